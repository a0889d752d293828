using LensForge.Domain.Board;
using LensForge.Domain.Hosts;
using LensForge.Domain.Jobs;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using Npgsql;
using FilmWork = LensForge.Domain.Hosts.AssembleFilm;

namespace LensForge.Web.Jobs;

/// <summary>
/// Turns what was asked for in the log into rows of work. Its place in the log is kept in the transaction that writes the rows, and
/// every row has a key that follows from its event: however often an event is seen, there is one job.
/// </summary>
public sealed class JobReactor(EventLog log, Decisions desk, Database database, JobBell bell, ILogger<JobReactor> logger) : BackgroundService
{
    /// <summary>Of a take when nothing else of its production waits or is being filmed: whoever just pressed looks at it.</summary>
    public const int FirstTakePriority = 30;

    /// <summary>Of a shot that has no drawing yet.</summary>
    public const int DrawingPriority = 20;

    /// <summary>A turnaround sheet is looked at while it is made.</summary>
    public const int TurnaroundPriority = 25;

    /// <summary>Drawings made anew since somebody's looks changed wait for takes.</summary>
    public const int RedrawingPriority = -1;

    public const int FilmPriority = 10;
    public const int TakePriority = 0;

    /// <summary>Drawings made in one job: few, since a take that is pressed meanwhile waits for their end.</summary>
    public const int DrawingsAtOnce = 2;

    // As written by versions whose keys did not say it.
    private const int DrawingsAtOnceBefore = 8;

    private const string Name = "jobs";

    private LogFollower? _follower;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(async () =>
    {
        var start = await database.TransactAsync(async (connection, token) =>
        {
            await connection.ExecuteAsync("insert into lensforge.mt_event_progression (name, last_seq_id) values ($1, 0) on conflict (name) do nothing", [Name], token);
            return await PlaceAsync(connection, token);
        }, stoppingToken);
        _follower = new(log, Name, start, HandleAsync, logger);
        await _follower.RunAsync(stoppingToken);
    }, stoppingToken);

    private async Task HandleAsync(IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var stops = new List<(Guid Job, int Step)>();
        var cancelled = await database.TransactAsync(async (connection, token) =>
        {
            stops.Clear();
            // Another node may be further: its rows are there already.
            var place = await PlaceAsync(connection, token);
            var ended = new List<Guid>();
            foreach (var stored in events.Where(stored => stored.Sequence > place))
            {
                ended.AddRange(await ReactAsync(connection, stored, token));
                if (stored.Body is TakeStopAsked asked && await JobBook.StopWithinAsync(connection, stored.Stream, asked.Step, token) is { } filming) stops.Add((filming, asked.Step));
            }

            await connection.ExecuteAsync(
                "update lensforge.mt_event_progression set last_seq_id = greatest(last_seq_id, $2), last_updated = now() where name = $1",
                [Name, events[^1].Sequence], token);
            foreach (var (job, step) in stops) await JobBell.NotifyStopWithinAsync(connection, job, step, token);
            foreach (var job in ended) await JobBell.NotifyWithinAsync(connection, job, token);
            await JobBell.NotifyWithinAsync(connection, null, token);
            return ended;
        }, stop);
        foreach (var job in cancelled) bell.RingHere(job);
        foreach (var (job, step) in stops) bell.RingStopHere(job, step);
        bell.RingHere(null);
    }

    private async Task<IReadOnlyList<Guid>> ReactAsync(NpgsqlConnection connection, StoredEvent stored, CancellationToken stop)
    {
        var person = stored.User ?? "";
        switch (stored.Type)
        {
            case "take_requested" when stored.Body is TakeRequested requested:
                await JobBook.EnqueueWithinAsync(connection, new(
                    $"take:{stored.Stream:N}:{stored.Version}", new FilmShot(stored.Stream, requested.Recipe), requested.Production, stored.Stream, person,
                    IsVariant(requested) || await IsFirstAsync(connection, requested.Production, stop) ? FirstTakePriority : TakePriority), stop);
                return [];
            case "deadline_set" when stored.Body is DeadlineSet set:
                await JobBook.DeadlineWithinAsync(connection, stored.Stream, set.At, stop);
                return [];
            case "take_cancelled":
                return await JobBook.CancelWithinAsync(connection, stored.Stream, stop);
            case "film_cancelled" when stored.Body is FilmCancelled cancelled:
                return await JobBook.CancelWithinAsync(connection, cancelled.Film, stop);
            case "shot_list_planned" when stored.Body is ShotListPlanned planned:
                await connection.ExecuteAsync(
                    "update lensforge.jobs set state = 'cancelled', ended = now() where production = $1 and kind = $2 and state = 'waiting'",
                    [stored.Stream, nameof(DrawStages)], stop);
                // In the looks of the cast bible, which people may have changed in an earlier draft.
                var (state, _) = await desk.ProductionAsync(stored.Stream, stop);
                var plan = state is { Plan: { } dressed, Planned.Revision: var revision } && revision == planned.Revision ? dressed : planned.Plan;
                foreach (var (batch, shots) in plan.Shots.Chunk(DrawingsAtOnce).Index())
                {
                    await JobBook.EnqueueWithinAsync(connection, new(
                        DrawingKey(stored.Stream, planned.Revision, batch * DrawingsAtOnce, DrawingsAtOnce), new DrawStages([.. shots.Select(shot => shot.Stage)], [.. shots.Select(shot => shot.Id)]), stored.Stream, stored.Stream, person, DrawingPriority), stop);
                }

                return [];
            case "character_recast" when stored.Body is CharacterRecast recast:
                await RedrawAsync(connection, stored, stage => Has(stage, recast.Character), person, stop);
                return [];
            case "character_left_to_script" when stored.Body is CharacterLeftToScript left:
                await RedrawAsync(connection, stored, stage => Has(stage, left.Character), person, stop);
                return [];
            case var _ when stored.Body is ShotDirected directed:
                await RedrawAsync(connection, stored, [directed.Shot], person, stop);
                return [];
            case var _ when stored.Body is BoardShaped shaped:
                await RedrawAsync(connection, stored, [.. shaped.Restaged()], person, stop);
                return [];
            case "reference_offered" when stored.Body is ReferenceOffered offered:
                await JobBook.EnqueueWithinAsync(connection, new(
                    $"reference:{offered.Reference:N}", new ReadReference(offered.Reference, offered.Picture, offered.Kind), stored.Stream, offered.Reference, person, TurnaroundPriority), stop);
                return [];
            case "place_designed" when stored.Body is PlaceDesigned designed:
                await RedrawAsync(connection, stored, stage => PlaceName.Of(stage.Set) == designed.Place, person, stop);
                return [];
            case "place_left" when stored.Body is PlaceLeft left:
                await RedrawAsync(connection, stored, stage => PlaceName.Of(stage.Set) == left.Place, person, stop);
                return [];
            case "place_reference_offered" when stored.Body is PlaceReferenceOffered offered:
                await JobBook.EnqueueWithinAsync(connection, new(
                    $"place:{offered.Reference:N}", new ReadPlace(offered.Reference, offered.Picture, offered.Kind), stored.Stream, offered.Reference, person, TurnaroundPriority), stop);
                return [];
            case "set_picture_requested" when stored.Body is SetPictureRequested asked:
                await JobBook.EnqueueWithinAsync(connection, new(
                    $"set:{stored.Stream:N}:{asked.Key}:{stored.Version}", new RenderSet(asked.Key, asked.Set), stored.Stream,
                    Projections.Placing.WorkOf(stored.Stream, asked.Key), person, TurnaroundPriority), stop);
                return [];
            case "turnaround_requested" when stored.Body is TurnaroundRequested asked:
                await JobBook.EnqueueWithinAsync(connection, new(
                    $"turnaround:{stored.Stream:N}:{asked.Looks}:{stored.Version}", new RenderTurnaround(asked.Looks, asked.Appearance), stored.Stream,
                    Projections.Recasting.WorkOf(stored.Stream, asked.Looks), person, TurnaroundPriority), stop);
                return [];
            case "film_requested" when stored.Body is FilmRequested requested:
                var cut = requested.Cut;
                await JobBook.EnqueueWithinAsync(connection, new(
                    $"film:{requested.Film:N}:{stored.Version}", new FilmWork(cut.Width, cut.Height, cut.Rate, cut.Parts), stored.Stream, requested.Film, person, FilmPriority), stop);
                return [];
            default:
                return [];
        }
    }

    // People wait before it for something to choose from.
    private static bool IsVariant(TakeRequested requested) => requested is { Room: not null, Recipe.IsStill: true };

    private static bool Has(ShotStage stage, string character) => stage.Figures.Any(figure => figure.Character == character);

    // Only the latest looks are drawn: drawings that still wait for the same shots are not needed any more.
    private async Task RedrawAsync(NpgsqlConnection connection, StoredEvent stored, Func<ShotStage, bool> concerns, string person, CancellationToken stop)
    {
        var (production, _) = await desk.ProductionAsync(stored.Stream, stop);
        if (production is not { Plan: { } plan }) return;
        await RedrawAsync(connection, stored, production, [.. plan.Shots.Where(shot => concerns(shot.Stage))], person, stop);
    }

    private async Task RedrawAsync(NpgsqlConnection connection, StoredEvent stored, IReadOnlyList<ShotId> shots, string person, CancellationToken stop)
    {
        if (shots.Count == 0) return;
        var (production, _) = await desk.ProductionAsync(stored.Stream, stop);
        if (production is not { Plan: { } plan }) return;
        await RedrawAsync(connection, stored, production, [.. plan.Shots.Where(shot => shots.Contains(shot.Id))], person, stop);
    }

    private static async Task RedrawAsync(NpgsqlConnection connection, StoredEvent stored, Production production, IReadOnlyList<Domain.Productions.StagedShot> shots, string person, CancellationToken stop)
    {
        if (production.Planned is not { Revision: var revision }) return;
        await connection.ExecuteAsync(
            "update lensforge.jobs set state = 'cancelled', ended = now() where production = $1 and kind = $2 and state = 'waiting' and key like any($3)",
            [stored.Stream, nameof(DrawStages), shots.Select(shot => DrawingKey(stored.Stream, revision, shot.Id) + ":%").ToArray()], stop);
        foreach (var shot in shots)
        {
            await JobBook.EnqueueWithinAsync(connection, new(
                $"{DrawingKey(stored.Stream, revision, shot.Id)}:{stored.Version}", new DrawStages([shot.Stage], [shot.Id]), stored.Stream, stored.Stream, person,
                production.Drawings.ContainsKey(shot.Id) ? RedrawingPriority : DrawingPriority), stop);
        }
    }

    /// <summary>Which revision is drawn can be read back from it; which shots, from the work, and in work from before it said so from the key.</summary>
    public static string DrawingKey(Guid production, int revision, int first, int count) => $"draw:{production:N}:{revision}:{first}:{count}";

    // Numbers may hold signs that mean something in a pattern.
    private static string DrawingKey(Guid production, int revision, ShotId shot) => $"draw:{production:N}:{revision}:{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(shot.Value))}";

    public static int ReadRevision(string key) => int.Parse(key.Split(':')[2], System.Globalization.CultureInfo.InvariantCulture);

    public static (int Revision, int First, int Count) ReadDrawingKey(string key)
    {
        var numbers = key.Split(':')[2..].Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return numbers is [var revision, var first, var count, ..] ? (revision, first, count) : (numbers[0], numbers[1] * DrawingsAtOnceBefore, DrawingsAtOnceBefore);
    }

    private static async Task<bool> IsFirstAsync(NpgsqlConnection connection, Guid production, CancellationToken stop) =>
        !await connection.ScalarAsync<bool>(
            "select exists (select from lensforge.jobs where production = $1 and kind = $2 and state in ('waiting', 'leased'))", [production, nameof(FilmShot)], stop);

    private static Task<long> PlaceAsync(NpgsqlConnection connection, CancellationToken stop) =>
        connection.ScalarAsync<long>("select last_seq_id from lensforge.mt_event_progression where name = $1 for update", [Name], stop);
}
