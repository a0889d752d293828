using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;
using Keep = LensForge.Domain.Reviews.KeepTake;

namespace LensForge.Web.Features.Reviews;

/// <summary>Keeps a stale take as it is, until something else about its shot is changed.</summary>
public sealed class KeepTakeHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets)
{
    public async Task RunAsync(Guid production, ShotId shot, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(Keep), user, stop);
        if (sheets.Find(production) is not { } sheet || sheet.Plan?.Find(shot) is not { } planned) throw new RefusedException($"There is no shot {shot} in the current plan.");
        if (sheet.Chosen(shot) is not { Stale: not null } take) throw new RefusedException("The shot is not stale: there is nothing to keep in spite of a change.");
        await projections.SeenAsync(await desk.DecideAsync(production, new Keep(shot, take.Id, Reviewing.Fingerprint(take, planned, sheet.LookBook)), user, stop), stop);
    }
}
