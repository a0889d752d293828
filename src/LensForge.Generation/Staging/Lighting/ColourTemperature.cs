using System.Numerics;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Lighting;

/// <summary>The colour of a black body's light.</summary>
public static class ColourTemperature
{
    /// <summary>How much of a tint is seen: light that was all tint would leave no colour to the set.</summary>
    private const float TintStrength = 0.5f;

    private static readonly Vector3 Luma = new(0.2126f, 0.7152f, 0.0722f);

    /// <summary>
    /// Linear sRGB of luminance 1. The locus by the cubics of Kang et al., "Design of Advanced Color Temperature Control System for HDTV
    /// Applications" (J. Korean Phys. Soc. 41, 2002); what lies outside sRGB is cut off.
    /// </summary>
    /// <param name="kelvin">1667 to 25000.</param>
    public static Vector3 Light(float kelvin)
    {
        double t = Math.Clamp(kelvin, 1667, 25000), u = 1000 / t;
        var x = t <= 4000
            ? -0.2661239 * u * u * u - 0.2343589 * u * u + 0.8776956 * u + 0.179910
            : -3.0258469 * u * u * u + 2.1070379 * u * u + 0.2226347 * u + 0.240390;
        var y = t <= 2222 ? -1.1063814 * x * x * x - 1.34811020 * x * x + 2.18555832 * x - 0.20219683
            : t <= 4000 ? -0.9549476 * x * x * x - 1.37418593 * x * x + 2.09137015 * x - 0.16748867
            : 3.0817580 * x * x * x - 5.87338670 * x * x + 3.75112997 * x - 0.37001483;
        double bigX = x / y, bigZ = (1 - x - y) / y;
        var rgb = Vector3.Max(Vector3.Zero, new(
            (float)(3.2404542 * bigX - 1.5371385 - 0.4985314 * bigZ),
            (float)(-0.9692660 * bigX + 1.8760108 + 0.0415560 * bigZ),
            (float)(0.0556434 * bigX - 0.2040259 + 1.0572252 * bigZ)));
        return rgb / Vector3.Dot(rgb, Luma);
    }

    /// <summary>What a light is multiplied by to become light of the design's temperature, or to lean to its tint, of the luminance it has.</summary>
    public static Vector3 Gel(Vector3 colour, SetDesign? design)
    {
        var level = Vector3.Dot(colour, Luma);
        if (level <= 0 || design is null) return Vector3.One;
        if (design.Kelvin is { } kelvin) return Light(kelvin) * level / Vector3.Max(colour, new(level * 0.02f));
        if (design.Tint is not { } tint) return Vector3.One;
        var lean = Vector3.Max(Sets.Swatch.Linear(tint.R << 16 | tint.G << 8 | tint.B), new(0.01f));
        var gel = Vector3.Lerp(Vector3.One, lean / Vector3.Dot(lean, Luma), TintStrength);
        return gel * level / Vector3.Dot(colour * gel, Luma);
    }
}
