using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// The base pixels of a tile with a margin of two on every side: logarithm of their light, and the means of the guide over the full-size pixels that
/// each covers. Planes of Stride by Rows; beyond the picture its last pixels are repeated.
/// </summary>
internal sealed class BasePixels(int width, int rows)
{
    public const int Margin = 2, Means = 7;
    public const float Dark = 0.004f;
    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 256).Select(level => MathF.Log2(level / 255f * (level / 255f) + Dark))];

    public int Stride { get; } = width + 2 * Margin;
    public int Rows { get; } = rows + 2 * Margin;
    public int Area => Stride * Rows;

    /// <summary>Three planes of log2(square of the display value + <see cref="Dark"/>).</summary>
    public float[] Light { get; } = Planes(width, rows, 3);

    /// <summary>Seven planes: colour as <see cref="GuideRows"/> stores it, normal, depth.</summary>
    public float[] Mean { get; } = Planes(width, rows, Means);

    public void ReadLight(ReadOnlySpan<byte> rgb, int height, int top)
    {
        for (var row = 0; row < Rows; row++)
        {
            var from = rgb.Slice(Math.Clamp(top + row - Margin, 0, height - 1) * width * 3, width * 3);
            for (var column = 0; column < Stride; column++)
            {
                var x = 3 * Math.Clamp(column - Margin, 0, width - 1);
                var to = row * Stride + column;
                for (var channel = 0; channel < 3; channel++) Light[channel * Area + to] = Logarithms[from[x + channel]];
            }
        }
    }

    /// <param name="cells">The network's input: the guide, scale * scale planes a quantity.</param>
    public void Average(float[] cells, int scale)
    {
        var parts = scale * scale;
        var share = Vector256.Create(1f / parts);
        for (var quantity = 0; quantity < Means; quantity++)
        {
            for (var start = 0; start < Area; start += PixelLanes.Count)
            {
                var at = Math.Min(start, Area - PixelLanes.Count);
                var sum = Vector256<float>.Zero;
                for (var part = 0; part < parts; part++)
                {
                    var value = PixelLanes.Load(cells, (quantity * parts + part) * Area + at);
                    sum += quantity < 3 ? GuideRows.Linear(value) : value;
                }
                sum *= share;
                if (quantity < 3) sum = GuideRows.Log2(Vector256.Max(sum, Vector256<float>.Zero) + Vector256.Create(GuideRows.Dark)) * Vector256.Create(GuideRows.Scale);
                PixelLanes.Store(sum, Mean, quantity * Area + at);
            }
        }
    }

    private static float[] Planes(int width, int rows, int count) => new float[count * (width + 2 * Margin) * (rows + 2 * Margin)];
}
