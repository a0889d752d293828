using System.Globalization;

namespace LensForge.Domain.Screenplays.Print;

/// <summary>
/// Prints a screenplay: the pages of <see cref="PageLayout"/>, line for line, in the typewriter's type, with a title page, page numbers
/// from the second page on, and scene numbers in both margins where there are any. On A4 the pages break where they do on US Letter.
/// </summary>
public static class ScreenplayPdf
{
    private const double Inch = 72, Left = 1.5 * Inch, Top = Inch, NumberTop = 0.5 * Inch, RightEdge = 7.5 * Inch, SceneNumberLeft = 0.75 * Inch, SceneNumberRight = 7.6 * Inch;
    private const double Advance = 7.2;

    /// <param name="printed">Said in the file's properties.</param>
    public static byte[] Write(Screenplay screenplay, PaperSize paper, PrintFonts fonts, DateTimeOffset printed)
    {
        var file = new PdfDocument();
        var (catalog, pages, about, resources) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var faces = new PdfFonts(fonts, file);
        var sheets = new List<int>();
        if (screenplay.TitlePage.Count > 0) Add(TitleSheet.Print(screenplay.TitlePage, new(paper, faces)));
        var first = sheets.Count;
        foreach (var page in PageLayout.Paginate(screenplay)) Add(Sheet(page, paper, faces));
        if (sheets.Count == 0) Add(new(paper, faces));
        var outline = Outline(file, screenplay, sheets, first);
        file.Set(resources, $"<<{faces.Finish()}>>");
        file.Set(pages, $"<</Type/Pages/Count {sheets.Count}/Kids[{string.Join(' ', sheets.Select(sheet => $"{sheet} 0 R"))}]>>");
        file.Set(catalog, $"<</Type/Catalog/Pages {pages} 0 R{(outline > 0 ? $"/Outlines {outline} 0 R/PageMode/UseOutlines" : "")}{PageLabels(first)}/ViewerPreferences<</DisplayDocTitle true>>>>");
        var author = screenplay.TitlePage.FirstOrDefault(entry => entry.Key.StartsWith("Author", StringComparison.OrdinalIgnoreCase))?.Value.Replace('\n', ' ');
        file.Set(about, $"<</Title{PdfDocument.Text(screenplay.Title.Replace('\n', ' '))}{(author is null ? "" : $"/Author{PdfDocument.Text(author)}")}/Creator(LensForge)/CreationDate(D:{printed.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)>>");
        return file.Finish(catalog, about);

        void Add(PdfPage sheet)
        {
            var content = file.AddStream(sheet.Content());
            sheets.Add(file.Add($"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {PdfDocument.Number(paper.Width)} {PdfDocument.Number(paper.Height)}]/Resources {resources} 0 R/Contents {content} 0 R>>"));
        }
    }

    private static PdfPage Sheet(ScriptPage page, PaperSize paper, PdfFonts fonts)
    {
        var sheet = new PdfPage(paper, fonts);
        if (page.Number > 1)
        {
            var number = $"{page.Number}.";
            sheet.Write(number, [], RightEdge - Advance * number.Length, NumberTop, 0, 0);
        }

        foreach (var line in page.Lines)
        {
            sheet.Write(line.Text, line.Kind == ElementKind.SceneHeading ? Bold(line) : line.Runs, Left, Top, line.Column, line.Row);
            if (line.SceneNumber is not { } scene) continue;
            sheet.Write(scene, [], SceneNumberLeft, Top, 0, line.Row);
            sheet.Write(scene, [], SceneNumberRight, Top, 0, line.Row);
        }

        return sheet;
    }

    private static IReadOnlyList<TextRun> Bold(PageLine line) =>
        line.Runs.Count == 0 ? [new(line.Text, Emphasis.Bold)] : [.. line.Runs.Select(run => run with { Emphasis = run.Emphasis | Emphasis.Bold })];

    // The title page is page i, the first page of the script page 1.
    private static string PageLabels(int titlePages) =>
        titlePages == 0 ? "/PageLabels<</Nums[0<</S/D>>]>>" : $"/PageLabels<</Nums[0<</S/r>>{titlePages}<</S/D>>]>>";

    private static int Outline(PdfDocument file, Screenplay screenplay, List<int> sheets, int first)
    {
        if (screenplay.Scenes.Count == 0) return 0;
        var root = file.Reserve();
        var items = screenplay.Scenes.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < items.Count; i++)
        {
            var scene = screenplay.Scenes[i];
            var neighbours = (i > 0 ? $"/Prev {items[i - 1]} 0 R" : "") + (i + 1 < items.Count ? $"/Next {items[i + 1]} 0 R" : "");
            file.Set(items[i], $"<</Title{PdfDocument.Text($"{scene.Number}  {scene.Heading.Text}")}/Parent {root} 0 R{neighbours}/Dest[{sheets[Math.Min(first + scene.Page - 1, sheets.Count - 1)]} 0 R/Fit]>>");
        }

        file.Set(root, $"<</Type/Outlines/First {items[0]} 0 R/Last {items[^1]} 0 R/Count {items.Count}>>");
        return root;
    }
}
