using System.Security.Claims;
using LensForge.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace LensForge.Web.Tests;

public static class TestCookie
{
    /// <summary>A sign-in cookie, sealed as the web seals it.</summary>
    public static string For(RunningWeb web)
    {
        var options = web.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "ada")], CookieAuthenticationDefaults.AuthenticationScheme));
        var ticket = new AuthenticationTicket(person, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{LocalAccounts.CookieName}={options.TicketDataFormat.Protect(ticket)}";
    }
}
