using LensForge.Domain;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Stops a take within one step, or takes it out of the queue. What was filmed before stays.</summary>
public sealed class CancelTakeHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets)
{
    public async Task RunAsync(Guid take, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(take, new CancelTake(), user, stop), stop);

    /// <summary>Everything of a production that waits or is being filmed.</summary>
    public async Task AllAsync(Guid production, string user, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");

        // The last in the queue first, so that none of them starts meanwhile.
        foreach (var take in sheet.Takes.Values.SelectMany(takes => takes).Where(take => take.Stage == TakeStage.Requested).Reverse().ToList())
        {
            try
            {
                await desk.DecideAsync(take.Id, new CancelTake(), user, stop);
            }
            catch (RefusedException)
            {
                // Filmed in this very moment: then it is kept.
            }
        }

        await projections.SeenAsync(await projections.EndAsync(stop), stop);
    }
}
