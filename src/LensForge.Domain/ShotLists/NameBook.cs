using LensForge.Domain.Grammar;

namespace LensForge.Domain.ShotLists;

/// <summary>Finds the people of a scene in running text, by their whole name or by a part that only they have.</summary>
public sealed class NameBook
{
    private readonly Dictionary<string, List<(string Name, IReadOnlyList<Word> Parts)>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _signs = [];
    private readonly IReadOnlySet<string> _others;

    /// <param name="names">The people who can be found.</param>
    /// <param name="others">Folded parts of the names of everybody in the script, here or not: never things.</param>
    public NameBook(IEnumerable<string> names, IReadOnlySet<string>? others = null)
    {
        _others = others ?? new HashSet<string>();
        foreach (var name in names)
        {
            var parts = Words.Of(name);
            if (parts.Count == 0) continue;
            if (Words.IsIdeographic(parts[0].Text[0])) { _signs.Add(name); continue; }
            if (!_whole.TryGetValue(parts[0].Folded, out var list)) _whole[parts[0].Folded] = list = [];
            list.Add((name, parts));
            list.Sort((a, b) => b.Parts.Count.CompareTo(a.Parts.Count));
            foreach (var part in parts)
            {
                if (part.Folded.Length < 3 && parts.Count > 1) continue;
                _parts[part.Folded] = _parts.ContainsKey(part.Folded) ? null : name;
            }
        }
    }

    /// <summary>Folded parts of names, for the second parameter of the constructor.</summary>
    public static IReadOnlySet<string> PartsOf(IEnumerable<string> names) =>
        names.SelectMany(Words.Of).Where(part => part.Folded.Length > 2).Select(part => part.Folded).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a word is a name or a part of one.</summary>
    public bool IsName(in Word word) => _parts.ContainsKey(word.Folded) || _others.Contains(word.Folded);

    /// <summary>Who is named, with the index of the word, in the order of the text.</summary>
    public IReadOnlyList<(string Name, int Index)> In(IReadOnlyList<Word> words)
    {
        var found = new List<(string, int)>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Words.IsIdeographic(word.Text[0]))
            {
                foreach (var (name, _) in _signs.Select(name => (name, At: word.Text.IndexOf(name, StringComparison.Ordinal))).Where(hit => hit.At >= 0).OrderBy(hit => hit.At))
                    found.Add((name, i));
                continue;
            }

            if (char.IsLower(word.Text[0])) continue;
            if (_whole.TryGetValue(word.Folded, out var candidates) && Match(candidates, words, i) is { } match)
            {
                found.Add((match.Name, i));
                i += match.Parts.Count - 1;
            }
            else if (_parts.TryGetValue(word.Folded, out var owner) && owner is not null)
            {
                found.Add((owner, i));
            }
        }

        return found;
    }

    private static (string Name, IReadOnlyList<Word> Parts)? Match(List<(string Name, IReadOnlyList<Word> Parts)> candidates, IReadOnlyList<Word> words, int start)
    {
        foreach (var candidate in candidates)
        {
            if (start + candidate.Parts.Count > words.Count) continue;
            var same = true;
            for (var k = 1; k < candidate.Parts.Count && same; k++) same = words[start + k].Folded == candidate.Parts[k].Folded;
            if (same) return candidate;
        }

        return null;
    }
}
