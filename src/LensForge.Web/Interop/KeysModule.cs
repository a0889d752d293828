using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>keys.ts: the keys of a page, and arrows that move through its tiles.</summary>
public sealed class KeysModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<KeysModule>? _self;
    private Func<string, Task>? _pressed;

    /// <param name="wanted">Names as in KeyboardEvent.key; letters in lower case, or "Shift+P".</param>
    /// <param name="tiles">Selector of what the arrows move through, null for nothing.</param>
    public async Task ListenAsync(IReadOnlyList<string> wanted, string? tiles, Func<string, Task> pressed)
    {
        _pressed = pressed;
        _self = DotNetObjectReference.Create(this);
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/keys.js");
        _keys = await _module.InvokeAsync<IJSObjectReference>("create", _self, wanted, tiles);
    }

    public async Task RevealAsync(string elementId)
    {
        if (_keys is not null) await _keys.InvokeVoidAsync("reveal", elementId);
    }

    public async Task FocusAsync(string elementId)
    {
        if (_keys is not null) await _keys.InvokeVoidAsync("focus", elementId);
    }

    [JSInvokable]
    public Task KeyPressed(string key) => _pressed?.Invoke(key) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _keys.CloseAsync();
        await _module.CloseAsync(call: null);
        _self?.Dispose();
    }
}
