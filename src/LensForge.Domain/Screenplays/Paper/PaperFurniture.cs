using System.Text.RegularExpressions;

namespace LensForge.Domain.Screenplays.Paper;

/// <summary>Takes out what the page adds to the script: numbers, headers, (MORE), CONTINUED, revision marks. Each is accounted for.</summary>
internal sealed partial class PaperFurniture
{
    private readonly SortedDictionary<string, (int Count, List<string> Examples)> _leftOut = new(StringComparer.Ordinal);

    public IReadOnlyList<LeftOut> LeftOut => [.. _leftOut.Select(one => new LeftOut(one.Key, one.Value.Count, one.Value.Examples))];

    /// <summary>Sheets that end in (MORE): the speech goes on overleaf.</summary>
    public HashSet<int> MoreOn { get; } = [];

    public List<PaperLine> Cleared(PaperLines found)
    {
        var lines = WithoutLineNumbers(WithoutMarks(found.All), found);
        var bySheet = lines.GroupBy(line => line.Sheet).Select(sheet => sheet.ToList()).ToList();
        var gone = new HashSet<PaperLine>(ReferenceEqualityComparer.Instance);
        PageNumbers(bySheet, gone, found.Pitch);
        foreach (var sheet in bySheet) Continuations(sheet, gone);
        Headers(bySheet, gone, found.Pitch);
        foreach (var sheet in bySheet) Continuations(sheet, gone);
        return lines.FindAll(line => !gone.Contains(line));
    }

    public void Leave(string what, string text)
    {
        if (!_leftOut.TryGetValue(what, out var one)) one = (0, []);
        if (one.Examples.Count < 3 && !one.Examples.Contains(text)) one.Examples.Add(text);
        _leftOut[what] = (one.Count + 1, one.Examples);
    }

    private List<PaperLine> WithoutMarks(List<PaperLine> lines)
    {
        var cleared = new List<PaperLine>();
        foreach (var line in lines)
        {
            var pieces = line.Pieces.Where((piece, index) => index == 0 && line.Pieces.Count == 1 && piece.Text.Length > 1 || !Stars().IsMatch(piece.Text)).ToList();
            for (var i = pieces.Count; i < line.Pieces.Count; i++) Leave("revision marks in the margin", "*");
            if (pieces.Count > 0) cleared.Add(pieces.Count == line.Pieces.Count ? line : line with { Pieces = pieces });
        }

        return cleared;
    }

    // Some scripts count their lines in the margin: a number before most of them, at one place.
    private List<PaperLine> WithoutLineNumbers(List<PaperLine> lines, PaperLines found)
    {
        var numbered = lines.Where(line => line.Pieces.Count > 1 && Digits().IsMatch(line.Pieces[0].Text)).ToList();
        if (numbered.Count < 0.4 * lines.Count || numbered.Count < 8) return lines;
        var right = PaperLines.Median(numbered.Select(line => line.Pieces[0].Right), 0);
        return lines.ConvertAll(line =>
        {
            if (line.Pieces.Count < 2 || !Digits().IsMatch(line.Pieces[0].Text) || Math.Abs(line.Pieces[0].Right - right) > 1.5 * found.Advance) return line;
            Leave("line numbers", line.Pieces[0].Text);
            return line with { Pieces = [.. line.Pieces.Skip(1)] };
        });
    }

    private void PageNumbers(List<List<PaperLine>> sheets, HashSet<PaperLine> gone, double pitch)
    {
        var candidates = new List<(PaperLine Line, int Number)>();
        foreach (var sheet in sheets)
        {
            foreach (var (line, beside) in sheet.Count > 1 ? [(sheet[0], sheet[1]), (sheet[^1], sheet[^2])] : new[] { (sheet[0], sheet[0]) })
            {
                if (PageNumber().Match(line.Text) is { Success: true } number && (Math.Abs(line.Y - beside.Y) > 1.4 * pitch || line == beside))
                    candidates.Add((line, int.Parse(number.Groups[1].ValueSpan)));
            }
        }

        if (candidates.Count == 0) return;
        var offset = candidates.GroupBy(one => one.Number - one.Line.Sheet).MaxBy(group => group.Count())!.Key;
        foreach (var (line, _) in candidates.Where(one => candidates.Count < 3 || Math.Abs(one.Number - one.Line.Sheet - offset) <= 3))
        {
            if (gone.Add(line)) Leave("page numbers", line.Text);
        }
    }

    private void Continuations(List<PaperLine> sheet, HashSet<PaperLine> gone)
    {
        var left = sheet.FindAll(line => !gone.Contains(line));
        foreach (var line in left.Where((_, index) => index < 2 || index >= left.Count - 3))
        {
            if (line.Pieces.All(piece => More().IsMatch(piece.Text)))
            {
                if (line == left[^1] || left.IndexOf(line) >= left.Count - 2) MoreOn.Add(line.Sheet);
                if (gone.Add(line)) Leave("(MORE) at the foot of a page", line.Text);
            }
            else if (line.Pieces.Any(piece => Continued().IsMatch(piece.Text)) && line.Pieces.All(piece => Continued().IsMatch(piece.Text) || SceneNumber().IsMatch(piece.Text)))
            {
                if (gone.Add(line)) Leave("CONTINUED at the head or foot of a page", line.Text);
            }
        }
    }

    // The same words, but for their numbers, at the same height of several sheets, apart from the text.
    private void Headers(List<List<PaperLine>> sheets, HashSet<PaperLine> gone, double pitch)
    {
        var edges = new List<(PaperLine Line, string Key)>();
        foreach (var sheet in sheets)
        {
            var left = sheet.FindAll(line => !gone.Contains(line));
            if (left.Count < 3) continue;
            if (left[1].Y - left[0].Y > 1.4 * pitch) edges.Add((left[0], Key(left[0])));
            if (left[^1].Y - left[^2].Y > 1.4 * pitch) edges.Add((left[^1], Key(left[^1])));
        }

        foreach (var group in edges.GroupBy(edge => edge.Key).Where(group => group.Count() >= 3 || (group.Count() == 2 && sheets.Count <= 4)))
        {
            foreach (var (line, _) in group)
            {
                if (gone.Add(line)) Leave("headers and footers", line.Text);
            }
        }

        string Key(PaperLine line) => $"{Math.Round(line.Y / pitch)} {Numbers().Replace(string.Join(' ', line.Pieces.Where(piece => line.Pieces.Count == 1 || !PageNumber().IsMatch(piece.Text)).Select(piece => piece.Text)), "#")}";
    }

    [GeneratedRegex(@"^\*+$")]
    private static partial Regex Stars();

    [GeneratedRegex(@"^\d{1,4}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[-–—\s]*\(?(?:page\s+)?(\d{1,4})[A-Z]?\.?\)?[-–—\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\(MORE\)$", RegexOptions.IgnoreCase)]
    private static partial Regex More();

    [GeneratedRegex(@"^\(?CONTINUED:?\)?\s*(?:\(\d+\))?:?$", RegexOptions.IgnoreCase)]
    private static partial Regex Continued();

    [GeneratedRegex(@"^[A-Z]{0,2}\d{1,4}[A-Z]{0,3}\.?$")]
    internal static partial Regex SceneNumber();

    [GeneratedRegex(@"\d+[A-Z]?\b")]
    private static partial Regex Numbers();
}
