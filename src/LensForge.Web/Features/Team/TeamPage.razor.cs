using System.Globalization;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Team;

public sealed partial class TeamPage : ProductionPage
{
    private static readonly (int Days, string Words)[] Spans = [(1, "a day"), (7, "a week"), (30, "30 days"), (90, "90 days")];

    private readonly TeamState _team = new();
    private List<GuestViews> _views = [];
    private Role _role = Role.Viewer;
    private int _days = 7;
    private int _uses = 1;
    private string _label = "";
    private int _scene;
    private int _guestDays = 30;
    private bool _comment;
    private bool _download;
    private string _passphrase = "";
    private (string For, string Url)? _fresh;

    [Inject] public required TeamCommands Team { get; init; }

    [Inject] public required GuestBook Book { get; init; }

    [Inject] public required PublicAddress House { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void Follow()
    {
        if (Sheet is not null) _team.Follow(Sheet, Caller.Person, Me.NameOf, Clock.GetUtcNow());
    }

    protected override Task ArriveAsync() => ReadViewsAsync();

    private static string Day(DateTimeOffset at) => at.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private static string Called(Role role) => role.ToString();

    private static string Deeds(Role role) => role == Role.Owner ? "everything, and say who owns it" : string.Join(", ", RoleRights.Of(role).Skip(role == Role.Viewer ? 0 : 1).Select(RoleRights.Deed));

    private async Task ReadViewsAsync()
    {
        if (!May(Right.Invite) || Sheet is null) return;
        _views = await Book.ReadAsync([.. Sheet.Team.GuestLinks.Keys]);
        StateHasChanged();
    }

    private Task InviteAsync() => Me.TryAsync(async person =>
    {
        var role = _role;
        var path = await Team.Invite.RunAsync(Id, role, TimeSpan.FromDays(_days), _uses, person);
        _fresh = ($"Invitation as {role.ToString().ToLowerInvariant()}", House.Link(path, Addresses.BaseUri));
    });

    private Task MakeLinkAsync() => Me.TryAsync(async person =>
    {
        var scope = _scene == 0 ? GuestScope.Whole : GuestScope.OfScene(_scene);
        var passphrase = _passphrase.Trim() is { Length: > 0 } wished ? wished : null;
        var path = await Team.Guests.RunAsync(Id, new(_label, scope, _comment, _download, passphrase, TimeSpan.FromDays(_guestDays)), person);
        _fresh = ($"Guest link for {_label}", House.Link(path, Addresses.BaseUri));
        (_label, _passphrase) = ("", "");
    });

    private async Task GiveAsync(MemberRow member, ChangeEventArgs chosen)
    {
        if (Enum.TryParse<Role>(chosen.Value?.ToString(), out var role)) await Me.TryAsync(person => Team.Change.GiveRoleAsync(Id, member.Id, role, person));
    }

    private Task RemoveAsync(MemberRow member) => Me.TryAsync(person => Team.Change.RemoveAsync(Id, member.Id, person));

    private Task RevokeAsync(InvitationRow invitation) => Me.TryAsync(person => Team.Change.RevokeInvitationAsync(Id, invitation.Id, person));

    private Task RevokeAsync(GuestLinkRow link) => Me.TryAsync(person => Team.Change.RevokeGuestLinkAsync(Id, link.Id, person));
}
