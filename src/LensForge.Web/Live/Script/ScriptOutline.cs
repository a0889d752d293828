using LensForge.Domain;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.People;
using LensForge.Domain.Screenplays;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Projections;

namespace LensForge.Web.Live.Script;

/// <param name="Line">Line of the text, from 1.</param>
/// <param name="Shots">In words: what is planned and filmed of it.</param>
/// <param name="Provisional">Numbers are locked, and this one is not given for good yet.</param>
public sealed record OutlinedScene(int Line, string Number, string Heading, string Eighths, string Shots, bool Provisional = false);

/// <summary>A scene that was removed after its number was locked.</summary>
/// <param name="Line">Line of the scene that it stands before, from 1; behind the last line where it was the last.</param>
/// <param name="Says">What became of it.</param>
public sealed record OutlinedOmission(int Line, string Number, string Says);

/// <param name="At">Where in the text the page begins, in UTF-16 units, when that is within a paragraph; else -1: before the line.</param>
/// <param name="Speaker">Who goes on speaking, as said again at the head of the page; null when no speech is broken.</param>
public sealed record OutlinedBreak(int Line, int Page, int At = -1, string? Speaker = null);

/// <summary>What stands around the words while they are written: scenes, pages and names, as the planner reads and the printer sets them.</summary>
/// <param name="Version">Of the text that it was read from.</param>
/// <param name="Breaks">Where a page begins, from the second on.</param>
public sealed record ScriptOutline(
    long Version, int Pages, int Words, IReadOnlyList<OutlinedBreak> Breaks, IReadOnlyList<OutlinedScene> Scenes,
    IReadOnlyList<string> Characters, IReadOnlyList<string> Places, IReadOnlyList<string> Times)
{
    /// <summary>Empty while numbers are not locked.</summary>
    public IReadOnlyList<OutlinedOmission> Omitted { get; init; } = [];

    public static void Map(WebApplication app) => app.MapGet("/productions/{id:guid}/script/outline", AnswerAsync).Needs(Right.Read);

    /// <param name="numbers">Null while they are not locked.</param>
    public static ScriptOutline Of(string text, long version, ProductionSheet? sheet, IReadOnlyList<NumberedScene>? numbers = null)
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
        var byLine = numbers?.Where(scene => scene.Line is not null).ToDictionary(scene => scene.Line!.Value);
        var pages = PageLayout.Paginate(screenplay);
        return new(
            version,
            pages.Count,
            screenplay.Elements.Where(Printed).Sum(element => Counted(element.Text)),
            [.. pages.Skip(1).Where(page => page.Lines.Count > 0).Select(page => Break(text, screenplay, page))],
            [.. screenplay.Scenes.Select(scene => (Scene: scene, screenplay.Elements[scene.FirstElement].Source.Line)).Select(one => new OutlinedScene(
                one.Line, byLine?.GetValueOrDefault(one.Line)?.Number ?? one.Scene.Number, one.Scene.Heading.Text, Eighths.Format(one.Scene.Eighths), Shots(sheet, planned, one.Scene),
                byLine?.GetValueOrDefault(one.Line) is { Issued: false }))],
            [.. screenplay.Characters.OrderByDescending(character => character.Lines).Select(character => character.Name)],
            [.. screenplay.Scenes.Select(scene => scene.Heading.Place).Where(place => place.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. screenplay.Scenes.Select(scene => scene.Heading.Time).Where(time => time.Length > 0).Distinct(StringComparer.Ordinal)])
        {
            Omitted = numbers is null ? [] : [.. Omissions(numbers, text.Count(unit => unit == '\n') + 2)],
        };
    }

    // The words of the page's first line, looked for within their paragraph: marks of emphasis may stand between them and its beginning.
    private static OutlinedBreak Break(string text, Screenplay screenplay, ScriptPage page)
    {
        var again = page.Lines[0].Mark == PageLineMark.Continued ? page.Lines[0].Text : null;
        var first = page.Lines.FirstOrDefault(line => line.Offset >= 0) ?? page.Lines[0];
        var element = screenplay.Elements[first.Element];
        if (first.Offset <= 0) return new(element.Source.Line, page.Number);
        var start = LineStart(text, element.Source.Line);
        var end = LineStart(text, element.Source.EndLine + 1);
        var word = first.Text.TrimStart();
        var from = Math.Min(start + first.Offset, end);
        var at = word.Length == 0 ? -1 : text.IndexOf(word, from, end - from, StringComparison.Ordinal);
        if (at < 0 && word.Length > 0) at = text.IndexOf(word.Split(' ')[0], from, end - from, StringComparison.Ordinal);
        return new(element.Source.Line, page.Number, at, at < 0 ? null : again);
    }

    private static int LineStart(string text, int line)
    {
        var at = 0;
        for (var n = 1; n < line; n++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) return text.Length;
            at = end + 1;
        }

        return at;
    }

    private static async Task<IResult> AnswerAsync(Guid id, ScriptRooms rooms, SceneNumbers numbers, ProductionSheets sheets, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await rooms.FindAsync(id, context.RequestAborted) is not { } live) return Results.Json(Of((await rooms.TextAsync(id, context.RequestAborted)).Text, -1, sheets.Find(id)), DomainJson.Options);
        return Results.Json(Of(live.Script.Text.ToString(), live.Script.Version, sheets.Find(id), await numbers.OfAsync(id, live, stop: context.RequestAborted)), DomainJson.Options);
    }

    private static IEnumerable<OutlinedOmission> Omissions(IReadOnlyList<NumberedScene> numbers, int end) => numbers.Index().Where(scene => scene.Item.Line is null).Select(scene => new OutlinedOmission(
        numbers.Skip(scene.Index).FirstOrDefault(one => one.Line is not null)?.Line ?? end, scene.Item.Number, scene.Item.Now is { } now ? $"OMITTED (now {now})" : "OMITTED"));

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
