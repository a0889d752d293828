using System.Text;
using System.Text.RegularExpressions;

namespace LensForge.Domain.Notes;

/// <summary>
/// The text of a note. People mentioned in it stand there by their ids, "@[id]", so that no name is in the log: who is erased is gone
/// from every note too.
/// </summary>
public static partial class NoteText
{
    public const int Longest = 4000;

    /// <returns>The text as it is kept.</returns>
    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public static string Require(string text)
    {
        var clean = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Concat(line.Where(letter => !char.IsControl(letter))).TrimEnd())).Trim();
        clean = LiveText.StorableText.Of(clean);
        if (clean.Length == 0) throw new RefusedException("The note is empty. Say what you mean.");
        if (clean.Length > Longest) throw new RefusedException($"A note has {Longest} characters at most; this one has {clean.Length}.");
        return clean;
    }

    public static IReadOnlyList<string> Mentions(string text) => [.. Token().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>Puts the ids of people in the place of "@Name", the longest name first.</summary>
    /// <param name="people">Id and name.</param>
    public static string Encode(string text, IEnumerable<(string Id, string Name)> people) => people
        .Where(person => person.Name.Length > 0)
        .OrderByDescending(person => person.Name.Length)
        .Aggregate(text, (so, person) => Regex.Replace(so, $@"(?<![\w@\[])@{Regex.Escape(person.Name)}(?!\w)", $"@[{person.Id}]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>For people: in pieces, each a text or a mention.</summary>
    public static IEnumerable<(string Text, string? Person)> Pieces(string text, Func<string, string> name)
    {
        var at = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index > at) yield return (text[at..match.Index], null);
            yield return ("@" + name(match.Groups[1].Value), match.Groups[1].Value);
            at = match.Index + match.Length;
        }

        if (at < text.Length) yield return (text[at..], null);
    }

    /// <summary>Its first characters, a mention counted as one of twelve and never cut; an ellipsis behind them when there are more.</summary>
    public static string Begin(string text, int length)
    {
        var (begun, left) = (new StringBuilder(), length);
        foreach (var (piece, person) in Pieces(text, id => id))
        {
            if (left <= 0) return begun.Append('…').ToString();
            begun.Append(person is not null ? $"@[{person}]" : piece.Length > left ? piece[..left] + "…" : piece);
            if (person is null && piece.Length > left) return begun.ToString();
            left -= person is null ? piece.Length : 12;
        }

        return begun.ToString();
    }

    /// <summary>As it was typed, for typing on.</summary>
    public static string Plain(string text, Func<string, string> name) => string.Concat(Pieces(text, name).Select(piece => piece.Text));

    [GeneratedRegex(@"@\[([^\]\s]{1,64})\]")]
    private static partial Regex Token();
}
