namespace LensForge.Domain.Screenplays.Paper;

internal static class PaperText
{
    /// <summary>Two printed lines as one text: a word broken at its hyphen is whole again.</summary>
    public static string Joined(string first, string second) =>
        first.Length > 1 && first[^1] == '-' && char.IsLetter(first[^2]) && second.Length > 0 && char.IsLetterOrDigit(second[0]) ? first + second : $"{first} {second}";

    /// <summary>The writer ended the line: the next word would have had room on it.</summary>
    public static bool EndedByHand(string line, string next, double width)
    {
        var word = next.IndexOf(' ') is >= 0 and var end ? end : next.Length;
        return line.Length + 1 + word <= width - 0.5;
    }
}
