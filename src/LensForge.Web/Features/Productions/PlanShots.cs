using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>Plans shots, cast and stages from the script as imported, and keeps the plan itself.</summary>
public sealed class PlanShotsHandler(Decisions desk, ProjectionService sheets)
{
    public const ulong UsualSeed = 1;

    public async Task RunAsync(Guid production, string user, ulong seed = UsualSeed, CancellationToken stop = default)
    {
        var (state, _) = await desk.ProductionAsync(production, stop);
        var script = state.Script ?? throw new RefusedException("Import a script before planning its shots.");
        if (state.Planned?.Plan is { } current && current.TextHash == script.TextHash && current.Seed == seed) return;
        var plan = await Task.Run(() => Planning.Plan(Planning.Read(script.FileName, script.Source.Bytes()), script.TextHash, seed), stop);
        await sheets.SeenAsync(await desk.DecideAsync(production, new PlanShots(plan), user, stop), stop);
    }
}
