namespace LensForge.Domain.Grammar;

/// <summary>A place in a text where a lexicon knows a word or phrase.</summary>
/// <param name="Index">Index of the first word.</param>
/// <param name="Count">Words in the phrase.</param>
public readonly record struct Hit<T>(T Value, string Found, int Index, int Count);

/// <summary>
/// Words of several languages and what they mean. Rows are folded words and phrases parted by commas;
/// "kitchen" is the word, "küche*" every word that begins so, "*straße" every word that ends so.
/// In scripts without spaces the words are looked for inside runs.
/// </summary>
public sealed class Lexicon<T>
{
    private readonly Dictionary<string, T> _words = [];
    private readonly Dictionary<string, T> _stems = [];
    private readonly Dictionary<string, T> _endings = [];
    private readonly Dictionary<string, T> _signs = [];
    private readonly Dictionary<string, int> _phrases = [];
    private readonly int _shortestStem = 99;
    private readonly HashSet<T> _values;

    public Lexicon(params (T Value, string Words)[] rows)
    {
        _values = [.. rows.Select(row => row.Value)];
        foreach (var (value, words) in rows)
        {
            foreach (var raw in words.Split(','))
            {
                var entry = raw.Trim();
                if (entry.Length == 0) continue;
                var folded = string.Join(' ', Words.Of(entry).Select(word => word.Folded));
                if (Words.IsIdeographic(folded[0])) _signs.TryAdd(folded, value);
                else if (entry[0] == '*') _endings.TryAdd(folded, value);
                else if (entry[^1] == '*')
                {
                    _stems.TryAdd(folded, value);
                    _shortestStem = Math.Min(_shortestStem, folded.Length);
                }
                else _words.TryAdd(folded, value);
                // Most words of a phrase by its first word: nearly every word of a text begins none.
                if (folded.IndexOf(' ') is > 0 and var first && folded[..first] is var head)
                    _phrases[head] = Math.Max(_phrases.GetValueOrDefault(head), folded.Count(letter => letter == ' ') + 1);
            }
        }
    }

    /// <summary>Everything that it has words for, each once.</summary>
    public IReadOnlyCollection<T> Values => _values;

    public IEnumerable<Hit<T>> In(string text) => In(Words.Of(text));

    public IEnumerable<Hit<T>> In(IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count;)
        {
            if (Words.IsIdeographic(words[i].Folded[0]))
            {
                foreach (var hit in InSigns(words[i].Folded, i)) yield return hit;
                i++;
                continue;
            }

            var taken = 0;
            for (var count = Math.Min(_phrases.GetValueOrDefault(words[i].Folded, 1), words.Count - i); count > 0 && taken == 0; count--)
            {
                var phrase = count == 1 ? words[i].Folded : Phrase(words, i, count);
                if (!TryFind(phrase, count, out var value)) continue;
                yield return new(value, count == 1 ? words[i].Text : string.Join(' ', words.Skip(i).Take(count).Select(word => word.Text)), i, count);
                taken = count;
            }

            i += Math.Max(1, taken);
        }
    }

    public bool Knows(string text) => In(text).Any();

    private bool TryFind(string phrase, int count, out T value)
    {
        if (_words.TryGetValue(phrase, out value!)) return true;
        if (_stems.Count > 0)
        {
            var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
            // The stem of a phrase ends in its last word.
            var shortest = Math.Max(_shortestStem, count == 1 ? 1 : phrase.LastIndexOf(' ') + 2);
            for (var length = phrase.Length; length >= shortest; length--)
                if (stems.TryGetValue(phrase.AsSpan(0, length), out value!)) return true;
        }

        if (count == 1 && _endings.Count > 0)
        {
            var endings = _endings.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var start = 0; start <= phrase.Length - 3; start++)
                if (endings.TryGetValue(phrase.AsSpan(start), out value!)) return true;
        }

        value = default!;
        return false;
    }

    private IEnumerable<Hit<T>> InSigns(string run, int index)
    {
        for (var start = 0; start < run.Length;)
        {
            var taken = 0;
            for (var length = Math.Min(6, run.Length - start); length > 0 && taken == 0; length--)
            {
                if (!_signs.TryGetValue(run.Substring(start, length), out var value)) continue;
                yield return new(value, run.Substring(start, length), index, 1);
                taken = length;
            }

            start += Math.Max(1, taken);
        }
    }

    private static string Phrase(IReadOnlyList<Word> words, int start, int count)
    {
        var phrase = words[start].Folded;
        for (var i = 1; i < count; i++) phrase += " " + words[start + i].Folded;
        return phrase;
    }
}
