using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Team;

/// <summary>Gives roles and takes back ways in; it holds at once on every page and socket that is open.</summary>
public sealed class ChangeTeamHandler(Decisions desk, ProjectionService projections)
{
    public Task GiveRoleAsync(Guid production, string person, Role role, string user, CancellationToken stop = default) =>
        RunAsync(production, new GiveRole(person, role, user), user, stop);

    /// <summary>Oneself, to leave; or somebody else.</summary>
    public Task RemoveAsync(Guid production, string person, string user, CancellationToken stop = default) =>
        RunAsync(production, new RemoveMember(person, user), user, stop);

    public Task RevokeInvitationAsync(Guid production, Guid invitation, string user, CancellationToken stop = default) =>
        RunAsync(production, new RevokeInvitation(invitation, user), user, stop);

    public Task RevokeGuestLinkAsync(Guid production, Guid link, string user, CancellationToken stop = default) =>
        RunAsync(production, new RevokeGuestLink(link), user, stop);

    private async Task RunAsync(Guid production, ProductionCommand command, string user, CancellationToken stop) =>
        await projections.SeenAsync(await desk.DecideAsync(production, command, user, stop), stop);
}
