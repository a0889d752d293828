using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>composer.ts: completes names after "@" and sends by Ctrl+Enter.</summary>
public sealed class ComposerModule(IJSRuntime script) : ScriptModule(script, "/dist/composer.js")
{
    /// <param name="root">Holds the text field and an empty list.</param>
    /// <param name="focused">Whether the text field takes the focus.</param>
    public Task OpenAsync(ElementReference root, IReadOnlyList<string> names, bool focused) => CreateAsync(root, names, focused);
}
