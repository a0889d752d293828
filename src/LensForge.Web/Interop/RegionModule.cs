using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="Points">Left and top of each point in turn, as shares of the picture.</param>
public sealed record DrawnRegion(IReadOnlyList<float> Points, int Frame);

/// <summary>region.ts: draws a region on a picture by pointer and by keys, in a dialog of its own.</summary>
public sealed class RegionModule(IJSRuntime script) : ScriptModule(script, "/dist/region.js")
{
    /// <param name="rate">Frames per second of the clip; 0 for a still.</param>
    /// <param name="feather">In heights of the picture.</param>
    public Task OpenAsync(ElementReference dialog, double rate, float feather) => CreateAsync(dialog, rate, feather);

    /// <param name="shape">"rectangle", "ellipse" or "lasso".</param>
    public Task ShapeAsync(string shape) => CallAsync("shape", shape);

    public Task FeatherAsync(float feather) => CallAsync("feather", feather);

    public Task<DrawnRegion?> ReadAsync() => AskAsync<DrawnRegion>("read");
}
