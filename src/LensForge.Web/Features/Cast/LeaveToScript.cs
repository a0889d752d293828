using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Cast;

/// <summary>A character looks again as the script proposes.</summary>
public sealed class LeaveToScriptHandler(Decisions desk, ProjectionService projections)
{
    public async Task RunAsync(Guid production, string character, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, new LeaveToScript(character), user, stop), stop);
}
