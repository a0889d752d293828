using System.Collections.Concurrent;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;

namespace LensForge.Web.Media;

/// <summary>Every file that any event ever named.</summary>
public sealed class NamedMedia
{
    private readonly ConcurrentDictionary<string, bool> _named = new(StringComparer.Ordinal);

    public bool Contains(string hash) => _named.ContainsKey(hash);

    public int Count => _named.Count;

    public void Clear() => _named.Clear();

    public void Apply(StoredEvent stored)
    {
        foreach (var hash in Hashes(stored.Body)) _named.TryAdd(hash, true);
    }

    private static IEnumerable<string> Hashes(object happened) => happened switch
    {
        TakeFilmed filmed => [filmed.ClipHash, filmed.StillHash],
        StagesDrawn drawn => drawn.Drawings.Values,
        ReferenceOffered offered => [offered.Picture],
        TurnaroundRendered rendered => rendered.Views,
        FilmAssembled assembled => [assembled.ClipHash],
        _ => [],
    };
}
