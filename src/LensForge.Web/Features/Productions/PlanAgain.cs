using System.Text;
using LensForge.Domain;
using LensForge.Domain.Board;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>What planning from the words as they are now would make of the board.</summary>
/// <param name="Changed">Shots that go on with something changed: by the new one, what was the old one's number, and what changed.</param>
/// <param name="Gone">Headings of scenes that are no longer there.</param>
/// <param name="Lost">What people made of the shot list and these words cannot carry on.</param>
/// <param name="SetAside">Filmed shots that are no longer there: their takes are kept.</param>
public sealed record Revision(
    int Same, IReadOnlyList<(StagedShot Shot, ContinuedShot From)> Changed, int NewShots, IReadOnlyList<string> NewScenes, IReadOnlyList<string> Gone, int SetAside, IReadOnlyList<string> Lost);

/// <summary>Plans the shots from the live text: shown first, then taken over on the same path as a revised draft, so that no board is lost.</summary>
public sealed class PlanAgainHandler(ScriptRooms scripts, Decisions desk, ProductionSheets sheets, ImportScriptHandler import)
{
    private const string FileName = "script.fountain";

    public async Task<bool> IsAheadAsync(Guid production, CancellationToken stop = default) =>
        sheets.Find(production)?.Script is { } planned && await scripts.FindAsync(production, stop) is { } live
        && live.Script.Text.ToString() is var text && text != FountainWriter.TextOf(planned.FileName, planned.Source.Bytes());

    /// <exception cref="RefusedException">There are no words, or nothing is planned yet.</exception>
    public async Task<Revision> CompareAsync(Guid production, CancellationToken stop = default)
    {
        var (state, _) = await desk.ProductionAsync(production, stop);
        if (state.Planned is not { } before || sheets.Find(production) is not { } sheet) throw new RefusedException("Nothing is planned of this script yet.");
        var command = new ImportScript(FileName, await BytesAsync(production, stop));
        return await Task.Run(() =>
        {
            var plan = Planning.Plan(Planning.Read(FileName, command.Bytes), command.TextHash, before.Plan.Seed, state);
            var (continued, scenes) = DraftComparison.Compare(before.Plan, plan);
            var board = BoardCarry.Of(state, plan, continued, scenes);
            var shots = board.Continued;
            var kept = shots.Values.Select(from => from.From).ToHashSet();
            var keptScenes = scenes.Values.ToHashSet();
            return new Revision(
                shots.Values.Count(from => from.Changes.Count == 0),
                [.. plan.Shots.Where(shot => shots.TryGetValue(shot.Id, out var from) && from.Changes.Count > 0).Select(shot => (shot, shots[shot.Id]))],
                plan.Shots.Count(shot => !shots.ContainsKey(shot.Id)),
                [.. plan.Scenes.Where(scene => !scenes.ContainsKey(scene.Ordinal)).Select(scene => scene.Heading)],
                [.. before.Plan.Scenes.Where(scene => !keptScenes.Contains(scene.Ordinal)).Select(scene => scene.Heading)],
                state.Staged!.Shots.Count(shot => !kept.Contains(shot.Id) && sheet.TakesOf(shot.Id).Count > 0), board.Lost);
        }, stop);
    }

    public async Task RunAsync(Guid production, string user, CancellationToken stop = default) =>
        await import.RunAsync(production, FileName, await BytesAsync(production, stop), user, stop: stop, live: true);

    private async Task<byte[]> BytesAsync(Guid production, CancellationToken stop) =>
        Encoding.UTF8.GetBytes((await scripts.FindAsync(production, stop))?.Script.Text.ToString() ?? throw new RefusedException("Nobody has written here yet."));
}
