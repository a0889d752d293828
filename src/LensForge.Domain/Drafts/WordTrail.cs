using LensForge.Domain.LiveText;

namespace LensForge.Domain.Drafts;

/// <summary>
/// Follows every unit of a text from the line that it was in through the changes that are made of it, as <see cref="Blame"/> follows authors: a
/// second text of the same length in which each unit is the number of its first line, and 0 is what was written since. Whole lines that
/// are put in again, after they were cut, by undoing, or by a file that has them elsewhere, are the lines they were.
/// </summary>
public sealed class WordTrail
{
    // Shorter lines (a name, "Yes.") are too many of a kind to be known again.
    private const int LeastLetters = 12;

    private const int MostCut = 20_000;

    private readonly Dictionary<string, string> _cut = new(StringComparer.Ordinal);
    private Rope _text;
    private Rope _marks;

    private WordTrail(Rope text, Rope marks) => (_text, _marks) = (text, marks);

    /// <summary>One unit for each of the text: the number of the line it was in, from 1; 0 for what is new, and for lines beyond 65,535.</summary>
    public string Marks => _marks.ToString();

    public string Text => _text.ToString();

    public static WordTrail From(string text)
    {
        var marks = new char[text.Length];
        var line = 1;
        for (var i = 0; i < text.Length; i++)
        {
            marks[i] = line <= char.MaxValue ? (char)line : '\0';
            if (text[i] == '\n') line++;
        }

        return new(Rope.Of(text), Rope.Of(new string(marks)));
    }

    public WordTrail Copy()
    {
        var copy = new WordTrail(_text, _marks);
        foreach (var (line, marks) in _cut) copy._cut[line] = marks;
        return copy;
    }

    /// <exception cref="ChangeRefusedException">The text has another length.</exception>
    public void Apply(ChangeSet changes)
    {
        if (changes.Length != _text.Length) throw new ChangeRefusedException($"A change of a text of {changes.Length} cannot be followed in one of {_text.Length}.");
        Remember(changes);
        var at = 0;
        foreach (var section in changes.Sections)
        {
            if (section.Inserted is { } inserted)
            {
                _text = _text.Replace(at, at + section.Length, inserted);
                _marks = _marks.Replace(at, at + section.Length, Known(inserted));
            }

            at += section.NewLength;
        }
    }

    private void Remember(ChangeSet changes)
    {
        var at = 0;
        foreach (var section in changes.Sections)
        {
            if (section.Inserted is not null && section.Length >= LeastLetters)
            {
                var (gone, marks) = (_text.Slice(at, at + section.Length), _marks.Slice(at, at + section.Length));
                if (_cut.Count > MostCut) _cut.Clear();
                foreach (var (from, line) in Lines(gone)) _cut[line] = marks.Substring(from, line.Length);
            }

            at += section.Length;
        }
    }

    private string Known(string inserted)
    {
        var marks = new char[inserted.Length];
        if (inserted.Length >= LeastLetters && _cut.Count > 0)
            foreach (var (from, line) in Lines(inserted))
                if (_cut.Remove(line, out var known)) known.CopyTo(0, marks, from, known.Length);
        return new(marks);
    }

    private static IEnumerable<(int From, string Line)> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text[at..end].Trim();
            if (line.Length >= LeastLetters) yield return (text.IndexOf(line, at, StringComparison.Ordinal), line);
            at = end + 1;
        }
    }
}
