using System.Numerics;
using LensForge.Domain.Cast;

namespace LensForge.Generation.Staging.Figures;

internal static class Colours
{
    /// <summary>sRGB to linear reflectance (IEC 61966-2-1).</summary>
    public static Vector3 Linear(Rgb c) => new(Channel(c.R), Channel(c.G), Channel(c.B));

    /// <summary>Relative luminance of linear RGB (ITU-R BT.709).</summary>
    public static float Luminance(Vector3 linear) => Vector3.Dot(linear, new(0.2126f, 0.7152f, 0.0722f));

    private static float Channel(byte value)
    {
        var v = value / 255f;
        return v <= 0.04045f ? v / 12.92f : MathF.Pow((v + 0.055f) / 1.055f, 2.4f);
    }
}
