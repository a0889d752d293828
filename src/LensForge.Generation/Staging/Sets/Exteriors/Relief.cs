using System.Numerics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>Value noise for the lie of the land: 0 to 1, smooth, the same everywhere and always.</summary>
internal static class Relief
{
    /// <summary>Features about one unit wide.</summary>
    public static float Value(Vector3 p) => SurfacesNoise.Noise(p);

    /// <summary>Over the plan: a height of 0 to 1.</summary>
    public static float Land(float x, float z, float wavelength, float seed = 0) =>
        0.65f * Value(new(x / wavelength, seed, z / wavelength)) + 0.35f * Value(new(x / wavelength * 2.3f + 17, seed, z / wavelength * 2.3f));

    /// <summary>0 below the first, 1 above the second, smooth between.</summary>
    public static float Step(float from, float to, float x)
    {
        var t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
