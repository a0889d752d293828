using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>script-room.ts: the editor of a production's script. It has a connection of its own and outlives the circuit.</summary>
public sealed class ScriptRoomModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _room;

    public async Task OpenAsync(ElementReference root, Guid production)
    {
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/script-room.js");
        _room = await _module.InvokeAsync<IJSObjectReference>("create", root, production);
    }

    public async ValueTask DisposeAsync()
    {
        await _room.CloseAsync();
        await _module.CloseAsync(call: null);
    }
}
