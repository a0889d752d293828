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
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in, LensForge</title><link rel="stylesheet" href="/dist/lensforge.css"><link rel="icon" href="data:,"></head>
            <body><main class="plain sign-in"><h1>This browser is not signed in</h1>
            <p class="lead">LensForge printed a sign-in link in the terminal where it was started. Open that link in this browser: it works once, and this
            browser stays signed in for 90 days.</p>
            <p class="note">The line looks like this: <code>Sign in on this machine once with http://127.0.0.1:5170/sign-in?key=…</code></p>
            <p class="lead">When it has been used already, stop LensForge with Ctrl+C and start it again: it prints a new one. Nothing is lost by that.</p></main></body></html>
            """, "text/html; charset=utf-8", statusCode: StatusCodes.Status401Unauthorized);
    }
}
