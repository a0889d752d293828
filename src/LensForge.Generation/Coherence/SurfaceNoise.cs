using System.Runtime.CompilerServices;
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
    /// <param name="tanHalfWidth">Tangent of half the horizontal view.</param>
    /// <param name="noise">Three planes, unit variance.</param>
    public static void Draw(GBuffers buffers, float tanHalfWidth, ulong seed, Span<float> noise)
    {
        int width = buffers.Width, height = buffers.Height, area = width * height;
        var pixel = 2 * tanHalfWidth / width;
        var key = (uint)(seed ^ (seed >> 32)) * 0x9E3779B9u + 0x7F4A7C15u;
        for (var i = 0; i < area; i++)
        {
            var depth = buffers.Depth[i];
            if (depth >= GBuffers.Sky)
            {
                Triple(Mix(Mix(key, (uint)(i % width)), (uint)(i / width)), 1f, noise, i, area, first: true);
                continue;
            }
            var level = MathF.Log2(MathF.Max(1e-4f, depth * pixel)) - 0.5f;
            var coarse = MathF.Floor(level);
            var blend = level - coarse;
            var angle = blend * (MathF.PI / 2);
            var part = Mix(key, (uint)(buffers.Part[i] + (buffers.Figure[i] << 16)));
            Triple(Cell(part, buffers, i, coarse), MathF.Cos(angle), noise, i, area, first: true);
            Triple(Cell(part, buffers, i, coarse + 1), MathF.Sin(angle), noise, i, area, first: false);
        }
    }

    private static uint Cell(uint key, GBuffers buffers, int i, float level)
    {
        var scale = MathF.Pow(2, -level);
        var hash = Mix(key, (uint)(int)level);
        hash = Mix(hash, (uint)(int)MathF.Floor(buffers.SurfaceX[i] * scale));
        hash = Mix(hash, (uint)(int)MathF.Floor(buffers.SurfaceY[i] * scale));
        return Mix(hash, (uint)(int)MathF.Floor(buffers.SurfaceZ[i] * scale));
    }

    private static void Triple(uint hash, float weight, Span<float> noise, int i, int area, bool first)
    {
        for (var plane = 0; plane < 3; plane++)
        {
            hash = Mix(hash, 0x68E31DA4u);
            var value = weight * Gaussian(hash);
            noise[plane * area + i] = first ? value : noise[plane * area + i] + value;
        }
    }

    /// <summary>A sum of four uniform bytes, scaled to unit variance: near enough to normal, with tails cut at 3.4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Gaussian(uint hash)
    {
        var sum = (hash & 0xFF) + ((hash >> 8) & 0xFF) + ((hash >> 16) & 0xFF) + (hash >> 24);
        return (sum - 510f) * (1f / 147.8f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint hash, uint value)
    {
        hash ^= value * 0xCC9E2D51u;
        hash = (hash ^ (hash >> 16)) * 0x7FEB352Du;
        hash = (hash ^ (hash >> 15)) * 0x846CA68Bu;
        return hash ^ (hash >> 16);
    }
}
