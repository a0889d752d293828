using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>live-frames.ts: draws a production's running takes on every canvas of the page that carries their id.</summary>
public sealed class LiveFramesModule(IJSRuntime script) : ScriptModule(script, "/dist/live-frames.js")
{
    public Task WatchAsync(Guid production) => CreateAsync($"/live/frames?production={production}");
}
