namespace LensForge.Domain.Screenplays;

/// <summary>Sets a speech: the cue, its parentheticals and its words, broken over pages at a sentence where there is one.</summary>
internal sealed class SpeechSetter(PageSheets sheets, IReadOnlyList<ScreenplayElement> elements)
{
    private const int LongestCue = 4;

    public void Set(List<int> parts)
    {
        var (mark, row) = (sheets.Mark(), sheets.Row);
        if (sheets.RoomAfter(1) < 3 && !sheets.AtTop && !(sheets.RoomAfter(1) == 2 && Fits(parts, 0, 0, 2)))
        {
            sheets.TurnPage();
            TrySet(parts, mustFit: true);
        }
        else if (!TrySet(parts, mustFit: sheets.AtTop))
        {
            sheets.TakeBack(mark, row);
            sheets.TurnPage();
            TrySet(parts, mustFit: true);
        }

        sheets.EndParagraph(heading: false);
    }

    /// <param name="mustFit">There is no better page to go to.</param>
    private bool TrySet(List<int> parts, bool mustFit)
    {
        sheets.Skip(1);
        var cue = elements[parts[0]].Text;
        var cueLines = LineBreaker.Lines(cue, 0, PageLayout.CharacterWidth, LongestCue, out var restOfCue);
        sheets.Put(parts[0], cueLines, cueLines.Count);
        while (restOfCue >= 0)
        {
            if (sheets.RoomAfter(0) < 1)
            {
                sheets.EndParagraph(heading: false);
                sheets.TurnPage();
            }

            sheets.Put(parts[0], LineBreaker.Lines(cue, restOfCue, PageLayout.CharacterWidth, 1, out restOfCue), 1);
        }

        var spoken = false;
        for (int i = 1, at = 0; i < parts.Count;)
        {
            var room = sheets.RoomAfter(0);
            if (Fits(parts, i, at, room))
            {
                for (; i < parts.Count; i++, at = 0)
                {
                    Put(parts[i], at);
                }

                return true;
            }

            // A row is kept for (MORE).
            var cap = room - 1;
            var element = elements[parts[i]];
            var (_, width) = PageLayout.Place(element.Kind);
            var lines = LineBreaker.Lines(element.Text, at, width, Math.Max(cap, 0) + 2, out var rest);
            var whole = rest < 0 && lines.Count <= cap;
            if (element.Kind == ElementKind.Parenthetical && whole && lines.Count + 2 <= cap)
            {
                sheets.Put(parts[i], lines, lines.Count);
                (i, at) = (i + 1, 0);
                continue;
            }

            if (element.Kind != ElementKind.Parenthetical)
            {
                if (whole && i + 1 < parts.Count)
                {
                    sheets.Put(parts[i], lines, lines.Count);
                    (i, at, spoken) = (i + 1, 0, true);
                    continue;
                }

                var kept = AtSentence(element.Text, lines, Math.Min(cap, rest < 0 ? lines.Count - 2 : lines.Count), out var next);
                if (kept >= 2)
                {
                    sheets.Put(parts[i], lines, kept);
                    (at, spoken) = (next, true);
                }
            }

            if (!spoken)
            {
                if (!mustFit)
                {
                    return false;
                }

                var forced = Math.Min(lines.Count, Math.Max(cap, 1));
                sheets.Put(parts[i], lines, forced);
                at = forced < lines.Count ? lines[forced].Start : rest;
                (i, at) = at < 0 ? (i + 1, 0) : (i, at);
                if (i >= parts.Count)
                {
                    return true;
                }
            }

            sheets.PutMark(parts[0], PageLineMark.More, "(MORE)");
            sheets.EndParagraph(heading: false);
            sheets.TurnPage();
            sheets.PutMark(parts[0], PageLineMark.Continued, Continued(cue));
            (spoken, mustFit) = (false, true);
        }

        return true;
    }

    /// <summary>Two speeches side by side; false where they are too tall for that.</summary>
    public bool TrySetBeside(List<int> left, List<int> right)
    {
        if (Column(left, 0) is not { } first || Column(right, PageLayout.DualColumn) is not { } second)
        {
            return false;
        }

        var height = Math.Max(first.Count, second.Count);
        for (var turns = 0; height > sheets.RoomAfter(1) && turns < 2; turns++)
        {
            sheets.TurnPage();
        }

        sheets.Skip(1);
        for (var row = 0; row < height; row++)
        {
            foreach (var column in (List<(int Element, BrokenLine Line, int Column)>[])[first, second])
            {
                if (row < column.Count)
                {
                    sheets.Put(column[row].Element, column[row].Line, 0, column[row].Column);
                }
            }

            sheets.NextRow();
        }

        sheets.EndParagraph(heading: false);
        return true;
    }

    private List<(int Element, BrokenLine Line, int Column)>? Column(List<int> parts, int left)
    {
        var lines = new List<(int, BrokenLine, int)>();
        foreach (var part in parts)
        {
            var indent = elements[part].Kind switch { ElementKind.Character => 8, ElementKind.Parenthetical => 3, _ => 0 };
            foreach (var line in LineBreaker.Lines(elements[part].Text, 0, PageLayout.DualWidth - indent, PageLayout.LinesPerPage + 1, out _))
            {
                lines.Add((part, line, left + indent));
            }

            if (lines.Count > PageLayout.LinesPerPage - 4)
            {
                return null;
            }
        }

        return lines;
    }

    private void Put(int part, int at)
    {
        var (_, width) = PageLayout.Place(elements[part].Kind);
        var lines = LineBreaker.Lines(elements[part].Text, at, width, PageLayout.LinesPerPage, out _);
        sheets.Put(part, lines, lines.Count);
    }

    private bool Fits(List<int> parts, int from, int at, int room)
    {
        for (var i = from; i < parts.Count; i++, at = 0)
        {
            var (_, width) = PageLayout.Place(elements[parts[i]].Kind);
            room -= LineBreaker.Lines(elements[parts[i]].Text, at, width, room + 1, out var rest).Count;
            if (room < 0 || rest >= 0)
            {
                return false;
            }
        }

        return true;
    }

    // The last sentence that ends within the lines there is room for; else the lines as they are.
    private static int AtSentence(string text, List<BrokenLine> lines, int most, out int next)
    {
        next = most >= 1 && most < lines.Count ? lines[most].Start : -1;
        for (var kept = most; kept >= 2; kept--)
        {
            var line = lines[kept - 1];
            for (var i = line.Start + line.Length - 1; i >= line.Start; i--)
            {
                if (text[i] is '.' or '!' or '?' or '…' && (i + 1 >= text.Length || text[i + 1] is ' ' or '\n'))
                {
                    next = i + 1;
                    while (next < text.Length && text[next] is ' ' or '\n')
                    {
                        next++;
                    }

                    if (next < text.Length)
                    {
                        lines[kept - 1] = line with { Length = i + 1 - line.Start };
                        return kept;
                    }
                }
            }
        }

        next = most >= 1 && most < lines.Count ? lines[most].Start : -1;
        return next < 0 ? 0 : most;
    }

    private static string Continued(string cue)
    {
        var name = cue.Length <= PageLayout.CharacterWidth ? cue.Replace('\n', ' ') : CharacterCue.NameOf(cue[..PageLayout.CharacterWidth]);
        return name.Contains("CONT'D", StringComparison.OrdinalIgnoreCase) || name.Contains("CONT’D", StringComparison.OrdinalIgnoreCase) ? name : $"{name} (CONT'D)";
    }
}
