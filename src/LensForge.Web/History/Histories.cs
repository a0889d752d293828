using System.Collections.Concurrent;
using LensForge.Domain.History;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;

namespace LensForge.Web.History;

/// <summary>Who changed what of the productions that are being worked on, from their own streams; read when first asked for, then kept up.</summary>
public sealed class Histories(EventLog log)
{
    private const int Remembered = 64;

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <summary>Asks something of a production's history as it is in the log now.</summary>
    public async Task<T> AskAsync<T>(Guid production, Func<ProductionHistory, T> question, CancellationToken stop = default)
    {
        if (_kept.Count >= Remembered) _kept.Clear();
        var kept = _kept.GetOrAdd(production, _ => new());
        await kept.Turn.WaitAsync(stop);
        try
        {
            foreach (var stored in await log.ReadStreamAsync(production, kept.History.Version, stop))
                kept.History.Apply(stored.Version, stored.User, stored.Body as ProductionEvent ?? throw new RefusedStreamException(production), stored.Deed);
            return question(kept.History);
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public ProductionHistory History { get; } = new();
    }
}
