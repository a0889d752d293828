using System.Text;

namespace LensForge.Domain.Screenplays.Print;

/// <summary>A sheet being printed, in the typewriter's rows and columns: six rows and ten columns to the inch.</summary>
internal sealed class PdfPage(PaperSize paper, PdfFonts fonts)
{
    private const double Size = 12, Advance = 7.2, FirstBaseline = 9.5, UnderlineBelow = 1.6;

    private readonly StringBuilder _strokes = new();

    /// <param name="left">Points from the paper's left edge to the text's first column.</param>
    /// <param name="top">Points from the paper's top edge to the first row.</param>
    public void Write(string text, IReadOnlyList<TextRun> runs, double left, double top, double column, int row)
    {
        var y = paper.Height - top - FirstBaseline - Size * row;
        var at = 0;
        foreach (var run in runs.Count == 0 ? [new TextRun(text, Emphasis.None)] : runs)
        {
            WriteRun(run, left + Advance * (column + at), y);
            at += run.Text.Length;
        }
    }

    public byte[] Content() => Encoding.ASCII.GetBytes(_strokes.ToString());

    private void WriteRun(TextRun run, double x, double y)
    {
        string? font = null;
        var glyphs = new StringBuilder();
        int at = 0, from = 0;
        foreach (var letter in run.Text.EnumerateRunes())
        {
            var (needed, glyph) = fonts.Of(letter, run.Emphasis);
            if (needed != font)
            {
                Flush();
                (font, from) = (needed, at);
            }

            glyphs.Append(glyph.ToString("X4"));
            at += letter.Utf16SequenceLength;
            if (letter.Utf16SequenceLength == 2)
            {
                Flush();
                font = null;
            }
        }

        Flush();
        if (run.Emphasis.HasFlag(Emphasis.Underline))
            _strokes.Append($"{PdfDocument.Number(x)} {PdfDocument.Number(y - UnderlineBelow)} {PdfDocument.Number(Advance * run.Text.Length)} 0.7 re f\n");

        void Flush()
        {
            if (glyphs.Length > 0) _strokes.Append($"BT /{font} 12 Tf {PdfDocument.Number(x + Advance * from)} {PdfDocument.Number(y)} Td <{glyphs}> Tj ET\n");
            glyphs.Clear();
        }
    }
}
