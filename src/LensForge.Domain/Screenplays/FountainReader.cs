namespace LensForge.Domain.Screenplays;

/// <summary>Reads Fountain 1.1. Where the published rules leave a choice, each is stated at its place. Linear in the text.</summary>
internal sealed class FountainReader
{
    private readonly SourceText _source;
    private readonly FountainLines _cut;
    private readonly List<FountainLine> _lines;
    private readonly FountainCues _cues;
    private readonly List<(int First, int Last, ScreenplayElement Element)> _found = [];
    private int _blankLines;

    private FountainReader(SourceText source)
    {
        _source = source;
        _cut = FountainLines.Cut(source.Text);
        _lines = _cut.Lines;
        _cues = new(_lines);
    }

    public static ScriptReading Read(SourceText source) => new FountainReader(source).Read();

    private ScriptReading Read()
    {
        var reading = new ScriptReading();
        var at = FountainTitlePage.Read(_lines, 0, reading.TitlePage);
        var afterBlank = true;
        while (at < _lines.Count)
        {
            if (_lines[at].Blank)
            {
                _blankLines++;
                afterBlank = true;
                at++;
                continue;
            }

            at = ReadAt(at, afterBlank, out afterBlank);
            _blankLines = 0;
        }

        Gather(reading);
        return reading;
    }

    /// <param name="free">What follows stands as after a blank line: nothing of this element can run on into it.</param>
    private int ReadAt(int at, bool afterBlank, out bool free)
    {
        var text = _lines[at].Text.Trim();
        free = true;
        switch (FountainMarks.KindOf(text, afterBlank))
        {
            case FountainMark.PageBreak:
                Add(ElementKind.PageBreak, "", at, at);
                return at + 1;
            case FountainMark.Section:
                var depth = text.Length - text.TrimStart('#').Length;
                Add(ElementKind.Section, text[depth..].Trim(), at, at, depth: Math.Min(6, depth));
                return at + 1;
            case FountainMark.Synopsis:
                Add(ElementKind.Synopsis, text[1..].Trim(), at, at);
                return at + 1;
            case FountainMark.Shot:
                Add(ElementKind.Shot, text[2..].Trim(), at, at);
                return at + 1;
            case FountainMark.ForcedHeading:
                AddHeading(text[1..].TrimStart(), at);
                return at + 1;
            case FountainMark.Heading:
                AddHeading(text, at);
                return at + 1;
            case FountainMark.Centered:
                Add(ElementKind.Centered, text[1..^1].Trim(), at, at);
                return at + 1;
            case FountainMark.ForcedTransition:
                Add(ElementKind.Transition, text[1..].Trim(), at, at);
                return at + 1;
            case FountainMark.Lyric:
                return ReadLyric(at);
            case FountainMark.ForcedCharacter:
                free = false;
                return ReadSpeech(at, text[1..].TrimStart());
        }

        var below = at + 1 < _lines.Count && !_lines[at + 1].Blank ? _lines[at + 1].Text.Trim() : null;
        if (afterBlank && text.EndsWith("TO:", StringComparison.Ordinal) && FountainCues.InCapitals(text))
        {
            Add(ElementKind.Transition, text, at, at);
            return at + 1;
        }

        free = false;
        return afterBlank && below is not null && (below[0] == '~' || !FountainMarks.BeginsAnew(below)) && _cues.IsCue(text, below) ? ReadSpeech(at, text) : ReadAction(at);
    }

    private void AddHeading(string text, int at)
    {
        string? number = null;
        if (text.EndsWith('#') && text.LastIndexOf('#', text.Length - 2) is var opening and > 0)
        {
            var inner = text[(opening + 1)..^1].Trim();
            if (inner.Length is > 0 and <= 24)
            {
                number = inner;
                text = text[..opening].TrimEnd();
            }
        }

        Add(ElementKind.SceneHeading, text, at, at, number: number);
    }

    private int ReadAction(int at)
    {
        var end = at + 1;
        while (end < _lines.Count && !_lines[end].Blank && !FountainMarks.BeginsAnew(_lines[end].Text.Trim()))
        {
            end++;
        }

        var paragraph = string.Join('\n', Enumerable.Range(at, end - at).Select(i =>
        {
            var line = _lines[i].Text.TrimEnd().Replace("\t", "    ", StringComparison.Ordinal);
            return i == at && line.TrimStart() is ['!', .. var forced] ? forced : line;
        }));
        Add(ElementKind.Action, paragraph, at, end - 1);
        return end;
    }

    private int ReadLyric(int at)
    {
        var end = at;
        while (end < _lines.Count && !_lines[end].Blank && _lines[end].Text.AsSpan().TrimStart() is ['~', ..])
        {
            end++;
        }

        Add(ElementKind.Lyric, string.Join('\n', Enumerable.Range(at, end - at).Select(i => _lines[i].Text.Trim()[1..].Trim())), at, end - 1);
        return end;
    }

    private int ReadSpeech(int cue, string text)
    {
        var dual = text.EndsWith('^');
        text = dual ? text.TrimEnd('^').TrimEnd() : text;
        Add(ElementKind.Character, text, cue, cue, dual: dual && FollowsSpeech());
        var at = cue + 1;
        while (at < _lines.Count)
        {
            if (_lines[at].Blank)
            {
                // Two spaces hold a speech open, unless something follows that can be no speech.
                var next = at;
                while (next < _lines.Count && _lines[next].TwoSpaces)
                {
                    next++;
                }

                if (!_lines[at].TwoSpaces || next == at || next >= _lines.Count || _lines[next].Blank || at == cue + 1 || FountainMarks.EndsSpeech(_lines[next].Text.Trim()))
                {
                    break;
                }

                at = next;
                continue;
            }

            var line = _lines[at].Text.Trim();
            if (FountainMarks.BeginsAnew(line) && line[0] is not ('~' or '!'))
            {
                break;
            }

            at = line[0] == '~' ? ReadLyric(at) : ParentheticalEnd(at) is var closing and >= 0 ? ReadParenthetical(at, closing) : ReadDialogue(at);
        }

        return at;
    }

    private bool FollowsSpeech() =>
        _found.Count > 0 && _found[^1].Element.Kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyric;

    // A parenthetical may run over a few lines.
    private int ParentheticalEnd(int at)
    {
        if (_lines[at].Blank || _lines[at].Text.AsSpan().TrimStart() is not ['(', ..])
        {
            return -1;
        }

        for (var end = at; end < Math.Min(_lines.Count, at + 4) && !_lines[end].Blank; end++)
        {
            var line = _lines[end].Text.AsSpan().TrimEnd();
            if (line.EndsWith(")"))
            {
                return end;
            }

            if (line.Contains(')'))
            {
                break;
            }
        }

        return -1;
    }

    private int ReadParenthetical(int at, int end)
    {
        Add(ElementKind.Parenthetical, string.Join('\n', Enumerable.Range(at, end - at + 1).Select(i => _lines[i].Text.Trim())), at, end);
        return end + 1;
    }

    private int ReadDialogue(int at)
    {
        var text = new List<string>();
        int end = at, last = at;
        while (end < _lines.Count)
        {
            if (_lines[end].Blank)
            {
                var next = end;
                while (next < _lines.Count && _lines[next].TwoSpaces)
                {
                    next++;
                }

                if (next == end || next >= _lines.Count || _lines[next].Blank || FountainMarks.EndsSpeech(_lines[next].Text.Trim()) || SpeechPartStarts(next))
                {
                    break;
                }

                text.AddRange(Enumerable.Repeat("", next - end));
                end = next;
                continue;
            }

            var line = _lines[end].Text.Trim();
            if (end > at && (SpeechPartStarts(end) || (FountainMarks.BeginsAnew(line) && line[0] != '!')))
            {
                break;
            }

            text.Add(line);
            last = end++;
        }

        Add(ElementKind.Dialogue, string.Join('\n', text), at, last);
        return last + 1;
    }

    private bool SpeechPartStarts(int at) => _lines[at].Text.AsSpan().TrimStart() is ['~', ..] || ParentheticalEnd(at) >= 0;

    private void Add(ElementKind kind, string marked, int firstLine, int lastLine, string? number = null, bool dual = false, int depth = 0)
    {
        ScriptReading.Admit(_found.Count + 1);
        var (text, runs) = EmphasisReader.Read(marked);
        int first = _lines[firstLine].First, last = _lines[lastLine].Last;
        _found.Add((first, last, new(kind, text, _source.Span(first, last))
        {
            Runs = runs,
            SceneNumber = number,
            Dual = dual,
            Depth = depth,
            ExtraBlankLines = kind is ElementKind.Action or ElementKind.Centered && _found.Count > 0 ? Math.Max(0, _blankLines - 1) : 0,
        }));
        _blankLines = 0;
    }

    private void Gather(ScriptReading reading)
    {
        ScriptReading.Admit(_found.Count + _cut.Asides.Count);
        foreach (var aside in _cut.Asides)
        {
            var text = _source.Text[(aside.Start + Aside.MarkLength)..(aside.End - Aside.MarkLength)];
            _found.Add((aside.Start, aside.End - 1, new(aside.Kind, text.Trim(), _source.Span(aside.Start, aside.End - 1))));
        }

        _found.Sort((a, b) => a.First.CompareTo(b.First));
        var unclosed = 0;
        foreach (var (first, last, element) in _found)
        {
            while (unclosed < _cut.Unclosed.Count && _cut.Unclosed[unclosed] < first)
            {
                unclosed++;
            }

            if (unclosed < _cut.Unclosed.Count && _cut.Unclosed[unclosed] <= last && element.Kind is not (ElementKind.Note or ElementKind.Boneyard))
            {
                var mark = _source.Text.Substring(_cut.Unclosed[unclosed], 2);
                var (line, _) = _source.At(_cut.Unclosed[unclosed]);
                reading.AddNotUnderstood(element, line, $"{mark} is never closed; kept as text: {Excerpt(element.Text)}");
            }
            else
            {
                reading.Add(element);
            }
        }
    }

    private static string Excerpt(string text)
    {
        var line = text.AsSpan();
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        return line.Length > 80 ? $"{line[..80]}…" : line.ToString();
    }
}
