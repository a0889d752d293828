using LensForge.Domain;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Hosts;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Films a region of a take anew, as a take of its own; the rest of it stays the picture it was.</summary>
public sealed class RetakeRegionHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets, HostRoster hosts)
{
    public async Task<Guid> RunAsync(Guid take, FrameRegion region, ulong seed, string user, CancellationToken stop = default)
    {
        // A revised script may have moved the shot since the take was asked for.
        var sheet = sheets.FindTake(take) ?? throw new RefusedException("There is no such take.");
        var (state, _) = await desk.ProductionAsync(sheet.Production, stop);
        var shot = state.Plan?.Find(sheet.Shot) ?? throw new RefusedException("The shot is no longer in the script: only takes of planned shots are filmed anew.");
        var (original, _) = await desk.TakeAsync(take, stop);
        var model = await hosts.ModelHashAsync(stop);
        var request = RegionRetakeDecider.Decide(new(take, original, region, seed, shot.Stage, state.LookBook.Of(shot.Id), state.Planned!.Revision, model)) with { Shot = shot.Id };
        var id = TakeId.For(sheet.Production, shot.Id, request.Recipe.Fingerprint());
        await projections.SeenAsync(await desk.RequestAsync([(id, request)], user, stop), stop);
        return id;
    }

    /// <summary>A seed that no take of the shot has: that of its next take.</summary>
    public static ulong NextSeed(ProductionSheet sheet, TakeSheet take) => TakeId.Seed(sheet.Id, take.Shot, sheet.TakesOf(take.Shot).Count + 1);
}
