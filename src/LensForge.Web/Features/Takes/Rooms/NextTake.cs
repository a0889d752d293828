using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Hosts;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes.Rooms;

/// <summary>What is asked for next of a shot.</summary>
/// <param name="Variants">0: straight through, without a pause for choosing the key frame.</param>
/// <param name="Seed">Null: one that no take of the shot has.</param>
/// <param name="Way">A take whose forks and stop the key frame follows; null for none.</param>
public sealed record NextTake(PreviewSettings Settings, int Variants = 0, ulong? Seed = null, Recipe? Way = null);

/// <summary>Films one shot as somebody wants it next: straight through, or its key frame in variants first.</summary>
public sealed class FilmNextHandler(DenoiseRoomHandler rooms, PreviewShotsHandler preview, Decisions desk, ProjectionService projections, ProductionSheets sheets, HostRoster hosts)
{
    /// <returns>The room that was opened; null when it is filmed straight through.</returns>
    public async Task<Guid?> RunAsync(Guid production, ShotId shot, NextTake next, string user, CancellationToken stop = default)
    {
        if (next.Variants > 0 && next.Settings.Kind != TakeKind.RenderedStill) return await rooms.OpenAsync(production, shot, next.Variants, user, next.Settings, stop);
        if (next is { Seed: null, Way: null })
        {
            await preview.ShotAgainAsync(production, shot, user, next.Settings, stop);
            return null;
        }

        await desk.DemandAsync(production, typeof(RequestTake), user, stop);
        var (state, _) = await desk.ProductionAsync(production, stop);
        var planned = state.Plan?.Find(shot) ?? throw new RefusedException("There is no such shot in the current plan.");
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var seed = next.Seed ?? TakeId.Seed(production, shot, sheet.TakesOf(shot).Count + 1);
        var recipe = next.Settings.Recipe(planned.Stage, seed, await hosts.ModelHashAsync(stop), state.LookBook.Of(shot));
        if (next.Way is { } way)
        {
            var forks = way.Forks?.Where(fork => fork.Step < recipe.KeySteps).ToList();
            recipe = recipe with { Forks = forks is { Count: > 0 } ? forks : null, StopStep = way.StopStep < recipe.KeySteps ? way.StopStep : null };
        }

        var take = TakeId.For(production, shot, recipe.Fingerprint());
        if (sheet.Take(take) is { Stage: TakeStage.Filmed or TakeStage.Requested } known)
            throw new RefusedException($"Take {known.Number} is exactly that already. Change the seed or another setting.");
        await projections.SeenAsync(await desk.RequestAsync([(take, new(production, shot, state.Planned!.Revision, recipe))], user, stop), stop);
        return null;
    }
}
