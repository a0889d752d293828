using System.Numerics;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>Value noise for the lie of the land: 0 to 1, smooth, the same everywhere and always.</summary>
internal static class Relief
{
    public static float Value(Vector3 p)
    {
        int x = (int)MathF.Floor(p.X), y = (int)MathF.Floor(p.Y), z = (int)MathF.Floor(p.Z);
        var f = p - new Vector3(x, y, z);
        f = f * f * (new Vector3(3) - 2 * f);
        float low = Plane(z), high = Plane(z + 1);
        return low + (high - low) * f.Z;

        float Plane(int k)
        {
            float a = Corner(x, y, k), b = Corner(x + 1, y, k), c = Corner(x, y + 1, k), d = Corner(x + 1, y + 1, k);
            float near = a + (b - a) * f.X, far = c + (d - c) * f.X;
            return near + (far - near) * f.Y;
        }
    }

    /// <summary>Over the plan: a height of 0 to 1.</summary>
    public static float Land(float x, float z, float wavelength, float seed = 0) =>
        0.65f * Value(new(x / wavelength, seed, z / wavelength)) + 0.35f * Value(new(x / wavelength * 2.3f + 17, seed, z / wavelength * 2.3f));

    /// <summary>0 below the first, 1 above the second, smooth between.</summary>
    public static float Step(float from, float to, float x)
    {
        var t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }

    private static float Corner(int x, int y, int z)
    {
        var h = unchecked((uint)x * 0x8DA6B343u + (uint)y * 0xD8163841u + (uint)z * 0xCB1AB31Fu);
        h = (h ^ h >> 15) * 0x2C1B3C6Du;
        h = (h ^ h >> 12) * 0x297A2D39u;
        return ((h ^ h >> 15) & 0xFFFFFF) / (float)0x1000000;
    }
}
