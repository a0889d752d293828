using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Components;

/// <summary>The productions as they are and as they change, for pages.</summary>
public sealed class ProductionFeed(ProductionSheets sheets, ProjectionService projections, ChangeFeed<Guid> changes)
{
    /// <summary>Done when the log has been read: before, a production may seem absent that is not.</summary>
    public Task CaughtUp => projections.CaughtUp;

    /// <summary>The one last worked on first.</summary>
    public IReadOnlyList<ProductionSheet> List => sheets.List;

    public ProductionSheet? Find(Guid production) => sheets.Find(production);

    public IDisposable Watch(Guid production, TimeSpan interval, Func<Task> changed) => changes.Watch(production, interval, changed);

    public IDisposable WatchList(TimeSpan interval, Func<Task> changed) => changes.Watch(ProductionSheets.Any, interval, changed);
}
