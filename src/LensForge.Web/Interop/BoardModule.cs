using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>board.ts: shots are dragged along their scene, and it is told which scenes are near.</summary>
public sealed class BoardModule(IJSRuntime script) : ScriptModule(script, "/dist/board.js")
{
    private Func<string, string?, Task>? _dropped;
    private Func<IReadOnlyList<int>, Task>? _near;

    /// <param name="drags">Whether shots may be moved.</param>
    /// <param name="near">Orders of the scenes that are in the window or next to it.</param>
    /// <param name="dropped">Which shot, and after which one; null: to the beginning of its scene.</param>
    public async Task ListenAsync(bool drags, Func<string, string?, Task> dropped, Func<IReadOnlyList<int>, Task> near)
    {
        (_dropped, _near) = (dropped, near);
        await CreateAsync(Called(this), drags);
    }

    /// <summary>A tile that moved keeps the focus, and is in view.</summary>
    public Task FocusAsync(string elementId) => CallAsync("focus", elementId);

    /// <summary>Looks for the scenes of the page anew.</summary>
    public Task WatchAsync() => CallAsync("watch");

    [JSInvokable]
    public Task ScenesNear(int[] scenes) => _near?.Invoke(scenes) ?? Task.CompletedTask;

    [JSInvokable]
    public Task ShotDropped(string shot, string? after) => _dropped?.Invoke(shot, after) ?? Task.CompletedTask;
}
