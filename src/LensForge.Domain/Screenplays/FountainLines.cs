using System.Text;

namespace LensForge.Domain.Screenplays;

/// <summary>A line after notes and boneyards were taken out; it may have begun on one source line and ended on a later one.</summary>
/// <param name="First">Source offset of its first visible character.</param>
/// <param name="Last">Source offset of its last visible character.</param>
/// <param name="TwoSpaces">Blank, but held open by two spaces or more.</param>
internal readonly record struct FountainLine(string Text, int First, int Last, bool TwoSpaces)
{
    public bool Blank => First < 0;
}

/// <summary>Something between marks that stands outside the text: a note or a boneyard.</summary>
internal readonly record struct Aside(ElementKind Kind, int Start, int End)
{
    public const int MarkLength = 2;
}

/// <summary>Cuts a Fountain text into lines, with its notes and boneyards set aside. One pass, linear in the text.</summary>
internal sealed class FountainLines
{
    private FountainLines(List<FountainLine> lines, List<Aside> asides, List<int> unclosed) =>
        (Lines, Asides, Unclosed) = (lines, asides, unclosed);

    public List<FountainLine> Lines { get; }

    public List<Aside> Asides { get; }

    /// <summary>Offsets of marks that nothing closes: they stay in the text and are reported.</summary>
    public List<int> Unclosed { get; }

    public static FountainLines Cut(string text)
    {
        var (asides, unclosed) = SetAside(text);
        return new(CutLines(text, asides), asides, unclosed);
    }

    private static (List<Aside> Asides, List<int> Unclosed) SetAside(string text)
    {
        var asides = new List<Aside>();
        var unclosed = new List<int>();
        int boneyardEnd = -1, noteEnd = -1, emptyLine = -1;
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAny('/', '[');
            if (next < 0 || i + next + 1 >= text.Length)
            {
                break;
            }

            i += next;
            var escaped = i > 0 && text[i - 1] == '\\';
            if (text[i] == '/' && text[i + 1] == '*' && !escaped)
            {
                boneyardEnd = NextAfter(text, "*/", boneyardEnd, i + 2);
                if (boneyardEnd < text.Length)
                {
                    asides.Add(new(ElementKind.Boneyard, i, boneyardEnd + 2));
                    i = boneyardEnd + 2;
                    continue;
                }

                unclosed.Add(i);
                i += 2;
            }
            else if (text[i] == '[' && text[i + 1] == '[' && !escaped)
            {
                noteEnd = NextAfter(text, "]]", noteEnd, i + 2);
                emptyLine = NextAfter(text, "\n\n", emptyLine, i + 2);
                if (noteEnd < emptyLine && noteEnd < text.Length)
                {
                    asides.Add(new(ElementKind.Note, i, noteEnd + 2));
                    i = noteEnd + 2;
                    continue;
                }

                unclosed.Add(i);
                i += 2;
            }
            else
            {
                i++;
            }
        }

        return (asides, unclosed);
    }

    // The searches only ever move forward, however many marks stay open.
    private static int NextAfter(string text, string wanted, int known, int from)
    {
        if (known >= from)
        {
            return known;
        }

        var found = from <= text.Length ? text.IndexOf(wanted, from, StringComparison.Ordinal) : -1;
        return found < 0 ? int.MaxValue : found;
    }

    private static List<FountainLine> CutLines(string text, List<Aside> asides)
    {
        var lines = new List<FountainLine>();
        var joined = new StringBuilder();
        int at = 0, aside = 0, lineEnd = -1;
        while (at <= text.Length)
        {
            int first = -1, last = -1;
            bool hadAside = false, standsForBlank = false;
            joined.Clear();
            while (true)
            {
                if (lineEnd < at)
                {
                    lineEnd = text.IndexOf('\n', at);
                    lineEnd = lineEnd < 0 ? text.Length : lineEnd;
                }

                var stop = aside < asides.Count && asides[aside].Start < lineEnd ? asides[aside].Start : lineEnd;
                var piece = text.AsSpan(at, stop - at);
                var leading = piece.Length - piece.TrimStart().Length;
                if (leading < piece.Length)
                {
                    first = first < 0 ? at + leading : first;
                    last = at + piece.TrimEnd().Length - 1;
                }

                if (hadAside && (joined.Length == 0 || char.IsWhiteSpace(joined[^1])))
                {
                    piece = piece.TrimStart();
                }

                if (hadAside || stop < lineEnd)
                {
                    joined.Append(piece);
                }

                if (stop == lineEnd)
                {
                    break;
                }

                var between = text.AsSpan(asides[aside].Start, asides[aside].End - asides[aside].Start);
                standsForBlank |= asides[aside].Kind == ElementKind.Boneyard && between.Contains('\n');
                hadAside = true;
                at = asides[aside++].End;
            }

            var line = hadAside ? joined.ToString() : text[at..lineEnd];
            at = lineEnd + 1;
            if (first >= 0 || !hadAside)
            {
                lines.Add(new(line, first, last, first < 0 && line.Length >= 2));
            }
            else if (standsForBlank)
            {
                lines.Add(new("", -1, -1, false));
            }
        }

        return lines;
    }
}
