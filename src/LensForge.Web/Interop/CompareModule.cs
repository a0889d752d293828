using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>compare.ts: plays two clips together, and wipes between them by pointer and keys.</summary>
public sealed class CompareModule(IJSRuntime script) : ScriptModule(script, "/dist/compare.js")
{
    /// <param name="rate">Frames per second of the first clip.</param>
    public Task OpenAsync(ElementReference root, double rate) => CreateAsync(root, rate);
}
