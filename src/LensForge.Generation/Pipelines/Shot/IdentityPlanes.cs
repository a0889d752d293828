using LensForge.Generation.Models;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Tells the network who is who: each figure's embedding through the figure's own mask, so that nobody's looks reach anybody else.</summary>
public static class IdentityPlanes
{
    private const int Patch = DenoiserCanvas.IdentityScale;

    /// <param name="buffers">Width and height multiples of 4.</param>
    /// <param name="embeddings">Of the figures in stage order, 16 numbers each.</param>
    /// <param name="planes">16 planes of a quarter of the size; each value is the mean over its 4x4 pixels.</param>
    public static void Write(GBuffers buffers, IReadOnlyList<float[]> embeddings, Span<float> planes)
    {
        int width = buffers.Width / Patch, area = width * (buffers.Height / Patch);
        planes.Clear();
        if (embeddings.Count == 0) return;
        for (var i = 0; i < buffers.Figure.Length; i++)
        {
            var figure = buffers.Figure[i];
            if (figure == 0 || figure > embeddings.Count) continue;
            var at = i / buffers.Width / Patch * width + i % buffers.Width / Patch;
            var embedding = embeddings[figure - 1];
            for (var k = 0; k < embedding.Length; k++) planes[k * area + at] += embedding[k] * (1f / (Patch * Patch));
        }
    }
}
