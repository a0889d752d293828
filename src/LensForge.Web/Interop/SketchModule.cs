using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="Kind">"arrow", "box" or "freehand".</param>
/// <param name="Points">Left and top of each point in turn, as shares of the picture.</param>
public sealed record SketchedMark(string Kind, IReadOnlyList<float> Points);

/// <param name="Frame">Null while the still is shown.</param>
public sealed record Sketched(IReadOnlyList<SketchedMark> Marks, int? Frame);

/// <summary>sketch.ts: draws arrows, boxes and lines on a picture by pointer and by keys, in a dialog of its own.</summary>
public sealed class SketchModule(IJSRuntime script) : ScriptModule(script, "/dist/sketch.js")
{
    /// <param name="rate">Frames per second of the clip; 0 for a still.</param>
    public Task OpenAsync(ElementReference dialog, double rate) => CreateAsync(dialog, rate);

    /// <param name="kind">"arrow", "box" or "freehand".</param>
    public Task ToolAsync(string kind) => CallAsync("tool", kind);

    public Task UndoAsync() => CallAsync("undo");

    public Task<Sketched?> ReadAsync() => AskAsync<Sketched>("read");
}
