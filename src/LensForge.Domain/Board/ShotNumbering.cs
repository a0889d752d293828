namespace LensForge.Domain.Board;

/// <summary>
/// Numbers of shots that come in between, after the custom of the trade: what follows 3B is 3B1, 3B2; what follows 12 is 12A; what comes
/// before the first is A3A. A number that was given is never another shot's.
/// </summary>
public static class ShotNumbering
{
    public const int Longest = 12;

    /// <param name="taken">All numbers of the scene, those of omitted shots too.</param>
    public static string After(string number, IReadOnlySet<string> taken)
    {
        var stem = number.TrimEnd("0123456789".ToCharArray());
        // "3B1" is one of those that follow 3B; in "3" the figure is the number itself.
        var letters = stem.Length > 0 && char.IsLetter(stem[^1]);
        if (!letters) return First(at => number + ShotLists.ShotNumbers.Letter(at), taken);
        return First(at => stem + (at + 1), taken);
    }

    public static string Before(string number, IReadOnlySet<string> taken) => First(at => ShotLists.ShotNumbers.Letter(at) + number, taken);

    private static string First(Func<int, string> number, IReadOnlySet<string> taken)
    {
        for (var at = 0; ; at++)
            if (number(at) is var free && !taken.Contains(free)) return free;
    }
}
