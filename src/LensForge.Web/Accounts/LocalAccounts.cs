using System.Security.Claims;
using LensForge.Web.EventStore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace LensForge.Web.Accounts;

/// <summary>One local person, known by a cookie that lasts. Accounts for more come with their own issue.</summary>
public static class LocalAccounts
{
    public const string CookieName = "lensforge";

    public static void AddLocalAccounts(this IServiceCollection services, PlaceOnDisk place)
    {
        Directory.CreateDirectory(place.Keys);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(place.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("LensForge").PersistKeysToFileSystem(new(place.Keys));
        services.AddSingleton<SignInLink>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = CookieName;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(90);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.Events.OnRedirectToLogin = context =>
            {
                // People are shown where the link is; programs get their answer.
                if (context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true))
                    context.Response.Redirect("/sign-in");
                else
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void MapSignIn(this WebApplication app) => app.MapGet("/sign-in", SignInAsync).AllowAnonymous();

    private static async Task<IResult> SignInAsync(HttpContext context, SignInLink link, string? key = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (link.Use(key))
        {
            var identity = new ClaimsIdentity([new(ClaimTypes.Name, Environment.UserName)], CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
            return Results.Redirect("/");
        }

        if (context.User.Identity?.IsAuthenticated == true) return Results.Redirect("/");
        return Results.Content(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>LensForge</title>
            <body style="background:#161616;color:#e8e8e8;font:16px system-ui,sans-serif;margin:15vh auto;max-width:34em;padding:0 1em">
            <h1 style="font-size:20px">This browser is not signed in</h1>
            <p>LensForge printed a sign-in link where it was started. Open that link in this browser; it works once.
            When it has been used already, start LensForge again for a new one.</p></body></html>
            """, "text/html; charset=utf-8", statusCode: StatusCodes.Status401Unauthorized);
    }
}
