using System.Collections.Concurrent;
using LensForge.Domain.Hosts;
using LensForge.Web.EventStore;
using LensForge.Web.Jobs;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.SignalR;

namespace LensForge.Web.Hosts;

/// <summary>Between hosts and the book of jobs: wakes hosts when there is work, passes on cancellations, shows their news.</summary>
public sealed class HostDispatch(
    IHubContext<HostHub, IHostClient> hub, JobBook book, JobBell bell, HostRoster roster, QueueBoard board, LatestFrames frames, ProductionSheets sheets,
    PlaceOnDisk place, TimeProvider clock, ILogger<HostDispatch> logger) : IHostedService
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WakeInterval = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<string, string> _names = new();
    private readonly ConcurrentDictionary<Guid, Held> _held = new();
    private readonly ChangeFeed<int> _wake = new();
    private IDisposable? _waking;

    /// <summary>How the child of this process is called in the book, over restarts.</summary>
    public string ChildName { get; } = HostName.Child(Environment.MachineName, place.Root);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _waking = _wake.Watch(0, WakeInterval, () => hub.Clients.Clients(_names.Keys).WorkAvailable());
        bell.Rang += Wake;
        bell.JobCancelled += Cancel;
        bell.JobStopped += Stop;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        bell.Rang -= Wake;
        bell.JobCancelled -= Cancel;
        bell.JobStopped -= Stop;
        _waking?.Dispose();
        return Task.CompletedTask;
    }

    public async Task JoinAsync(string connection, HostHello hello, bool isChild)
    {
        _names[connection] = isChild ? ChildName : HostName.Joined(hello.Name, connection);
        roster.Join(connection, hello);
        logger.LogInformation("Host {Name} joined: {Provider}, {Slots} at once, model {Model}", hello.Name, hello.Provider, hello.Slots, hello.ModelHash[..Math.Min(12, hello.ModelHash.Length)]);
        await hub.Clients.Client(connection).WorkAvailable();
    }

    public async Task LeaveAsync(string connection)
    {
        roster.Leave(connection);
        if (!_names.TryRemove(connection, out var name)) return;
        logger.LogInformation("Host {Name} left", name);

        // Unless it comes back and heartbeats, its work goes to another.
        await book.ShortenAsync(name, Grace);
    }

    public string NameOf(string connection) => _names.GetValueOrDefault(connection, "a host");

    public async Task<WorkOrder?> AskAsync(string connection, CancellationToken stop)
    {
        var order = await book.LeaseAsync(NameOf(connection), stop);
        if (order is null) return null;
        var take = (order.Work as FilmShot)?.Take ?? Guid.Empty;
        var sheet = take == Guid.Empty ? null : sheets.FindTake(take);
        _held[order.Job] = new(connection, order.Fence, take, sheet?.Production ?? Guid.Empty, sheet?.Shot.Value ?? "");
        bell.RingHere(null);
        return order;
    }

    public Task<bool> HeartbeatAsync(Guid job, long fence, CancellationToken stop) => book.HeartbeatAsync(job, fence, stop);

    /// <summary>News under an outdated fence, or of work that another host has, are dropped.</summary>
    public void Tell(string connection, HostNews news)
    {
        if (!_held.TryGetValue(news.Job, out var held) || held.Fence != news.Fence) return;
        if (held.Connection != connection) _held[news.Job] = held with { Connection = connection };
        board.Tell(news with { Jpeg = null });
        if (news.Jpeg is not { Length: > 0 } jpeg || held.Take == Guid.Empty) return;
        if (held.Shot.Length == 0 && sheets.FindTake(held.Take) is { } sheet) _held[news.Job] = held = held with { Production = sheet.Production, Shot = sheet.Shot.Value };
        frames.Publish(new(
            held.Take, held.Production, held.Shot, 1, news.Frame, news.Step, news.Steps, news.StepsDone, news.StepsTotal, news.SecondsLeft,
            clock.GetUtcNow().ToUnixTimeMilliseconds(), jpeg));
    }

    public void Ended(Guid job)
    {
        if (_held.TryRemove(job, out var held)) frames.Clear(held.Take);
    }

    private void Wake() => _wake.Changed(0);

    private void Cancel(Guid job)
    {
        if (!_held.TryRemove(job, out var held)) return;
        frames.Clear(held.Take);
        Send(hub.Clients.Client(held.Connection).Cancel(job));
    }

    private void Stop(Guid job, int step)
    {
        if (_held.TryGetValue(job, out var held)) Send(hub.Clients.Client(held.Connection).Stop(job, step));
    }

    private void Send(Task sent)
    {
        if (!sent.IsCompletedSuccessfully) sent.ContinueWith(failed => logger.LogDebug(failed.Exception, "A word did not reach a host"), TaskContinuationOptions.OnlyOnFaulted);
    }

    private sealed record Held(string Connection, long Fence, Guid Take, Guid Production, string Shot);
}
