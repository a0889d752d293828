using LensForge.Web.Hosts;
using LensForge.Web.Live;

namespace LensForge.Web.Components;

/// <summary>The line of work and those who film, for pages.</summary>
public sealed class FilmingFloor(QueueBoard queue, HostRoster roster, ChildHost child)
{
    /// <summary>What is being done, then the line in its order.</summary>
    public IReadOnlyList<QueueEntry> Entries => queue.Entries;

    public IReadOnlyList<JoinedHost> Hosts => roster.Joined;

    /// <summary>Of the host that this process starts by itself.</summary>
    public ChildState Child => child.State;

    public QueueEntry? Find(Guid subject) => queue.Find(subject);

    /// <summary>Called after every change, at most once in the interval.</summary>
    public IDisposable Watch(TimeSpan interval, Func<Task> changed) => queue.Watch(interval, changed);

    /// <summary>Called when a host comes or goes.</summary>
    public IDisposable WatchHosts(Action changed) => new Watching(roster, changed);

    private sealed class Watching : IDisposable
    {
        private readonly HostRoster _roster;
        private readonly Action _changed;

        public Watching(HostRoster roster, Action changed)
        {
            (_roster, _changed) = (roster, changed);
            roster.Changed += changed;
        }

        public void Dispose() => _roster.Changed -= _changed;
    }
}
