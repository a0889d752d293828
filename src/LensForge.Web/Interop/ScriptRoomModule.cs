using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>script-room.ts: the editor of a production's script. It has a connection of its own and outlives the circuit.</summary>
public sealed class ScriptRoomModule(IJSRuntime script) : ScriptModule(script, "/dist/script-room.js")
{
    public Task OpenAsync(ElementReference root, Guid production) => CreateAsync(root, production);
}
