namespace LensForge.Domain.Screenplays;

/// <summary>A word of an action text.</summary>
internal readonly record struct ActionWord(int Start, int End)
{
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>Cuts action into words: letters and digits, with the hyphens, apostrophes and dots that names have inside.</summary>
internal static class ActionWords
{
    public static List<ActionWord> Of(string text)
    {
        var words = new List<ActionWord>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLetter(text[i]))
            {
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && (IsLetter(text[i + 1]) || (text[i + 1] is '-' or '\'' or '’' or '.' && i + 2 < text.Length && IsLetter(text[i + 2]) && !IsPossessive(text, i + 1))))
            {
                i++;
            }

            words.Add(new(start, i + 1));
        }

        return words;
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    // ANNA's coat: the name ends before the apostrophe.
    private static bool IsPossessive(string text, int apostrophe) =>
        text[apostrophe] is '\'' or '’' && text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 >= text.Length || !IsLetter(text[apostrophe + 2]));
}
