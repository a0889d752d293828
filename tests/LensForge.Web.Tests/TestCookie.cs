using System.Security.Claims;
using LensForge.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace LensForge.Web.Tests;

public static class TestCookie
{
    /// <summary>A sign-in cookie of the keeper, or of another person, sealed as the web seals it, with a session of its own.</summary>
    public static async Task<string> ForAsync(RunningWeb web, Person? person = null)
    {
        var principal = await web.Get<Sessions>().StartAsync(person ?? await web.KeeperAsync(), "A test");
        return $"{AccountRegistration.CookieName}={Sealed(web, CookieAuthenticationDefaults.AuthenticationScheme, principal)}";
    }

    /// <summary>The cookie of a browser that came by a guest link.</summary>
    public static string ForGuest(RunningWeb web, GuestVisit visit) =>
        $"lensforge-guest={Sealed(web, GuestPass.Scheme, new(new ClaimsIdentity([new(GuestVisit.Claim, visit.Written)], GuestPass.Scheme)))}";

    private static string Sealed(RunningWeb web, string scheme, ClaimsPrincipal principal)
    {
        var options = web.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        return options.TicketDataFormat.Protect(new(principal, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, scheme));
    }
}
