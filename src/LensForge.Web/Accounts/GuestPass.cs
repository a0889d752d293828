using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace LensForge.Web.Accounts;

/// <summary>The cookie of a browser that came by guest links, beside or without an account.</summary>
public static class GuestPass
{
    public const string Scheme = "guest";

    private const int Most = 20;

    /// <summary>Adds what guest links opened to who is signed in.</summary>
    public static void UseGuestPass(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Cookies.ContainsKey("lensforge-guest") && await context.AuthenticateAsync(Scheme) is { Succeeded: true, Principal.Identity: ClaimsIdentity guest })
        {
            if (context.User.Identity?.IsAuthenticated == true) context.User.AddIdentity(guest);
            else context.User = new(guest);
        }

        await next();
    });

    public static Task GiveAsync(HttpContext context, GuestVisit visit)
    {
        var visits = Caller.Of(context.User).Visits.Where(before => before.Link != visit.Link).TakeLast(Most - 1).Append(visit);
        return context.SignInAsync(Scheme, new(new ClaimsIdentity([.. visits.Select(one => new Claim(GuestVisit.Claim, one.Written))], Scheme)), new() { IsPersistent = true });
    }
}
