using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.Jobs;
using LensForge.Web.EventStore;
using Npgsql;

namespace LensForge.Web.Jobs;

/// <summary>Work to be written into the book. The same key twice is one job.</summary>
public sealed record NewJob(string Key, Work Work, Guid Production, Guid Subject, string Person, int Priority);

/// <summary>A job that is leased by the holder of this fence.</summary>
public sealed record LeasedJob(Guid Id, Guid Production, Guid Subject, string Key, Work Work, int Attempts);

/// <summary>A job that waits or is being done.</summary>
public sealed record OpenJob(Guid Id, string Kind, Guid Production, Guid Subject, string Person, int Priority, long Place, bool Leased, string? Host, int Attempts)
{
    /// <summary>What such work took for each unit is asked of <see cref="JobBook.MeasuredAsync"/>.</summary>
    public WorkMeasure? Measure { get; init; }

    /// <summary>Seconds since it was taken up.</summary>
    public double? Since { get; init; }

    /// <summary>A near deadline of its production lifts it.</summary>
    public bool Lifted { get; init; }
}

/// <summary>
/// The rows of work: leased for a while to one host at a time, under a fence that grows with every lease. Who holds an outdated
/// fence can change nothing. Deadlines are kept by the database's clock alone.
/// </summary>
public sealed class JobBook(Database database, JobBell bell)
{
    public const int Attempts = 3;

    private static readonly string Lifted =
        $"exists (select from lensforge.deadlines d where d.production = j.production and now() <= d.at and d.at - now() <= interval '{Deadline.Near.TotalHours} hours')";

    private const long LeaseLock = 0x4C46_0001_4C45_4153;

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    public static Task<int> EnqueueWithinAsync(NpgsqlConnection connection, NewJob job, CancellationToken stop) =>
        connection.ExecuteAsync(
            """
            insert into lensforge.jobs (id, key, kind, production, subject, person, priority, work, measure, units)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing
            """,
            [
                Guid.CreateVersion7(), job.Key, job.Work.GetType().Name, job.Production, job.Subject, job.Person, job.Priority, JsonSerializer.Serialize(job.Work, DomainJson.Options),
                WorkMeasure.Of(job.Work).Class, WorkMeasure.Of(job.Work).Units,
            ], stop);

    /// <summary>The next job by fair share, leased to this host, or null.</summary>
    public Task<WorkOrder?> LeaseAsync(string host, CancellationToken stop = default) =>
        database.TransactAsync(async (connection, token) =>
        {
            // One lease at a time: two askers must not read the same line.
            await connection.ExecuteAsync($"select pg_advisory_xact_lock({LeaseLock})", token);
            var (waiting, running, turns) = await LineAsync(connection, token);
            if (FairShare.Next(waiting, running, turns) is not { } next) return null;
            var rows = await connection.QueryAsync(
                """
                update lensforge.jobs set state = 'leased', attempts = attempts + 1, fence = fence + 1, host = $2, started = now(),
                    leased_until = now() + $3, served = nextval('lensforge.jobs_served_sequence')
                where id = $1 returning fence, work
                """,
                [next, host, Lease], row => new WorkOrder(next, row.GetInt64(0), JsonSerializer.Deserialize<Work>(row.GetString(1), DomainJson.Options)!), token);
            return rows.SingleOrDefault();
        }, stop);

    /// <summary>False: the lease was lost, or the job cancelled.</summary>
    public Task<bool> HeartbeatAsync(Guid job, long fence, CancellationToken stop = default) =>
        database.RunAsync(async (connection, token) => await connection.ExecuteAsync(
            "update lensforge.jobs set leased_until = now() + $3 where id = $1 and fence = $2 and state = 'leased'", [job, fence, Lease], token) == 1, stop);

    /// <summary>The job under this fence, its row locked until the transaction ends; null when the fence is outdated.</summary>
    public static async Task<LeasedJob?> LockWithinAsync(NpgsqlConnection connection, Guid job, long fence, CancellationToken stop)
    {
        var rows = await connection.QueryAsync(
            "select id, production, subject, key, work, attempts from lensforge.jobs where id = $1 and fence = $2 and state = 'leased' for update",
            [job, fence], Leased, stop);
        return rows.SingleOrDefault();
    }

    public static Task EndWithinAsync(NpgsqlConnection connection, Guid job, string state, string? reason, CancellationToken stop) =>
        connection.ExecuteAsync(
            "update lensforge.jobs set state = $2, reason = $3, ended = now(), leased_until = null where id = $1", [job, state, reason], stop);

    public static Task ReturnWithinAsync(NpgsqlConnection connection, Guid job, string reason, CancellationToken stop) =>
        connection.ExecuteAsync("update lensforge.jobs set state = 'waiting', reason = $2, host = null, leased_until = null where id = $1", [job, reason], stop);

    /// <summary>Takes every open job of a take or film out of the line; answers those that were being done.</summary>
    public static async Task<IReadOnlyList<Guid>> CancelWithinAsync(NpgsqlConnection connection, Guid subject, CancellationToken stop)
    {
        var ended = await connection.QueryAsync(
            """
            with open as (select id, state from lensforge.jobs where subject = $1 and state in ('waiting', 'leased') for update)
            update lensforge.jobs j set state = 'cancelled', ended = now(), leased_until = null from open
            where j.id = open.id returning j.id, open.state
            """,
            [subject], row => (Id: row.GetGuid(0), Leased: row.GetString(1) == "leased"), stop);
        return [.. ended.Where(job => job.Leased).Select(job => job.Id)];
    }

    /// <summary>An open take is to end after a step, whoever films it, now or after a host was lost; answers the job if one is being done.</summary>
    public static async Task<Guid?> StopWithinAsync(NpgsqlConnection connection, Guid take, int step, CancellationToken stop)
    {
        var rows = await connection.QueryAsync(
            "select id, work, state = 'leased' from lensforge.jobs where subject = $1 and state in ('waiting', 'leased') for update",
            [take], row => (Id: row.GetGuid(0), Work: JsonSerializer.Deserialize<Work>(row.GetString(1), DomainJson.Options)!, Leased: row.GetBoolean(2)), stop);
        foreach (var row in rows)
        {
            if (row.Work is not FilmShot film) continue;
            var work = film with { Recipe = film.Recipe with { StopStep = step } };
            await connection.ExecuteAsync("update lensforge.jobs set work = $2, units = $3 where id = $1", [row.Id, JsonSerializer.Serialize<Work>(work, DomainJson.Options), WorkMeasure.Of(work).Units], stop);
            if (row.Leased) return row.Id;
        }

        return null;
    }

    /// <summary>Median seconds for each unit of work, of the last jobs of each kind that were done here.</summary>
    public Task<Dictionary<string, double>> MeasuredAsync(CancellationToken stop = default) =>
        database.RunAsync(async (connection, token) => (await connection.QueryAsync(
            """
            select measure, percentile_cont(0.5) within group (order by extract(epoch from ended - started) / units)
            from (select measure, started, ended, units, row_number() over (partition by measure order by ended desc) as place
                  from lensforge.jobs where state = 'done' and started is not null and measure is not null and units > 0 and ended > now() - interval '30 days') latest
            where place <= 20 group by measure
            """, [], row => (Measure: row.GetString(0), Seconds: row.GetDouble(1)), token)).ToDictionary(row => row.Measure, row => row.Seconds), stop);

    public static Task DeadlineWithinAsync(NpgsqlConnection connection, Guid production, DateTimeOffset? at, CancellationToken stop) => at is { } time
        ? connection.ExecuteAsync("insert into lensforge.deadlines (production, at) values ($1, $2) on conflict (production) do update set at = excluded.at", [production, time.ToUniversalTime()], stop)
        : connection.ExecuteAsync("delete from lensforge.deadlines where production = $1", [production], stop);

    /// <summary>A host went: its leases lapse soon unless it comes back and heartbeats.</summary>
    public Task ShortenAsync(string host, TimeSpan grace, CancellationToken stop = default) =>
        database.RunAsync((connection, token) => connection.ExecuteAsync(
            "update lensforge.jobs set leased_until = least(leased_until, now() + $2) where host = $1 and state = 'leased'", [host, grace], token), stop);

    /// <summary>A host that is known to be dead: its jobs wait again, and the try does not count against them.</summary>
    public async Task<int> ReleaseAsync(string host, CancellationToken stop = default)
    {
        var count = await database.RunAsync((connection, token) => connection.ExecuteAsync(
            "update lensforge.jobs set state = 'waiting', attempts = greatest(attempts - 1, 0), host = null, leased_until = null where host = $1 and state = 'leased'",
            [host], token), stop);
        if (count > 0) bell.RingHere(null);
        return count;
    }

    /// <summary>Jobs whose lease has lapsed, with how often they were tried.</summary>
    public Task<List<(Guid Id, long Fence, int Attempts)>> LapsedAsync(CancellationToken stop = default) =>
        database.RunAsync((connection, token) => connection.QueryAsync(
            "select id, fence, attempts from lensforge.jobs where state = 'leased' and leased_until < now()", [],
            row => (row.GetGuid(0), row.GetInt64(1), row.GetInt32(2)), token), stop);

    /// <summary>Everything that waits, in the order in which it will be served, then everything that is being done.</summary>
    public Task<IReadOnlyList<OpenJob>> OpenAsync(CancellationToken stop = default) =>
        database.RunAsync<IReadOnlyList<OpenJob>>(async (connection, token) =>
        {
            var jobs = (await connection.QueryAsync(
                $"""
                select id, kind, production, subject, person, priority, place, state = 'leased', host, attempts, measure, units, extract(epoch from now() - started)::float8, {Lifted}
                from lensforge.jobs j where state in ('waiting', 'leased')
                """, [],
                row => new OpenJob(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetGuid(3), row.GetString(4), row.GetInt32(5), row.GetInt64(6),
                    row.GetBoolean(7), row.IsDBNull(8) ? null : row.GetString(8), row.GetInt32(9))
                {
                    Measure = row.IsDBNull(10) || row.IsDBNull(11) ? null : new(row.GetString(10), row.GetDouble(11)),
                    Since = row.GetBoolean(7) && !row.IsDBNull(12) ? row.GetDouble(12) : null,
                    Lifted = row.GetBoolean(13),
                }, token)).ToDictionary(job => job.Id);
            var turns = await TurnsAsync(connection, token);
            var running = jobs.Values.Where(job => job.Leased).ToList();
            var waiting = jobs.Values.Where(job => !job.Leased).Select(job => new WaitingJob(job.Id, job.Priority, job.Person, job.Production, job.Place, job.Lifted));
            return
            [
                .. FairShare.Order(waiting, running.Select(job => new RunningJob(job.Person, job.Production)), turns).Select(job => jobs[job.Id]),
                .. running.OrderBy(job => job.Place),
            ];
        }, stop);

    public Task<T> TransactAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken stop = default) => database.TransactAsync(work, stop);

    private static async Task<(List<WaitingJob> Waiting, List<RunningJob> Running, List<Turn> Turns)> LineAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        // A lapsed lease with tries left is as good as waiting; one without is the sweeper's.
        var open = await connection.QueryAsync(
            $"""
            select id, priority, person, production, place, state = 'leased' and leased_until >= now(), {Lifted}
            from lensforge.jobs j where state = 'waiting' or (state = 'leased' and (leased_until >= now() or attempts < $1))
            """,
            [Attempts], row => (Job: new WaitingJob(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetGuid(3), row.GetInt64(4), row.GetBoolean(6)), Running: row.GetBoolean(5)), stop);
        return (
            [.. open.Where(row => !row.Running).Select(row => row.Job)],
            [.. open.Where(row => row.Running).Select(row => new RunningJob(row.Job.Person, row.Job.Production))],
            await TurnsAsync(connection, stop));
    }

    private static Task<List<Turn>> TurnsAsync(NpgsqlConnection connection, CancellationToken stop) => connection.QueryAsync(
        """
        select person, production, max(served) from
            (select person, production, served from lensforge.jobs where served is not null order by served desc limit 500) latest
        group by person, production
        """, [], row => new Turn(row.GetString(0), row.GetGuid(1), row.GetInt64(2)), stop);

    private static LeasedJob Leased(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), JsonSerializer.Deserialize<Work>(row.GetString(4), DomainJson.Options)!, row.GetInt32(5));
}
