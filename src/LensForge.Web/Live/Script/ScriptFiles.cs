using System.Text;
using LensForge.Domain.People;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Projections;

namespace LensForge.Web.Live.Script;

/// <summary>The live text as a file: the Fountain that everybody has before them, letter for letter.</summary>
public static class ScriptFiles
{
    public static void MapScriptFiles(this WebApplication app) => app.MapGet("/productions/{id:guid}/script.fountain", FountainAsync).Needs(Right.Read);

    private static async Task<IResult> FountainAsync(Guid id, SceneNumbers numbers, ProductionSheets sheets, HttpContext context)
    {
        var text = await numbers.TextAsync(id, context.RequestAborted);
        var name = string.Concat((sheets.Find(id)?.Name ?? "script").Where(letter => !Path.GetInvalidFileNameChars().Contains(letter)));
        return Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"{name}.fountain");
    }
}
