using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="From">In UTF-16 units of the text at the version they are told for.</param>
public sealed record NotedWords(string Id, int From, int To);

/// <summary>script-notes.ts: between the editor of the words and the notes beside it.</summary>
/// <param name="marked">Version, place and words that somebody wants to say something of.</param>
/// <param name="again">The editor has another version than was told: tell it anew.</param>
public sealed class ScriptNotesModule(IJSRuntime script, Func<long, int, string, Task> marked, Func<Task> again) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _notes;
    private DotNetObjectReference<ScriptNotesModule>? _self;

    public async Task OpenAsync(ElementReference dialog)
    {
        _self = DotNetObjectReference.Create(this);
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/dist/script-notes.js");
        _notes = await _module.InvokeAsync<IJSObjectReference>("create", _self, dialog);
    }

    public async Task ShowAsync(long version, IReadOnlyList<NotedWords> words)
    {
        if (_notes is not null) await _notes.InvokeVoidAsync("show", version, words);
    }

    public async Task AskAsync()
    {
        if (_notes is not null) await _notes.InvokeVoidAsync("open");
    }

    public async Task ShutAsync()
    {
        if (_notes is not null) await _notes.InvokeVoidAsync("shut");
    }

    [JSInvokable]
    public Task Marked(long version, int from, string quote) => marked(version, from, quote);

    [JSInvokable]
    public Task Again() => again();

    public async ValueTask DisposeAsync()
    {
        await _notes.CloseAsync();
        await _module.CloseAsync(call: null);
        _self?.Dispose();
    }
}
