using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Media;
using Npgsql;
using FilmWork = LensForge.Domain.Hosts.AssembleFilm;

namespace LensForge.Web.Jobs;

/// <summary>The media named in a result are not all here: upload them and report again.</summary>
public sealed class MediaMissingException(string hash) : Exception($"The file {hash} was not uploaded.");

/// <summary>
/// What came of a job, written into the log in the transaction that ends the job: both or neither, and only for the holder of the
/// current fence. So nothing is doubled, whatever is repeated, and nothing acknowledged is lost.
/// </summary>
public sealed class JobOutcomes(JobBook book, Decisions desk, EventLog log, JobBell bell, MediaStore media, ILogger<JobOutcomes> logger)
{
    /// <summary>False when the fence is outdated or the job was cancelled: then nothing happened.</summary>
    public Task<bool> CompleteAsync(WorkResult result, string host, CancellationToken stop = default)
    {
        foreach (var hash in result.StillHashes.Append(result.ClipHash).OfType<string>())
        {
            if (!media.Holds(hash)) throw new MediaMissingException(hash);
        }

        return EndAsync(result.Job, result.Fence, host, async (connection, job, token) =>
        {
            if (await DoneAsync(job, result, token) is { } append) await EventLog.AppendWithinAsync(connection, append, host, token);
            await JobBook.EndWithinAsync(connection, job.Id, "done", null, token);
        }, stop);
    }

    /// <summary>The work waits for another try, or is given up for good after the third.</summary>
    public Task<bool> FailAsync(Guid id, long fence, string reason, string host, CancellationToken stop = default) =>
        EndAsync(id, fence, host, async (connection, job, token) =>
        {
            var clean = CleanText.Line(reason);
            logger.LogWarning("{Kind} failed at {Host}, try {Attempt} of {Attempts}: {Reason}", job.Work.GetType().Name, host, job.Attempts, JobBook.Attempts, clean);
            if (job.Attempts < JobBook.Attempts)
            {
                await JobBook.ReturnWithinAsync(connection, job.Id, clean, token);
                return;
            }

            if (await GivenUpAsync(job, clean, token) is { } append) await EventLog.AppendWithinAsync(connection, append, host, token);
            await JobBook.EndWithinAsync(connection, job.Id, "failed", clean, token);
        }, stop);

    /// <summary>Jobs whose host fell silent wait again; those that silenced three hosts are given up.</summary>
    public async Task<int> SweepAsync(CancellationToken stop = default)
    {
        var lapsed = await book.LapsedAsync(stop);
        foreach (var (id, fence, _) in lapsed) await FailAsync(id, fence, "The host fell silent while it worked on this.", "sweeper", stop);
        return lapsed.Count;
    }

    private async Task<bool> EndAsync(Guid id, long fence, string host, Func<NpgsqlConnection, LeasedJob, CancellationToken, Task> end, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var held = await book.TransactAsync(async (connection, token) =>
                {
                    if (await JobBook.LockWithinAsync(connection, id, fence, token) is not { } job) return false;
                    await end(connection, job, token);
                    await JobBell.NotifyWithinAsync(connection, null, token);
                    return true;
                }, stop);
                if (!held) logger.LogInformation("{Host} reported job {Job} under an outdated fence; ignored", host, id);
                log.Ring();
                bell.RingHere(null);
                return held;
            }
            catch (WrongVersionException) when (attempt < 50)
            {
                // Somebody wrote to the stream meanwhile: decide again.
            }
        }
    }

    private async Task<StreamAppend?> DoneAsync(LeasedJob job, WorkResult result, CancellationToken stop) => job.Work switch
    {
        FilmShot film => await desk.PrepareAsync(
            film.Take,
            new RecordTake(Needed(result.ClipHash), result.StillHashes.FirstOrDefault() ?? Needed(null), result.StepsRun, result.Seconds, result.Provider, result.StoppedAt),
            stop),
        FilmWork => await desk.PrepareAsync(job.Production, new RecordFilm(job.Subject, Needed(result.ClipHash)), stop),
        DrawStages draw => await DrawnAsync(job, draw, result, stop),
        ReadReference read => await desk.PrepareAsync(job.Production, new RecordReference(read.Reference, result.Looks ?? []), stop),
        ReadPlace read => await desk.PrepareAsync(
            job.Production,
            result.Place is { } place ? new RecordPlaceReference(read.Reference, place) : new GiveUpPlaceReference(read.Reference, "The host said nothing about it. Update it."), stop),
        RenderSet render => await desk.PrepareAsync(job.Production, new RecordSetPicture(render.Key, Needed(result.StillHashes.FirstOrDefault())), stop),
        RenderTurnaround render => await desk.PrepareAsync(job.Production, new RecordTurnaround(render.Looks, result.StillHashes), stop),
        _ => null,
    };

    private async Task<StreamAppend?> DrawnAsync(LeasedJob job, DrawStages draw, WorkResult result, CancellationToken stop)
    {
        var revision = JobReactor.ReadRevision(job.Key);
        var (production, _) = await desk.ProductionAsync(job.Production, stop);
        if (production is not { Planned: { } planned, Plan: { } plan } || planned.Revision != revision) return null;

        // Somebody's looks may have changed meanwhile: then newer drawings are on their way.
        var drawings = Shots(job, draw, plan).Zip(draw.Stages, result.StillHashes)
            .Where(drawn => plan.Find(drawn.First) is { } shot && LookChanges.Between(drawn.Second, shot.Stage).Count == 0 && SetFlop.Flops(drawn.Second.Set) == SetFlop.Flops(shot.Stage.Set))
            .ToDictionary(drawn => drawn.First, drawn => drawn.Third);
        return await desk.PrepareAsync(job.Production, new RecordDrawings(revision, drawings), stop);
    }

    private static IEnumerable<ShotId> Shots(LeasedJob job, DrawStages draw, ShotPlan plan)
    {
        if (draw.Shots is { } shots) return shots;
        var (_, first, count) = JobReactor.ReadDrawingKey(job.Key);
        return plan.Shots.Skip(first).Take(count).Select(shot => shot.Id);
    }

    private async Task<StreamAppend?> GivenUpAsync(LeasedJob job, string reason, CancellationToken stop) => job.Work switch
    {
        FilmShot film => await desk.PrepareAsync(film.Take, new GiveUpTake(reason), stop),
        FilmWork => await desk.PrepareAsync(job.Production, new GiveUpFilm(job.Subject, reason), stop),
        ReadReference read => await desk.PrepareAsync(job.Production, new GiveUpReference(read.Reference, reason), stop),
        ReadPlace read => await desk.PrepareAsync(job.Production, new GiveUpPlaceReference(read.Reference, reason), stop),
        RenderSet render => await desk.PrepareAsync(job.Production, new GiveUpSetPicture(render.Key, reason), stop),
        RenderTurnaround render => await desk.PrepareAsync(job.Production, new GiveUpTurnaround(render.Looks, reason), stop),
        _ => null,
    };

    private static string Needed(string? hash) => hash ?? throw new MediaMissingException("(none named)");
}
