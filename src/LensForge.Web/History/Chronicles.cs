using System.Collections.Concurrent;
using System.Collections.Immutable;
using LensForge.Domain.Notes;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.History;

/// <summary>The timelines that are looked at: read from the log when first asked for, then kept up with it.</summary>
public sealed class Chronicles(EventLog log, ProductionSheets sheets, ProjectionService projections)
{
    private const int Remembered = 8;

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <summary>Streams that tell of a production.</summary>
    public static Guid[] StreamsOf(ProductionSheet sheet) => [sheet.Id, ScriptLog.StreamOf(sheet.Id), NoteLedger.StreamOf(sheet.Id), .. sheet.AllTakes.Select(take => take.Id), .. sheet.Rooms.Keys];

    /// <summary>Everything up to now, the oldest first.</summary>
    public async Task<ImmutableList<TimelineLine>> LinesAsync(Guid production, CancellationToken stop = default)
    {
        if (sheets.Find(production) is null) return [];
        if (_kept.Count >= Remembered) _kept.Clear();
        var kept = _kept.GetOrAdd(production, _ => new());
        await kept.Turn.WaitAsync(stop);
        try
        {
            // Streams are known from the sheets, so nothing is read that they have not seen.
            var until = projections.Position;
            if (sheets.Find(production) is not { } sheet || until <= kept.Chronicle.Position) return kept.Chronicle.Lines;
            await foreach (var stored in log.ReadStreamsAsync(StreamsOf(sheet), kept.Chronicle.Position, until, stop)) kept.Chronicle.Apply(stored);
            kept.Chronicle.Reach(until);
            return kept.Chronicle.Lines;
        }
        catch when (_kept.TryRemove(production, out _))
        {
            // Half read: the next one begins anew.
            throw;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Chronicle Chronicle { get; } = new();
    }
}
