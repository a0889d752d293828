using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="Kind">"arrow", "box" or "freehand".</param>
/// <param name="Points">Left and top of each point in turn, as shares of the picture.</param>
public sealed record SketchedMark(string Kind, IReadOnlyList<float> Points);

/// <param name="Frame">Null while the still is shown.</param>
public sealed record Sketched(IReadOnlyList<SketchedMark> Marks, int? Frame);

/// <summary>sketch.ts: draws arrows, boxes and lines on a picture by pointer and by keys, in a dialog of its own.</summary>
public sealed class SketchModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _sketch;

    /// <param name="rate">Frames per second of the clip; 0 for a still.</param>
    public async Task OpenAsync(ElementReference dialog, double rate)
    {
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/sketch.js");
        _sketch = await _module.InvokeAsync<IJSObjectReference>("create", dialog, rate);
    }

    /// <param name="kind">"arrow", "box" or "freehand".</param>
    public async Task ToolAsync(string kind)
    {
        if (_sketch is not null) await _sketch.InvokeVoidAsync("tool", kind);
    }

    public async Task UndoAsync()
    {
        if (_sketch is not null) await _sketch.InvokeVoidAsync("undo");
    }

    public async Task<Sketched?> ReadAsync() => _sketch is null ? null : await _sketch.InvokeAsync<Sketched>("read");

    public async ValueTask DisposeAsync()
    {
        await _sketch.CloseAsync();
        await _module.CloseAsync(call: null);
    }
}
