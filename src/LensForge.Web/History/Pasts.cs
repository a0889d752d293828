using System.Collections.Concurrent;
using LensForge.Domain.History;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Live;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.History;

/// <summary>A production as it was when an event had happened.</summary>
/// <param name="Event">Number of the last event of this production then.</param>
/// <param name="Recorded">When that was.</param>
/// <param name="Version">Of the production's own stream.</param>
/// <param name="Words">The live script, or what it would have begun with.</param>
public sealed record Past(long Event, DateTimeOffset Recorded, long Version, ProductionSheet Sheet, Production State, string Words);

/// <summary>Productions as they were: the same folds that make them as they are, up to an event.</summary>
public sealed class Pasts(EventLog log, ProductionSheets sheets, ProjectionService projections, Histories histories)
{
    private const int Remembered = 12;

    private readonly ScriptLog _scripts = new(log);
    private readonly ConcurrentDictionary<(Guid, long), Past> _kept = new();

    /// <param name="at">Number of an event; 0 or one that is yet to come: now.</param>
    /// <returns>Null: there was no such production then.</returns>
    public async Task<Past?> AtAsync(Guid production, long at, CancellationToken stop = default)
    {
        if (at <= 0 || at > projections.Position) return await NowAsync(production, stop);
        if (_kept.TryGetValue((production, at), out var known)) return known;
        if (sheets.Find(production) is not { } now) return null;
        var then = new ProductionSheets(new ChangeFeed<Guid>());
        var (state, version, last, recorded) = (Production.None, 0L, 0L, default(DateTimeOffset));
        await foreach (var stored in log.ReadStreamsAsync(Chronicles.StreamsOf(now), 0, at, stop))
        {
            (last, recorded) = (stored.Sequence, stored.Recorded);
            then.Apply(stored);
            if (stored.Body is not ProductionEvent happened) continue;
            (state, version) = (Production.Apply(state, happened), stored.Version);
        }

        if (then.Find(production) is not { } sheet) return null;
        var past = new Past(last, recorded, version, sheet, state, Words(await _scripts.AsOfAsync(ScriptLog.StreamOf(production), at, stop), state));
        if (_kept.Count >= Remembered) _kept.Clear();
        return _kept[(production, at)] = past;
    }

    private async Task<Past?> NowAsync(Guid production, CancellationToken stop)
    {
        if (sheets.Find(production) is not { } sheet) return null;
        var (state, version) = await histories.AskAsync(production, history => (history.State, history.Version), stop);
        return new(sheet.Position, sheet.Changed, version, sheet, state, Words(await _scripts.ReadAsync(ScriptLog.StreamOf(production), stop: stop), state));
    }

    private static string Words(LoggedScript live, Production state) =>
        live.StreamVersion > 0 ? live.Script.Text.ToString() : state.Script is { } script ? FountainWriter.TextOf(script.FileName, script.Source.Bytes()) : "";
}
