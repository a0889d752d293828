using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Drafts.Numbers;

/// <summary>Numbers between numbers that stay: 12A behind 12, A1 before 1, A12A before 12A. The letters are those of set-ups, without I and O.</summary>
public static class InsertedNumber
{
    private const int Most = 2000;

    /// <param name="before">The number that it follows; null at the beginning.</param>
    /// <param name="after">The number that it stands before; null at the end.</param>
    public static string Between(string? before, string? after, IReadOnlySet<string> taken)
    {
        if (before is null) return after is null ? Plain(taken) : First(letter => letter + after, taken);

        // 12 and 12A: what comes between goes before the second. So does what follows A12A there.
        if (after is not null && after.Length > before.Length && (Rest(after, before) || Lead(after, before))) return First(letter => letter + after, taken);
        if (after is not null && before.Length > after.Length && Lead(before, after)) return First(letter => letter + after, taken, from: before[..^after.Length]);
        if (after is not null && Bare(before) == Bare(after) && before.Length == after.Length && char.IsLetter(before[0])) return First(letter => letter + after, taken);

        // 12B behind 12A, unless that is where the next one stands already.
        var stem = before[..^1];
        if (before.Length > 1 && char.IsLetter(before[^1]) && !(after is not null && Rest(after, stem))) return First(letter => stem + letter, taken, from: before[^1..]);
        return First(letter => before + letter, taken);
    }

    private static bool Rest(string number, string start) => number.StartsWith(start, StringComparison.Ordinal) && number[start.Length..].All(char.IsLetter);

    private static bool Lead(string number, string end) => number.EndsWith(end, StringComparison.Ordinal) && number[..^end.Length].All(char.IsLetter);

    private static string Bare(string number) => number.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);

    private static string Plain(IReadOnlySet<string> taken)
    {
        for (var number = 1; ; number++)
            if (!taken.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture))) return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string First(Func<string, string> made, IReadOnlySet<string> taken, string? from = null)
    {
        var past = from is null;
        for (var index = 0; ; index++)
        {
            var letter = ShotNumbers.Letter(index);
            if (past && !taken.Contains(made(letter))) return made(letter);
            past |= letter == from || index > Most;
        }
    }
}
