using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="Start">Seconds from the start of the part.</param>
public sealed record PlayerCue(double Start, double End, string Character, string Text);

/// <param name="Clip">Address of the take's clip; null when the shot is unfilmed, then its still is held.</param>
public sealed record PlayerPart(string? Clip, string? Still, double Seconds, string Label, IReadOnlyList<PlayerCue> Cues);

/// <summary>player.ts: plays a cut in the page, shot after shot.</summary>
public sealed class PlayerModule(IJSRuntime script) : ScriptModule(script, "/dist/player.js")
{
    private Func<int, Task>? _reached;

    /// <summary>Loads a cut in place of the one before.</summary>
    /// <param name="rate">Frames per second.</param>
    public async Task LoadAsync(ElementReference root, IReadOnlyList<PlayerPart> parts, double rate, int start, Func<int, Task> reached)
    {
        _reached = reached;
        await CreateAsync(root, parts, rate, Called(this));
        if (start > 0) await CallAsync("goTo", start);
    }

    [JSInvokable]
    public Task ShotReached(int index) => _reached?.Invoke(index) ?? Task.CompletedTask;
}
