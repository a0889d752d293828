using System.Collections.Immutable;
using LensForge.Domain.Productions;

namespace LensForge.Domain.People;

public sealed record Invitation(Role Role, DateTimeOffset Expires, int UsesLeft, string By, bool Revoked = false)
{
    public bool Open(DateTimeOffset now) => !Revoked && UsesLeft > 0 && now < Expires;
}

/// <summary>Who is in a production and as what, and the ways in that are open.</summary>
public sealed record Team(
    string? Founder,
    ImmutableDictionary<string, Role> Members,
    ImmutableDictionary<Guid, Invitation> Invitations,
    ImmutableDictionary<Guid, GuestLink> GuestLinks)
{
    public static readonly Team None = new(
        null, ImmutableDictionary<string, Role>.Empty, ImmutableDictionary<Guid, Invitation>.Empty, ImmutableDictionary<Guid, GuestLink>.Empty);

    /// <summary>Null for a stranger.</summary>
    public Role? RoleOf(string person) => Members.TryGetValue(person, out var role) ? role : null;

    public bool May(string person, Right right) => RoleOf(person)?.May(right) == true;

    public bool HasOwner => Members.ContainsValue(Role.Owner);

    public bool IsLastOwner(string person) => RoleOf(person) == Role.Owner && Members.Count(member => member.Value == Role.Owner) == 1;

    public static Team Apply(Team state, ProductionEvent happened) => happened switch
    {
        ProductionFounded founded => state with { Founder = founded.Person, Members = state.Members.SetItem(founded.Person, Role.Owner) },
        MemberInvited invited => state with { Invitations = state.Invitations.SetItem(invited.Invitation, new(invited.Role, invited.Expires, invited.Uses, invited.By)) },
        InvitationRevoked revoked => state.WithInvitation(revoked.Invitation, one => one with { Revoked = true }),
        MemberJoined joined => state.WithInvitation(joined.Invitation, one => one with { UsesLeft = one.UsesLeft - 1 }) with { Members = state.Members.SetItem(joined.Person, joined.Role) },
        RoleGiven given => state with { Members = state.Members.SetItem(given.Person, given.Role) },
        MemberRemoved removed => state with { Members = state.Members.Remove(removed.Person), Founder = state.Founder == removed.Person ? null : state.Founder },
        GuestLinkMade made => state with { GuestLinks = state.GuestLinks.SetItem(made.Link, new(made.Label, made.Scope, made.Comment, made.Download, made.Expires)) },
        GuestLinkRevoked revoked => state.WithLink(revoked.Link, link => link with { Revoked = true }),
        ShotListPlanned { ContinuedScenes: { } continued } when !state.GuestLinks.IsEmpty =>
            state with { GuestLinks = state.GuestLinks.ToImmutableDictionary(link => link.Key, link => link.Value with { Scope = link.Value.Scope.In(continued) }) },
        _ => state,
    };

    private Team WithInvitation(Guid id, Func<Invitation, Invitation> change) =>
        Invitations.TryGetValue(id, out var one) ? this with { Invitations = Invitations.SetItem(id, change(one)) } : this;

    private Team WithLink(Guid id, Func<GuestLink, GuestLink> change) =>
        GuestLinks.TryGetValue(id, out var link) ? this with { GuestLinks = GuestLinks.SetItem(id, change(link)) } : this;
}
