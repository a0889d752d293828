using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <param name="From">In UTF-16 units of the text at the version they are told for.</param>
public sealed record NotedWords(string Id, int From, int To);

/// <summary>script-notes.ts: between the editor of the words and the notes beside it.</summary>
/// <param name="marked">Version, place and words that somebody wants to say something of.</param>
/// <param name="again">The editor has another version than was told: tell it anew.</param>
public sealed class ScriptNotesModule(IJSRuntime script, Func<long, int, string, Task> marked, Func<Task> again) : ScriptModule(script, "/dist/script-notes.js")
{
    public Task OpenAsync(ElementReference dialog) => CreateAsync(Called(this), dialog);

    public Task ShowAsync(long version, IReadOnlyList<NotedWords> words) => CallAsync("show", version, words);

    public Task AskAsync() => CallAsync("open");

    public Task ShutAsync() => CallAsync("shut");

    [JSInvokable]
    public Task Marked(long version, int from, string quote) => marked(version, from, quote);

    [JSInvokable]
    public Task Again() => again();
}
