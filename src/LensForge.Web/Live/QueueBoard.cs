using System.Collections.Concurrent;
using LensForge.Domain.Hosts;
using LensForge.Domain.Jobs;
using LensForge.Web.Hosts;
using LensForge.Web.Jobs;

namespace LensForge.Web.Live;

/// <summary>One piece of work that waits or is being done.</summary>
/// <param name="Subject">The take or film; for drawings the production.</param>
/// <param name="Position">0 while it is being done, else its place in the line from 1.</param>
/// <param name="Step">Steps finished of the frame in work.</param>
/// <param name="StepsDone">Network steps run so far in the whole job.</param>
/// <param name="SecondsLeft">Estimate of the host; null while unknown.</param>
public sealed record QueueEntry(
    Guid Job, string Kind, Guid Production, Guid Subject, string Person, int Position, string? Host,
    int Frame, int Step, int Steps, int StepsDone, int StepsTotal, double? SecondsLeft)
{
    /// <summary>Seconds until it is taken up, by what such work took here before; null while it is being done, and where that is unknown.</summary>
    public double? StartsIn { get; init; }

    /// <summary>A near deadline of its production lifts it.</summary>
    public bool Lifted { get; init; }

    public bool Running => Position == 0;
}

/// <summary>The line of work as people see it: positions from the book of jobs, steps and seconds from the hosts' news.</summary>
public sealed class QueueBoard(JobBook book, JobBell bell, HostRoster roster, TimeProvider clock, ILogger<QueueBoard> logger) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<Guid, HostNews> _news = new();
    private readonly ChangeFeed<Guid> _changes = new();
    private readonly SemaphoreSlim _bell = new(1, 1);
    private Line _line = new([], [], new(0, []));

    /// <summary>What is being done, then the line in its order.</summary>
    public IReadOnlyList<QueueEntry> Entries
    {
        get
        {
            var position = 0;
            var line = Volatile.Read(ref _line);
            return [.. line.Open.OrderByDescending(job => job.Leased).Select(job => Entry(job, job.Leased ? 0 : ++position, line.Forecast))];
        }
    }

    /// <summary>The entry of a take or film, null when it neither waits nor is being done.</summary>
    public QueueEntry? Find(Guid subject)
    {
        var line = Volatile.Read(ref _line);
        if (!line.BySubject.TryGetValue(subject, out var job)) return null;
        return Entry(job, job.Leased ? 0 : line.Open.Where(open => !open.Leased).TakeWhile(open => open.Id != job.Id).Count() + 1, line.Forecast);
    }

    /// <summary>Called at once after any change, then at most once in the interval.</summary>
    public IDisposable Watch(TimeSpan interval, Func<Task> changed) => _changes.Watch(Guid.Empty, interval, changed);

    public void Tell(HostNews news)
    {
        _news[news.Job] = news;
        _changes.Changed(Guid.Empty);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Rang += Ring;
        roster.Changed += Ring;
        try
        {
            while (true)
            {
                await _bell.WaitAsync(stoppingToken);
                try
                {
                    var open = await book.OpenAsync(stoppingToken);
                    var forecast = new Forecasted(clock.GetTimestamp(), Forecast(open, await book.MeasuredAsync(stoppingToken)));
                    Volatile.Write(ref _line, new(open, open.GroupBy(job => job.Subject).ToDictionary(group => group.Key, group => group.First()), forecast));
                    foreach (var job in _news.Keys.Except(open.Select(job => job.Id)).ToList()) _news.TryRemove(job, out _);
                    _changes.Changed(Guid.Empty);
                }
                catch (Npgsql.NpgsqlException lost)
                {
                    logger.LogWarning("The queue could not be read: {Reason}", lost.Message);
                }

                await Task.Delay(Breath, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
        finally
        {
            bell.Rang -= Ring;
            roster.Changed -= Ring;
        }
    }

    private Dictionary<Guid, double?> Forecast(IReadOnlyList<OpenJob> open, Dictionary<string, double> measured)
    {
        double? Whole(OpenJob job) => job.Measure is { } work && measured.TryGetValue(work.Class, out var seconds) ? seconds * work.Units : null;
        var waiting = open.Where(job => !job.Leased).ToList();
        var running = open.Where(job => job.Leased)
            .Select(job => _news.GetValueOrDefault(job.Id)?.SecondsLeft ?? (Whole(job) is { } whole ? Math.Max(0, whole - (job.Since ?? 0)) : null)).ToList();
        var starts = LineForecast.Starts(running, [.. waiting.Select(Whole)], roster.Joined.Sum(host => host.Hello.Slots));
        return waiting.Zip(starts).ToDictionary(job => job.First.Id, job => job.Second);
    }

    private double? StartsIn(Guid job, Forecasted forecast)
    {
        var (at, starts) = forecast;
        return starts.GetValueOrDefault(job) is { } seconds ? Math.Max(0, seconds - clock.GetElapsedTime(at).TotalSeconds) : null;
    }

    private QueueEntry Entry(OpenJob job, int position, Forecasted forecast)
    {
        var news = job.Leased ? _news.GetValueOrDefault(job.Id) : null;
        return new(
            job.Id, job.Kind, job.Production, job.Subject, job.Person, position, job.Host,
            news?.Frame ?? 0, news?.Step ?? 0, news?.Steps ?? 0, news?.StepsDone ?? 0, news?.StepsTotal ?? 0, news?.SecondsLeft)
        { StartsIn = job.Leased ? null : StartsIn(job.Id, forecast), Lifted = job.Lifted };
    }

    private void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will look anyway.
        }
    }

    /// <summary>The line as it was read once: nobody sees a place of now with a beginning of before.</summary>
    private sealed record Line(IReadOnlyList<OpenJob> Open, Dictionary<Guid, OpenJob> BySubject, Forecasted Forecast);

    private sealed record Forecasted(long At, Dictionary<Guid, double?> Starts);
}
