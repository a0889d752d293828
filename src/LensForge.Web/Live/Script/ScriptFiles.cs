using System.Text;
using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.FinalDraft;
using LensForge.Domain.Screenplays.Print;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Live.Script;

/// <summary>The live text as a file: the Fountain that everybody has before them, letter for letter; Final Draft's XML; printed pages.</summary>
public static class ScriptFiles
{
    public static void MapScriptFiles(this WebApplication app)
    {
        app.MapGet("/productions/{id:guid}/script.fountain", FountainAsync).Needs(Right.Read);
        app.MapGet("/productions/{id:guid}/script.fdx", FinalDraftAsync).Needs(Right.Read);
        app.MapGet("/productions/{id:guid}/script.pdf", PdfAsync).Needs(Right.Read);
    }

    private static async Task<IResult> FountainAsync(Guid id, SceneNumbers numbers, ProductionSheets sheets, HttpContext context)
    {
        var text = await numbers.TextAsync(id, context.RequestAborted);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"{NameOf(sheets, id)}.fountain");
    }

    // Over the last Final Draft file that was brought in, so that what it held beyond the words goes out again.
    private static async Task<IResult> FinalDraftAsync(Guid id, SceneNumbers numbers, ProductionSheets sheets, EventLog log, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await ScreenplayAsync(id, numbers, stop) is not { } screenplay) return Nothing();
        var alias = EventTypes.Alias(typeof(ScriptImported));
        var imported = (await log.ReadStreamAsync(id, stop: stop)).Where(stored => stored.Type == alias).Select(stored => ((ScriptImported)stored.Body).Source).LastOrDefault(source => ScreenplayReader.IsFinalDraft(source.Bytes()));
        var xml = await Task.Run(() => FdxWriter.Write(screenplay, imported?.Bytes()), stop);
        return Results.File(xml, "application/xml", $"{NameOf(sheets, id)}.fdx");
    }

    private static async Task<IResult> PdfAsync(Guid id, string? paper, SceneNumbers numbers, ProductionSheets sheets, TimeProvider clock, HttpContext context)
    {
        if (await ScreenplayAsync(id, numbers, context.RequestAborted) is not { } screenplay) return Nothing();
        var pages = await Task.Run(() => ScreenplayPdf.Write(screenplay, PaperSize.Named(paper), PrintFaces.Fonts, clock.GetUtcNow()), context.RequestAborted);
        return Results.File(pages, "application/pdf", $"{NameOf(sheets, id)}.pdf");
    }

    private static async Task<Screenplay?> ScreenplayAsync(Guid id, SceneNumbers numbers, CancellationToken stop)
    {
        var text = await numbers.TextAsync(id, stop);
        try
        {
            return await Task.Run(() => Planning.Read("script.fountain", Encoding.UTF8.GetBytes(text)), stop);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static IResult Nothing() => Results.Text("There are no words in this script yet.", statusCode: StatusCodes.Status404NotFound);

    private static string NameOf(ProductionSheets sheets, Guid id) =>
        string.Concat((sheets.Find(id)?.Name ?? "script").Where(letter => !Path.GetInvalidFileNameChars().Contains(letter)));
}
