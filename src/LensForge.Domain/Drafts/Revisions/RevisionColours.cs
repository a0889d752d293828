namespace LensForge.Domain.Drafts.Revisions;

/// <summary>The colours of revised pages in the order of the Writers Guild of America, beginning again as "Second Blue" after Cherry.</summary>
public static class RevisionColours
{
    public const string First = "White";

    private static readonly string[] Round = ["Blue", "Pink", "Yellow", "Green", "Goldenrod", "Buff", "Salmon", "Cherry"];

    private static readonly string[] Rounds = ["", "Second ", "Third ", "Fourth ", "Fifth "];

    public static IReadOnlyList<string> All { get; } = [First, .. Rounds.SelectMany(round => Round.Select(colour => round + colour))];

    /// <summary>The next in order; null behind the last.</summary>
    public static string? After(string colour) => All.SkipWhile(one => one != colour).ElementAtOrDefault(1);

    /// <summary>As CSS and paper have it, "#rrggbb".</summary>
    public static string Tint(string colour) => colour.Split(' ')[^1] switch
    {
        "Blue" => "#a9cdf0",
        "Pink" => "#f5b8cb",
        "Yellow" => "#f6ea8c",
        "Green" => "#b4dfae",
        "Goldenrod" => "#f0c35a",
        "Buff" => "#ecd3a8",
        "Salmon" => "#f6b39c",
        "Cherry" => "#e58a92",
        _ => "#ffffff",
    };
}
