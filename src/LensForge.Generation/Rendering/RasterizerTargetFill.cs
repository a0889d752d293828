using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

internal sealed unsafe partial class RasterizerTarget
{
    private static readonly Vector256<int> Lanes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Eight triangles at a time: those that face away, are outside or hold no pixel centre go; the rest are drawn one by one.</summary>
    private void Fill(int* i0, int* i1, int* i2, int count, uint first, bool cull)
    {
        var store = stackalloc int[48];
        var setup = stackalloc int[SmallQuantities * 8];
        fixed (int* sx = _screenX, sy = _screenY)
        fixed (float* keys = Keys, key = _key)
        fixed (uint* numbers = Numbers)
        {
            Vector256<int> widthLess = Vector256.Create(Width - 1), heightLess = Vector256.Create(Height - 1), unprojected = Vector256.Create(Unprojected);
            for (var t = 0; t < count; t += 8)
            {
                Vector256<int> a = Vector256.Load(i0 + t), b = Vector256.Load(i1 + t), c = Vector256.Load(i2 + t);
                Vector256<int> ax = Gather(sx, a), bx = Gather(sx, b), cx = Gather(sx, c), ay = Gather(sy, a), by = Gather(sy, b), cy = Gather(sy, c);
                var clip = Vector256.Equals(ax, unprojected) | Vector256.Equals(bx, unprojected) | Vector256.Equals(cx, unprojected);

                // First and last pixel whose centre is within the bounds.
                var minX = Vector256.Max(Vector256.Min(Vector256.Min(ax, bx), cx) + Vector256.Create(Half - 1) >> 6, Vector256<int>.Zero);
                var maxX = Vector256.Min(Vector256.Max(Vector256.Max(ax, bx), cx) - Vector256.Create(Half) >> 6, widthLess);
                var minY = Vector256.Max(Vector256.Min(Vector256.Min(ay, by), cy) + Vector256.Create(Half - 1) >> 6, Vector256<int>.Zero);
                var maxY = Vector256.Min(Vector256.Max(Vector256.Max(ay, by), cy) - Vector256.Create(Half) >> 6, heightLess);
                var keep = ~(Vector256.GreaterThan(minX, maxX) | Vector256.GreaterThan(minY, maxY));

                // Twice the area, y down: positive faces away. Rounding can only keep too many; the exact test comes later.
                var p = Vector256.ConvertToSingle(bx - ax) * Vector256.ConvertToSingle(cy - ay);
                var q = Vector256.ConvertToSingle(cx - ax) * Vector256.ConvertToSingle(by - ay);
                var margin = (Vector256.Abs(p) + Vector256.Abs(q)) * Vector256.Create(3e-7f);
                var away = p - q;
                var empty = cull ? Vector256.GreaterThan(away, margin) : Vector256.Equals(Vector256.Abs(p) + Vector256.Abs(q), Vector256<float>.Zero);
                keep &= ~empty.AsInt32();

                var drawn = (keep & ~clip).ExtractMostSignificantBits();
                var clipped = clip.ExtractMostSignificantBits();
                if (drawn != 0)
                {
                    var ready = drawn & SetUp(new(ax, ay, Gather(key, a)), new(bx, by, Gather(key, b)), new(cx, cy, Gather(key, c)), new(minX, maxX, minY, maxY), cull, setup, out var small);
                    drawn &= ~small;
                    for (; ready != 0; ready &= ready - 1)
                    {
                        var lane = BitOperations.TrailingZeroCount(ready);
                        Small(setup, lane, first + (uint)(t + lane), keys, numbers);
                    }
                }

                if (drawn != 0)
                {
                    ax.Store(store);
                    ay.Store(store + 8);
                    bx.Store(store + 16);
                    by.Store(store + 24);
                    cx.Store(store + 32);
                    cy.Store(store + 40);
                    do
                    {
                        var lane = BitOperations.TrailingZeroCount(drawn);
                        drawn &= drawn - 1;
                        var corners = new Corners(store[lane], store[lane + 8], store[lane + 16], store[lane + 24], store[lane + 32], store[lane + 40],
                            key[i0[t + lane]], key[i1[t + lane]], key[i2[t + lane]]);
                        Triangle(corners, first + (uint)(t + lane), cull, keys, numbers);
                    }
                    while (drawn != 0);
                }

                while (clipped != 0)
                {
                    var lane = BitOperations.TrailingZeroCount(clipped);
                    clipped &= clipped - 1;
                    Clip(i0[t + lane], i1[t + lane], i2[t + lane], first + (uint)(t + lane), cull, keys, numbers);
                }
            }
        }
    }

    private void Triangle(Corners v, uint number, bool cull, float* keys, uint* numbers)
    {
        var area = (long)(v.Bx - v.Ax) * (v.Cy - v.Ay) - (long)(v.Cx - v.Ax) * (v.By - v.Ay);
        if (area == 0 || (cull && area > 0)) return;
        if (area < 0)
        {
            area = -area;
            v = v.Swapped();
        }

        int lowX = Math.Min(Math.Min(v.Ax, v.Bx), v.Cx), highX = Math.Max(Math.Max(v.Ax, v.Bx), v.Cx);
        int lowY = Math.Min(Math.Min(v.Ay, v.By), v.Cy), highY = Math.Max(Math.Max(v.Ay, v.By), v.Cy);
        int minX = Math.Max(lowX + Half - 1 >> 6, 0), maxX = Math.Min(highX - Half >> 6, Width - 1);
        int minY = Math.Max(lowY + Half - 1 >> 6, 0), maxY = Math.Min(highY - Half >> 6, Height - 1);
        if (minX > maxX || minY > maxY) return;

        // Key plane through the snapped corners.
        var over = 1f / area;
        float ux = v.Bx - v.Ax, uy = v.By - v.Ay, wx = v.Cx - v.Ax, wy = v.Cy - v.Ay, ku = v.Bk - v.Ak, kw = v.Ck - v.Ak;
        float slopeX = (ku * wy - kw * uy) * over, slopeY = (kw * ux - ku * wx) * over;
        var lowKey = Vector256.Create(MathF.Min(MathF.Min(v.Ak, v.Bk), v.Ck));
        var highKey = Vector256.Create(MathF.Max(MathF.Max(v.Ak, v.Bk), v.Ck));
        var start = v.Ak + slopeX * ((minX << 6) + Half - v.Ax) + slopeY * ((minY << 6) + Half - v.Ay);
        slopeX *= SubPixel;
        slopeY *= SubPixel;
        var keyRow = Vector256.Create(start) + Vector256.Create(slopeX) * Vector256.ConvertToSingle(Lanes);

        var e0 = new Edge(v.Bx, v.By, v.Cx, v.Cy, minX, minY);
        var e1 = new Edge(v.Cx, v.Cy, v.Ax, v.Ay, minX, minY);
        var e2 = new Edge(v.Ax, v.Ay, v.Bx, v.By, minX, minY);
        var row = minY * Stride + minX;
        var stamp = Vector256.Create(number);

        if (maxX - minX < 8 && highX - lowX < 1 << 14 && highY - lowY < 1 << 14)
        {
            Vector256<int> f0 = e0.Row(), f1 = e1.Row(), f2 = e2.Row(), g0 = Vector256.Create(e0.StepY), g1 = Vector256.Create(e1.StepY), g2 = Vector256.Create(e2.StepY);
            var keyStep = Vector256.Create(slopeY);
            for (var y = minY; y <= maxY; y++, row += Stride)
            {
                var outside = f0 | f1 | f2;
                if (outside.ExtractMostSignificantBits() != 0xFF) Write(outside, Vector256.Min(Vector256.Max(keyRow, lowKey), highKey), keys + row, numbers + row, stamp);
                f0 += g0;
                f1 += g1;
                f2 += g2;
                keyRow += keyStep;
            }

            return;
        }

        double over0 = e0.Over, over1 = e1.Over, over2 = e2.Over;
        for (var y = 0; y <= maxY - minY; y++, row += Stride)
        {
            int from = 0, to = maxX - minX;
            e0.Span(y, over0, ref from, ref to);
            e1.Span(y, over1, ref from, ref to);
            e2.Span(y, over2, ref from, ref to);
            for (var x = from; x <= to; x += 8)
            {
                var outside = e0.At(x, y) | e1.At(x, y) | e2.At(x, y);
                if (outside.ExtractMostSignificantBits() == 0xFF) continue;
                var k = keyRow + Vector256.Create(slopeX * x + slopeY * y);
                Write(outside, Vector256.Min(Vector256.Max(k, lowKey), highKey), keys + row + x, numbers + row + x, stamp);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(Vector256<int> outside, Vector256<float> key, float* keys, uint* numbers, Vector256<uint> stamp)
    {
        var before = Vector256.Load(keys);
        var nearer = Vector256.AndNot(Vector256.GreaterThan(key, before).AsInt32(), outside >> 31);
        Vector256.ConditionalSelect(nearer.AsSingle(), key, before).Store(keys);
        if (Numbers.Length != 0) Vector256.ConditionalSelect(nearer.AsUInt32(), stamp, Vector256.Load(numbers)).Store(numbers);
    }

    /// <summary>Sutherland-Hodgman against the near plane and the guard planes. Edges are cut from inside outwards, so that neighbours cut alike.</summary>
    private void Clip(int a, int b, int c, uint number, bool cull, float* keys, uint* numbers)
    {
        Vector3 va = new(_viewX[a], _viewY[a], _viewZ[a]), vb = new(_viewX[b], _viewY[b], _viewZ[b]), vc = new(_viewX[c], _viewY[c], _viewZ[c]);
        var polygon = stackalloc Vector3[10];
        var next = stackalloc Vector3[10];
        polygon[0] = va;
        polygon[1] = vb;
        polygon[2] = vc;
        var count = 3;
        var focal = _view.Focal;
        var far = _view.Parallel ? Guard * 0.99f : 0;
        var wide = _view.Parallel ? 0 : Guard * 0.99f;
        if (!_view.Parallel) count = Cut(polygon, next, count, new(0, 0, 1), -_view.Near * 1.001f);
        count = Cut(polygon, next, count, new(focal, 0, wide), far);
        count = Cut(polygon, next, count, new(-focal, 0, wide), far);
        count = Cut(polygon, next, count, new(0, focal, wide), far);
        count = Cut(polygon, next, count, new(0, -focal, wide), far);
        if (count < 3) return;

        var (ax, ay, ak) = Snapped(polygon[0]);
        var (bx, by, bk) = Snapped(polygon[1]);
        for (var i = 2; i < count; i++)
        {
            var (cx, cy, ck) = Snapped(polygon[i]);
            Triangle(new(ax, ay, bx, by, cx, cy, ak, bk, ck), number, cull, keys, numbers);
            (bx, by, bk) = (cx, cy, ck);
        }
    }

    private (int X, int Y, float Key) Snapped(Vector3 p)
    {
        var scale = _view.Parallel ? _view.Focal : _view.Focal / p.Z;
        return ((int)MathF.Floor((_view.CentreX + p.X * scale) * SubPixel + 0.5f), (int)MathF.Floor((_view.CentreY - p.Y * scale) * SubPixel + 0.5f), _view.Key(p.Z));
    }

    private static int Cut(Vector3* polygon, Vector3* next, int count, Vector3 normal, float offset)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            Vector3 p = polygon[i], q = polygon[(i + 1) % count];
            float dp = Vector3.Dot(p, normal) + offset, dq = Vector3.Dot(q, normal) + offset;
            if (dp >= 0) next[kept++] = p;
            if (dp >= 0 && dq < 0) next[kept++] = p + (q - p) * (dp / (dp - dq));
            else if (dp < 0 && dq >= 0) next[kept++] = q + (p - q) * (dq / (dq - dp));
        }

        for (var i = 0; i < kept; i++) polygon[i] = next[i];
        return kept;
    }

    /// <summary>Screen corners in 1/64 pixel and their depth keys.</summary>
    private readonly record struct Corners(int Ax, int Ay, int Bx, int By, int Cx, int Cy, float Ak, float Bk, float Ck)
    {
        public Corners Swapped() => new(Ax, Ay, Cx, Cy, Bx, By, Ak, Ck, Bk);
    }

    /// <summary>Twice the area that a pixel centre spans with an edge, not negative inside; where the rule gives the edge to the neighbour, less one.</summary>
    private readonly struct Edge
    {
        private readonly long _start;
        private readonly int _stepX;

        public Edge(int fromX, int fromY, int toX, int toY, int originX, int originY)
        {
            int dx = toX - fromX, dy = toY - fromY;
            _stepX = -dy * SubPixel;
            StepY = dx * SubPixel;
            var owned = dy < 0 || (dy == 0 && dx > 0);
            _start = (long)dx * ((originY << 6) + Half - fromY) - (long)dy * ((originX << 6) + Half - fromX) - (owned ? 0 : 1);
        }

        public int StepY { get; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Row() => Vector256.Create((int)_start) + Vector256.Create(_stepX) * Lanes;

        // Far from the edge the sign is the same for all eight pixels, so the value may saturate.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> At(int x, int y) =>
            Vector256.Create((int)Math.Clamp(_start + (long)_stepX * x + (long)StepY * y, -(1 << 30), 1 << 30)) + Vector256.Create(_stepX) * Lanes;

        /// <summary>What <see cref="Span"/> divides by; small triangles never ask.</summary>
        public double Over => _stepX == 0 ? 0 : -1.0 / _stepX;

        /// <summary>Narrows a row to the pixels that can be inside, a pixel generous.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Span(int y, double over, ref int from, ref int to)
        {
            var value = _start + (long)StepY * y;
            if (_stepX == 0)
            {
                if (value < 0) to = -1;
                return;
            }

            var cross = Math.Clamp(value * over, -1, 1 << 20);
            if (_stepX > 0) from = Math.Max(from, (int)cross);
            else to = Math.Min(to, (int)cross + 1);
        }
    }
}
