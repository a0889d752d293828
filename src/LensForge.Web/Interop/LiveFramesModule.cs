using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>live-frames.ts: draws a production's running takes on every canvas of the page that carries their id.</summary>
public sealed class LiveFramesModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _frames;

    public async Task WatchAsync(Guid production)
    {
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/live-frames.js");
        _frames = await _module.InvokeAsync<IJSObjectReference>("create", $"/live/frames?production={production}");
    }

    public async ValueTask DisposeAsync()
    {
        await _frames.CloseAsync();
        await _module.CloseAsync(call: null);
    }
}
