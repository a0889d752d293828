using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Cast;

/// <summary>Asks a host for somebody's looks from all sides; looks that are rendered or asked for already make nothing.</summary>
public sealed class AskTurnaroundHandler(Decisions desk, ProjectionService projections)
{
    public async Task RunAsync(Guid production, string character, Appearance looks, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, new AskTurnaround(character, looks), user, stop), stop);
}
