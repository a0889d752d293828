using LensForge.Web.EventStore;
using LensForge.Web.Media;

namespace LensForge.Web.Projections;

/// <summary>Keeps the sheets up with the log. Commands wait on it so that people read what they wrote.</summary>
public sealed class ProjectionService(EventLog log, ProductionSheets sheets, NamedMedia named, ILogger<ProjectionService> logger) : BackgroundService
{
    private readonly LogFollower _follower = new(log, "sheets", 0, (events, _) =>
    {
        foreach (var stored in events)
        {
            sheets.Apply(stored);
            named.Apply(stored);
        }

        return Task.CompletedTask;
    }, logger);

    public Task CaughtUp => _follower.CaughtUp;

    public long Position => _follower.Position;

    /// <summary>Returns when the event is on the sheets; 0 returns at once.</summary>
    public Task SeenAsync(long sequence, CancellationToken stop = default) => _follower.WaitForAsync(sequence, stop);

    /// <summary>Number of the last event in the log now.</summary>
    public Task<long> EndAsync(CancellationToken stop = default) => log.LastSequenceAsync(stop);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => _follower.RunAsync(stoppingToken), stoppingToken);
}
