using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="Points">Left and top of each point in turn, as shares of the picture.</param>
public sealed record DrawnRegion(IReadOnlyList<float> Points, int Frame);

/// <summary>region.ts: draws a region on a picture by pointer and by keys, in a dialog of its own.</summary>
public sealed class RegionModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _region;

    /// <param name="rate">Frames per second of the clip; 0 for a still.</param>
    /// <param name="feather">In heights of the picture.</param>
    public async Task OpenAsync(ElementReference dialog, double rate, float feather)
    {
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/region.js");
        _region = await _module.InvokeAsync<IJSObjectReference>("create", dialog, rate, feather);
    }

    /// <param name="shape">"rectangle", "ellipse" or "lasso".</param>
    public async Task ShapeAsync(string shape)
    {
        if (_region is not null) await _region.InvokeVoidAsync("shape", shape);
    }

    public async Task FeatherAsync(float feather)
    {
        if (_region is not null) await _region.InvokeVoidAsync("feather", feather);
    }

    public async Task<DrawnRegion?> ReadAsync() => _region is null ? null : await _region.InvokeAsync<DrawnRegion>("read");

    public async ValueTask DisposeAsync()
    {
        await _region.CloseAsync();
        await _module.CloseAsync(call: null);
    }
}
