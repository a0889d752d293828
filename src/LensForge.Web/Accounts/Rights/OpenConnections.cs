using System.Collections.Concurrent;
using LensForge.Domain.People;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Accounts.Rights;

/// <summary>
/// Sockets and circuits that are open, each with the question that it was let in by. The questions are asked again when a session, a
/// member or a link changed anywhere, and now and then for what expires; a connection that would not be let in now is cut, after the
/// moment that its page needs to say so. In that moment nothing it sends is heard and nothing it may not see is drawn.
/// </summary>
public sealed class OpenConnections(PeopleDirectory people, ChangeFeed<Guid> changes, TimeProvider clock, ILogger<OpenConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(600);

    private readonly ConcurrentDictionary<Connection, bool> _open = new();

    public int Count => _open.Count;

    public IDisposable Add(Func<bool> admitted, Action cut)
    {
        var connection = new Connection(admitted, cut, gone => _open.TryRemove(gone, out _));
        _open.TryAdd(connection, true);
        return connection;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        people.Changed += Ask;
        using var watching = changes.Watch(ProductionSheets.Any, Interval, () =>
        {
            Ask();
            return Task.CompletedTask;
        });
        try
        {
            using var timer = new PeriodicTimer(Often);
            while (await timer.WaitForNextTickAsync(stoppingToken)) Ask();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
        finally
        {
            people.Changed -= Ask;
        }
    }

    private void Ask()
    {
        foreach (var (connection, _) in _open)
        {
            if (connection.Admitted())
            {
                connection.Refused = null;
                continue;
            }

            connection.Refused ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(connection.Refused.Value) < Moment) continue;
            if (!_open.TryRemove(connection, out _)) continue;
            logger.LogInformation("A connection was cut: whoever it belongs to may not have it any more");
            connection.Cut();
        }
    }

    // One whose question cannot be answered any more, its request being over, must not end the asking of all others.
    private bool Holds(Connection connection)
    {
        try
        {
            return connection.Admitted();
        }
        catch (Exception failed)
        {
            logger.LogWarning(failed, "A connection could not be asked about and is cut");
            return false;
        }
    }

    private sealed class Connection(Func<bool> admitted, Action cut, Action<Connection> leave) : IDisposable
    {
        /// <summary>Since when it would not be let in.</summary>
        public long? Refused { get; set; }

        public Func<bool> Admitted => admitted;

        public Action Cut => cut;

        public void Dispose() => leave(this);
    }
}
