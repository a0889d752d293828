using System.Collections.Concurrent;
using System.Collections.Immutable;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Media;

/// <summary>Every file that any event ever named, with the productions that did.</summary>
public sealed class NamedMedia(ProductionSheets sheets)
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<Guid>> _named = new(StringComparer.Ordinal);

    public bool Contains(string hash) => _named.ContainsKey(hash);

    public IReadOnlyCollection<Guid> ProductionsOf(string hash) => _named.GetValueOrDefault(hash, []);

    public int Count => _named.Count;

    public void Clear() => _named.Clear();

    public void Apply(StoredEvent stored)
    {
        var production = stored.Body is TakeEvent ? sheets.ProductionOf(stored.Stream) ?? stored.Stream : stored.Stream;
        foreach (var hash in Of(stored.Body)) _named.AddOrUpdate(hash, [production], (_, before) => before.Add(production));
    }

    /// <summary>What an event names.</summary>
    public static IEnumerable<string> Of(object happened) => happened switch
    {
        TakeFilmed filmed => [filmed.ClipHash, filmed.StillHash],
        StagesDrawn drawn => drawn.Drawings.Values,
        ReferenceOffered offered => [offered.Picture],
        PlaceReferenceOffered offered => [offered.Picture],
        SetPictureRendered rendered => [rendered.Picture],
        TurnaroundRendered rendered => rendered.Views,
        FilmAssembled assembled => [assembled.ClipHash],
        _ => [],
    };
}
