namespace LensForge.Web.Features.Team;

/// <summary>What a person can do with a team, for pages.</summary>
public sealed record TeamCommands(InviteMemberHandler Invite, MakeGuestLinkHandler Guests, ChangeTeamHandler Change);
