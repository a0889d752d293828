using System.Security.Claims;
using LensForge.Web.EventStore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LensForge.Web.Accounts;

/// <summary>Signs browsers in and out. A session is a row; a cookie without its row is worth nothing.</summary>
public sealed class Sessions(Database database, PeopleDirectory directory, TimeProvider clock)
{
    public const string SessionClaim = "lensforge:session";
    public const string StampClaim = "lensforge:stamp";

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    public async Task SignInAsync(HttpContext context, Person person)
    {
        var principal = await StartAsync(person, DeviceWords.Of(context.Request.Headers.UserAgent.ToString()), context.RequestAborted);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new() { IsPersistent = true, ExpiresUtc = clock.GetUtcNow() + Lasts });
    }

    /// <summary>A new session, and what its cookie says: ids only.</summary>
    public async Task<ClaimsPrincipal> StartAsync(Person person, string device, CancellationToken stop = default)
    {
        var session = Guid.CreateVersion7();
        await ChangeAsync(
            "insert into accounts.sessions (id, person, stamp, device, expires) values ($1, $2, $3, $4, $5)", [session, person.Id, person.SecurityStamp, device, clock.GetUtcNow() + Lasts], stop);
        return new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, person.Key), new(SessionClaim, session.ToString("D")), new(StampClaim, person.SecurityStamp)],
            CookieAuthenticationDefaults.AuthenticationScheme, ClaimTypes.NameIdentifier, ClaimTypes.Role));
    }

    public Task EndAsync(Guid person, Guid session, CancellationToken stop = default) =>
        ChangeAsync("delete from accounts.sessions where id = $1 and person = $2", [session, person], stop);

    public Task EndAllAsync(Guid person, CancellationToken stop = default) => ChangeAsync("delete from accounts.sessions where person = $1", [person], stop);

    /// <summary>At every request: the cookie holds while its session does.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (Caller.Of(context.Principal) is { Person: not null } caller && sessions.Holds(caller))
        {
            // Renewed with the cookie.
            if (context.ShouldRenew) await sessions.RenewAsync(caller.Session, context.HttpContext.RequestAborted);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private bool Holds(Caller caller) => directory.Holds(caller.Session, caller.Person!, caller.Stamp);

    private Task RenewAsync(Guid session, CancellationToken stop) =>
        ChangeAsync("update accounts.sessions set seen = now(), expires = $2 where id = $1", [session, clock.GetUtcNow() + Lasts], stop);

    private async Task ChangeAsync(string sql, object?[] values, CancellationToken stop)
    {
        await database.TransactAsync(async (connection, token) =>
        {
            await connection.ExecuteAsync(sql, values, token);
            await PeopleDirectory.NotifyWithinAsync(connection, token);
            return true;
        }, stop);
        await directory.ReadAsync(stop);
    }
}
