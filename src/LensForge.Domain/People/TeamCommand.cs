using LensForge.Domain.Productions;

namespace LensForge.Domain.People;

/// <summary>A production that has no owner gets one.</summary>
[ForMachines]
public sealed record FoundProduction(string Person) : ProductionCommand;

/// <param name="Now">The clock is the caller's.</param>
[Needs(Right.Invite)]
public sealed record InviteMember(Guid Invitation, Role Role, DateTimeOffset Expires, int Uses, string By, DateTimeOffset Now) : ProductionCommand;

[Needs(Right.Invite)]
public sealed record RevokeInvitation(Guid Invitation, string By) : ProductionCommand;

/// <summary>Whoever holds the link may use it; that they hold it is checked by the caller.</summary>
[ForPeople]
public sealed record JoinByInvitation(Guid Invitation, string Person, DateTimeOffset Now) : ProductionCommand;

[Needs(Right.Invite)]
public sealed record GiveRole(string Person, Role Role, string By) : ProductionCommand;

/// <summary>Everybody may leave; others are removed by those who could have given them their role.</summary>
[Needs(Right.Read)]
public sealed record RemoveMember(string Person, string By) : ProductionCommand;

/// <summary>A person is erased; nothing holds them.</summary>
[ForMachines]
public sealed record ForgetMember(string Person) : ProductionCommand;

[Needs(Right.Invite)]
public sealed record MakeGuestLink(Guid Link, string Label, GuestScope Scope, bool Comment, bool Download, DateTimeOffset Expires, DateTimeOffset Now) : ProductionCommand;

[Needs(Right.Invite)]
public sealed record RevokeGuestLink(Guid Link) : ProductionCommand;
