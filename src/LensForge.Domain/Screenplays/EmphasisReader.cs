using System.Text;

namespace LensForge.Domain.Screenplays;

/// <summary>
/// Fountain's *italic*, **bold**, ***both*** and _underline_, taken out of a text. Never across a line end; a backslash makes a
/// mark literal; a star between spaces is a star; an underscore inside a word is an underscore. Linear in the text.
/// </summary>
internal static class EmphasisReader
{
    public static (string Text, IReadOnlyList<TextRun> Runs) Read(string marked)
    {
        if (marked.AsSpan().IndexOfAny('*', '_', '\\') < 0)
        {
            return (marked, []);
        }

        var found = new List<Mark>();
        var lineStart = 0;
        while (lineStart <= marked.Length)
        {
            var end = marked.IndexOf('\n', lineStart);
            end = end < 0 ? marked.Length : end;
            FindMarks(marked, lineStart, end, found);
            lineStart = end + 1;
        }

        return Written(marked, found);
    }

    private sealed class Mark(int at, int length)
    {
        public int At { get; } = at;

        public int Length { get; } = length;

        /// <summary>Stars (or the underscore) that turned out to be marks; the rest is literal.</summary>
        public int Used { get; set; }

        public int Free => Length - Used;

        public List<(Emphasis Emphasis, bool Opens)> Switches { get; } = [];
    }

    private static void FindMarks(string text, int start, int end, List<Mark> marks)
    {
        var open = new Stack<Mark>[] { new(), new(), new(), new() };
        Mark? underline = null;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < end && text[i + 1] is '*' or '_':
                    marks.Add(new(i, 0));
                    i++;
                    break;
                case '*':
                    var stars = 1;
                    while (i + stars < end && text[i + stars] == '*')
                    {
                        stars++;
                    }

                    if (stars <= 3)
                    {
                        var mark = new Mark(i, stars);
                        marks.Add(mark);
                        if (i > start && !char.IsWhiteSpace(text[i - 1]))
                        {
                            CloseStars(mark, open);
                        }

                        if (mark.Used == 0 && i + stars < end && !char.IsWhiteSpace(text[i + stars]))
                        {
                            open[stars].Push(mark);
                        }
                    }

                    i += stars - 1;
                    break;
                case '_':
                    var afterWord = i > start && char.IsLetterOrDigit(text[i - 1]);
                    var beforeWord = i + 1 < end && char.IsLetterOrDigit(text[i + 1]);
                    var line = new Mark(i, 1);
                    if (underline is not null && i > start && !char.IsWhiteSpace(text[i - 1]) && !beforeWord && i - underline.At > 1)
                    {
                        Join(underline, line, 1, Emphasis.Underline);
                        marks.Add(line);
                        underline = null;
                    }
                    else if (!afterWord && i + 1 < end && !char.IsWhiteSpace(text[i + 1]))
                    {
                        underline = line;
                        marks.Add(line);
                    }

                    break;
            }
        }
    }

    private static void CloseStars(Mark closer, Stack<Mark>[] open)
    {
        while (closer.Free > 0)
        {
            // The nearest opener that this closer can finish: one not longer than it, or three stars of which it closes a part.
            Mark? best = null;
            for (var free = 1; free <= 3; free++)
            {
                if ((free <= closer.Free || free == 3) && open[free].TryPeek(out var mark) && (best is null || mark.At > best.At) && mark.At + mark.Length < closer.At)
                {
                    best = mark;
                }
            }

            if (best is null)
            {
                return;
            }

            foreach (var stack in open)
            {
                while (stack.TryPeek(out var inner) && inner.At >= best.At)
                {
                    stack.Pop();
                }
            }

            var stars = Math.Min(best.Free, closer.Free);
            Join(best, closer, stars, stars switch { 1 => Emphasis.Italic, 2 => Emphasis.Bold, _ => Emphasis.Bold | Emphasis.Italic });
            if (best.Free > 0)
            {
                open[best.Free].Push(best);
            }
        }
    }

    private static void Join(Mark opener, Mark closer, int length, Emphasis emphasis)
    {
        opener.Used += length;
        closer.Used += length;
        opener.Switches.Add((emphasis, true));
        closer.Switches.Add((emphasis, false));
    }

    private static (string Text, IReadOnlyList<TextRun> Runs) Written(string marked, List<Mark> marks)
    {
        var plain = new StringBuilder(marked.Length);
        var runs = new List<TextRun>();
        int bold = 0, italic = 0, underline = 0, runStart = 0, at = 0;
        var current = Emphasis.None;
        foreach (var mark in marks)
        {
            plain.Append(marked, at, mark.At - at);
            at = mark.At + (mark.Length == 0 ? 1 : mark.Length);
            var literal = mark.Length - mark.Used;
            var opens = mark.Switches.Count > 0 && mark.Switches[0].Opens;
            plain.Append(marked[mark.At], opens ? literal : 0);
            foreach (var (emphasis, opening) in mark.Switches)
            {
                var step = opening ? 1 : -1;
                bold += emphasis.HasFlag(Emphasis.Bold) ? step : 0;
                italic += emphasis.HasFlag(Emphasis.Italic) ? step : 0;
                underline += emphasis.HasFlag(Emphasis.Underline) ? step : 0;
            }

            var next = (bold > 0 ? Emphasis.Bold : 0) | (italic > 0 ? Emphasis.Italic : 0) | (underline > 0 ? Emphasis.Underline : 0);
            if (next != current)
            {
                if (plain.Length > runStart)
                {
                    runs.Add(new(plain.ToString(runStart, plain.Length - runStart), current));
                    runStart = plain.Length;
                }

                current = next;
            }

            plain.Append(marked[mark.At], opens ? 0 : literal);
        }

        plain.Append(marked, at, marked.Length - at);
        if (runs.Count > 0 && plain.Length > runStart)
        {
            runs.Add(new(plain.ToString(runStart, plain.Length - runStart), current));
        }

        return (plain.ToString(), runs.Count == 0 || runs.TrueForAll(run => run.Emphasis == Emphasis.None) ? [] : runs);
    }
}
