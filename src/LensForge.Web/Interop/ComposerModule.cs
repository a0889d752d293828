using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>composer.ts: completes names after "@" and sends by Ctrl+Enter.</summary>
public sealed class ComposerModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _composer;

    /// <param name="root">Holds the text field and an empty list.</param>
    /// <param name="focused">Whether the text field takes the focus.</param>
    public async Task OpenAsync(ElementReference root, IReadOnlyList<string> names, bool focused)
    {
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/composer.js");
        _composer = await _module.InvokeAsync<IJSObjectReference>("create", root, names, focused);
    }

    public async ValueTask DisposeAsync()
    {
        await _composer.CloseAsync();
        await _module.CloseAsync(call: null);
    }
}
