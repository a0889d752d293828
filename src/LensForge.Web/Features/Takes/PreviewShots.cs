using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Hosts;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>
/// Preview of a shot, a scene or the film: asks for a take of each shot that has none filmed or under way.
/// Pressing it twice asks once. Film again asks for one more take with another seed; film stale does so for every shot whose
/// chosen take shows it as it was before it changed.
/// </summary>
public sealed class PreviewShotsHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets, HostRoster hosts)
{
    public Task<IReadOnlyList<Guid>> ShotAsync(Guid production, ShotId shot, string user, PreviewSettings? settings = null, CancellationToken stop = default) =>
        RunAsync(production, staged => staged.Id == shot, false, user, settings, stop);

    public Task<IReadOnlyList<Guid>> ShotsAsync(Guid production, IReadOnlySet<ShotId> shots, string user, PreviewSettings? settings = null, CancellationToken stop = default) =>
        RunAsync(production, staged => shots.Contains(staged.Id), false, user, settings, stop);

    public Task<IReadOnlyList<Guid>> SceneAsync(Guid production, int sceneOrdinal, string user, PreviewSettings? settings = null, CancellationToken stop = default)
    {
        var shots = sheets.Find(production)?.Scenes.FirstOrDefault(scene => scene.Ordinal == sceneOrdinal)?.Shots.Select(shot => shot.Id).ToHashSet()
            ?? throw new RefusedException($"There is no scene {sceneOrdinal}.");
        return RunAsync(production, staged => shots.Contains(staged.Id), false, user, settings, stop);
    }

    public Task<IReadOnlyList<Guid>> FilmAsync(Guid production, string user, PreviewSettings? settings = null, CancellationToken stop = default) =>
        RunAsync(production, _ => true, false, user, settings, stop);

    public Task<IReadOnlyList<Guid>> ShotAgainAsync(Guid production, ShotId shot, string user, PreviewSettings? settings = null, CancellationToken stop = default) =>
        RunAsync(production, staged => staged.Id == shot, true, user, settings, stop);

    public Task<IReadOnlyList<Guid>> StaleAsync(Guid production, string user, PreviewSettings? settings = null, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var stale = sheet.Scenes.SelectMany(scene => scene.Shots).Where(shot => sheet.IsStale(shot.Id)).Select(shot => shot.Id).ToHashSet();
        if (stale.Count == 0) throw new RefusedException("No shot is stale: every take shows its shot as it is planned.");
        return RunAsync(production, staged => stale.Contains(staged.Id), true, user, settings, stop);
    }

    /// <summary>
    /// The sample is filmed when it is opened for the first time, and never again by itself: the shortest shot of its first scene
    /// first, so that one is finished soon, then all in the order of the script.
    /// </summary>
    public async Task SampleOnceAsync(Guid production, string user, CancellationToken stop = default)
    {
        if (sheets.Find(production) is not { Sample: true, Plan: not null, Takes.Count: 0 } sheet) return;
        var first = sheet.Scenes.FirstOrDefault()?.Shots.MinBy(shot => shot.Stage.Length.Milliseconds)?.Id;
        await RunAsync(production, _ => true, false, user, null, stop, first);
    }

    private async Task<IReadOnlyList<Guid>> RunAsync(Guid production, Func<StagedShot, bool> wanted, bool again, string user, PreviewSettings? settings, CancellationToken stop, ShotId? first = null)
    {
        await desk.DemandAsync(production, typeof(RequestTake), user, stop);
        var (state, _) = await desk.ProductionAsync(production, stop);
        var planned = state.Planned ?? throw new RefusedException("Import a script first: there is no shot to film.");
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var shots = state.Plan!.Shots.Where(wanted).OrderBy(shot => shot.Id != first).ToList();
        if (shots.Count == 0) throw new RefusedException("There is no such shot in the current plan.");
        var model = await hosts.ModelHashAsync(stop);

        var requests = new List<(Guid Take, RequestTake Request)>();
        foreach (var shot in shots)
        {
            if (!again && (sheet.Current(shot.Id) ?? sheet.Chosen(shot.Id)) is not null) continue;
            var number = again ? sheet.TakesOf(shot.Id).Count + 1 : 1;
            var recipe = (settings ?? PreviewSettings.Usual).Recipe(shot.Stage, TakeId.Seed(production, shot.Id, number), model, state.LookBook.Of(shot.Id));
            requests.Add((TakeId.For(production, shot.Id, recipe.Fingerprint()), new(production, shot.Id, planned.Revision, recipe)));
        }

        await projections.SeenAsync(await desk.RequestAsync(requests, user, stop), stop);
        return [.. requests.Select(request => request.Take)];
    }
}
