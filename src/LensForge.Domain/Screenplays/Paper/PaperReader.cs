using System.Text.RegularExpressions;

namespace LensForge.Domain.Screenplays.Paper;

/// <summary>
/// Reads a printed script: what each line is follows from where it stands among this script's own columns, from its letters and from its
/// neighbours. Italics, lyrics and shots look like their surroundings on paper and come back as those.
/// </summary>
public sealed partial class PaperReader
{
    // A page that ends so early was broken by the writer, as a share of the fullest page.
    private const double EndsEarly = 0.6;

    private static readonly string[] Exits = ["FADE OUT.", "FADE OUT:", "FADE OUT", "FADE TO BLACK.", "FADE IN:", "CUT TO BLACK."];

    private readonly PaperLines _found;
    private readonly PaperFurniture _furniture = new();
    private readonly List<PaperLine> _lines;
    private readonly PaperColumns _columns;
    private readonly List<ScreenplayElement> _elements = [];
    private readonly List<UnsureParagraph> _unsure = [];
    private readonly double _fullest;
    private PaperLine? _before;
    private string _beforeText = "";
    private int _paragraphLines;
    private bool _asideOpen;

    // The name at the head of the page was said before: whoever it is goes on.
    private bool _saidAgain;

    private PaperReader(IReadOnlyList<PrintedSheet> sheets, out IReadOnlyList<TitlePageEntry> title)
    {
        _found = PaperLines.Of(sheets);
        _lines = _furniture.Cleared(_found);
        title = PaperTitle.Take(_lines, sheets, _furniture);
        _columns = PaperColumns.Of(_lines, _found);
        _fullest = _lines.Select(line => line.Y).DefaultIfEmpty(1).Max();
    }

    /// <param name="fileName">Of the PDF.</param>
    /// <exception cref="ScreenplayRefusedException">There is no text on the sheets.</exception>
    public static PaperScript Read(string fileName, IReadOnlyList<PrintedSheet> sheets)
    {
        var words = sheets.Sum(sheet => sheet.Words.Count);
        if (sheets.Count == 0 || words < 3 * sheets.Count)
            throw new ScreenplayRefusedException("The PDF holds pictures of pages and no text (a scan): print it to PDF from the program that it was written in, or have its text recognised first.");
        var reader = new PaperReader(sheets, out var title);
        reader.ReadAll();
        var screenplay = new Screenplay(title, reader._elements, [], [], 0, new(0, new Dictionary<ElementKind, int>(), [], []));
        return new(FountainWriter.Write(screenplay), new(fileName, sheets.Count, reader._found.All.Count, reader._furniture.LeftOut, reader._unsure));
    }

    private void ReadAll()
    {
        for (var i = 0; i < _lines.Count;)
        {
            var beside = PaperSpeech.Beside(_lines, i, _columns, _found.Pitch, _elements);
            if (beside > i)
            {
                Remember(_lines[beside - 1], "");
                i = beside;
                continue;
            }

            var line = _lines[i++];
            if (_before is not null && _before.Sheet != line.Sheet && _before.Y < EndsEarly * _fullest && !_furniture.MoreOn.Contains(_before.Sheet)) _elements.Add(new(ElementKind.PageBreak, "", default));
            Read(line, i < _lines.Count ? _lines[i] : null);
        }
    }

    private void Read(PaperLine line, PaperLine? next)
    {
        var (text, number) = Numbered(line);
        var piece = line.Pieces.FirstOrDefault(piece => text.Contains(piece.Text, StringComparison.Ordinal)) ?? line.Pieces[0];
        var tight = _before is not null && _before.Sheet == line.Sheet && line.Y - _before.Y < 1.3 * _found.Pitch;
        var overleaf = _before is not null && _before.Sheet != line.Sheet;
        var kind = _elements.Count > 0 && _before is not null ? _elements[^1].Kind : (ElementKind?)null;
        var inSpeech = kind is ElementKind.Character or ElementKind.Parenthetical or ElementKind.Dialogue;
        if (overleaf && _furniture.MoreOn.Contains(_before!.Sheet) && inSpeech && IsCue(line, text, next))
        {
            _furniture.Leave("names said again, (CONT'D), at the head of a page", text);
            Remember(line, _beforeText);
            _saidAgain = true;
            return;
        }

        var goesOn = tight || (overleaf && _furniture.MoreOn.Contains(_before!.Sheet)) || _saidAgain;
        var overPage = _saidAgain;
        _saidAgain = false;
        if (inSpeech && goesOn && !_columns.IsAction(piece.Left)) Spoken(line, piece, text, kind!.Value, overPage);
        else if (IsHeading(text, number, tight && kind == ElementKind.Action)) Add(ElementKind.SceneHeading, text, line, number);
        else if (tight && kind == ElementKind.SceneHeading && FountainCues.InCapitals(text) && _columns.IsAction(piece.Left)) Join(line, text);
        else if (IsCue(line, text, next)) Add(ElementKind.Character, text, line);
        else if (IsTransition(text, piece)) Add(ElementKind.Transition, text, line);
        else if (_columns.IsAction(piece.Left)) Described(line, text, tight, overleaf, kind);
        else Elsewhere(line, piece, text, tight, kind);
    }

    private void Spoken(PaperLine line, PaperPiece piece, string text, ElementKind kind, bool overPage)
    {
        var opens = text.StartsWith('(') && (!_columns.IsDialogue(piece.Left) || text.EndsWith(')') || _columns.IsParenthetical(piece.Left));
        if (_asideOpen && kind == ElementKind.Parenthetical) Join(line, text);
        else if (opens) Add(ElementKind.Parenthetical, text, line);
        else if (kind == ElementKind.Dialogue) Join(line, text, !overPage && PaperText.EndedByHand(_beforeText, text, Width(ElementKind.Dialogue)));
        else Add(ElementKind.Dialogue, text, line);
        _asideOpen = _elements[^1].Kind == ElementKind.Parenthetical && !_elements[^1].Text.EndsWith(')');
    }

    private void Described(PaperLine line, string text, bool tight, bool overleaf, ElementKind? kind)
    {
        if (kind == ElementKind.Action && tight)
        {
            Join(line, text, PaperText.EndedByHand(_beforeText, text, Width(ElementKind.Action)));
        }
        else if (kind == ElementKind.Action && overleaf && _paragraphLines >= 2 && !PaperText.EndedByHand(_beforeText, text, Width(ElementKind.Action)) && GoesOnOverleaf(line))
        {
            Join(line, text);
            if (_beforeText[^1] is '.' or '!' or '?' or '"' or '”' or ':')
                Unsure("It runs over the end of a page, and the page ends with a sentence: this may be two paragraphs.", line.Sheet);
        }
        else
        {
            Add(ElementKind.Action, text, line);
        }
    }

    private void Elsewhere(PaperLine line, PaperPiece piece, string text, bool tight, ElementKind? kind)
    {
        if (tight && kind is ElementKind.Centered or ElementKind.Action && _elements[^1].Kind == kind)
        {
            Join(line, text, byHand: true);
            return;
        }

        if (Math.Abs(piece.Middle - _columns.Action - _columns.Width / 2) < 4 * _found.Advance)
        {
            Add(ElementKind.Centered, text, line);
            return;
        }

        Add(_columns.IsDialogue(piece.Left) ? ElementKind.Dialogue : ElementKind.Action, text, line);
        if (_elements[^1].Kind == ElementKind.Dialogue) _elements[^1] = _elements[^1] with { Kind = ElementKind.Action };
        Unsure(_columns.IsDialogue(piece.Left) ? "It stands where speeches stand, and nobody's name is above it." : "It stands where nothing else of this script stands.", line.Sheet);
    }

    private bool IsCue(PaperLine line, string text, PaperLine? next) =>
        next is not null && next.Sheet == line.Sheet && next.Y - line.Y < 1.3 * _found.Pitch && line.Pieces.Count == 1 && text.Length <= 60
        && FountainCues.InCapitals(text) && line.Left > _columns.Dialogue + 1.5 * _found.Advance && next.Left < line.Left - _found.Advance && next.Left > _columns.Action + 2 * _found.Advance;

    private bool IsTransition(string text, PaperPiece piece) =>
        FountainCues.InCapitals(text) && (text.EndsWith("TO:", StringComparison.Ordinal) || Exits.Contains(text))
        && (piece.Left > _columns.Dialogue + 8 * _found.Advance || (text.EndsWith("TO:", StringComparison.Ordinal) && text.Length < 24))
        && !(Exits.Contains(text) && Math.Abs(piece.Middle - _columns.Action - _columns.Width / 2) < 2 * _found.Advance);

    private static bool IsHeading(string text, string? number, bool inAction) =>
        number is not null || (!inAction && SceneHeadingReader.Begins(text) && text.Count(char.IsLower) * 4 < text.Length);

    private static (string Text, string? Number) Numbered(PaperLine line)
    {
        var pieces = line.Pieces;
        var headed = pieces.Count > 1 && PaperFurniture.SceneNumber().IsMatch(pieces[0].Text) && IsSceneText(pieces[1].Text);
        var tailed = pieces.Count > 1 && PaperFurniture.SceneNumber().IsMatch(pieces[^1].Text) && IsSceneText(pieces[headed ? 1 : 0].Text);
        if (headed || tailed)
        {
            var words = pieces.Skip(headed ? 1 : 0).SkipLast(tailed && pieces.Count > (headed ? 2 : 1) ? 1 : 0);
            return (string.Join("  ", words.Select(piece => piece.Text)), (headed ? pieces[0] : pieces[^1]).Text.TrimEnd('.'));
        }

        var said = pieces.Count > 1 && PaperFurniture.SceneNumber().IsMatch(pieces[^1].Text) ? string.Join("  ", pieces.SkipLast(1).Select(piece => piece.Text)) : line.Text;
        return InText().Match(said) is { Success: true } close && IsSceneText(close.Groups[2].Value) ? (close.Groups[2].Value, close.Groups[1].Value.TrimEnd('.')) : (line.Text, null);
    }

    private static bool IsSceneText(string text) => SceneHeadingReader.Begins(text) || text is "OMITTED" or "OMIT";

    private double Width(ElementKind kind) => kind == ElementKind.Action ? _columns.Width / _found.Advance : _spoken ??= Spoken();

    private double? _spoken;

    private double Spoken() => _lines.Where(line => line.Pieces.Count == 1 && _columns.IsDialogue(line.Left)).Select(line => line.Text.Length).DefaultIfEmpty(34).Max();

    private bool GoesOnOverleaf(PaperLine line)
    {
        var at = _lines.IndexOf(line);
        return at + 1 < _lines.Count && _lines[at + 1].Sheet == line.Sheet && _lines[at + 1].Y - line.Y < 1.3 * _found.Pitch;
    }

    private void Add(ElementKind kind, string text, PaperLine line, string? number = null)
    {
        var blank = _before is not null && _before.Sheet == line.Sheet ? (int)Math.Round((line.Y - _before.Y) / _found.Pitch) - 2 : 0;
        _elements.Add(new(kind, text, default) { SceneNumber = number, ExtraBlankLines = kind is ElementKind.Action or ElementKind.Centered && blank is > 0 and < 12 ? blank : 0 });
        _asideOpen = false;
        _paragraphLines = 0;
        Remember(line, text);
    }

    private void Join(PaperLine line, string text, bool byHand = false)
    {
        _elements[^1] = _elements[^1] with { Text = byHand ? $"{_elements[^1].Text}\n{text}" : PaperText.Joined(_elements[^1].Text, text) };
        Remember(line, text);
    }

    private void Remember(PaperLine line, string text)
    {
        (_before, _beforeText) = (line, text);
        _paragraphLines++;
    }

    private void Unsure(string why, int sheet) => _unsure.Add(new(_elements[^1].Kind, _elements[^1].Text, sheet + 1, why));

    [GeneratedRegex(@"^([A-Z]{0,2}\d{1,4}[A-Z]{0,3}\.?)\s+(\S.*)$")]
    private static partial Regex InText();
}
