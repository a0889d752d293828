using LensForge.Domain.Productions;

namespace LensForge.Domain.People;

/// <summary>The part of the production's decisions that is about people.</summary>
internal static class TeamDecider
{
    public const int MostUses = 100;
    public const int LongestLabel = 80;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static IReadOnlyList<ProductionEvent> Decide(Production production, ProductionCommand command)
    {
        var team = production.Team;
        return command switch
        {
            FoundProduction found => team.HasOwner ? [] : [new ProductionFounded(found.Person)],
            InviteMember invite => Invite(team, invite),
            RevokeInvitation revoke => Revoke(team, revoke),
            JoinByInvitation join => Join(team, join),
            GiveRole give => Give(team, give),
            RemoveMember remove => Remove(team, remove),
            ForgetMember forget => team.RoleOf(forget.Person) is null ? [] : [new MemberRemoved(forget.Person)],
            MakeGuestLink make => Make(production, make),
            RevokeGuestLink revoke => !team.GuestLinks.TryGetValue(revoke.Link, out var link) ? throw new RefusedException("There is no such link.") : link.Revoked ? [] : [new GuestLinkRevoked(revoke.Link)],
            _ => throw new RefusedException($"A team cannot do {command.GetType().Name}."),
        };
    }

    private static IReadOnlyList<ProductionEvent> Invite(Team team, InviteMember invite)
    {
        if (team.Invitations.ContainsKey(invite.Invitation)) return [];
        DemandMayGive(team, invite.By, invite.Role);
        DemandExpiry(invite.Expires, invite.Now);
        if (invite.Uses is < 1 or > MostUses) throw new RefusedException($"A link is for 1 to {MostUses} people.");
        return [new MemberInvited(invite.Invitation, invite.Role, invite.Expires, invite.Uses, invite.By)];
    }

    private static IReadOnlyList<ProductionEvent> Revoke(Team team, RevokeInvitation revoke)
    {
        if (!team.Invitations.TryGetValue(revoke.Invitation, out var invitation)) throw new RefusedException("There is no such invitation.");
        if (invitation.Revoked) return [];
        DemandMayGive(team, revoke.By, invitation.Role);
        return [new InvitationRevoked(revoke.Invitation)];
    }

    private static IReadOnlyList<ProductionEvent> Join(Team team, JoinByInvitation join)
    {
        var invitation = team.Invitations.GetValueOrDefault(join.Invitation);
        if (team.RoleOf(join.Person) is not null) return [];
        if (invitation is null || !invitation.Open(join.Now) || team.RoleOf(invitation.By)?.MayGive(invitation.Role) != true)
            throw new RefusedException("This invitation is no longer good: it was used up, revoked, or has expired. Ask for a new one.");
        return [new MemberJoined(join.Person, invitation.Role, join.Invitation)];
    }

    private static IReadOnlyList<ProductionEvent> Give(Team team, GiveRole give)
    {
        if (team.RoleOf(give.Person) is not { } before) throw new RefusedException("They are not in this production.");
        if (before == give.Role) return [];
        DemandMayGive(team, give.By, before);
        DemandMayGive(team, give.By, give.Role);
        DemandNotHeld(team, give.Person, give.By);
        return [new RoleGiven(give.Person, give.Role)];
    }

    private static IReadOnlyList<ProductionEvent> Remove(Team team, RemoveMember remove)
    {
        if (team.RoleOf(remove.Person) is not { } role) return [];
        if (remove.By != remove.Person) DemandMayGive(team, remove.By, role);
        DemandNotHeld(team, remove.Person, remove.By);
        return [new MemberRemoved(remove.Person)];
    }

    private static IReadOnlyList<ProductionEvent> Make(Production production, MakeGuestLink make)
    {
        if (production.Team.GuestLinks.ContainsKey(make.Link)) return [];
        DemandExpiry(make.Expires, make.Now);
        var scope = make.Scope;
        if (scope.Sight == GuestSight.Scene && production.Planned?.Plan.Scenes.Any(scene => scene.Ordinal == scope.Scene) != true)
            throw new RefusedException("There is no such scene in the current plan.");
        var label = CleanText.Line(make.Label);
        if (label.Length == 0) throw new RefusedException("Say whom the link is for, so that you know it again.");
        if (label.Length > LongestLabel) throw new RefusedException($"Whom the link is for takes up to {LongestLabel} characters.");
        return [new GuestLinkMade(make.Link, label, scope, make.Comment, make.Download, make.Expires)];
    }

    private static void DemandMayGive(Team team, string by, Role role)
    {
        if (team.RoleOf(by)?.MayGive(role) != true)
            throw new RefusedException($"Only who may do everything that {Gate.Article(role)} may can give, change or take that role; an owner can.");
    }

    // The founder goes or steps down by their own hand alone, and the last owner not at all.
    private static void DemandNotHeld(Team team, string person, string by)
    {
        if (team.IsLastOwner(person)) throw new RefusedException("A production needs an owner: make somebody else one first.");
        if (team.Founder == person && by != person) throw new RefusedException("The founder of a production stays its owner until they step down themselves.");
    }

    private static void DemandExpiry(DateTimeOffset expires, DateTimeOffset now)
    {
        if (expires <= now || expires - now > Longest) throw new RefusedException("A link expires within a year, and not before it is made.");
    }
}
