using LensForge.Domain.People;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace LensForge.Web.Accounts;

/// <summary>People with accounts, guests with links, and the doors that they come in by.</summary>
public static class AccountRegistration
{
    public const string CookieName = "lensforge";

    public static void AddAccounts(this IServiceCollection services, PlaceOnDisk place)
    {
        Directory.CreateDirectory(place.Keys);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(place.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("LensForge").PersistKeysToFileSystem(new(place.Keys));
        services.AddSingleton<SignInLink>();
        services.AddSingleton<PeopleDirectory>();
        services.AddHostedService(provider => provider.GetRequiredService<PeopleDirectory>());
        services.AddSingleton<Sessions>();
        services.AddSingleton<PersonStore>();
        services.AddSingleton<LinkSecrets>();
        services.AddSingleton<GuestBook>();
        services.AddSingleton<CarriedKey>();
        services.AddSingleton<Adoption>();
        services.AddHostedService(provider => provider.GetRequiredService<Adoption>());
        services.AddSingleton<Access>();
        services.AddSingleton<OpenConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenConnections>());
        services.AddScoped<CircuitHandler, CircuitGuard>();
        services.AddScoped<Keeper>();
        services.AddScoped<Erasure>();
        services.AddCascadingAuthenticationState();
        services.AddIdentityCore<Person>(identity =>
        {
            // A long sentence is a good password; rules about signs make worse ones.
            identity.Password = new() { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
            identity.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5) };
            identity.User.AllowedUserNameCharacters = "";
        }).AddUserStore<PersonStore>().AddErrorDescriber<AccountWords>().AddSignInManager();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((passkeys, name) =>
            (passkeys.ServerDomain, passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = (name.PasskeyDomain, "required", "required"));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                Harden(cookie, CookieName);
                cookie.ExpireTimeSpan = Sessions.Lasts;
                cookie.SlidingExpiration = true;
                cookie.Events.OnValidatePrincipal = Sessions.ValidateAsync;
                cookie.Events.OnRedirectToLogin = ShowTheDoorAsync;
            })
            .AddCookie(GuestPass.Scheme, cookie =>
            {
                Harden(cookie, "lensforge-guest");
                cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            })
            // Keeps a passkey's challenge between its two requests.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Harden(cookie, "lensforge-challenge");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSlowGuessing();
    }

    // Lax: a link in a mail or a chat opens signed in; changes and sockets are measured by their Origin.
    private static void Harden(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/sign-in";
    }

    /// <summary>People are shown the sign-in page and come back to where they wanted to go; programs get their answer.</summary>
    private static Task ShowTheDoorAsync(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(request.Path == "/" ? "/sign-in" : $"/sign-in?to={Uri.EscapeDataString(request.Path + request.QueryString)}");
        return Task.CompletedTask;
    }
}
