using System.Text;
using LensForge.Domain;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>Plans the shots from the live text: shown first, then taken over as a revised draft is, so that no board is lost.</summary>
public sealed class PlanAgainHandler(ScriptRooms scripts, Decisions desk, ProductionSheets sheets, ProjectionService projections, WordsFollowed words, SceneNumbers numbers)
{
    /// <summary>What the words that are written here are planned as.</summary>
    public const string FileName = "script.fountain";

    /// <summary>The words, or the numbers of the scenes where these are locked, are not those that the shots were planned from.</summary>
    public async Task<bool> IsAheadAsync(Guid production, CancellationToken stop = default)
    {
        if (sheets.Find(production) is not { Script: { } planned } sheet || await scripts.FindAsync(production, stop) is not { } live) return false;
        var (text, before) = (live.Script.Text.ToString(), FountainWriter.TextOf(planned.FileName, planned.Source.Bytes()));
        if (await numbers.OfAsync(production, live, stop: stop) is not { } given) return text != before;
        return NumberedWords.Strip(text) != NumberedWords.Strip(before) || !given.Where(scene => scene.Line is not null).Select(scene => scene.Number).SequenceEqual(sheet.Drafted?.Scenes.Select(scene => scene.Number) ?? []);
    }

    /// <exception cref="RefusedException">There are no words, or nothing is planned yet.</exception>
    public async Task<Revision> CompareAsync(Guid production, CancellationToken stop = default)
    {
        if (sheets.Find(production) is not { } sheet) throw new RefusedException("There is no such production.");
        var (state, _, plan, _) = await PlanAsync(production, stop);
        return await Task.Run(() => Revision.Of(state, sheet, plan.Plan, plan.Kept), stop);
    }

    public async Task RunAsync(Guid production, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(ImportScript), user, stop);
        var (_, import, plan, issue) = await PlanAsync(production, stop);
        await projections.SeenAsync(await desk.DecideAsync(production, issue is null ? [import, plan] : [issue, import, plan], user, CancellationToken.None), CancellationToken.None);
    }

    private async Task<(Production State, ImportScript Import, PlanShots Plan, LockSceneNumbers? Issue)> PlanAsync(Guid production, CancellationToken stop)
    {
        var (state, _) = await desk.ProductionAsync(production, stop);
        if (state.Planned is not { } before) throw new RefusedException("Nothing is planned of this script yet.");
        var live = await scripts.FindAsync(production, stop) ?? throw new RefusedException("Nobody has written here yet.");
        var text = live.Script.Text.ToString();
        var given = await numbers.OfAsync(production, live, stop: stop);
        var import = new ImportScript(FileName, Encoding.UTF8.GetBytes(given is null ? text : NumberedWords.Write(text, given, omitted: false)));
        var (screenplay, plan) = await Task.Run(() =>
        {
            var read = Planning.Read(FileName, import.Bytes);
            return (read, Planning.Plan(read, import.TextHash, before.Plan.Seed, state));
        }, stop);
        var kept = await words.OfAsync(production, state, live, screenplay, text, stop);
        return (state, import, new(plan, live.Script.Version, kept), given is null ? null : SceneNumbers.Issue(given, live.Script.Version));
    }
}
