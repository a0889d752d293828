using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Domain.Screenplays;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Projections;

namespace LensForge.Web.Live.Script;

/// <param name="Line">Line of the text, from 1.</param>
/// <param name="Shots">In words: what is planned and filmed of it.</param>
public sealed record OutlinedScene(int Line, string Number, string Heading, string Eighths, string Shots);

public sealed record OutlinedBreak(int Line, int Page);

/// <summary>What stands around the words while they are written: scenes, pages and names, as the planner reads and the printer sets them.</summary>
/// <param name="Version">Of the text that it was read from.</param>
/// <param name="Breaks">Where a page begins, from the second on; a break inside a paragraph stands before it.</param>
public sealed record ScriptOutline(
    long Version, int Pages, int Words, IReadOnlyList<OutlinedBreak> Breaks, IReadOnlyList<OutlinedScene> Scenes,
    IReadOnlyList<string> Characters, IReadOnlyList<string> Places, IReadOnlyList<string> Times)
{
    public static void Map(WebApplication app) => app.MapGet("/productions/{id:guid}/script/outline", AnswerAsync).Needs(Right.Read);

    public static ScriptOutline Of(string text, long version, ProductionSheet? sheet)
    {
        Screenplay screenplay;
        try
        {
            screenplay = Planning.Read("script.fountain", System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (RefusedException)
        {
            // Empty, or no script yet.
            return new(version, 0, 0, [], [], [], [], []);
        }

        var planned = sheet?.Scenes.GroupBy(scene => scene.Heading, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal) ?? [];
        var pages = PageLayout.Paginate(screenplay);
        return new(
            version,
            pages.Count,
            screenplay.Elements.Where(Printed).Sum(element => Counted(element.Text)),
            [.. pages.Skip(1).Where(page => page.Lines.Count > 0).Select(page => new OutlinedBreak(screenplay.Elements[page.Lines[0].Element].Source.Line, page.Number))],
            [.. screenplay.Scenes.Select(scene => new OutlinedScene(
                screenplay.Elements[scene.FirstElement].Source.Line, scene.Number, scene.Heading.Text, Eighths.Format(scene.Eighths), Shots(sheet, planned, scene)))],
            [.. screenplay.Characters.OrderByDescending(character => character.Lines).Select(character => character.Name)],
            [.. screenplay.Scenes.Select(scene => scene.Heading.Place).Where(place => place.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. screenplay.Scenes.Select(scene => scene.Heading.Time).Where(time => time.Length > 0).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task<IResult> AnswerAsync(Guid id, ScriptRooms rooms, ProductionSheets sheets, HttpContext context)
    {
        var (text, version) = await rooms.TextAsync(id, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(Of(text, version, sheets.Find(id)), DomainJson.Options);
    }

    private static bool Printed(ScreenplayElement element) => element.Kind is not (ElementKind.Note or ElementKind.Boneyard or ElementKind.Section or ElementKind.Synopsis);

    private static int Counted(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    // By the heading, the first of the same name first: the plan is of an older text than this.
    private static string Shots(ProductionSheet? sheet, Dictionary<string, List<Domain.Productions.PlannedSceneStage>> planned, Scene scene)
    {
        if (sheet is null || !planned.TryGetValue(scene.Heading.Text, out var same) || same.Count == 0) return "not planned yet";
        var found = same[0];
        if (same.Count > 1) same.RemoveAt(0);
        var filmed = found.Shots.Count(shot => sheet.Chosen(shot.Id) is not null);
        return $"{found.Shots.Count} {(found.Shots.Count == 1 ? "shot" : "shots")}{(filmed > 0 ? $", {filmed} filmed" : "")}";
    }
}
