using LensForge.Domain.Jobs;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes.Rooms;

/// <summary>Says until when a production has to be ready; everybody in it sees it.</summary>
public sealed class SetDeadlineHandler(Decisions desk, ProjectionService projections)
{
    /// <param name="at">Null: there is none any more.</param>
    public async Task RunAsync(Guid production, DateTimeOffset? at, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, new SetDeadline(at, user), user, stop), stop);
}
