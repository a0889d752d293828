using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Says in which look a production, a scene or a shot is filmed; takes in another look become stale.</summary>
public sealed class ChooseLookHandler(Decisions desk, ProjectionService projections)
{
    public Task ProductionAsync(Guid production, Look look, string user, CancellationToken stop = default) => RunAsync(production, new ChooseProductionLook(look), user, stop);

    /// <param name="look">Null: as the production.</param>
    public Task SceneAsync(Guid production, int sceneOrdinal, Look? look, string user, CancellationToken stop = default) =>
        RunAsync(production, new ChooseSceneLook(sceneOrdinal, look), user, stop);

    /// <param name="look">Null: as the scene.</param>
    public Task ShotAsync(Guid production, ShotId shot, Look? look, string user, CancellationToken stop = default) =>
        RunAsync(production, new ChooseShotLook(shot, look), user, stop);

    private async Task RunAsync(Guid production, ProductionCommand command, string user, CancellationToken stop) =>
        await projections.SeenAsync(await desk.DecideAsync(production, command, user, stop), stop);
}
