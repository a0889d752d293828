using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;
using Invite = LensForge.Domain.People.InviteMember;

namespace LensForge.Web.Features.Team;

/// <summary>Makes a link by which people join a production in a role.</summary>
public sealed class InviteMemberHandler(Decisions desk, ProjectionService projections, LinkSecrets secrets, TimeProvider clock)
{
    /// <returns>Path and query of the link, which is shown once.</returns>
    public async Task<string> RunAsync(Guid production, Role role, TimeSpan lasts, int uses, string user, CancellationToken stop = default)
    {
        var (invitation, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var sequence = await desk.DecideAsync(production, new Invite(invitation, role, now + lasts, uses, user, now), user, stop);
        var token = await secrets.MakeAsync(invitation, production, LinkKind.Invitation, stop: stop);
        await projections.SeenAsync(sequence, stop);
        return $"/join?key={token}";
    }
}
