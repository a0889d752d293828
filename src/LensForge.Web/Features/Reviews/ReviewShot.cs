using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Web.Components;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Reviews;

/// <summary>Says how far a shot has come; an approval is pinned to the take that the film shows.</summary>
public sealed class ReviewShotHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets)
{
    public async Task RunAsync(Guid production, ShotId shot, ReviewState state, string user, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var chosen = sheet.Chosen(shot);
        var judges = state is ReviewState.Approved or ReviewState.Retake || sheet.Team.May(user, Right.Approve);
        ProductionCommand command = judges ? new JudgeShot(shot, state, chosen?.Id) : new MarkShot(shot, state);
        await desk.DemandAsync(production, command.GetType(), user, stop);
        if (state == ReviewState.Approved && chosen?.Stale is { } stale)
            throw new RefusedException($"Take {chosen.Number} does not show the shot as it is now ({ShotWords.Of(stale.Changes)}). Film it anew, or keep it anyway, then approve it.");
        await projections.SeenAsync(await desk.DecideAsync(production, command, user, stop), stop);
    }
}
