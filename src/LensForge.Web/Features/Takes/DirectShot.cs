using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Says one thing about a shot's camera: it is staged and drawn anew, and takes that show it otherwise become stale.</summary>
public sealed class DirectShotHandler(Decisions desk, ProjectionService projections)
{
    public async Task RunAsync(Guid production, DirectShot direct, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, direct, user, stop), stop);
}
