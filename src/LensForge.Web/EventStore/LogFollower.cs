using System.Collections.Concurrent;

namespace LensForge.Web.EventStore;

/// <summary>Takes one reader of the log through it for ever: woken by appends of this process at once, by those of others within a second.</summary>
public sealed class LogFollower(EventLog log, string name, long start, Func<IReadOnlyList<StoredEvent>, CancellationToken, Task> handle, ILogger logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<long, TaskCompletionSource> _waiting = new();
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position = start;

    /// <summary>The last event that was handled.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Done when everything that was in the log at the start has been handled.</summary>
    public Task CaughtUp => _caughtUp.Task;

    /// <summary>Returns when the event with this number has been handled.</summary>
    public async Task WaitForAsync(long sequence, CancellationToken stop = default)
    {
        if (Position >= sequence) return;
        var waiter = _waiting.GetOrAdd(sequence, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (Position >= sequence) waiter.TrySetResult();
        await waiter.Task.WaitAsync(stop);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        using var bell = new SemaphoreSlim(0);
        void Ring()
        {
            if (bell.CurrentCount == 0) bell.Release();
        }

        log.Rang += Ring;
        try
        {
            var reader = new LogReader(log, Position);
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    var events = await reader.NextAsync(stop);
                    if (events.Count == 0)
                    {
                        _caughtUp.TrySetResult();
                        await bell.WaitAsync(Look, stop);
                        continue;
                    }

                    await handle(events, stop);
                    Advance(events[^1].Sequence);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception failure)
                {
                    logger.LogError(failure, "{Follower} could not follow the log past event {Position}; trying again", name, Position);
                    reader = new LogReader(log, Position);
                    await bell.WaitAsync(Look, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The process ends.
        }
        finally
        {
            log.Rang -= Ring;
        }
    }

    private void Advance(long sequence)
    {
        Volatile.Write(ref _position, sequence);
        foreach (var (wanted, waiter) in _waiting)
        {
            if (wanted <= sequence && _waiting.TryRemove(wanted, out _)) waiter.TrySetResult();
        }
    }
}
