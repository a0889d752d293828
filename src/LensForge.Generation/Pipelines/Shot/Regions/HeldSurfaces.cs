using System.Numerics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Pipelines.Shot.Regions;

/// <summary>
/// The surfaces that were seen within a region, remembered in cells of rest-pose space: a sleeve is found again wherever it has moved, whatever
/// passes before it is not taken for it, and nothing adds up from frame to frame. Sides that were turned away when the region was drawn are not in it.
/// </summary>
public sealed class HeldSurfaces
{
    private const int Finest = -16, Coarsest = 15;
    private const float MostSlant = 8;
    private readonly HashSet<(int Owner, int Level, int X, int Y, int Z)> _cells = [];
    private readonly Dictionary<int, Extent> _extents = [];

    /// <param name="within">Above one half where the region is.</param>
    public HeldSurfaces(GBuffers drawn, float[] within)
    {
        for (var i = 0; i < within.Length; i++)
        {
            if (within[i] < 1) continue;
            var (owner, at) = (Owner(drawn, i), Place(drawn, i));
            var level = Math.Clamp((int)MathF.Ceiling(MathF.Log2(Spacing(drawn, i))), Finest, Coarsest);
            var cell = MathF.ScaleB(1, -level);
            _cells.Add((owner, level, (int)MathF.Floor(at.X * cell), (int)MathF.Floor(at.Y * cell), (int)MathF.Floor(at.Z * cell)));
            var reach = new Vector3(MathF.ScaleB(1, level));
            var known = _extents.GetValueOrDefault(owner, new(new(float.MaxValue), new(float.MinValue), 0));
            _extents[owner] = new(Vector3.Min(known.Low, at - reach), Vector3.Max(known.High, at + reach), known.Levels | 1u << (level - Finest));
        }
    }

    /// <summary>Whether a pixel of another frame shows what was seen then.</summary>
    public bool Holds(GBuffers now, int pixel)
    {
        var owner = Owner(now, pixel);
        if (!_extents.TryGetValue(owner, out var extent)) return false;
        var at = Place(now, pixel);
        if (Vector3.Max(extent.Low, at) != at || Vector3.Min(extent.High, at) != at) return false;
        for (var levels = extent.Levels; levels != 0; levels &= levels - 1)
        {
            var level = BitOperations.TrailingZeroCount(levels) + Finest;
            var inCells = at * MathF.ScaleB(1, -level) - new Vector3(0.5f);
            int x = (int)MathF.Floor(inCells.X), y = (int)MathF.Floor(inCells.Y), z = (int)MathF.Floor(inCells.Z);
            for (var corner = 0; corner < 8; corner++)
                if (_cells.Contains((owner, level, x + (corner & 1), y + (corner >> 1 & 1), z + (corner >> 2)))) return true;
        }

        return false;
    }

    private static int Owner(GBuffers g, int i) => g.Part[i] | g.Figure[i] << 16;

    private static Vector3 Place(GBuffers g, int i) => new(g.SurfaceX[i], g.SurfaceY[i], g.SurfaceZ[i]);

    /// <summary>Metres of surface from a pixel to the next of the same part: cells of that size leave no holes when the camera comes nearer.</summary>
    private static float Spacing(GBuffers g, int i)
    {
        var near = float.MaxValue;
        var far = 0f;
        ReadOnlySpan<int> steps = [i % g.Width > 0 ? i - 1 : i, i % g.Width + 1 < g.Width ? i + 1 : i, i >= g.Width ? i - g.Width : i, i + g.Width < g.Depth.Length ? i + g.Width : i];
        foreach (var other in steps)
        {
            if (other == i || Owner(g, other) != Owner(g, i)) continue;
            var apart = Vector3.Distance(Place(g, i), Place(g, other));
            (near, far) = (MathF.Min(near, apart), MathF.Max(far, apart));
        }

        return MathF.Max(1e-4f, MathF.Min(far, near * MostSlant));
    }

    private readonly record struct Extent(Vector3 Low, Vector3 High, uint Levels);
}
