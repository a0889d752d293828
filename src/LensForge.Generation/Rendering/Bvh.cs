using System.Numerics;
using System.Runtime.CompilerServices;

namespace LensForge.Generation.Rendering;

/// <summary>Where a ray met a triangle: distance, barycentric weights of the second and third vertex, and the triangle's number.</summary>
public struct BvhHit
{
    public float Distance, U, V;
    public int Triangle;
}

/// <summary>
/// A bounding volume hierarchy with eight children a node and four triangles a leaf block, tested eight and four at a time.
/// Built by binned surface area heuristic as a binary tree and then collapsed; refitted in place when only positions change.
/// </summary>
public sealed unsafe partial class Bvh
{
    // A node is 64 floats: minima and maxima of x, y, z for eight children, then eight child references, then padding.
    // A child reference is a node number, or ~(first block << 3 | block count) of a leaf; a block is 40 floats:
    // first vertex and two edges of four triangles, then their four numbers.
    private const int NodeStride = 64, BlockStride = 40, Wide = 8, LeafSize = 4, Bins = 16;
    private float[] _nodes = [], _blocks = [];
    private int _nodeCount, _blockCount;

    /// <summary>Sum over nodes of area times triangle blocks: compared after refitting to notice a worn-out tree.</summary>
    public float Cost { get; private set; }

    public int Triangles { get; private set; }

    private readonly record struct BuildNode(Vector3 Min, Vector3 Max, int Left, int First, int Count);

    /// <param name="positions">World-space vertices.</param>
    /// <param name="indices">Three a triangle.</param>
    public void Build(ReadOnlySpan<Vector3> positions, ReadOnlySpan<int> indices)
    {
        var n = indices.Length / 3;
        Triangles = n;
        _nodeCount = _blockCount = 0;
        Reserve(ref _nodes, NodeStride * Math.Max(1, n / 4 + 8));
        Reserve(ref _blocks, BlockStride * Math.Max(1, n / 2 + 8));
        if (n == 0)
        {
            return;
        }

        Vector3[] min = new Vector3[n], max = new Vector3[n];
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            Vector3 a = positions[indices[3 * i]], b = positions[indices[3 * i + 1]], c = positions[indices[3 * i + 2]];
            min[i] = Vector3.Min(a, Vector3.Min(b, c));
            max[i] = Vector3.Max(a, Vector3.Max(b, c));
            // A triangle that is nowhere is never hit; its box must not poison the split of all others.
            if (!float.IsFinite(a.X + a.Y + a.Z + b.X + b.Y + b.Z + c.X + c.Y + c.Z)) min[i] = max[i] = Vector3.Zero;
            order[i] = i;
        }

        var tree = Split(min, max, order);
        Collapse(tree, order, positions, indices);
        Cost = SumCost();
    }

    /// <summary>Moves the triangles and re-fits every box from the leaves up.</summary>
    public void Refit(ReadOnlySpan<Vector3> positions, ReadOnlySpan<int> indices)
    {
        if (Triangles == 0)
        {
            return;
        }

        fixed (float* nodes = _nodes, blocks = _blocks)
        {
            for (var b = 0; b < _blockCount; b++)
            {
                var block = blocks + b * BlockStride;
                var ids = (int*)(block + 36);
                for (var lane = 0; lane < 4 && ids[lane] >= 0; lane++)
                {
                    Store(block, lane, ids[lane], positions, indices);
                }
            }

            for (var i = _nodeCount - 1; i >= 0; i--)
            {
                var node = nodes + i * NodeStride;
                var children = (int*)(node + 48);
                for (var k = 0; k < Wide; k++)
                {
                    if (children[k] == int.MinValue)
                    {
                        continue;
                    }

                    var (min, max) = children[k] >= 0 ? NodeBounds(nodes + children[k] * NodeStride) : LeafBounds(blocks, children[k]);
                    SetBounds(node, k, min, max);
                }
            }
        }

        Cost = SumCost();
    }

    /// <summary>Centre and half size of everything.</summary>
    public (Vector3 Min, Vector3 Max) Bounds()
    {
        if (_nodeCount == 0)
        {
            return (Vector3.Zero, Vector3.Zero);
        }

        fixed (float* nodes = _nodes)
        {
            return NodeBounds(nodes);
        }
    }

    private static void Reserve(ref float[] array, int length)
    {
        if (array.Length < length)
        {
            var grown = GC.AllocateUninitializedArray<float>(Math.Max(length, array.Length * 3 / 2), pinned: true);
            array.CopyTo(grown, 0);
            array = grown;
        }
    }

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

    private void Collapse(List<BuildNode> tree, int[] order, ReadOnlySpan<Vector3> positions, ReadOnlySpan<int> indices)
    {
        var pending = new Queue<(int Source, int Target)>();
        _nodeCount = 1;
        pending.Enqueue((0, 0));
        Span<int> children = stackalloc int[Wide];
        while (pending.TryDequeue(out var work))
        {
            var count = 1;
            children[0] = work.Source;
            while (count < Wide)
            {
                var widest = -1;
                var area = -1f;
                for (var i = 0; i < count; i++)
                {
                    var candidate = tree[children[i]];
                    if (candidate.Left >= 0 && HalfArea(candidate.Min, candidate.Max) is var a && a > area)
                    {
                        (area, widest) = (a, i);
                    }
                }

                if (widest < 0)
                {
                    break;
                }

                var left = tree[children[widest]].Left;
                children[widest] = left;
                children[count++] = left + 1;
            }

            Reserve(ref _nodes, (_nodeCount + Wide + 1) * NodeStride);
            Reserve(ref _blocks, (_blockCount + Wide + 1) * BlockStride);
            fixed (float* nodes = _nodes, blocks = _blocks)
            {
                var node = nodes + work.Target * NodeStride;
                var references = (int*)(node + 48);
                for (var i = 0; i < Wide; i++)
                {
                    references[i] = int.MinValue;
                    SetBounds(node, i, new(float.MaxValue), new(float.MinValue));
                }

                for (var i = 0; i < count; i++)
                {
                    var child = tree[children[i]];
                    SetBounds(node, i, child.Min, child.Max);
                    if (child.Left >= 0)
                    {
                        references[i] = _nodeCount;
                        pending.Enqueue((children[i], _nodeCount++));
                        continue;
                    }

                    references[i] = ~(_blockCount << 3 | 1);
                    var block = blocks + _blockCount++ * BlockStride;
                    new Span<float>(block, 36).Clear();
                    var ids = (int*)(block + 36);
                    for (var lane = 0; lane < 4; lane++)
                    {
                        ids[lane] = lane < child.Count ? order[child.First + lane] : -1;
                        if (ids[lane] >= 0)
                        {
                            Store(block, lane, ids[lane], positions, indices);
                        }
                    }
                }
            }
        }
    }

    private static void Store(float* block, int lane, int triangle, ReadOnlySpan<Vector3> positions, ReadOnlySpan<int> indices)
    {
        Vector3 a = positions[indices[3 * triangle]], e1 = positions[indices[3 * triangle + 1]] - a, e2 = positions[indices[3 * triangle + 2]] - a;
        // A triangle that is nowhere shrinks to a point, which no ray meets and which leaves the boxes above it whole.
        if (!float.IsFinite(a.X + a.Y + a.Z + e1.X + e1.Y + e1.Z + e2.X + e2.Y + e2.Z)) a = e1 = e2 = default;
        block[lane] = a.X;
        block[4 + lane] = a.Y;
        block[8 + lane] = a.Z;
        block[12 + lane] = e1.X;
        block[16 + lane] = e1.Y;
        block[20 + lane] = e1.Z;
        block[24 + lane] = e2.X;
        block[28 + lane] = e2.Y;
        block[32 + lane] = e2.Z;
    }

    private static void SetBounds(float* node, int child, Vector3 min, Vector3 max)
    {
        node[child] = min.X;
        node[8 + child] = min.Y;
        node[16 + child] = min.Z;
        node[24 + child] = max.X;
        node[32 + child] = max.Y;
        node[40 + child] = max.Z;
    }

    private static (Vector3 Min, Vector3 Max) NodeBounds(float* node)
    {
        Vector3 min = new(float.MaxValue), max = new(float.MinValue);
        for (var i = 0; i < Wide; i++)
        {
            min = Vector3.Min(min, new(node[i], node[8 + i], node[16 + i]));
            max = Vector3.Max(max, new(node[24 + i], node[32 + i], node[40 + i]));
        }

        return (min, max);
    }

    private static (Vector3 Min, Vector3 Max) LeafBounds(float* blocks, int reference)
    {
        Vector3 min = new(float.MaxValue), max = new(float.MinValue);
        var block = blocks + (~reference >> 3) * BlockStride;
        var ids = (int*)(block + 36);
        for (var lane = 0; lane < 4 && ids[lane] >= 0; lane++)
        {
            Vector3 a = new(block[lane], block[4 + lane], block[8 + lane]);
            Vector3 b = a + new Vector3(block[12 + lane], block[16 + lane], block[20 + lane]);
            Vector3 c = a + new Vector3(block[24 + lane], block[28 + lane], block[32 + lane]);
            min = Vector3.Min(min, Vector3.Min(a, Vector3.Min(b, c)));
            max = Vector3.Max(max, Vector3.Max(a, Vector3.Max(b, c)));
        }

        return (min, max);
    }

    private float SumCost()
    {
        var cost = 0f;
        fixed (float* nodes = _nodes)
        {
            for (var i = 0; i < _nodeCount; i++)
            {
                var (min, max) = NodeBounds(nodes + i * NodeStride);
                cost += HalfArea(min, max);
            }
        }

        return cost;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float HalfArea(Vector3 min, Vector3 max)
    {
        var d = max - min;
        return d.X * d.Y + d.Y * d.Z + d.Z * d.X;
    }
}
