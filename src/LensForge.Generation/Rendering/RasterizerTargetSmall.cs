using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

internal sealed unsafe partial class RasterizerTarget
{
    // Triangles up to eight pixels wide and this many 1/64 pixels in extent: their edges fit 32 bits, so eight are set up at once.
    private const int SmallExtent = 1 << 14;
    private const int SmallQuantities = 16;

    /// <summary>
    /// Sets up eight triangles given by snapped corners and keys: per triangle three edges (start and steps), where it begins and how
    /// many rows it has, and the plane of its key.
    /// </summary>
    /// <param name="setup">Receives sixteen quantities of eight lanes each.</param>
    /// <param name="small">A bit for each triangle that is small.</param>
    /// <returns>A bit for each of those that is to be drawn.</returns>
    private uint SetUp(in Eight ax, in Eight bx, in Eight cx, Bounds bounds, bool cull, int* setup, out uint small)
    {
        Vector256<int> one = Vector256<int>.One, zero = Vector256<int>.Zero;
        var extent = Vector256.Max(
            Vector256.Max(Vector256.Max(ax.X, bx.X), cx.X) - Vector256.Min(Vector256.Min(ax.X, bx.X), cx.X),
            Vector256.Max(Vector256.Max(ax.Y, bx.Y), cx.Y) - Vector256.Min(Vector256.Min(ax.Y, bx.Y), cx.Y));
        var fits = Vector256.LessThan(extent, Vector256.Create(SmallExtent)) & Vector256.LessThan(bounds.MaxX - bounds.MinX, Vector256.Create(8));
        small = fits.ExtractMostSignificantBits();
        if (small == 0) return 0;

        var area = (bx.X - ax.X) * (cx.Y - ax.Y) - (cx.X - ax.X) * (bx.Y - ax.Y);
        var drawn = fits & ~Vector256.Equals(area, zero);
        if (cull) drawn &= Vector256.LessThan(area, zero);
        var result = drawn.ExtractMostSignificantBits();
        if (result == 0) return 0;

        var swap = Vector256.LessThan(area, zero);
        area = Vector256.Abs(area);
        Eight b = Eight.Select(swap, cx, bx), c = Eight.Select(swap, bx, cx);
        Vector256<int> originX = (bounds.MinX << 6) + Vector256.Create(Half), originY = (bounds.MinY << 6) + Vector256.Create(Half);
        Edge(b, c, setup);
        Edge(c, ax, setup + 8);
        Edge(ax, b, setup + 16);
        (bounds.MinY * Vector256.Create(Stride) + bounds.MinX).Store(setup + 72);
        (bounds.MaxY - bounds.MinY + one).Store(setup + 80);

        // Key plane through the snapped corners.
        var over = Vector256<float>.One / Vector256.ConvertToSingle(area);
        Vector256<float> ux = Vector256.ConvertToSingle(b.X - ax.X), uy = Vector256.ConvertToSingle(b.Y - ax.Y), wx = Vector256.ConvertToSingle(c.X - ax.X), wy = Vector256.ConvertToSingle(c.Y - ax.Y);
        Vector256<float> ku = b.Key - ax.Key, kw = c.Key - ax.Key;
        Vector256<float> slopeX = (ku * wy - kw * uy) * over, slopeY = (kw * ux - ku * wx) * over;
        var keys = (float*)setup;
        (ax.Key + slopeX * Vector256.ConvertToSingle(originX - ax.X) + slopeY * Vector256.ConvertToSingle(originY - ax.Y)).Store(keys + 88);
        (slopeX * Vector256.Create((float)SubPixel)).Store(keys + 96);
        (slopeY * Vector256.Create((float)SubPixel)).Store(keys + 104);
        Vector256.Min(Vector256.Min(ax.Key, b.Key), c.Key).Store(keys + 112);
        Vector256.Max(Vector256.Max(ax.Key, b.Key), c.Key).Store(keys + 120);
        return result;

        void Edge(in Eight from, in Eight to, int* at)
        {
            Vector256<int> dx = to.X - from.X, dy = to.Y - from.Y;
            var owned = Vector256.LessThan(dy, zero) | (Vector256.Equals(dy, zero) & Vector256.GreaterThan(dx, zero));
            (dx * (originY - from.Y) - dy * (originX - from.X) - (one & ~owned)).Store(at);
            (-dy * Vector256.Create(SubPixel)).Store(at + 24);
            (dx * Vector256.Create(SubPixel)).Store(at + 48);
        }
    }

    /// <summary>Draws one of eight triangles that were set up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Small(int* setup, int lane, uint number, float* keys, uint* numbers)
    {
        var s = setup + lane;
        var k = (float*)s;
        Vector256<int> f0 = Vector256.Create(s[0]) + Vector256.Create(s[24]) * Lanes, f1 = Vector256.Create(s[8]) + Vector256.Create(s[32]) * Lanes, f2 = Vector256.Create(s[16]) + Vector256.Create(s[40]) * Lanes;
        Vector256<int> g0 = Vector256.Create(s[48]), g1 = Vector256.Create(s[56]), g2 = Vector256.Create(s[64]);
        var key = Vector256.Create(k[88]) + Vector256.Create(k[96]) * Vector256.ConvertToSingle(Lanes);
        Vector256<float> step = Vector256.Create(k[104]), low = Vector256.Create(k[112]), high = Vector256.Create(k[120]);
        var stamp = Vector256.Create(number);
        var row = s[72];
        for (var rows = s[80]; rows > 0; rows--, row += Stride)
        {
            var outside = f0 | f1 | f2;
            if (outside.ExtractMostSignificantBits() != 0xFF) Write(outside, Vector256.Min(Vector256.Max(key, low), high), keys + row, numbers + row, stamp);
            f0 += g0;
            f1 += g1;
            f2 += g2;
            key += step;
        }
    }

    /// <summary>First and last pixels whose centres are within the bounds of eight triangles.</summary>
    private readonly record struct Bounds(Vector256<int> MinX, Vector256<int> MaxX, Vector256<int> MinY, Vector256<int> MaxY);

    /// <summary>A corner of eight triangles.</summary>
    private readonly struct Eight(Vector256<int> x, Vector256<int> y, Vector256<float> key)
    {
        public readonly Vector256<int> X = x, Y = y;
        public readonly Vector256<float> Key = key;

        public static Eight Select(Vector256<int> mask, in Eight yes, in Eight no) => new(
            Vector256.ConditionalSelect(mask, yes.X, no.X), Vector256.ConditionalSelect(mask, yes.Y, no.Y), Vector256.ConditionalSelect(mask.AsSingle(), yes.Key, no.Key));
    }
}
