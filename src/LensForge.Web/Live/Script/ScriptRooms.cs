using System.Collections.Concurrent;
using LensForge.Domain;
using LensForge.Domain.LiveText;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;

namespace LensForge.Web.Live.Script;

/// <summary>The scripts that are being written, each with its one writer to the log. They stay open until the process ends.</summary>
public sealed class ScriptRooms(EventLog log, Decisions desk, ChangeFeed<Guid> changes, TimeProvider clock, ILogger<ScriptRooms> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Lazy<ScriptRoom>> _rooms = new();
    private readonly ScriptLog _scripts = new(log);
    private readonly CancellationTokenSource _ending = new();

    /// <summary>The script as the log has it now; null where nobody has opened it yet.</summary>
    public async Task<LoggedScript?> FindAsync(Guid production, CancellationToken stop = default) =>
        await _scripts.ReadAsync(ScriptLog.StreamOf(production), stop: stop) is { StreamVersion: > 0 } script ? script : null;

    /// <summary>The words and their version: of the live text, or what it would begin with, at version -1.</summary>
    public async Task<(string Text, long Version)> TextAsync(Guid production, CancellationToken stop = default) =>
        await FindAsync(production, stop) is { } live ? (live.Script.Text.ToString(), live.Script.Version) : ((await BeginAsync(production, stop)).Item1.Text, -1);

    /// <summary>The text as it was at a version, and everything that was accepted since, up to the script that the caller has.</summary>
    public async Task<(string Text, IReadOnlyList<ScriptEdited> Since)> SinceAsync(Guid production, long version, LoggedScript now, CancellationToken stop = default)
    {
        var stream = ScriptLog.StreamOf(production);
        var then = version >= now.Script.Version ? now : await _scripts.ReadAsync(stream, version, stop);
        return (then.Script.Text.ToString(), await _scripts.SinceAsync(stream, now.Script, version, stop));
    }

    /// <summary>Called after every change of the words, at most once in the interval.</summary>
    public IDisposable Watch(Guid production, TimeSpan interval, Func<Task> changed) => changes.Watch(ScriptLog.StreamOf(production), interval, changed);

    /// <summary>Makes the live text another one, by the difference, as its own change that others' typing is moved over.</summary>
    /// <param name="draft">SHA-256 of the file that it comes from.</param>
    public Task<LoggedScript> ExchangeAsync(Guid production, string text, string user, string? draft, CancellationToken stop = default) =>
        ExchangeAsync(production, _ => text, user, draft, stop);

    /// <summary>Makes another text of the live one as it is when its turn comes.</summary>
    /// <inheritdoc cref="ExchangeAsync(Guid, string, string, string?, CancellationToken)"/>
    public async Task<LoggedScript> ExchangeAsync(Guid production, Func<string, string> make, string user, string? draft, CancellationToken stop = default)
    {
        var done = new TaskCompletionSource<LoggedScript>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Room(production).AskAsync(new ScriptRoom.Exchange(make, user, draft, done), stop);
        return await done.Task.WaitAsync(stop);
    }

    internal ScriptRoom Room(Guid production) => _rooms.GetOrAdd(production, id => new(() =>
    {
        var room = new ScriptRoom(id, _scripts, stop => BeginAsync(id, stop), () => changes.Changed(ScriptLog.StreamOf(id)), clock, logger);
        _ = Task.Run(() => room.RunAsync(_ending.Token), _ending.Token);
        return room;
    })).Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _ending.CancelAsync();
    }

    public override void Dispose()
    {
        _ending.Dispose();
        base.Dispose();
    }

    private async Task<(ScriptBegun, string)> BeginAsync(Guid production, CancellationToken stop)
    {
        var (state, _) = await desk.ProductionAsync(production, stop);
        if (!state.IsOpen) throw new RefusedException("There is no such production.");
        var text = state.Script is { } script ? FountainWriter.TextOf(script.FileName, script.Source.Bytes()) : "";
        return (new(StorableText.Of(text), state.Script?.TextHash), "LensForge");
    }
}
