using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Says which take of a shot the film shows.</summary>
public sealed class ChooseTakeHandler(Decisions desk, ProjectionService projections)
{
    public async Task RunAsync(Guid take, string user, CancellationToken stop = default)
    {
        var (state, _) = await desk.TakeAsync(take, stop);
        if (state is not { Stage: TakeStage.Filmed, Request: { } request }) throw new RefusedException("Only a filmed take can be chosen.");
        await projections.SeenAsync(await desk.DecideAsync(request.Production, new ChooseTake(request.Shot, take), user, stop), stop);
    }
}
