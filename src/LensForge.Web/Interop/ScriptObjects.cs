using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

internal static class ScriptObjects
{
    /// <summary>Ends a script object and lets go of it. When the browser has gone it took its objects along.</summary>
    public static async ValueTask CloseAsync(this IJSObjectReference? one, string? call = "close")
    {
        if (one is null) return;
        try
        {
            if (call is not null) await one.InvokeVoidAsync(call);
            await one.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was closed; nothing is left to be ended.
        }
    }
}
