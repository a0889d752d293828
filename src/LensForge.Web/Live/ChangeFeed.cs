using System.Collections.Concurrent;

namespace LensForge.Web.Live;

/// <summary>
/// Tells those who watch a key that it changed: at once the first time, then at most once in their interval, always once more
/// after the last change, never two calls of one watcher at the same time. A slow watcher delays only itself.
/// </summary>
public sealed class ChangeFeed<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, ConcurrentDictionary<Watcher, bool>> _watchers = new();

    public void Changed(TKey key)
    {
        if (!_watchers.TryGetValue(key, out var watchers)) return;
        foreach (var watcher in watchers.Keys) watcher.Ring();
    }

    public IDisposable Watch(TKey key, TimeSpan interval, Func<Task> changed)
    {
        var watcher = new Watcher(interval, changed, gone =>
        {
            if (_watchers.TryGetValue(key, out var watchers)) watchers.TryRemove(gone, out _);
        });
        _watchers.GetOrAdd(key, _ => new()).TryAdd(watcher, true);
        return watcher;
    }

    private sealed class Watcher : IDisposable
    {
        private readonly CancellationTokenSource _gone = new();
        private readonly SemaphoreSlim _bell = new(0, 1);
        private readonly Action<Watcher> _leave;
        private readonly Task _watching;

        public Watcher(TimeSpan interval, Func<Task> changed, Action<Watcher> leave)
        {
            _leave = leave;
            _watching = Task.Run(() => WatchAsync(interval, changed));
        }

        public void Ring()
        {
            try
            {
                _bell.Release();
            }
            catch (SemaphoreFullException)
            {
                // It has been told already and has not looked yet.
            }
        }

        public void Dispose()
        {
            _leave(this);
            _gone.Cancel();
        }

        private async Task WatchAsync(TimeSpan interval, Func<Task> changed)
        {
            try
            {
                while (true)
                {
                    await _bell.WaitAsync(_gone.Token);
                    try
                    {
                        await changed();
                    }
                    catch (Exception) when (!_gone.IsCancellationRequested)
                    {
                        // A watcher that cannot draw (its circuit is gone) must not end the feed.
                    }

                    if (interval > TimeSpan.Zero) await Task.Delay(interval, _gone.Token);
                }
            }
            catch (Exception) when (_gone.IsCancellationRequested)
            {
                // Disposed meanwhile.
            }
        }
    }
}
