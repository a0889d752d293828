using System.Text;

namespace LensForge.Domain.Grammar;

/// <summary>A word of a text: as written, and folded to lower case without accents for comparing.</summary>
/// <param name="Start">Index of its first letter in the text.</param>
/// <param name="Capitals">Two letters or more, all of them capitals.</param>
public readonly record struct Word(string Text, string Folded, int Start, bool Capitals)
{
    public int End => Start + Text.Length;
}

/// <summary>Words and sentences of any script; scripts without spaces are taken in runs.</summary>
public static class Words
{
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżžё";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzzе";

    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text[i])) { i++; continue; }
            var start = i;
            while (i < text.Length && IsPart(text[i])) i++;
            var word = text[start..i];
            words.Add(new(word, Fold(word), start, IsCapitals(word)));
        }

        return words;
    }

    public static string Fold(string word)
    {
        StringBuilder? folded = null;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = char.ToLowerInvariant(word[i]);
            if (letter >= 0x80)
            {
                var at = Accented.IndexOf(letter);
                if (at >= 0) letter = Plain[at];
                var pair = letter switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'þ' => "th", _ => null };
                if (pair is not null)
                {
                    folded ??= new StringBuilder(word, 0, i, word.Length + 2);
                    folded.Append(pair);
                    continue;
                }
            }

            if (folded is null && letter != word[i]) folded = new StringBuilder(word, 0, i, word.Length + 2);
            folded?.Append(letter);
        }

        return folded?.ToString() ?? word;
    }

    /// <summary>How many words a reader counts: in scripts without spaces about one in 1.7 signs is one.</summary>
    public static int Count(string text)
    {
        var signs = 0;
        var words = 0;
        var inside = false;
        foreach (var letter in text)
        {
            if (IsIdeographic(letter)) { signs++; inside = false; continue; }
            var part = char.IsLetterOrDigit(letter) || (inside && letter is '\'' or '’' or '-');
            if (part && !inside) words++;
            inside = part;
        }

        return words + (signs * 10 + 16) / 17;
    }

    /// <summary>The sentences of a paragraph; put together again with blanks they are the paragraph.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var wide = letter is '。' or '！' or '？';
            if (letter == '\n') { Add(i); continue; }
            if (!wide && letter is not ('.' or '!' or '?' or '…' or '؟' or '।')) continue;
            while (i + 1 < text.Length && text[i + 1] is '.' or '!' or '?' or '…' or '"' or '”' or '»' or '\'' or '’' or ')' or '」' or '。' or '！' or '？') i++;
            if (!wide && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1])) continue;
            if (letter == '.' && IsAbbreviation(text, start, i)) continue;
            Add(i + 1);
        }

        Add(text.Length);
        return sentences;

        void Add(int end)
        {
            var sentence = text[start..end].Trim();
            if (sentence.Length > 0) sentences.Add(sentence);
            start = end;
        }
    }

    public static bool IsIdeographic(char letter) =>
        letter is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\uF900' and <= '\uFAFF' or >= '\u0E00' and <= '\u0E7F';

    private static bool IsPart(char letter) =>
        char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsCapitals(string word)
    {
        var letters = 0;
        foreach (var letter in word)
        {
            if (char.IsLower(letter)) return false;
            if (char.IsUpper(letter)) letters++;
        }

        return letters >= 2;
    }

    // "Dr. Weiss", "St. Pauli", "J. Smith": a short capitalised word before the stop does not end a sentence.
    private static bool IsAbbreviation(string text, int start, int stop)
    {
        var first = stop;
        while (first > start && char.IsLetter(text[first - 1])) first--;
        var length = stop - first;
        if (length is 0 or > 3 || !char.IsUpper(text[first])) return false;
        if (length == 1) return true;
        return Fold(text[first..stop]) is "dr" or "mr" or "mrs" or "ms" or "st" or "fr" or "hr" or "sr" or "sra" or "jr" or "mme" or "mlle" or "sig" or "lt" or "sgt" or "no" or "pan";
    }
}
