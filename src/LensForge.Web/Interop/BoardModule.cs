using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>board.ts: shots are dragged along their scene.</summary>
public sealed class BoardModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _board;
    private DotNetObjectReference<BoardModule>? _self;
    private Func<string, string?, Task>? _dropped;

    /// <param name="dropped">Which shot, and after which one; null: to the beginning of its scene.</param>
    public async Task ListenAsync(Func<string, string?, Task> dropped)
    {
        _dropped = dropped;
        _self = DotNetObjectReference.Create(this);
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/board.js");
        _board = await _module.InvokeAsync<IJSObjectReference>("create", _self);
    }

    /// <summary>A tile that moved keeps the focus, and is in view.</summary>
    public async Task FocusAsync(string elementId)
    {
        if (_board is not null) await _board.InvokeVoidAsync("focus", elementId);
    }

    [JSInvokable]
    public Task ShotDropped(string shot, string? after) => _dropped?.Invoke(shot, after) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _board.CloseAsync();
        await _module.CloseAsync(call: null);
        _self?.Dispose();
    }
}
