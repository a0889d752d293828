namespace LensForge.Domain.Screenplays;

/// <summary>The pages being filled: where the next line goes, and what must move along when a page is turned.</summary>
internal sealed class PageSheets(IReadOnlyList<ScreenplayElement> elements)
{
    private readonly List<List<PageLine>> _pages = [[]];
    private int _row;

    // From this line on, the page ends in headings, which go over with what follows them.
    private int _headingsFrom = -1;
    private int _runElement = -1;
    private int _run;
    private int _runStart;

    public IReadOnlyList<ScreenplayElement> Elements => elements;

    public bool AtTop => _row == 0;

    private List<PageLine> Current => _pages[^1];

    public int RoomAfter(int blankLines) => PageLayout.LinesPerPage - _row - (AtTop ? 0 : blankLines);

    public void Skip(int blankLines) => _row += AtTop ? 0 : blankLines;

    public void Put(int element, List<BrokenLine> lines, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Put(element, lines[i], 0, null);
            _row++;
        }
    }

    /// <summary>A line on the current row; the row is moved on by <see cref="NextRow"/>.</summary>
    public void Put(int element, BrokenLine line, int moved, int? column)
    {
        var source = elements[element];
        var text = source.Text.Substring(line.Start, line.Length);
        var (left, _) = PageLayout.Place(source.Kind);
        Current.Add(new(element, source.Kind, _row, column ?? moved + source.Kind switch
        {
            ElementKind.Centered => Math.Max(0, (PageLayout.TextWidth - text.Length) / 2),
            ElementKind.Transition => Math.Max(0, PageLayout.TextWidth - text.Length),
            _ => left,
        }, text, line.Start)
        {
            Runs = RunsWithin(element, line),
            SceneNumber = line.Start == 0 ? source.SceneNumber : null,
        });
    }

    public void PutMark(int element, PageLineMark mark, string text)
    {
        Current.Add(new(element, ElementKind.Character, _row, PageLayout.CharacterColumn, text, -1) { Mark = mark });
        _row++;
    }

    public void NextRow(int rows = 1) => _row += rows;

    public int Row
    {
        get => _row;
        set => _row = value;
    }

    public int Mark() => Current.Count;

    public void TakeBack(int mark, int row)
    {
        Current.RemoveRange(mark, Current.Count - mark);
        _row = row;
    }

    public void EndParagraph(bool heading)
    {
        if (!heading)
        {
            _headingsFrom = -1;
        }
        else if (_headingsFrom < 0)
        {
            var first = Current.Count - 1;
            while (first > 0 && Current[first - 1].Element == Current[^1].Element)
            {
                first--;
            }

            _headingsFrom = first;
        }
    }

    /// <summary>Goes over to a new page; headings at the foot go along.</summary>
    public void TurnPage()
    {
        if (Current.Count == 0)
        {
            _row = 0;
            return;
        }

        List<PageLine> carried = [];
        if (_headingsFrom > 0 && Current.Count - _headingsFrom <= 12)
        {
            var top = Current[_headingsFrom].Row;
            carried = Current.GetRange(_headingsFrom, Current.Count - _headingsFrom).ConvertAll(line => line with { Row = line.Row - top });
            Current.RemoveRange(_headingsFrom, Current.Count - _headingsFrom);
        }

        _pages.Add(carried);
        _row = carried.Count == 0 ? 0 : carried[^1].Row + 1;
        _headingsFrom = carried.Count == 0 ? -1 : 0;
    }

    /// <summary>A page break that the writer asked for.</summary>
    public void Break()
    {
        _headingsFrom = -1;
        TurnPage();
    }

    public IReadOnlyList<ScriptPage> Pages()
    {
        if (Current.Count == 0)
        {
            _pages.RemoveAt(_pages.Count - 1);
        }

        return _pages.Select((lines, index) => new ScriptPage(index + 1, lines)).ToList();
    }

    // Lines come in order, so the search goes on where the line before ended.
    private IReadOnlyList<TextRun> RunsWithin(int element, BrokenLine line)
    {
        var runs = elements[element].Runs;
        if (runs.Count == 0)
        {
            return [];
        }

        if (_runElement != element || _runStart > line.Start)
        {
            (_runElement, _run, _runStart) = (element, 0, 0);
        }

        var within = new List<TextRun>();
        while (_run < runs.Count)
        {
            var text = runs[_run].Text;
            var from = Math.Max(_runStart, line.Start);
            var to = Math.Min(_runStart + text.Length, line.Start + line.Length);
            if (from < to)
            {
                within.Add(new(text.Substring(from - _runStart, to - from), runs[_run].Emphasis));
            }

            if (_runStart + text.Length > line.Start + line.Length)
            {
                break;
            }

            _runStart += text.Length;
            _run++;
        }

        return within.TrueForAll(run => run.Emphasis == Emphasis.None) ? [] : within;
    }
}
