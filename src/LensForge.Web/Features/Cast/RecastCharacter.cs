using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Cast;

/// <summary>Says how a character looks; takes that show them otherwise become stale, and their drawings are made anew.</summary>
public sealed class RecastCharacterHandler(Decisions desk, ProjectionService projections)
{
    public async Task RunAsync(Guid production, string character, CastMember member, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, new RecastCharacter(character, member), user, stop), stop);
}
