using System.Text;

namespace LensForge.Domain.Screenplays.Paper;

/// <summary>A stretch of a printed line without a wide gap in it.</summary>
internal sealed record PaperPiece(string Text, double Left, double Right)
{
    public double Middle => (Left + Right) / 2;
}

/// <param name="Sheet">From 0.</param>
/// <param name="Y">Middle of the line, points from the sheet's top.</param>
internal sealed record PaperLine(int Sheet, double Y, IReadOnlyList<PaperPiece> Pieces)
{
    public string Text => string.Join("  ", Pieces.Select(piece => piece.Text));

    public double Left => Pieces[0].Left;
}

/// <summary>Words put together to lines, by the width and the pitch of the document's own type.</summary>
internal sealed class PaperLines
{
    // A gap of more than two spaces, which follow sentences in typed scripts.
    private const double WidestSpace = 2.6;

    private PaperLines(List<PaperLine> lines, double advance, double pitch) => (All, Advance, Pitch) = (lines, advance, pitch);

    public List<PaperLine> All { get; }

    /// <summary>Points from one letter to the next.</summary>
    public double Advance { get; }

    /// <summary>Points from one line to the next.</summary>
    public double Pitch { get; }

    public static PaperLines Of(IReadOnlyList<PrintedSheet> sheets)
    {
        var advance = Median(sheets.SelectMany(sheet => sheet.Words).Where(word => word.Text.Length >= 4).Select(word => (word.Right - word.Left) / word.Text.Length), 7.2);
        var height = Median(sheets.SelectMany(sheet => sheet.Words).Select(word => word.Bottom - word.Top), 12);
        var lines = new List<PaperLine>();
        for (var sheet = 0; sheet < sheets.Count; sheet++)
        {
            var rows = new List<(double Y, List<PrintedWord> Words)>();
            foreach (var word in sheets[sheet].Words.Where(word => !string.IsNullOrWhiteSpace(word.Text)).OrderBy(word => word.Top + word.Bottom))
            {
                var middle = (word.Top + word.Bottom) / 2;
                if (rows.Count == 0 || middle - rows[^1].Y > 0.4 * height) rows.Add((middle, [word]));
                else rows[^1].Words.Add(word);
            }

            lines.AddRange(rows.Select(row => new PaperLine(sheet, row.Y, Pieces(row.Words, advance))));
        }

        var steps = lines.Zip(lines.Skip(1)).Where(pair => pair.First.Sheet == pair.Second.Sheet).Select(pair => pair.Second.Y - pair.First.Y).Where(step => step > 0.7 * height && step < 1.7 * height);
        return new(lines, advance, Median(steps, 12));
    }

    public static double Median(IEnumerable<double> values, double without)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? without : ordered[ordered.Count / 2];
    }

    private static List<PaperPiece> Pieces(List<PrintedWord> words, double advance)
    {
        var pieces = new List<PaperPiece>();
        var text = new StringBuilder();
        double left = 0, right = 0;
        foreach (var word in words.OrderBy(word => word.Left))
        {
            var gap = (word.Left - right) / advance;
            if (text.Length > 0 && gap > WidestSpace)
            {
                pieces.Add(new(text.ToString(), left, right));
                text.Clear();
            }

            if (text.Length == 0) left = word.Left;
            else if (gap > 0.3) text.Append(' ', Math.Max(1, (int)Math.Round(gap)));
            text.Append(word.Text);
            right = word.Right;
        }

        pieces.Add(new(text.ToString(), left, right));
        return pieces;
    }
}
