using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LensForge.Generation.Rendering;

public sealed unsafe partial class Bvh
{
    private const float Nearest0 = 1e-5f;

    /// <summary>Finds the nearest triangle closer than <see cref="BvhHit.Distance"/> of the hit passed in; false leaves the hit as it is.</summary>
    public bool Nearest(Vector3 origin, Vector3 direction, ref BvhHit hit) => Nearest(new Ray(origin, direction), ref hit);

    /// <summary>Whether any triangle that blocks light lies closer than the distance.</summary>
    /// <param name="blocking">Per triangle, whether it blocks; null when all do.</param>
    public bool Occluded(Vector3 origin, Vector3 direction, float distance, bool[]? blocking) => Occluded(new Ray(origin, direction), distance, blocking);

    [SkipLocalsInit]
    internal bool Nearest(in Ray ray, ref BvhHit hit)
    {
        if (_nodeCount == 0)
        {
            return false;
        }

        var nodeStack = stackalloc int[160];
        var distanceStack = stackalloc float[160];
        var near = stackalloc float[8];
        var depth = 1;
        nodeStack[0] = 0;
        distanceStack[0] = 0f;
        var found = false;
        var nodes = (float*)Unsafe.AsPointer(ref _nodes[0]);
        var blocks = (float*)Unsafe.AsPointer(ref _blocks[0]);
        while (depth > 0)
        {
            depth--;
            if (distanceStack[depth] > hit.Distance)
            {
                continue;
            }

            var reference = nodeStack[depth];
            if (reference < 0)
            {
                found |= NearestInBlock(blocks + (~reference >> 3) * BlockStride, in ray, ref hit);
                continue;
            }

            var node = nodes + reference * NodeStride;
            var mask = ray.Boxes(node, hit.Distance, out var entry);
            if (mask == 0)
            {
                continue;
            }

            var children = (int*)(node + 48);
            if ((mask & (mask - 1)) == 0)
            {
                var only = BitOperations.TrailingZeroCount(mask);
                nodeStack[depth] = children[only];
                distanceStack[depth++] = 0f;
                continue;
            }

            entry.Store(near);
            var bottom = depth;
            do
            {
                var k = BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                Fetch(nodes, blocks, children[k]);
                var t = near[k];
                var at = depth++;
                for (; at > bottom && distanceStack[at - 1] < t; at--)
                {
                    distanceStack[at] = distanceStack[at - 1];
                    nodeStack[at] = nodeStack[at - 1];
                }

                distanceStack[at] = t;
                nodeStack[at] = children[k];
            }
            while (mask != 0);
        }

        return found;
    }

    [SkipLocalsInit]
    internal bool Occluded(in Ray ray, float distance, bool[]? blocking)
    {
        if (_nodeCount == 0)
        {
            return false;
        }

        var stack = stackalloc int[160];
        var depth = 1;
        stack[0] = 0;
        var nodes = (float*)Unsafe.AsPointer(ref _nodes[0]);
        var leaves = (float*)Unsafe.AsPointer(ref _blocks[0]);
        while (depth > 0)
        {
            var reference = stack[--depth];
            if (reference < 0)
            {
                var block = leaves + (~reference >> 3) * BlockStride;
                var hits = ray.Triangles(block, distance, out _, out _, out _);
                while (hits != 0)
                {
                    var lane = BitOperations.TrailingZeroCount(hits);
                    hits &= hits - 1;
                    if (blocking is null || blocking[((int*)(block + 36))[lane]])
                    {
                        return true;
                    }
                }

                continue;
            }

            var node = nodes + reference * NodeStride;
            var mask = ray.Boxes(node, distance, out _);
            var children = (int*)(node + 48);
            while (mask != 0)
            {
                var child = children[BitOperations.TrailingZeroCount(mask)];
                mask &= mask - 1;
                Fetch(nodes, leaves, child);
                stack[depth++] = child;
            }
        }

        return false;
    }

    /// <summary>Sends for what a child reference means before it is asked for: most of a ray's time is waiting for memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(float* nodes, float* blocks, int child)
    {
        if (!Sse.IsSupported) return;
        var at = child >= 0 ? nodes + child * NodeStride : blocks + (~child >> 3) * BlockStride;
        Sse.Prefetch0(at);
        Sse.Prefetch0(at + 16);
        Sse.Prefetch0(at + 32);
    }

    private static bool NearestInBlock(float* block, in Ray ray, ref BvhHit hit)
    {
        var hits = ray.Triangles(block, hit.Distance, out var t, out var u, out var v);
        if (hits == 0)
        {
            return false;
        }

        do
        {
            var lane = BitOperations.TrailingZeroCount(hits);
            hits &= hits - 1;
            if (t[lane] < hit.Distance)
            {
                hit.Distance = t[lane];
                hit.U = u[lane];
                hit.V = v[lane];
                hit.Triangle = ((int*)(block + 36))[lane];
            }
        }
        while (hits != 0);
        return true;
    }

    /// <summary>A ray spread over vector lanes, with what the slab test needs.</summary>
    internal readonly struct Ray
    {
        private readonly Vector256<float> _inverseX, _inverseY, _inverseZ, _offsetX, _offsetY, _offsetZ;
        private readonly Vector3 _origin, _direction;
        private readonly int _nearX, _nearY, _nearZ;

        public Ray(Vector3 origin, Vector3 direction)
        {
            _origin = origin;
            _direction = direction;
            float x = Inverse(direction.X), y = Inverse(direction.Y), z = Inverse(direction.Z);
            _inverseX = Vector256.Create(x);
            _inverseY = Vector256.Create(y);
            _inverseZ = Vector256.Create(z);
            _offsetX = Vector256.Create(-origin.X * x);
            _offsetY = Vector256.Create(-origin.Y * y);
            _offsetZ = Vector256.Create(-origin.Z * z);
            _nearX = x >= 0 ? 0 : 24;
            _nearY = y >= 0 ? 8 : 32;
            _nearZ = z >= 0 ? 16 : 40;
        }

        private static float Inverse(float d) => 1f / (MathF.Abs(d) < 1e-9f ? MathF.CopySign(1e-9f, d) : d);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint Boxes(float* node, float limit, out Vector256<float> entry)
        {
            var x0 = Vector256.FusedMultiplyAdd(Vector256.Load(node + _nearX), _inverseX, _offsetX);
            var x1 = Vector256.FusedMultiplyAdd(Vector256.Load(node + (24 - _nearX)), _inverseX, _offsetX);
            var y0 = Vector256.FusedMultiplyAdd(Vector256.Load(node + _nearY), _inverseY, _offsetY);
            var y1 = Vector256.FusedMultiplyAdd(Vector256.Load(node + (40 - _nearY)), _inverseY, _offsetY);
            var z0 = Vector256.FusedMultiplyAdd(Vector256.Load(node + _nearZ), _inverseZ, _offsetZ);
            var z1 = Vector256.FusedMultiplyAdd(Vector256.Load(node + (56 - _nearZ)), _inverseZ, _offsetZ);
            entry = Vector256.MaxNative(Vector256.MaxNative(x0, y0), Vector256.MaxNative(z0, Vector256<float>.Zero));
            var exit = Vector256.MinNative(Vector256.MinNative(x1, y1), Vector256.MinNative(z1, Vector256.Create(limit)));
            // A hair of slack: rounding must not open cracks between boxes.
            return Vector256.LessThanOrEqual(entry, exit * Vector256.Create(1.000002f)).ExtractMostSignificantBits();
        }

        /// <summary>Möller and Trumbore's test on four triangles.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint Triangles(float* block, float limit, out Vector128<float> t, out Vector128<float> u, out Vector128<float> v)
        {
            Vector128<float> dx = Vector128.Create(_direction.X), dy = Vector128.Create(_direction.Y), dz = Vector128.Create(_direction.Z);
            Vector128<float> e1x = Vector128.Load(block + 12), e1y = Vector128.Load(block + 16), e1z = Vector128.Load(block + 20);
            Vector128<float> e2x = Vector128.Load(block + 24), e2y = Vector128.Load(block + 28), e2z = Vector128.Load(block + 32);
            var px = dy * e2z - dz * e2y;
            var py = dz * e2x - dx * e2z;
            var pz = dx * e2y - dy * e2x;
            var determinant = e1x * px + e1y * py + e1z * pz;
            var inverse = Vector128<float>.One / determinant;
            var sx = Vector128.Create(_origin.X) - Vector128.Load(block);
            var sy = Vector128.Create(_origin.Y) - Vector128.Load(block + 4);
            var sz = Vector128.Create(_origin.Z) - Vector128.Load(block + 8);
            u = (sx * px + sy * py + sz * pz) * inverse;
            var qx = sy * e1z - sz * e1y;
            var qy = sz * e1x - sx * e1z;
            var qz = sx * e1y - sy * e1x;
            v = (dx * qx + dy * qy + dz * qz) * inverse;
            t = (e2x * qx + e2y * qy + e2z * qz) * inverse;
            // Comparisons with the NaN of a degenerate triangle are false.
            var inside = Vector128.GreaterThanOrEqual(u, Vector128<float>.Zero) & Vector128.GreaterThanOrEqual(v, Vector128<float>.Zero)
                & Vector128.LessThanOrEqual(u + v, Vector128<float>.One)
                & Vector128.GreaterThan(t, Vector128.Create(Nearest0)) & Vector128.LessThan(t, Vector128.Create(limit));
            return inside.ExtractMostSignificantBits();
        }
    }
}
