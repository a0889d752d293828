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

    /// <summary>The eight corner values of the cell at these whole coordinates, x fastest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Corners(Vector128<int> cell)
    {
        // Broadcast and add constants: building the vectors from scalars would cost more than the hash.
        var h = (Vector256.Create((uint)cell[0] * X) + Vector256.Create(0, X, 0, X, 0, X, 0, X))
            ^ (Vector256.Create((uint)cell[1] * Y) + Vector256.Create(0, 0, Y, Y, 0, 0, Y, Y))
            ^ (Vector256.Create((uint)cell[2] * Z) + Vector256.Create(0, 0, 0, 0, Z, Z, Z, Z));
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
        var at = p.AsVector128();
        var floor = Vector128.Floor(at);
        var c = Corners(Vector128.ConvertToInt32(floor));
        var t = at - floor;
        var fade = t * t * (Vector128.Create(3f) - (t + t));
        var q = c.GetLower() + (c.GetUpper() - c.GetLower()) * Vector128.Shuffle(fade, Vector128.Create(2, 2, 2, 2));
        q += (Vector128.Shuffle(q, Vector128.Create(2, 3, 2, 3)) - q) * Vector128.Shuffle(fade, Vector128.Create(1, 1, 1, 1));
        var a = q.ToScalar();
        return a + (q[1] - a) * fade.ToScalar();
    }

    /// <summary>Gradient of <see cref="Noise"/>: for bumps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3 Gradient(Vector3 p)
    {
        var at = p.AsVector128();
        var floor = Vector128.Floor(at);
        var c = Corners(Vector128.ConvertToInt32(floor));
        var t = at - floor;
        var fade = t * t * (Vector128.Create(3f) - (t + t));
        var slope = Vector128.Create(6f) * t * (Vector128<float>.One - t);
        float u = fade[0], v = fade[1];
        Vector128<float> lo = c.GetLower(), d = c.GetUpper() - lo;
        var q = lo + d * Vector128.Shuffle(fade, Vector128.Create(2, 2, 2, 2));
        // Rows of q and d: along x at the low and the high y.
        var up = Vector128.Shuffle(q, Vector128.Create(2, 3, 2, 3)) - q;
        var row = q + up * Vector128.Create(v);
        var deep = d + (Vector128.Shuffle(d, Vector128.Create(2, 3, 2, 3)) - d) * Vector128.Create(v);
        var gradient = Vector128.Create(row[1] - row[0], up[0] + (up[1] - up[0]) * u, deep[0] + (deep[1] - deep[0]) * u, 0f) * slope;
        return gradient.AsVector3();
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
}
