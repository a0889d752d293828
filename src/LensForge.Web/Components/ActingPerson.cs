using LensForge.Domain;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace LensForge.Web.Components;

/// <summary>The person of this browser: does things in their name and tells them what was refused.</summary>
public sealed class ActingPerson(AuthenticationStateProvider accounts, NotificationService notices, ILogger<ActingPerson> logger)
{
    public async Task<string> NameAsync() => (await accounts.GetAuthenticationStateAsync()).User.Identity?.Name ?? "somebody";

    /// <summary>False when it was refused or failed; then the person has been told why.</summary>
    public async Task<bool> TryAsync(Func<string, Task> deed)
    {
        try
        {
            await deed(await NameAsync());
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
