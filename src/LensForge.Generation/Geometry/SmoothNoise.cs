using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>Value noise on the integer lattice, 0 to 1, the same on every machine.</summary>
public static class SmoothNoise
{
    public static float At(Vector3 p)
    {
        var (x, y, z) = ((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z));
        var (fx, fy, fz) = (Ease(p.X - x), Ease(p.Y - y), Ease(p.Z - z));
        var near = float.Lerp(float.Lerp(Lattice(x, y, z), Lattice(x + 1, y, z), fx), float.Lerp(Lattice(x, y + 1, z), Lattice(x + 1, y + 1, z), fx), fy);
        var far = float.Lerp(float.Lerp(Lattice(x, y, z + 1), Lattice(x + 1, y, z + 1), fx), float.Lerp(Lattice(x, y + 1, z + 1), Lattice(x + 1, y + 1, z + 1), fx), fy);
        return float.Lerp(near, far, fz);
    }

    /// <summary>A wandering value over time, -1 to 1, with continuous slope.</summary>
    public static float Drift(float t, ulong seed)
    {
        var i = (int)MathF.Floor(t);
        var s = (int)(seed ^ (seed >> 32));
        var f = t - i;
        return float.Lerp(Lattice(i, s, 77), Lattice(i + 1, s, 77), f * f * f * (f * (f * 6 - 15) + 10)) * 2 - 1;
    }

    /// <summary>A repeatable choice from a seed, 0 to 1.</summary>
    public static float Pick(ulong seed, int what) => Lattice((int)seed, (int)(seed >> 32), what * 7919 + 13);

    private static float Ease(float f) => f * f * (3 - 2 * f);

    private static float Lattice(int x, int y, int z)
    {
        unchecked
        {
            var h = (uint)x * 0x9E3779B1u ^ (uint)y * 0x85EBCA77u ^ (uint)z * 0xC2B2AE3Du;
            h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
            h = (h ^ (h >> 12)) * 0x297A2D39u;
            h ^= h >> 15;
            return (h & 0xffffff) / 16777216f;
        }
    }
}
