using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>One thing that a reference picture proposes for a set.</summary>
/// <param name="Field">"paint wall", "key" or "contrast".</param>
/// <param name="Value">A colour ("#dda01e"), the word of a side ("Left"), or stops.</param>
public sealed record ProposedSet(string Field, string Value)
{
    private const string Paint = "paint ";

    /// <summary>The part to be painted; null for light.</summary>
    public string? Part => Field.StartsWith(Paint, StringComparison.Ordinal) ? Field[Paint.Length..] : null;

    public static ProposedSet OfPaint(string part, Rgb colour) => new(Paint + part, colour.ToString());

    /// <summary>The design with this taken over; unchanged where it is not understood.</summary>
    public SetDesign On(SetDesign design)
    {
        if (Part is { } part)
            return Rgb.TryParse(Value, out var colour) ? design with { Colours = new Dictionary<string, Rgb>(design.Colours ?? new Dictionary<string, Rgb>()) { [part] = colour } } : design;
        return Field switch
        {
            "key" when Enum.TryParse<KeySide>(Value, out var side) => design with { Key = side },
            "contrast" when float.TryParse(Value, System.Globalization.CultureInfo.InvariantCulture, out var stops) => design with { Contrast = stops },
            _ => design,
        };
    }
}

/// <summary>From what a picture says to what a set could take over. Only what the picture tells is proposed.</summary>
public static class PlaceProposal
{
    // Our walls are painted at half their reflectance, so that faces stand out: their paint is lighter than it is seen.
    private const float SeenDarker = 12;

    /// <param name="palette">When it is locked, colours keep to it.</param>
    public static IReadOnlyList<ProposedSet> For(SetKind kind, ulong seed, PlaceReading reading, ProductionPalette? palette = null)
    {
        var proposals = new List<ProposedSet>();
        var used = new HashSet<Rgb>();
        foreach (var group in PaintChart.Of(kind, seed).GroupBy(part => part.Role))
        {
            foreach (var part in group)
            {
                if (Choose(part, reading, used) is not { } chosen) continue;
                used.Add(chosen.Colour);
                var colour = reading.Monochrome ? Toned(part, chosen.Colour) : Painted(part, chosen.Colour);
                proposals.Add(ProposedSet.OfPaint(part.Name, palette is { Locked: true } ? palette.Fit(colour) : colour));
            }
        }

        // Outdoors the brighter side is as often where the sky is seen as where the sun stands (infra/decisions/0013).
        if (reading.Side is { } side && kind <= SetKind.Shop && SetDesign.Sides(kind).Contains(side)) proposals.Add(new("key", side.ToString()));
        if (Contrast(reading) is var stops and not 0) proposals.Add(new("contrast", stops.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return proposals;
    }

    // Large parts take the colour that lies where they would be seen; the others the nearest to their own that is left.
    private static ReadColour? Choose(PaintedPart part, PlaceReading reading, HashSet<Rgb> used)
    {
        var free = reading.Colours.Where(colour => !used.Contains(colour.Colour)).ToList();
        if (free.Count == 0) free = [.. reading.Colours];
        var own = Lab.Of(part.Colour);
        return part.Role switch
        {
            PaintRole.Wall when used.Count == 0 => free.MaxBy(colour => colour.Shares[(int)PictureBand.Middle] + 0.5f * colour.Shares[(int)PictureBand.Upper]),
            PaintRole.Floor => free.MaxBy(colour => colour.Shares[(int)PictureBand.Lower]),
            PaintRole.Accent => free.MaxBy(colour => Lab.Of(colour.Colour).Chroma - 20 * colour.Area),
            _ => free.MinBy(colour => Lab.Of(colour.Colour).To(own)),
        };
    }

    private static Rgb Painted(PaintedPart part, Rgb seen)
    {
        if (part.Role != PaintRole.Wall) return seen;
        var lab = Lab.Of(seen);
        return (lab with { L = MathF.Min(92, lab.L + SeenDarker) }).ToRgb();
    }

    // A monochrome picture knows no colours: the part keeps its own hue and takes the tone.
    private static Rgb Toned(PaintedPart part, Rgb seen) => (Lab.Of(part.Colour) with { L = Lab.Of(seen).L }).ToRgb();

    private static float Contrast(PlaceReading reading) => reading.Key switch
    {
        PictureKey.Low => reading.Contrast > 45 ? 1.5f : 1,
        PictureKey.High => -1,
        _ => 0,
    };
}
