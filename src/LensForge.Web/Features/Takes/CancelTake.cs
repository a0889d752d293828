using LensForge.Domain;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Stops takes within one step, or takes them out of the queue. What was filmed before stays.</summary>
public sealed class CancelTakeHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets)
{
    public async Task RunAsync(Guid take, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(take, new CancelTake(), user, stop), stop);

    /// <summary>What this person asked for in a production and what waits or is being filmed; what others asked for goes on.</summary>
    /// <param name="but">Takes that go on.</param>
    public async Task MineAsync(Guid production, string user, IReadOnlySet<Guid>? but = null, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        await AllAsync(sheet.AllTakes.Where(take => take.Stage == TakeStage.Requested && take.RequestedBy == user && but?.Contains(take.Id) != true), user, stop);
    }

    /// <summary>Films what this person asked for, and is not filmed yet, with other settings instead: the same shots and seeds. Variants of rooms and regions stay.</summary>
    /// <returns>How many were replaced.</returns>
    public async Task<int> ReplaceAsync(Guid production, PreviewSettings settings, string user, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var (state, _) = await desk.ProductionAsync(production, stop);
        var replaced = new List<(TakeSheet Old, Guid Take, RequestTake Request)>();
        foreach (var old in sheet.AllTakes.Where(take => take.Stage == TakeStage.Requested && take.RequestedBy == user && take is { Room: null, Recipe.Regions: null }))
        {
            if (state.Plan?.Find(old.Shot) is not { } planned) continue;
            var recipe = (settings with { Kind = old.Recipe.Kind }).Recipe(planned.Stage, old.Recipe.Seed, old.Recipe.ModelHash, state.LookBook.Of(old.Shot)) with { Forks = old.Recipe.Forks, StopStep = old.Recipe.StopStep };
            var take = TakeId.For(production, old.Shot, recipe.Fingerprint());
            if (take != old.Id) replaced.Add((old, take, new(production, old.Shot, state.Planned!.Revision, recipe)));
        }

        if (replaced.Count == 0) throw new RefusedException("Nothing of yours waits or is being filmed with other settings than these.");

        // Asked for first: a shot is never without either.
        await desk.RequestAsync([.. replaced.Select(one => (one.Take, one.Request))], user, stop);
        await AllAsync(replaced.Select(one => one.Old), user, stop);
        return replaced.Count;
    }

    /// <summary>What waits or is being filmed of a scene, whoever asked for it.</summary>
    public async Task SceneAsync(Guid production, int sceneOrdinal, string user, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var scene = sheet.Scenes.FirstOrDefault(scene => scene.Ordinal == sceneOrdinal) ?? throw new RefusedException($"There is no scene {sceneOrdinal}.");
        await AllAsync(scene.Shots.SelectMany(shot => sheet.TakesOf(shot.Id)).Where(take => take.Stage == TakeStage.Requested), user, stop);
    }

    private async Task AllAsync(IEnumerable<TakeSheet> takes, string user, CancellationToken stop)
    {
        // The last in the queue first, so that none of them starts meanwhile.
        foreach (var take in takes.OrderByDescending(take => take.Requested).ToList())
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
