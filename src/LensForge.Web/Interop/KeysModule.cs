using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>keys.ts: the keys of a page, and arrows that move through its tiles.</summary>
public sealed class KeysModule(IJSRuntime script) : ScriptModule(script, "/dist/keys.js")
{
    private Func<string, Task>? _pressed;

    /// <param name="wanted">Names as in KeyboardEvent.key; letters in lower case, or "Shift+P".</param>
    /// <param name="tiles">Selector of what the arrows move through, null for nothing.</param>
    public async Task ListenAsync(IReadOnlyList<string> wanted, string? tiles, Func<string, Task> pressed)
    {
        _pressed = pressed;
        await CreateAsync(Called(this), wanted, tiles);
    }

    public Task RevealAsync(string elementId) => CallAsync("reveal", elementId);

    public Task FocusAsync(string elementId) => CallAsync("focus", elementId);

    [JSInvokable]
    public Task KeyPressed(string key) => _pressed?.Invoke(key) ?? Task.CompletedTask;
}
