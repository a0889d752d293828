using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Components;

/// <summary>When productions change, for pages; what of them somebody may see is asked of Access.</summary>
public sealed class ProductionFeed(ProjectionService projections, ChangeFeed<Guid> changes)
{
    /// <summary>Done when the log has been read: before, a production may seem absent that is not.</summary>
    public Task CaughtUp => projections.CaughtUp;

    public IDisposable Watch(Guid production, TimeSpan interval, Func<Task> changed) => changes.Watch(production, interval, changed);

    public IDisposable WatchList(TimeSpan interval, Func<Task> changed) => changes.Watch(ProductionSheets.Any, interval, changed);
}
