namespace LensForge.Domain.Screenplays.Paper;

/// <summary>Where this script sets its kinds of paragraphs, learned from the script itself; points from the sheet's left edge.</summary>
/// <param name="Width">Of the text, from the action's column to the furthest right that action comes.</param>
internal sealed record PaperColumns(double Action, double Dialogue, double Parenthetical, double Width, double Advance)
{
    private const double Same = 1.3;
    private const int Enough = 30;

    public static PaperColumns Of(IReadOnlyList<PaperLine> lines, PaperLines found)
    {
        var (advance, pitch) = (found.Advance, found.Pitch);
        var headings = lines.Select(line => line.Pieces.FirstOrDefault(piece => SceneHeadingReader.Begins(piece.Text))?.Left).OfType<double>().ToList();
        var action = headings.Count > 0 ? Usual(headings, advance) : lines.Count > 0 ? Usual(lines.Select(line => line.Left).Order().Take(Math.Max(1, lines.Count / 3)), advance) : 108;
        List<double> spoken = [], asides = [];
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (line.Sheet != next.Sheet || next.Y - line.Y > 1.3 * pitch || line.Pieces.Count > 1 || !FountainCues.InCapitals(line.Text)) continue;
            if (line.Left < action + 4 * advance || next.Left >= line.Left - advance || next.Left < action + 2 * advance) continue;
            (next.Text.StartsWith('(') ? asides : spoken).Add(next.Left);
        }

        var dialogue = spoken.Count > 0 ? Usual(spoken, advance) : action + 10 * advance;
        var described = lines.Where(line => line.Pieces.Count == 1 && Math.Abs(line.Left - action) < Same * advance).Select(line => line.Pieces[0].Right).ToList();

        // A few lines need not reach the margin; six inches of typewriter is the usual.
        var right = described.Count >= Enough ? described.Max() : Math.Max(action + 59 * advance, described.DefaultIfEmpty(0).Max());
        return new(action, dialogue, asides.Count > 0 ? Usual(asides, advance) : dialogue + 6 * advance, right - action, advance);
    }

    public bool IsAction(double left) => Math.Abs(left - Action) < Same * Advance;

    public bool IsDialogue(double left) => Math.Abs(left - Dialogue) < Same * Advance;

    public bool IsParenthetical(double left) => Math.Abs(left - Parenthetical) < (Same + 1) * Advance;

    private static double Usual(IEnumerable<double> places, double advance) =>
        PaperLines.Median(places.GroupBy(place => Math.Round(place / advance)).MaxBy(group => group.Count())!, 0);
}
