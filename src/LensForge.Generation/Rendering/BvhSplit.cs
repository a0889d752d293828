using System.Numerics;
using System.Runtime.CompilerServices;

namespace LensForge.Generation.Rendering;

/// <summary>The binary tree, split where boxes come out smallest: the surface area heuristic over bins of triangle centres (Wald 2007).</summary>
public sealed unsafe partial class Bvh
{
    private const int Bins = 16;

    private readonly record struct BuildNode(Vector3 Min, Vector3 Max, int Left, int First, int Count);

    private static List<BuildNode> Split(Vector3[] min, Vector3[] max, int[] order)
    {
        var tree = new List<BuildNode>(order.Length) { default };
        var pending = new Stack<(int Node, int First, int Count)>();
        pending.Push((0, 0, order.Length));
        var binMin = new Vector3[3 * Bins];
        var binMax = new Vector3[3 * Bins];
        var binCount = new int[3 * Bins];
        var right = new float[Bins];
        while (pending.TryPop(out var work))
        {
            var (node, first, count) = work;
            Vector3 lo = new(float.MaxValue), hi = new(float.MinValue), centreLo = lo, centreHi = hi;
            for (var i = first; i < first + count; i++)
            {
                var t = order[i];
                lo = Vector3.Min(lo, min[t]);
                hi = Vector3.Max(hi, max[t]);
                var centre = min[t] + max[t];
                centreLo = Vector3.Min(centreLo, centre);
                centreHi = Vector3.Max(centreHi, centre);
            }

            if (count <= LeafSize)
            {
                tree[node] = new(lo, hi, -1, first, count);
                continue;
            }

            var middle = Partition(min, max, order, first, count, centreLo, centreHi, binMin, binMax, binCount, right);
            var left = tree.Count;
            tree.Add(default);
            tree.Add(default);
            tree[node] = new(lo, hi, left, first, count);
            pending.Push((left, first, middle - first));
            pending.Push((left + 1, middle, first + count - middle));
        }

        return tree;
    }

    private static int Partition(Vector3[] min, Vector3[] max, int[] order, int first, int count, Vector3 centreLo, Vector3 centreHi, Vector3[] binMin, Vector3[] binMax, int[] binCount, float[] right)
    {
        var extent = centreHi - centreLo;
        var scale = new Vector3(
            extent.X > 1e-7f ? Bins * 0.99999f / extent.X : 0f,
            extent.Y > 1e-7f ? Bins * 0.99999f / extent.Y : 0f,
            extent.Z > 1e-7f ? Bins * 0.99999f / extent.Z : 0f);
        Array.Fill(binMin, new Vector3(float.MaxValue));
        Array.Fill(binMax, new Vector3(float.MinValue));
        Array.Clear(binCount);
        for (var i = first; i < first + count; i++)
        {
            var t = order[i];
            Vector3 lo = min[t], hi = max[t], slot = (lo + hi - centreLo) * scale;
            Grow((int)slot.X, lo, hi);
            Grow(Bins + (int)slot.Y, lo, hi);
            Grow(2 * Bins + (int)slot.Z, lo, hi);
        }

        void Grow(int bin, Vector3 lo, Vector3 hi)
        {
            binMin[bin] = Vector3.Min(binMin[bin], lo);
            binMax[bin] = Vector3.Max(binMax[bin], hi);
            binCount[bin]++;
        }

        var best = float.MaxValue;
        int bestAxis = -1, bestBin = 0;
        for (var axis = 0; axis < 3; axis++)
        {
            if (scale[axis] == 0f)
            {
                continue;
            }

            var start = axis * Bins;
            Vector3 lo = new(float.MaxValue), hi = new(float.MinValue);
            var seen = 0;
            for (var i = Bins - 1; i > 0; i--)
            {
                lo = Vector3.Min(lo, binMin[start + i]);
                hi = Vector3.Max(hi, binMax[start + i]);
                seen += binCount[start + i];
                right[i] = seen == 0 ? 0f : HalfArea(lo, hi) * ((seen + LeafSize - 1) / LeafSize);
            }

            lo = new(float.MaxValue);
            hi = new(float.MinValue);
            seen = 0;
            for (var i = 0; i < Bins - 1; i++)
            {
                lo = Vector3.Min(lo, binMin[start + i]);
                hi = Vector3.Max(hi, binMax[start + i]);
                seen += binCount[start + i];
                if (seen == 0 || seen == count)
                {
                    continue;
                }

                var cost = HalfArea(lo, hi) * ((seen + LeafSize - 1) / LeafSize) + right[i + 1];
                if (cost < best)
                {
                    (best, bestAxis, bestBin) = (cost, axis, i);
                }
            }
        }

        if (bestAxis < 0)
        {
            return first + count / 2;
        }

        int from = first, to = first + count - 1;
        float origin = centreLo[bestAxis], factor = scale[bestAxis];
        while (from <= to)
        {
            var t = order[from];
            if ((int)((min[t][bestAxis] + max[t][bestAxis] - origin) * factor) <= bestBin)
            {
                from++;
            }
            else
            {
                (order[from], order[to]) = (order[to], order[from]);
                to--;
            }
        }

        return from == first || from == first + count ? first + count / 2 : from;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float HalfArea(Vector3 min, Vector3 max)
    {
        var d = max - min;
        return d.X * d.Y + d.Y * d.Z + d.Z * d.X;
    }
}
