using System.Text;
using LensForge.Domain;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Paper;
using LensForge.Domain.Screenplays.Print;
using LensForge.Web.Live.Script;
using LensForge.Web.Media;

namespace LensForge.Web.Tests.Printing;

/// <summary>Printed by us, read by poppler: an independent program finds the pages, the words and their places.</summary>
public sealed class PrintedScriptTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Screenplay Script(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "infra"))) folder = Path.GetDirectoryName(folder)!;
        return ScreenplayReader.Read(name, File.ReadAllBytes(Path.Combine(folder, "infra", name)));
    }

    private static byte[] Print(Screenplay script, PaperSize paper) => ScreenplayPdf.Write(script, paper, PrintFaces.Fonts, DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("letter", 612.0, 792.0)]
    [InlineData("a4", 595.28, 841.89)]
    public async Task the_pages_are_those_that_are_counted(string paper, double width, double height)
    {
        var script = Script("seed/the-tide-table.fountain");
        var sheets = await PdfText.ReadAsync(Print(script, PaperSize.Named(paper)), null, Stop);
        var pages = PageLayout.Paginate(script);
        var titles = script.TitlePage.Count > 0 ? 1 : 0;
        Assert.Equal(pages.Count + titles, sheets.Count);
        Assert.All(sheets, sheet => Assert.Equal((width, height), (Math.Round(sheet.Width, 2), Math.Round(sheet.Height, 2))));
        foreach (var page in pages)
        {
            var words = sheets[page.Number - 1 + titles].Words;
            var printed = page.Lines.SelectMany(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(line.SceneNumber is { } number ? [number, number] : [])).Concat(page.Number > 1 ? [$"{page.Number}."] : []);
            Assert.Equal(printed.Order(StringComparer.Ordinal), words.Select(word => word.Text).Order(StringComparer.Ordinal));
            var first = page.Lines[0];
            Assert.Contains(words, word => Math.Abs(word.Left - (108 + 7.2 * (first.Column + first.Text.Length - first.Text.TrimStart().Length))) < 0.5 && word.Top > 65 && word.Top < 80);
        }
    }

    [Theory]
    [InlineData("seed/the-tide-table.fountain")]
    [InlineData("training/held-out/glasshouse-nine.fountain")]
    [InlineData("training/held-out/salt-road.fountain")]
    [InlineData("training/held-out/the-understudies.fountain")]
    [InlineData("training/held-out/the-long-lever.fountain")]
    public async Task our_own_pages_come_back_as_the_same_script(string name)
    {
        var script = Script(name);
        foreach (var paper in (PaperSize[])[PaperSize.Letter, PaperSize.A4])
        {
            var read = PaperReader.Read("a.pdf", await PdfText.ReadAsync(Print(script, paper), null, Stop));
            var again = ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes(read.Fountain));
            Assert.Equal(Shape(script), Shape(again));
            Assert.Equal(script.Title, again.Title);
        }
    }

    [Fact]
    public async Task letters_beyond_latin_and_side_by_side_speeches_are_printed()
    {
        var script = ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes("INT. ДОМ - DAY #12A#\n\nŁódź, naïve, Ωμέγα; *leans* **hard** _now_.\n\nANN\nOne.\n\nBOB ^\nTwo.\n"));
        var sheet = Assert.Single(await PdfText.ReadAsync(Print(script, PaperSize.Letter), null, Stop));
        Assert.Superset(new HashSet<string> { "ДОМ", "Łódź,", "Ωμέγα;", "leans", "hard", "now.", "12A", "One.", "Two." }, sheet.Words.Select(word => word.Text).ToHashSet());
        Assert.Equal(sheet.Words.Single(word => word.Text == "One.").Top, sheet.Words.Single(word => word.Text == "Two.").Top, 0.1);
    }

    [Fact]
    public async Task a_broken_or_empty_pdf_is_refused_with_a_way_out()
    {
        Assert.Contains("damaged", (await Assert.ThrowsAsync<RefusedException>(() => PdfText.ReadAsync("%PDF-1.7 nothing"u8.ToArray(), null, Stop))).Message);
        var bare = ScreenplayPdf.Write(Script("seed/the-tide-table.fountain") with { Elements = [], TitlePage = [], Scenes = [] }, PaperSize.A4, PrintFaces.Fonts, DateTimeOffset.UnixEpoch);
        var sheets = await PdfText.ReadAsync(bare, null, Stop);
        Assert.Contains("scan", Assert.Throws<ScreenplayRefusedException>(() => PaperReader.Read("a.pdf", sheets)).Message);
    }

    // On paper a shot is action, a lyric a speech, and notes are not there.
    private static IEnumerable<string> Shape(Screenplay script) => script.Elements
        .Where(element => element.Kind is not (ElementKind.Note or ElementKind.Boneyard or ElementKind.Section or ElementKind.Synopsis or ElementKind.PageBreak))
        .Select(element => $"{(element.Kind is ElementKind.Shot or ElementKind.General ? ElementKind.Action : element.Kind == ElementKind.Lyric ? ElementKind.Dialogue : element.Kind)}{(element.Dual ? " ^" : "")} {element.SceneNumber} {element.Text}");
}
