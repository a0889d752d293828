using LensForge.Domain.Colour;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>The part of the production's decisions that is about its places, its palette and their pictures.</summary>
internal static class PlaceDecider
{
    private const int LongestName = 40;

    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        DesignPlace design => Design(state, design),
        LeavePlace leave => state.Designs.ContainsKey(leave.Place) ? [new PlaceLeft(leave.Place)] : [],
        ChoosePalette choose => Choose(state, choose.Palette),
        AskSetPicture ask => Ask(state, ask),
        RecordSetPicture record => state.SetPictures.GetValueOrDefault(record.Key) == TurnaroundState.Asked ? [new SetPictureRendered(record.Key, record.Picture)] : [],
        GiveUpSetPicture giveUp => state.SetPictures.GetValueOrDefault(giveUp.Key) == TurnaroundState.Asked ? [new SetPictureFailed(giveUp.Key, giveUp.Reason)] : [],
        OfferPlaceReference offer => Offer(state, offer),
        RecordPlaceReference record => state.OpenReferences.Contains(record.Reference) ? [new PlaceReferenceRead(record.Reference, record.Reading)] : [],
        GiveUpPlaceReference giveUp => state.OpenReferences.Contains(giveUp.Reference) ? [new PlaceReferenceFailed(giveUp.Reference, giveUp.Reason)] : [],
        _ => throw new RefusedException($"A place cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Design(Production state, DesignPlace command)
    {
        var place = Known(state, command.Place);
        var design = command.Design;
        if (design.IsEmpty) return state.Designs.ContainsKey(command.Place) ? [new PlaceLeft(command.Place)] : [];
        if (state.Designs.TryGetValue(command.Place, out var before) && before.Equals(design)) return [];
        var parts = PaintChart.Of(place.Set.Kind, place.Set.Seed).Select(part => part.Name).ToHashSet();
        if (design.Set.Colours?.Keys.FirstOrDefault(part => !parts.Contains(part)) is { } unknown) throw new RefusedException($"This set has no {unknown} to paint. It has {string.Join(", ", parts)}.");
        if (design.Set.Kelvin is < SetDesign.LeastKelvin or > SetDesign.MostKelvin) throw new RefusedException($"The colour temperature goes from {SetDesign.LeastKelvin} to {SetDesign.MostKelvin} K.");
        if (design.Set.Contrast is { } contrast && !(MathF.Abs(contrast) <= SetDesign.MostContrast)) throw new RefusedException($"The contrast goes from -{SetDesign.MostContrast:0} to {SetDesign.MostContrast:0} stops.");
        if (design.Set.Key is { } side && !SetDesign.Sides(place.Set.Kind).Contains(side)) throw new RefusedException($"This set cannot be lit from that side. It can from: {string.Join(", ", SetDesign.Sides(place.Set.Kind)).ToLowerInvariant()}.");
        if (design.Set.Tint is not null) throw new RefusedException("A tint comes from the production's palette; for a place choose a colour temperature.");
        if (design.Props is { Count: > SetProps.Most }) throw new RefusedException($"At most {SetProps.Most} things can be added to a set.");
        if (design.Props?.FirstOrDefault(prop => !SetProps.Offered.Contains(prop)) is { } thing) throw new RefusedException($"The kit has no {thing}. It has {string.Join(", ", SetProps.Offered)}.");
        return [new PlaceDesigned(command.Place, design)];
    }

    private static IReadOnlyList<ProductionEvent> Choose(Production state, ProductionPalette? palette)
    {
        if (Equals(state.Palette, palette)) return [];
        if (palette is null) return [new PaletteChosen(null)];
        if (palette.Colours.Count is < ProductionPalette.Fewest or > ProductionPalette.Most) throw new RefusedException($"A palette has {ProductionPalette.Fewest} to {ProductionPalette.Most} colours.");
        List<NamedColour> named = [.. palette.Colours.Select(one => one with { Name = CleanText.Line(one.Name) })];
        if (named.Any(one => one.Name.Length is 0 or > LongestName)) throw new RefusedException($"Every colour of the palette needs a name of up to {LongestName} characters.");
        if (named.DistinctBy(one => one.Colour).Count() < named.Count) throw new RefusedException("A colour stands twice in the palette.");
        var clean = palette with { Colours = named };
        return clean.Equals(state.Palette) ? [] : [new PaletteChosen(clean)];
    }

    private static IReadOnlyList<ProductionEvent> Ask(Production state, AskSetPicture ask)
    {
        var set = Known(state, ask.Place).Set;
        var key = SetPictureKey.Of(set);
        return state.SetPictures.TryGetValue(key, out var known) && known != TurnaroundState.Failed ? [] : [new SetPictureRequested(key, ask.Place, set)];
    }

    private static IReadOnlyList<ProductionEvent> Offer(Production state, OfferPlaceReference offer)
    {
        Known(state, offer.Place);
        return [new PlaceReferenceOffered(offer.Reference, offer.Place, offer.Picture, offer.Kind, ReferenceDecider.Consent(offer.Rights, "Say where the picture comes from and why it may be used: without that it is not kept."))];
    }

    private static Place Known(Production state, string name)
    {
        if (state.Places is not { } bible) throw new RefusedException("Import a script first: there is no place yet.");
        return bible.Places.FirstOrDefault(place => place.Name == name) ?? throw new RefusedException($"There is no place called {PlaceName.Words(name)} in the script.");
    }
}
