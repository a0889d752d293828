using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>Integer-hashed value noise and box-filtered line patterns: the same numbers on every machine.</summary>
internal static class SurfacesNoise
{
    private const uint X = 0x8DA6B343, Y = 0xD8163841, Z = 0xCB1AB31F;

    /// <summary>A hash of three integers, 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Hash(int x, int y, int z)
    {
        var h = ((uint)x * X) ^ ((uint)y * Y) ^ ((uint)z * Z);
        h ^= h >> 15;
        h *= 0x2C1B3C6D;
        h ^= h >> 12;
        h *= 0x297A2D39;
        h ^= h >> 15;
        return (h >> 8) * (1f / 16777216f);
    }

    /// <summary>The eight corner values of the cell that holds p, x fastest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Corners(int x, int y, int z)
    {
        uint x0 = (uint)x * X, x1 = x0 + X, y0 = (uint)y * Y, y1 = y0 + Y, z0 = (uint)z * Z, z1 = z0 + Z;
        var h = Vector256.Create(x0, x1, x0, x1, x0, x1, x0, x1) ^ Vector256.Create(y0, y0, y1, y1, y0, y0, y1, y1) ^ Vector256.Create(z0, z0, z0, z0, z1, z1, z1, z1);
        h ^= Vector256.ShiftRightLogical(h, 15);
        h *= Vector256.Create(0x2C1B3C6Du);
        h ^= Vector256.ShiftRightLogical(h, 12);
        h *= Vector256.Create(0x297A2D39u);
        h ^= Vector256.ShiftRightLogical(h, 15);
        return Vector256.ConvertToSingle(Vector256.ShiftRightLogical(h, 8).AsInt32()) * Vector256.Create(1f / 16777216f);
    }

    /// <summary>Value noise with smooth interpolation, 0 to 1, mean one half, features about one unit wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Noise(Vector3 p)
    {
        float fx = MathF.Floor(p.X), fy = MathF.Floor(p.Y), fz = MathF.Floor(p.Z);
        var c = Corners((int)fx, (int)fy, (int)fz);
        float u = Fade(p.X - fx), v = Fade(p.Y - fy), w = Fade(p.Z - fz);
        var q = c.GetLower() + (c.GetUpper() - c.GetLower()) * Vector128.Create(w);
        float a = q[0] + (q[2] - q[0]) * v, b = q[1] + (q[3] - q[1]) * v;
        return a + (b - a) * u;
    }

    /// <summary>Gradient of <see cref="Noise"/>: for bumps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3 Gradient(Vector3 p)
    {
        float fx = MathF.Floor(p.X), fy = MathF.Floor(p.Y), fz = MathF.Floor(p.Z);
        var c = Corners((int)fx, (int)fy, (int)fz);
        float tx = p.X - fx, ty = p.Y - fy, tz = p.Z - fz;
        float u = Fade(tx), v = Fade(ty), w = Fade(tz);
        Vector128<float> lo = c.GetLower(), hi = c.GetUpper();
        var q = lo + (hi - lo) * Vector128.Create(w);
        var d = hi - lo;
        float dz = Bilinear(d, u, v);
        float a = q[0] + (q[2] - q[0]) * v, b = q[1] + (q[3] - q[1]) * v;
        float dy = (q[2] - q[0]) + ((q[3] - q[1]) - (q[2] - q[0])) * u;
        return new((b - a) * Slope(tx), dy * Slope(ty), dz * Slope(tz));
    }

    /// <summary>Noise of several octaves about one half; octaves finer than the footprint are left at their mean.</summary>
    /// <param name="p">Position in periods of the first octave.</param>
    /// <param name="footprint">Pixel size in those periods.</param>
    public static float Octaves(Vector3 p, int octaves, float footprint)
    {
        float sum = 0, amplitude = 0.5f, total = 0;
        for (var i = 0; i < octaves; i++)
        {
            var kept = Kept(1f, footprint);
            sum += amplitude * (kept > 0 ? 0.5f + kept * (Noise(p) - 0.5f) : 0.5f);
            total += amplitude;
            amplitude *= 0.5f;
            p = p * 2.03f + new Vector3(17.3f, 5.1f, 9.7f);
            footprint *= 2.03f;
        }

        return sum / total;
    }

    /// <summary>How much of a pattern of this period survives at this pixel size: 1 when well resolved, 0 when finer than about two pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Kept(float period, float footprint) => Math.Clamp((period - 1.2f * footprint) / (2.2f * footprint + 1e-9f), 0f, 1f);

    /// <summary>Share of a pixel covered by grooves that lie at [0, width) of every unit, box-filtered exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Groove(float x, float width, float filter)
    {
        filter = MathF.Max(filter, width * 0.5f);
        return (Integral(x + 0.5f * filter, width) - Integral(x - 0.5f * filter, width)) / filter;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Smooth(float edge0, float edge1, float x)
    {
        var t = Math.Clamp((x - edge0) / (edge1 - edge0), 0f, 1f);
        return t * t * (3f - 2f * t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Integral(float x, float width)
    {
        var cell = MathF.Floor(x);
        return cell * width + MathF.Min(x - cell, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Fade(float t) => t * t * (3f - 2f * t);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Slope(float t) => 6f * t * (1f - t);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Bilinear(Vector128<float> q, float u, float v)
    {
        float a = q[0] + (q[2] - q[0]) * v, b = q[1] + (q[3] - q[1]) * v;
        return a + (b - a) * u;
    }
}
