using System.Security.Cryptography;
using System.Text;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>What is said about places and the palette makes of the shots: their sets stand as designed, and what was filmed on others is stale.</summary>
public static class Placing
{
    public static ProductionSheet Apply(ProductionSheet sheet, ProductionEvent happened, StoredEvent stored) => happened switch
    {
        PlaceDesigned designed => Recasting.Dress(sheet with { Designs = sheet.Designs.SetItem(designed.Place, designed.Design) }, stored),
        PlaceLeft left => Recasting.Dress(sheet with { Designs = sheet.Designs.Remove(left.Place) }, stored),
        PaletteChosen chosen => Recasting.Dress(sheet with { Palette = chosen.Palette }, stored),
        SetPictureRequested requested => With(sheet, requested.Key, new(WorkOf(stored.Stream, requested.Key), null, null)),
        SetPictureRendered rendered => With(sheet, rendered.Key, new(WorkOf(stored.Stream, rendered.Key), rendered.Picture, null)),
        SetPictureFailed failed => With(sheet, failed.Key, new(WorkOf(stored.Stream, failed.Key), null, failed.Reason)),
        PlaceReferenceOffered offered => sheet with
        {
            PlaceReferences = sheet.PlaceReferences.SetItem(offered.Place, new(offered.Reference, offered.Picture, offered.Kind, offered.Rights, stored.User, null, null)),
        },
        PlaceReferenceRead read => With(sheet, read.Reference, reference => reference with { Reading = read.Reading }),
        PlaceReferenceFailed failed => With(sheet, failed.Reference, reference => reference with { Failure = failed.Reason }),
        _ => sheet,
    };

    /// <summary>The subject under which a set's picture stands in the queue.</summary>
    public static Guid WorkOf(Guid production, string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"set {production:N} {key}")).AsSpan(0, 16));

    private static ProductionSheet With(ProductionSheet sheet, string key, SetPictureSheet picture) =>
        sheet with { SetPictures = sheet.SetPictures.SetItem(key, picture) };

    private static ProductionSheet With(ProductionSheet sheet, Guid id, Func<PlaceReferenceSheet, PlaceReferenceSheet> change) =>
        sheet.PlaceReferences.FirstOrDefault(one => one.Value.Id == id) is { Key: { } place, Value: var reference }
            ? sheet with { PlaceReferences = sheet.PlaceReferences.SetItem(place, change(reference)) }
            : sheet;
}
