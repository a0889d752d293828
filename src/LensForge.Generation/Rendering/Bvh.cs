using System.Numerics;

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
    private const int NodeStride = 64, BlockStride = 40, Wide = 8, LeafSize = 4;
    private float[] _nodes = [], _blocks = [];
    private int _nodeCount, _blockCount;

    /// <summary>Sum over nodes of area times triangle blocks: compared after refitting to notice a worn-out tree.</summary>
    public float Cost { get; private set; }

    public int Triangles { get; private set; }

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
}
