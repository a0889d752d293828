using System.Collections.Concurrent;
using System.Text;
using LensForge.Domain;
using LensForge.Domain.Drafts.Revisions;
using LensForge.Domain.LiveText;
using LensForge.Domain.People;
using LensForge.Domain.Screenplays;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Live.Script;

/// <param name="Tint">"#rrggbb".</param>
/// <param name="Pages">Pages with something changed in it: when the next one began, or now.</param>
public sealed record ToldRevision(string Colour, string Tint, DateTimeOffset At, string By, int Pages);

/// <param name="Version">Of the text that it is about.</param>
/// <param name="Ranges">From and to of each stretch that was changed since the last revision began, in turn; equal where something was taken out.</param>
/// <param name="Pages">Numbers of the pages that carry its colour.</param>
/// <param name="Next">The colour that would be next; null behind the last.</param>
public sealed record RevisedScript(long Version, IReadOnlyList<ToldRevision> Revisions, IReadOnlyList<int> Ranges, IReadOnlyList<int> Pages, string? Next);

/// <summary>What was changed since a revision began, from the changes in the log: gone through once, then kept up.</summary>
public sealed class RevisionMarks(ScriptRooms scripts, ProductionSheets sheets, PeopleDirectory people, Decisions desk, ProjectionService projections, SceneNumbers numbers)
{
    private const int Remembered = 64;

    private readonly ConcurrentDictionary<(Guid Production, long From), Kept> _kept = new();
    private readonly ConcurrentDictionary<(Guid Production, long From, long To), int> _past = new();

    public static void Map(WebApplication app) => app.MapGet("/productions/{id:guid}/script/revision", async (Guid id, RevisionMarks marks, HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await marks.OfAsync(id, context.RequestAborted), DomainJson.Options);
    }).Needs(Right.Read);

    public async Task<RevisedScript> OfAsync(Guid production, CancellationToken stop = default)
    {
        var revisions = sheets.Find(production)?.Revisions ?? [];
        var next = RevisionColours.After(revisions.LastOrDefault()?.Started.Colour ?? RevisionColours.First);
        if (revisions.IsEmpty || await scripts.FindAsync(production, stop) is not { } live) return new(-1, [], [], [], next);
        var ranges = await SinceAsync(production, revisions[^1].Started.Words, live, stop);
        var text = live.Script.Text.ToString();
        var pages = await Task.Run(() => Pages(text, ranges), stop);
        var told = new List<ToldRevision>();
        for (var i = 0; i < revisions.Count; i++)
        {
            var (started, at, by) = revisions[i];
            var count = i == revisions.Count - 1 ? pages.Count : await PastAsync(production, started.Words, revisions[i + 1].Started.Words, live, stop);
            told.Add(new(started.Colour, RevisionColours.Tint(started.Colour), at, people.NameOf(by), count));
        }

        return new(live.Script.Version, told, [.. ranges.SelectMany(range => (int[])[range.From, range.To])], pages, next);
    }

    /// <summary>From now on what is changed is of this colour; numbers that are not given for good yet are given.</summary>
    public async Task StartAsync(Guid production, string colour, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(StartRevision), user, stop);
        var live = await scripts.FindAsync(production, stop) ?? await scripts.ExchangeAsync(production, text => text, user, null, stop);
        List<Domain.Productions.ProductionCommand> commands = [new StartRevision(colour, live.Script.Version)];
        if (await numbers.OfAsync(production, live, stop: stop) is { } given) commands.Add(SceneNumbers.Issue(given, live.Script.Version));
        await projections.SeenAsync(await desk.DecideAsync(production, commands, user, stop), stop);
    }

    private async Task<IReadOnlyList<RevisedRange>> SinceAsync(Guid production, long version, LoggedScript live, CancellationToken stop)
    {
        if (_kept.Count >= Remembered) _kept.Clear();
        var kept = _kept.GetOrAdd((production, version), _ => new());
        await kept.Turn.WaitAsync(stop);
        try
        {
            if (kept.Changes is null || kept.Version > live.Script.Version)
            {
                var (then, _) = await scripts.SinceAsync(production, version, live, stop);
                (kept.Before, kept.Changes, kept.Version) = (Rope.Of(then), ChangeSet.Empty(then.Length), version);
            }

            foreach (var edited in (await scripts.SinceAsync(production, kept.Version, live, stop)).Since)
                (kept.Changes, kept.Version) = (kept.Changes.Compose(edited.Changes), edited.Base + edited.Count);
            return RevisedWords.Of(kept.Before, kept.Changes);
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private async Task<int> PastAsync(Guid production, long from, long to, LoggedScript live, CancellationToken stop)
    {
        if (_past.TryGetValue((production, from, to), out var known)) return known;
        var (then, since) = await scripts.SinceAsync(production, from, live, stop);
        var (text, changes) = (Rope.Of(then), ChangeSet.Empty(then.Length));
        foreach (var edited in since.Where(edited => edited.Base < to)) changes = changes.Compose(edited.Changes);
        return _past[(production, from, to)] = await Task.Run(() => Pages(changes.Apply(text).ToString(), RevisedWords.Of(text, changes)).Count, stop);
    }

    private static IReadOnlyList<int> Pages(string text, IReadOnlyList<RevisedRange> ranges)
    {
        if (ranges.Count == 0 || string.IsNullOrWhiteSpace(text)) return [];
        var screenplay = Planning.Read("script.fountain", Encoding.UTF8.GetBytes(text));
        var lines = RevisedWords.Lines(text, ranges);
        var changed = screenplay.Elements.Select(element => lines.Any(line => line >= element.Source.Line && line <= element.Source.EndLine)).ToArray();
        return [.. PageLayout.Paginate(screenplay).Where(page => page.Lines.Any(line => changed[line.Element])).Select(page => page.Number)];
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Rope Before { get; set; } = Rope.Empty;

        public ChangeSet? Changes { get; set; }

        public long Version { get; set; }
    }
}
