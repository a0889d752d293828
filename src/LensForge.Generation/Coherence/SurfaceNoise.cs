using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Coherence;

/// <summary>
/// Gaussian noise that is attached to surfaces: a point of a coat keeps its grain while coat and camera move.
/// Each pixel draws from the cell of rest-pose space that it sees; cells are powers of two near the pixel's own size,
/// blended between two sizes with weights whose squares add up to 1, so that the noise stays of unit variance at any distance.
/// The sky draws from the screen.
/// </summary>
public static class SurfaceNoise
{
    private const float RootOfHalf = 0.70710678f;

    /// <param name="buffers">Of eight pixels or more.</param>
    /// <param name="tanHalfWidth">Tangent of half the horizontal view.</param>
    /// <param name="noise">Three planes, unit variance.</param>
    public static void Draw(GBuffers buffers, float tanHalfWidth, ulong seed, Span<float> noise)
    {
        int width = buffers.Width, area = width * buffers.Height;
        ArgumentOutOfRangeException.ThrowIfLessThan(area, PixelLanes.Count, nameof(buffers));
        var pixel = Vector256.Create(2 * tanHalfWidth / width);
        var key = Vector256.Create((uint)(seed ^ (seed >> 32)) * 0x9E3779B9u + 0x7F4A7C15u);
        Span<float> red = noise[..area], green = noise.Slice(area, area), blue = noise.Slice(2 * area, area);
        for (var start = 0; start < area; start += PixelLanes.Count)
        {
            // The last eight overlap those before: what is drawn twice is the same twice.
            var at = Math.Min(start, area - PixelLanes.Count);
            var depth = PixelLanes.Load(buffers.Depth, at);
            var sky = Vector256.GreaterThanOrEqual(depth, Vector256.Create(GBuffers.Sky));
            var (level, blend) = PixelLanes.Log2(Vector256.Max(Vector256.Create(1e-4f), depth * pixel) * Vector256.Create(RootOfHalf));
            var (sine, cosine) = QuarterTurn(blend);
            var part = Mix(key, (PixelLanes.Load(buffers.Part, at) + (PixelLanes.Load(buffers.Figure, at) << 16)).AsUInt32());
            Vector256<float> x = PixelLanes.Load(buffers.SurfaceX, at), y = PixelLanes.Load(buffers.SurfaceY, at), z = PixelLanes.Load(buffers.SurfaceZ, at);
            Vector256<uint> fine = Cell(part, x, y, z, level), coarse = Cell(part, x, y, z, level + Vector256<int>.One);
            if (sky != Vector256<float>.Zero)
            {
                var (column, row) = PixelLanes.Places(at, width);
                fine = Vector256.ConditionalSelect(sky.AsUInt32(), Mix(Mix(key, column.AsUInt32()), row.AsUInt32()), fine);
                cosine = Vector256.ConditionalSelect(sky, Vector256<float>.One, cosine);
                sine = Vector256.ConditionalSelect(sky, Vector256<float>.Zero, sine);
            }

            PixelLanes.Store(Next(ref fine) * cosine + Next(ref coarse) * sine, red, at);
            PixelLanes.Store(Next(ref fine) * cosine + Next(ref coarse) * sine, green, at);
            PixelLanes.Store(Next(ref fine) * cosine + Next(ref coarse) * sine, blue, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Cell(Vector256<uint> key, Vector256<float> x, Vector256<float> y, Vector256<float> z, Vector256<int> level)
    {
        // Two to the power of -level.
        var scale = ((Vector256.Create(127) - level) << 23).AsSingle();
        var hash = Mix(key, level.AsUInt32());
        hash = Mix(hash, Vector256.ConvertToInt32(Vector256.Floor(x * scale)).AsUInt32());
        hash = Mix(hash, Vector256.ConvertToInt32(Vector256.Floor(y * scale)).AsUInt32());
        return Mix(hash, Vector256.ConvertToInt32(Vector256.Floor(z * scale)).AsUInt32());
    }

    /// <summary>Sine and cosine of a share of a right angle, within 1e-6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Sine, Vector256<float> Cosine) QuarterTurn(Vector256<float> share)
    {
        var a = share * Vector256.Create(MathF.PI / 2);
        var s = a * a;
        var sine = s * Vector256.Create(-1f / 39916800) + Vector256.Create(1f / 362880);
        sine = sine * s + Vector256.Create(-1f / 5040);
        sine = sine * s + Vector256.Create(1f / 120);
        sine = sine * s + Vector256.Create(-1f / 6);
        sine = sine * s + Vector256<float>.One;
        var cosine = s * Vector256.Create(-1f / 3628800) + Vector256.Create(1f / 40320);
        cosine = cosine * s + Vector256.Create(-1f / 720);
        cosine = cosine * s + Vector256.Create(1f / 24);
        cosine = cosine * s + Vector256.Create(-1f / 2);
        return (sine * a, cosine * s + Vector256<float>.One);
    }

    /// <summary>Steps the hash and makes it a sum of four uniform bytes, scaled to unit variance: near enough to normal, with tails cut at 3.4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Next(ref Vector256<uint> hash)
    {
        hash = Mix(hash, Vector256.Create(0x68E31DA4u));
        var bytes = Vector256.Create(0x00FF00FFu);
        var pairs = (hash & bytes) + (Vector256.ShiftRightLogical(hash, 8) & bytes);
        var sum = (pairs & Vector256.Create(0xFFFFu)) + Vector256.ShiftRightLogical(pairs, 16);
        return (Vector256.ConvertToSingle(sum.AsInt32()) - Vector256.Create(510f)) * Vector256.Create(1f / 147.8f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> hash, Vector256<uint> value)
    {
        hash ^= value * Vector256.Create(0xCC9E2D51u);
        hash = (hash ^ Vector256.ShiftRightLogical(hash, 16)) * Vector256.Create(0x7FEB352Du);
        hash = (hash ^ Vector256.ShiftRightLogical(hash, 15)) * Vector256.Create(0x846CA68Bu);
        return hash ^ Vector256.ShiftRightLogical(hash, 16);
    }
}
