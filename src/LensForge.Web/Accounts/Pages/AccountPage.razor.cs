using System.Globalization;
using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts.Rights;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace LensForge.Web.Accounts.Pages;

public sealed partial class AccountPage : ComponentBase
{
    private const int CodesAtOnce = 10;

    private Person _person = new();
    private Caller _caller = Caller.Nobody;
    private IList<UserPasskeyInfo> _passkeys = [];
    private IReadOnlyList<Session> _sessions = [];
    private IReadOnlyList<string>? _codes;
    private int _codesLeft;
    private string? _said;
    private string? _refused;

    [CascadingParameter] public required HttpContext Context { get; set; }

    /// <summary>What was just done, for the page that is shown after it.</summary>
    [SupplyParameterFromQuery] public string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "profile")] public string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "profile")] public string? Address { get; set; }

    [SupplyParameterFromForm(FormName = "password")] public string? Present { get; set; }

    [SupplyParameterFromForm(FormName = "password")] public string? Fresh { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")] public string? Passkey { get; set; }

    [SupplyParameterFromForm(FormName = "end")] public Guid Session { get; set; }

    [SupplyParameterFromForm(FormName = "erase")] public string? Confirm { get; set; }

    [Inject] public required NavigationManager Addresses { get; init; }

    [Inject] public required PublicAddress House { get; init; }

    [Inject] public required UserManager<Person> Accounts { get; init; }

    [Inject] public required PersonStore Store { get; init; }

    [Inject] public required Sessions Sessions { get; init; }

    [Inject] public required PeopleDirectory Directory { get; init; }

    [Inject] public required Erasure Erasure { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _caller = Caller.Of(Context.User);
        _person = await Accounts.FindByIdAsync(_caller.Person!) ?? throw new InvalidOperationException("The account is gone.");
        _said = !HttpMethods.IsGet(Context.Request.Method) ? null : Done switch
        {
            "name" => "Kept.",
            "pictured" => "Others see the picture from now on.",
            "unpictured" => "The picture was removed.",
            "password" => "The password is set. Every other browser was signed out.",
            "passkey" => "The passkey was removed.",
            "added" => "The passkey was added. From now on it signs you in.",
            "code" => "That code is used up. Set a new password below.",
            "ended" => "That browser is signed out.",
            _ => null,
        };
        await LookAsync();
    }

    private static string Day(DateTimeOffset at) => at.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private async Task LookAsync()
    {
        _passkeys = await Accounts.GetPasskeysAsync(_person);
        _codesLeft = await Store.CountCodesAsync(_person, Context.RequestAborted);
        _sessions = Directory.SessionsOf(_person.Id);
    }

    private async Task ProfileAsync()
    {
        var name = CleanText.Line(Name ?? "");
        var address = CleanText.Line(Address ?? "");
        if (name.Length is 0 or > 80) _refused = "A name has 1 to 80 characters.";
        else if (address.Length > 200) _refused = "An address has up to 200 characters.";
        else if (address.Length == 0 && _person.PasswordHash is not null) _refused = "A password needs an address beside it: keep one.";
        else
        {
            (_person.Name, _person.Address, _person.UserName) = (name, address.Length == 0 ? null : address, address.Length == 0 ? _person.Key : address);
            await DoneAsync(await Accounts.UpdateAsync(_person), "name");
        }
    }

    private async Task PasswordAsync()
    {
        if (_person.Address is null)
        {
            _refused = "Keep an address first: it is what you sign in with beside the password.";
            return;
        }

        var changed = _person.PasswordHash is null
            ? await Accounts.AddPasswordAsync(_person, Fresh ?? "")
            : await Accounts.ChangePasswordAsync(_person, Present ?? "", Fresh ?? "");
        if (changed.Succeeded)
        {
            await Sessions.EndAllAsync(_person.Id, Context.RequestAborted);
            await Sessions.SignInAsync(Context, _person);
        }

        await DoneAsync(changed, "password");
    }

    private async Task RemovePasskeyAsync()
    {
        try
        {
            await DoneAsync(await Accounts.RemovePasskeyAsync(_person, Convert.FromHexString(Passkey ?? "")), "passkey");
        }
        catch (FormatException)
        {
            _refused = "There is no such passkey.";
        }
    }

    private async Task CodesAsync()
    {
        if (_person.Address is null)
        {
            _refused = "Keep an address first: a code is used together with it.";
            return;
        }

        _codes = [.. Enumerable.Range(0, CodesAtOnce).Select(_ => RecoveryCode.New())];
        await Store.ReplaceCodesAsync(_person, _codes, Context.RequestAborted);
        await LookAsync();
    }

    private async Task EndAsync()
    {
        if (Session == _caller.Session) await Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await Sessions.EndAsync(_person.Id, Session, Context.RequestAborted);
        Addresses.NavigateTo(Session == _caller.Session ? "/sign-in" : "/account?done=ended");
    }

    private async Task EverywhereAsync()
    {
        await Accounts.UpdateSecurityStampAsync(_person);
        await Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await Sessions.EndAllAsync(_person.Id, Context.RequestAborted);
        Addresses.NavigateTo("/sign-in");
    }

    private async Task EraseAsync()
    {
        if (CleanText.Line(Confirm ?? "") != _person.Name)
        {
            _refused = "Type your name exactly as it stands above. Nothing was erased.";
            return;
        }

        try
        {
            await Erasure.RunAsync(_person, Context.RequestAborted);
        }
        catch (RefusedException refused)
        {
            _refused = refused.Message;
            return;
        }

        await Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        Addresses.NavigateTo("/sign-in");
    }

    private async Task DoneAsync(IdentityResult result, string done)
    {
        if (!result.Succeeded)
        {
            _refused = AccountWords.Of(result);
            return;
        }

        await Directory.ReadAsync(Context.RequestAborted);
        Addresses.NavigateTo($"/account?done={done}");
    }
}
