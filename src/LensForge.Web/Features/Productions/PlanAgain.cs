using System.Text;
using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>Plans the shots from the live text: shown first, then taken over as a revised draft is, so that no board is lost.</summary>
public sealed class PlanAgainHandler(ScriptRooms scripts, Decisions desk, ProductionSheets sheets, ProjectionService projections, WordsFollowed words)
{
    private const string FileName = "script.fountain";

    public async Task<bool> IsAheadAsync(Guid production, CancellationToken stop = default) =>
        sheets.Find(production)?.Script is { } planned && await scripts.FindAsync(production, stop) is { } live
        && live.Script.Text.ToString() is var text && text != FountainWriter.TextOf(planned.FileName, planned.Source.Bytes());

    /// <exception cref="RefusedException">There are no words, or nothing is planned yet.</exception>
    public async Task<Revision> CompareAsync(Guid production, CancellationToken stop = default)
    {
        if (sheets.Find(production) is not { } sheet) throw new RefusedException("There is no such production.");
        var (state, _, plan) = await PlanAsync(production, stop);
        return await Task.Run(() => Revision.Of(state, sheet, plan.Plan, plan.Kept), stop);
    }

    public async Task RunAsync(Guid production, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(ImportScript), user, stop);
        var (_, import, plan) = await PlanAsync(production, stop);
        await projections.SeenAsync(await desk.DecideAsync(production, [import, plan], user, CancellationToken.None), CancellationToken.None);
    }

    private async Task<(Production State, ImportScript Import, PlanShots Plan)> PlanAsync(Guid production, CancellationToken stop)
    {
        var (state, _) = await desk.ProductionAsync(production, stop);
        if (state.Planned is not { } before) throw new RefusedException("Nothing is planned of this script yet.");
        var live = await scripts.FindAsync(production, stop) ?? throw new RefusedException("Nobody has written here yet.");
        var text = live.Script.Text.ToString();
        var import = new ImportScript(FileName, Encoding.UTF8.GetBytes(text));
        var (screenplay, plan) = await Task.Run(() =>
        {
            var read = Planning.Read(FileName, import.Bytes);
            return (read, Planning.Plan(read, import.TextHash, before.Plan.Seed, state));
        }, stop);
        return (state, import, new(plan, live.Script.Version, await words.OfAsync(production, state, live, screenplay, text, stop)));
    }
}
