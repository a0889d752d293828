using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>compare.ts: plays two clips together, and wipes between them by pointer and keys.</summary>
public sealed class CompareModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _compare;

    /// <param name="rate">Frames per second of the first clip.</param>
    public async Task OpenAsync(ElementReference root, double rate)
    {
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/compare.js");
        _compare = await _module.InvokeAsync<IJSObjectReference>("create", root, rate);
    }

    public async ValueTask DisposeAsync()
    {
        await _compare.CloseAsync();
        await _module.CloseAsync(call: null);
    }
}
