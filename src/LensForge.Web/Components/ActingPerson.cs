using LensForge.Domain;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace LensForge.Web.Components;

/// <summary>The person of this browser: does things in their name and tells them what was refused.</summary>
public sealed class ActingPerson(AuthenticationStateProvider accounts, Access access, PeopleDirectory people, NotificationService notices, ILogger<ActingPerson> logger)
{
    /// <summary>Whoever is at the other end, with an account or as a guest.</summary>
    public async Task<Caller> CallerAsync() => Caller.Of((await accounts.GetAuthenticationStateAsync()).User);

    /// <summary>As commands and events name them.</summary>
    /// <exception cref="RefusedException">They have no account, or were signed out.</exception>
    public async Task<string> IdAsync()
    {
        var caller = await CallerAsync();
        return access.IsPerson(caller) ? caller.Person! : throw new RefusedException("You are not signed in any more. Load the page again and sign in.");
    }

    /// <summary>The name behind an id in an event.</summary>
    public string NameOf(string? id) => people.NameOf(id);

    /// <summary>False when it was refused or failed; then the person has been told why.</summary>
    public async Task<bool> TryAsync(Func<string, Task> deed)
    {
        try
        {
            await deed(await IdAsync());
            return true;
        }
        catch (RefusedException refused)
        {
            Tell(NotificationSeverity.Warning, "Not done", refused.Message);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.LogError(failed, "A command failed");
            Tell(NotificationSeverity.Error, "That failed", "Nothing that was acknowledged is lost. Try again; the reason is in the server's log.");
        }

        return false;
    }

    private void Tell(NotificationSeverity severity, string summary, string detail) =>
        notices.Notify(new() { Severity = severity, Summary = summary, Detail = detail, Duration = 8000, CloseOnClick = true });
}
