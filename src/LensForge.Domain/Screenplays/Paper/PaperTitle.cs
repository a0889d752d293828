namespace LensForge.Domain.Screenplays.Paper;

/// <summary>The title page: a first sheet with few lines, no scene and nothing at its head.</summary>
internal static class PaperTitle
{
    private const int MostLines = 24;

    public static IReadOnlyList<TitlePageEntry> Take(List<PaperLine> lines, IReadOnlyList<PrintedSheet> sheets, PaperFurniture furniture)
    {
        var first = lines.FindAll(line => line.Sheet == 0);
        if (sheets.Count < 2 || first.Count is 0 or > MostLines || first[0].Y < 0.15 * sheets[0].Height || first.Exists(line => line.Pieces.Any(piece => SceneHeadingReader.Begins(piece.Text)))) return [];
        lines.RemoveRange(0, first.Count);
        foreach (var line in first) furniture.Leave("lines of the title page", line.Text);
        return FdxTitlePage.Of(first.SelectMany(line => line.Pieces).Select(piece => (piece.Text, Math.Abs(piece.Middle - sheets[0].Width / 2) < 0.1 * sheets[0].Width)));
    }
}
