using System.Globalization;

namespace LensForge.Domain.ShotLists;

/// <summary>Names as they stand in a sentence rather than over a speech.</summary>
internal static class Names
{
    /// <summary>"OLD TAM" gives "Old Tam"; what is not in capitals stays as it is.</summary>
    public static string Of(string name) =>
        name.Any(char.IsLower) ? name : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant());

    public static string Joined(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nobody",
        1 => Of(names[0]),
        2 => $"{Of(names[0])} and {Of(names[1])}",
        _ => $"{string.Join(", ", names.Take(names.Count - 1).Select(Of))} and {Of(names[^1])}",
    };
}
