using System.Numerics;

namespace LensForge.Generation.Rendering;

/// <summary>From a binary tree to nodes of eight: the widest child is replaced by its two until eight are there.</summary>
public sealed unsafe partial class Bvh
{
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
}
