using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Says which take of a shot the film shows.</summary>
public sealed class ChooseTakeHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets)
{
    public async Task RunAsync(Guid take, string user, CancellationToken stop = default)
    {
        // A revised script may have moved the shot since the take was asked for.
        var sheet = sheets.FindTake(take) ?? throw new RefusedException("There is no such take.");
        if (sheet.Stage != TakeStage.Filmed) throw new RefusedException("Only a filmed take can be chosen.");
        await projections.SeenAsync(await desk.DecideAsync(sheet.Production, new ChooseTake(sheet.Shot, take), user, stop), stop);
    }
}
