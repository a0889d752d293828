using System.Text;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Print;
using LensForge.Web.Features.Productions;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;

namespace LensForge.Web.Tests.Printing;

/// <summary>A PDF becomes a production like any script; what it was unsure of people say; and it goes out in every format.</summary>
public sealed class PaperImportTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Words = "INT. KITCHEN - NIGHT\n\nThe kettle is cold.\n\nADA\nYou are still up.\n\nBEN\nAm I?\n\nEXT. COAST - DAWN\n\nThe ferry turns.\n\nADA\nThere.\n\n> THE END <\n";

    [Fact]
    public async Task a_printed_script_is_imported_retagged_and_exported()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var owner = (await web.ImportAsync()).OpenedBy!;
        var pdf = ScreenplayPdf.Write(ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes(Words)), PaperSize.A4, PrintFaces.Fonts, DateTimeOffset.UnixEpoch);
        var id = (await web.Get<ImportScriptHandler>().RunAsync(null, "The Ferry.pdf", pdf, owner, stop: Stop)).Production;
        var script = web.Get<ProductionSheets>().Find(id)!.Script!;
        Assert.Equal(Words, Encoding.UTF8.GetString(script.Source.Bytes()));
        Assert.Equal(("The Ferry.fountain", "The Ferry.pdf", 1), (script.FileName, script.Paper!.FileName, script.Paper.Sheets));

        var unsure = script.Paper with { Unsure = [new(ElementKind.Action, "The kettle is cold.", 1, "tried here")] };
        var changed = Words.Replace("The ferry turns.", "The ferry turns slowly.", StringComparison.Ordinal);
        await web.Get<ImportScriptHandler>().RunAsync(id, script.FileName, Encoding.UTF8.GetBytes(changed), owner, stop: Stop, paper: unsure);
        await web.Get<RetagHandler>().RunAsync(id, new Dictionary<int, ElementKind> { [0] = ElementKind.Shot }, owner, Stop);
        var after = web.Get<ProductionSheets>().Find(id)!.Script!;
        Assert.Equal(changed.Replace("The kettle", "!! The kettle", StringComparison.Ordinal), Encoding.UTF8.GetString(after.Source.Bytes()));
        Assert.Empty(after.Paper!.Unsure);
        Assert.Equal(Encoding.UTF8.GetString(after.Source.Bytes()), (await web.Get<ScriptRooms>().TextAsync(id, Stop)).Text);
    }

    [Fact]
    public void a_broken_speech_says_so_where_it_breaks()
    {
        var speech = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"Sentence number {i} of a *long* speech."));
        var text = $"INT. HALL - DAY\n\n{string.Concat(Enumerable.Range(0, 22).Select(i => $"Line {i}.\n\n"))}ADA\n{speech}\n";
        var found = Assert.Single(ScriptOutline.Of(text, 1, null).Breaks, one => one.Speaker is not null);
        var page = PageLayout.Paginate(ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes(text)))[found.Page - 1];
        Assert.Equal("ADA (CONT'D)", found.Speaker);
        Assert.StartsWith(page.Lines.First(line => line.Offset >= 0).Text.Split(' ')[0], text[found.At..]);
        Assert.EndsWith(". ", text[..found.At]);
    }
}
