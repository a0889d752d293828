using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>board.ts: shots are dragged along their scene, and it is told which scenes are near.</summary>
public sealed class BoardModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _board;
    private DotNetObjectReference<BoardModule>? _self;
    private Func<string, string?, Task>? _dropped;
    private Func<IReadOnlyList<int>, Task>? _near;

    /// <param name="drags">Whether shots may be moved.</param>
    /// <param name="near">Orders of the scenes that are in the window or next to it.</param>
    /// <param name="dropped">Which shot, and after which one; null: to the beginning of its scene.</param>
    public async Task ListenAsync(bool drags, Func<string, string?, Task> dropped, Func<IReadOnlyList<int>, Task> near)
    {
        (_dropped, _near) = (dropped, near);
        _self = DotNetObjectReference.Create(this);
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/board.js");
        _board = await _module.InvokeAsync<IJSObjectReference>("create", _self, drags);
    }

    /// <summary>A tile that moved keeps the focus, and is in view.</summary>
    public async Task FocusAsync(string elementId)
    {
        if (_board is not null) await _board.InvokeVoidAsync("focus", elementId);
    }

    /// <summary>Looks for the scenes of the page anew.</summary>
    public async Task WatchAsync()
    {
        if (_board is not null) await _board.InvokeVoidAsync("watch");
    }

    [JSInvokable]
    public Task ScenesNear(int[] scenes) => _near?.Invoke(scenes) ?? Task.CompletedTask;

    [JSInvokable]
    public Task ShotDropped(string shot, string? after) => _dropped?.Invoke(shot, after) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _board.CloseAsync();
        await _module.CloseAsync(call: null);
        _self?.Dispose();
    }
}
