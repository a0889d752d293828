using LensForge.Domain.People;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Team;

/// <param name="Choices">Roles that may be given to them by who looks; none where only to be read.</param>
public sealed record MemberRow(string Id, string Name, Role Role, bool Me, bool Founder, IReadOnlyList<Role> Choices, bool Removable);

public sealed record InvitationRow(Guid Id, Role Role, string By, DateTimeOffset Expires, int UsesLeft, bool Revocable);

public sealed record GuestLinkRow(Guid Id, GuestLink Link, string Sees);

/// <summary>Who is in a production, and the ways in, as one of them may see and change it.</summary>
public sealed class TeamState
{
    public static readonly IReadOnlyList<Role> Roles = [.. Enum.GetValues<Role>().OrderDescending()];

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public IReadOnlyList<InvitationRow> Invitations { get; private set; } = [];

    public IReadOnlyList<GuestLinkRow> Guests { get; private set; } = [];

    /// <summary>Roles that who looks may invite people in.</summary>
    public IReadOnlyList<Role> Givable { get; private set; } = [];

    public bool MayInvite { get; private set; }

    public void Follow(ProductionSheet sheet, string? me, Func<string?, string> nameOf, DateTimeOffset now)
    {
        var team = sheet.Team;
        var mine = me is null ? null : team.RoleOf(me);
        MayInvite = mine?.May(Right.Invite) == true;
        Givable = [.. Roles.Where(role => mine?.MayGive(role) == true)];
        Members = [.. team.Members
            .Select(member => Row(team, member.Key, member.Value, me, mine, nameOf))
            .OrderByDescending(row => row.Role).ThenBy(row => row.Name, StringComparer.CurrentCulture)];
        Invitations = [.. team.Invitations.Where(invitation => invitation.Value.Open(now)).OrderBy(invitation => invitation.Value.Expires)
            .Select(invitation => new InvitationRow(invitation.Key, invitation.Value.Role, nameOf(invitation.Value.By), invitation.Value.Expires, invitation.Value.UsesLeft, mine?.MayGive(invitation.Value.Role) == true))];
        Guests = [.. team.GuestLinks.Where(link => link.Value.Open(now)).OrderBy(link => link.Value.Expires).Select(link => new GuestLinkRow(link.Key, link.Value, Sees(sheet, link.Value)))];
    }

    private MemberRow Row(Domain.People.Team team, string person, Role role, string? me, Role? mine, Func<string?, string> nameOf)
    {
        var held = team.IsLastOwner(person) || (team.Founder == person && person != me);
        var free = !held && mine?.MayGive(role) == true;
        return new(person, nameOf(person), role, person == me, team.Founder == person, free && MayInvite ? Givable : [], !held && (free || person == me));
    }

    private static string Sees(ProductionSheet sheet, GuestLink link) => link.Scope.Sight != GuestSight.Scene ? "the whole film"
        : sheet.Scenes.FirstOrDefault(scene => scene.Ordinal == link.Scope.Scene) is { } scene ? $"scene {scene.Number}"
        : "a scene that is no longer in the script";
}
