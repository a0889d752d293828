using Microsoft.JSInterop;

namespace LensForge.Web.Interop;

/// <summary>
/// A module of the page's scripts, and what its function "create" made. People go on faster than a script is fetched: when the component has gone meanwhile,
/// or the browser has, nothing is made, nothing is called, and nothing fails.
/// </summary>
/// <param name="path">Address of the module.</param>
public abstract class ScriptModule(IJSRuntime script, string path) : IAsyncDisposable
{
    private IJSObjectReference? _module, _made;
    private IDisposable? _self;
    private bool _gone;

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await LetGoAsync();
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the script calls back.</summary>
    protected DotNetObjectReference<T> Called<T>(T me)
        where T : ScriptModule
    {
        _self ??= DotNetObjectReference.Create(me);
        return (DotNetObjectReference<T>)_self;
    }

    /// <summary>Calls "create"; what it made before is closed.</summary>
    protected async Task CreateAsync(params object?[] arguments)
    {
        await TryAsync(async () =>
        {
            _module ??= await script.InvokeAsync<IJSObjectReference>("import", path);
            var before = _made;
            _made = null;
            await CloseAsync(before);
            if (!_gone) _made = await _module.InvokeAsync<IJSObjectReference>("create", arguments);
        });
        if (_gone) await LetGoAsync();
    }

    protected Task CallAsync(string function, params object?[] arguments) =>
        TryAsync(async () =>
        {
            if (_made is not null) await _made.InvokeVoidAsync(function, arguments);
        });

    /// <returns>Default when there is nothing to be asked.</returns>
    protected async Task<T?> AskAsync<T>(string function)
    {
        T? answer = default;
        await TryAsync(async () =>
        {
            if (_made is not null) answer = await _made.InvokeAsync<T>(function);
        });
        return answer;
    }

    private static async Task CloseAsync(IJSObjectReference? made)
    {
        if (made is null) return;
        await made.InvokeVoidAsync("close");
        await made.DisposeAsync();
    }

    private async Task LetGoAsync()
    {
        var (made, module) = (_made, _module);
        (_made, _module) = (null, null);
        await TryAsync(async () =>
        {
            await CloseAsync(made);
            if (module is not null) await module.DisposeAsync();
        });
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is JSDisconnectedException || (_gone && error is ObjectDisposedException or OperationCanceledException))
        {
            // The browser took everything along, or the component went while this was under way.
        }
    }
}
