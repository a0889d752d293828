using LensForge.Domain.Productions;

namespace LensForge.Domain.People;

/// <summary>Whose production it is. People are named by ids that say nothing about them; their names and addresses lie outside the log.</summary>
public sealed record ProductionFounded(string Person) : ProductionEvent;

/// <param name="By">Who answers for it: it is worth no more than what they may give when it is used.</param>
/// <param name="Uses">How many people may join by it.</param>
public sealed record MemberInvited(Guid Invitation, Role Role, DateTimeOffset Expires, int Uses, string By) : ProductionEvent;

public sealed record InvitationRevoked(Guid Invitation) : ProductionEvent;

public sealed record MemberJoined(string Person, Role Role, Guid Invitation) : ProductionEvent;

public sealed record RoleGiven(string Person, Role Role) : ProductionEvent;

public sealed record MemberRemoved(string Person) : ProductionEvent;

/// <summary>Somebody without an account may look.</summary>
/// <param name="Comment">Whether they may comment too.</param>
public sealed record GuestLinkMade(Guid Link, string Label, GuestScope Scope, bool Comment, bool Download, DateTimeOffset Expires) : ProductionEvent;

public sealed record GuestLinkRevoked(Guid Link) : ProductionEvent;
