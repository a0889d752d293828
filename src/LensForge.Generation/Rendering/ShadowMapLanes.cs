using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>The light that reaches eight points at once.</summary>
internal sealed partial class ShadowMap
{
    /// <summary>The maps of the key light; null without one.</summary>
    public ShadowMapStatics.Faces? Light => _faces;

    /// <summary>0 in the set's shadow to 1 lit, of points with unit normals; 0 where they face away.</summary>
    /// <param name="wanted">A bit for each lane that is asked for.</param>
    public Vector256<float> SetVisibility(int wanted, Vector3Lanes world, Vector3Lanes normal)
    {
        if (_faces is null) return Vector256<float>.One;
        // Light fades in over the first degrees past grazing, where a map cannot tell.
        var lit = _faces.Cone(world) * PlaneLanes.Clamp(_faces.Facing(world, normal) * Vector256.Create(8f), 0f, 1f);
        wanted &= (int)Vector256.GreaterThan(lit, Vector256<float>.Zero).ExtractMostSignificantBits();
        if (wanted == 0) return Vector256<float>.Zero;
        var seen = Vector256<float>.Zero;
        for (var origin = 0; origin < _faces.Origins; origin++)
        {
            var sides = _faces.Sides(origin, world);
            for (var left = wanted; left != 0;)
            {
                // Neighbours mostly fall into one map: each map is asked once for all that fall into it.
                var side = sides[BitOperations.TrailingZeroCount(left)];
                var here = Vector256.Equals(sides, Vector256.Create(side));
                var lanes = left & (int)here.ExtractMostSignificantBits();
                left &= ~lanes;
                var free = _faces.Map(origin, side) is { } map ? Sample(map, lanes, world, normal) : Vector256<float>.One;
                seen += here.AsSingle() & free;
            }
        }

        return lit * seen / Vector256.Create((float)_faces.Origins);
    }

    /// <summary>What the figures let through, 0 to 1.</summary>
    public Vector256<float> FigureVisibility(int wanted, Vector3Lanes world, Vector3Lanes normal) =>
        _hasFigures ? Sample(_figures, wanted, world, normal) : Vector256<float>.One;

    [SkipLocalsInit]
    private static unsafe Vector256<float> Sample(RasterizerTarget map, int wanted, Vector3Lanes world, Vector3Lanes normal)
    {
        ref readonly var view = ref map.View;
        var from = world - new Vector3Lanes(view.Origin);
        var z = Vector3Lanes.Dot(from, view.Forward);
        var texel = Vector256.Create(1f / view.Focal);
        if (!view.Parallel)
        {
            wanted &= (int)Vector256.GreaterThanOrEqual(z, Vector256.Create(view.Near)).ExtractMostSignificantBits();
            texel *= z;
        }

        // Step off the surface by the filter's half width, or a grazed wall shades itself in stripes.
        from += normal * (texel * Vector256.Create(2.4f) + Vector256.Create(0.002f));
        z = Vector3Lanes.Dot(from, view.Forward);
        var scale = view.Parallel ? Vector256.Create(view.Focal) : Vector256.Create(view.Focal) / z;
        var x = Vector256.Create(view.CentreX - 2f) + Vector3Lanes.Dot(from, view.Right) * scale;
        var y = Vector256.Create(view.CentreY - 2f) - Vector3Lanes.Dot(from, view.Up) * scale;
        var inside = Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero) & Vector256.GreaterThanOrEqual(y, Vector256<float>.Zero)
            & Vector256.LessThan(x, Vector256.Create(map.Width - 4f)) & Vector256.LessThan(y, Vector256.Create(map.Height - 4f));
        wanted &= (int)inside.ExtractMostSignificantBits();
        var visible = Vector256<float>.One;
        if (wanted == 0) return visible;

        var depth = z - Vector256.Create(0.3f) * texel - Vector256.Create(0.002f);
        var key = view.Parallel ? -depth : Vector256<float>.One / depth;
        Vector256<float> column = Vector256.Floor(x), row = Vector256.Floor(y), fx = x - column, fy = y - row;
        var at = Vector256.ConvertToInt32(row) * Vector256.Create(map.Stride) + Vector256.ConvertToInt32(column);
        const int lanes = PlaneLanes.Count;
        var places = stackalloc int[lanes];
        float* receivers = stackalloc float[lanes], acrosses = stackalloc float[lanes], downs = stackalloc float[lanes], shares = stackalloc float[lanes];
        at.Store(places);
        key.Store(receivers);
        fx.Store(acrosses);
        fy.Store(downs);
        visible.Store(shares);
        ref var keys = ref MemoryMarshal.GetArrayDataReference(map.Keys);
        for (var left = wanted; left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            shares[lane] = Compare(ref Unsafe.Add(ref keys, places[lane]), (nuint)map.Stride, receivers[lane], acrosses[lane], downs[lane]);
        }

        return Vector256.Load(shares);
    }

    /// <summary>Nine bilinear comparisons at once: four by four texels with weights 1-f, 1, 1, f each way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Compare(ref float keys, nuint stride, float key, float fx, float fy)
    {
        var receiver = Vector128.Create(key);
        var sum = Row(ref keys, 0) * Vector128.Create(1f - fy) + Row(ref keys, stride) + Row(ref keys, 2 * stride) + Row(ref keys, 3 * stride) * Vector128.Create(fy);
        return Vector128.Sum(sum * Vector128.Create(1f - fx, 1f, 1f, fx)) * (1f / 9f);

        Vector128<float> Row(ref float start, nuint offset) =>
            (Vector128.GreaterThanOrEqual(receiver, Vector128.LoadUnsafe(ref start, offset)).AsInt32() & Vector128.Create(1f).AsInt32()).AsSingle();
    }
}
