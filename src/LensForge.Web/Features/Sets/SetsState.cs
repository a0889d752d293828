using LensForge.Domain.Colour;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Web.Components;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Sets;

/// <summary>A place in the list.</summary>
/// <param name="Picture">Hash of the latest picture of it; null while there is none.</param>
public sealed record SetTile(string Name, string Words, string Kind, int Scenes, bool Designed, string? Picture);

/// <summary>The sets of a production: which there are, which is looked at, and what is rendered of it.</summary>
public sealed class SetsState
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    public IReadOnlyList<SetTile> Tiles { get; private set; } = [];

    public SetTile? Selected { get; private set; }

    public Place? Place { get; private set; }

    public PlaceDesign Design { get; private set; } = PlaceDesign.None;

    /// <summary>Hash of the set as it is, else as it was shown last.</summary>
    public string? Picture { get; private set; }

    public bool Fresh { get; private set; }

    public string? Doing { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>Parts of the set that people painted in colours which the locked palette does not have.</summary>
    public IReadOnlyList<PaintedPart> OutOfPalette { get; private set; } = [];

    public void Follow(ProductionSheet sheet, Func<Guid, QueueEntry?> queue, bool hostHere, string? where)
    {
        if (sheet.Places is not { } bible)
        {
            (Tiles, Selected, Place) = ([], null, null);
            return;
        }

        var places = bible.Places;
        Tiles = [.. places.Select(place => new SetTile(
            place.Name, PlaceName.Words(place.Name), ShotWords.Spaced(place.Set.Kind.ToString()), place.Scenes.Count, bible.IsDesigned(place.Name), Latest(sheet, place)))];
        Selected = Tiles.FirstOrDefault(tile => tile.Name == where) ?? (Tiles.Count > 0 ? Tiles[0] : null);
        Place = places.FirstOrDefault(place => place.Name == Selected?.Name);
        if (Selected is null || Place is null) return;
        Design = bible.Design(Place.Name);
        OutOfPalette = sheet.Palette is { Locked: true } palette ? [.. PaintChart.Of(Place.Set).Where(part => !palette.Holds(part.Colour))] : [];
        var picture = sheet.SetPictures.GetValueOrDefault(SetPictureKey.Of(Place.Set));
        Fresh = picture?.Picture is not null;
        Picture = Selected.Picture;
        Failure = picture?.Failure;
        var entry = picture is { Picture: null, Failure: null } ? queue(picture.Work) : null;
        Doing = picture is not { Picture: null, Failure: null } ? null : !hostHere ? "waits for a host" : entry is { Running: true } ? "is being rendered" : "waits in line";
    }

    /// <summary>What a palette would change when it is locked: sets and costumes, with how many colours of each.</summary>
    public static IReadOnlyList<string> Effects(ProductionSheet sheet, ProductionPalette palette)
    {
        if (sheet.Drafted is not { } plan) return [];
        var (now, then) = (sheet.Places!, new PlaceBible(plan, sheet.Designs, palette with { Locked = true }));
        var sets = now.Places.Zip(then.Places)
            .Select(pair => (pair.First.Name, Changed: PaintChart.Of(pair.First.Set).Zip(PaintChart.Of(pair.Second.Set)).Count(parts => parts.First != parts.Second)))
            .Where(one => one.Changed > 0)
            .Select(one => $"{PlaceName.Words(one.Name)}: {ShotWords.Counted(one.Changed, "colour")}");
        var (cast, worn) = (new CastBible(PaletteCast.Of(plan, sheet.Palette), sheet.Recast), new CastBible(PaletteCast.Of(plan, palette with { Locked = true }), sheet.Recast));
        var people = cast.Names.Where(name => !cast.Find(name)!.Equals(worn.Find(name))).Select(name => $"{name}: costume");
        return [.. sets, .. people];
    }

    private string? Latest(ProductionSheet sheet, Place place)
    {
        if (sheet.SetPictures.GetValueOrDefault(SetPictureKey.Of(place.Set))?.Picture is { } fresh) _shown[place.Name] = fresh;
        return _shown.GetValueOrDefault(place.Name);
    }
}
