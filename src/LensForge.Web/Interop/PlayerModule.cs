using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="Start">Seconds from the start of the part.</param>
public sealed record PlayerCue(double Start, double End, string Character, string Text);

/// <param name="Clip">Address of the take's clip; null when the shot is unfilmed, then its still is held.</param>
public sealed record PlayerPart(string? Clip, string? Still, double Seconds, string Label, IReadOnlyList<PlayerCue> Cues);

/// <summary>player.ts: plays a cut in the page, shot after shot.</summary>
public sealed class PlayerModule(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _player;
    private DotNetObjectReference<PlayerModule>? _self;
    private Func<int, Task>? _reached;

    /// <summary>Loads a cut in place of the one before.</summary>
    /// <param name="rate">Frames per second.</param>
    public async Task LoadAsync(ElementReference root, IReadOnlyList<PlayerPart> parts, double rate, int start, Func<int, Task> reached)
    {
        _reached = reached;
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await script.InvokeAsync<IJSObjectReference>("import", "/dist/player.js");
        await _player.CloseAsync();
        _player = await _module.InvokeAsync<IJSObjectReference>("create", root, parts, rate, _self);
        if (start > 0) await _player.InvokeVoidAsync("goTo", start);
    }

    [JSInvokable]
    public Task ShotReached(int index) => _reached?.Invoke(index) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _player.CloseAsync();
        await _module.CloseAsync(call: null);
        _self?.Dispose();
    }
}
