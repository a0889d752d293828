using LensForge.Domain.Cast;

namespace LensForge.Domain.Colour;

public sealed record NamedColour(string Name, Rgb Colour);

/// <summary>
/// The few colours a production is made of. Unlocked they are offered to people; locked, whatever is chosen automatically is one of them, a
/// tint or a shade: the same hue and chroma, at most <see cref="Shade"/> lighter or darker in L.
/// </summary>
public sealed record ProductionPalette(IReadOnlyList<NamedColour> Colours, bool Locked)
{
    public const int Fewest = 2, Most = 12;
    public const float Shade = 20;

    // Bytes are coarse for dark colours, and a tint may be cut off by the gamut.
    private const float SameHue = 5, Rounding = 1.5f;

    public bool Holds(Rgb colour)
    {
        var lab = Lab.Of(colour);
        return Colours.Any(one => Holds(Lab.Of(one.Colour), lab));
    }

    /// <summary>The colour of the palette that serves for another: the nearest, but rather one that is not in use yet.</summary>
    /// <param name="uses">How often each colour of the palette is used already; counted up.</param>
    public Rgb Fit(Rgb colour, int[]? uses = null)
    {
        const float reuse = 9;
        var lab = Lab.Of(colour);
        var (best, cost) = (0, float.MaxValue);
        for (var i = 0; i < Colours.Count; i++)
        {
            var own = Lab.Of(Colours[i].Colour);
            // Lightness can be met by a tint or a shade; hue cannot.
            var light = MathF.Max(0, MathF.Abs(own.L - lab.L) - Shade);
            var away = MathF.Sqrt(light * light + (own.A - lab.A) * (own.A - lab.A) + (own.B - lab.B) * (own.B - lab.B)) + reuse * (uses?[i] ?? 0);
            if (away < cost) (best, cost) = (i, away);
        }

        if (uses is not null) uses[best]++;
        return Shaded(Colours[best].Colour, lab.L);
    }

    /// <summary>The lightest colour: what lamps and windows are tinted with.</summary>
    public Rgb Light => Colours.MaxBy(one => Lab.Of(one.Colour).L)!.Colour;

    public bool Equals(ProductionPalette? other) => other is not null && Locked == other.Locked && Colours.SequenceEqual(other.Colours);

    public override int GetHashCode() => HashCode.Combine(Locked, Colours.Count);

    private static Rgb Shaded(Rgb own, float wanted)
    {
        var lab = Lab.Of(own);
        var reach = Math.Clamp(wanted - lab.L, -Shade, Shade);
        for (var share = 1f; share > 0.05f; share -= 0.25f)
        {
            var shaded = (lab with { L = Math.Clamp(lab.L + reach * share, 0, 100) }).ToRgb();
            if (Holds(lab, Lab.Of(shaded))) return shaded;
        }

        return own;
    }

    private static bool Holds(Lab own, Lab colour) =>
        MathF.Abs(own.L - colour.L) <= Shade + Rounding && (own.A - colour.A) * (own.A - colour.A) + (own.B - colour.B) * (own.B - colour.B) <= SameHue * SameHue;
}
