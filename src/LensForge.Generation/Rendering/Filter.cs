using System.Numerics;
using System.Runtime.CompilerServices;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>
/// An edge-avoiding à-trous wavelet filter guided by normals, depth and the measured variance
/// (Dammertz and others 2010; Schied and others 2017). Albedo is not in what it smooths, so textures stay sharp.
/// </summary>
public static class Filter
{
    private static readonly float[] Kernel = [0.375f, 0.25f, 0.0625f];

    /// <summary>How a layer is smoothed.</summary>
    /// <param name="Passes">Each doubles the reach.</param>
    /// <param name="Tolerance">Standard deviations of luminance that count as noise.</param>
    /// <param name="Normal">Sharpness against turning normals.</param>
    /// <param name="Depth">Tolerated relative step in depth.</param>
    public readonly record struct Strength(int Passes, float Tolerance, float Normal, float Depth);

    public static readonly Strength ForDiffuse = new(4, 3.2f, 14f, 0.012f), ForSpecular = new(3, 1.8f, 24f, 0.012f), ForFog = new(5, 6f, 0f, 0.08f);

    /// <summary>Smooths the three light layers in place.</summary>
    /// <param name="threads">At most this many at once; 0 for as many as there are cores.</param>
    public static void Smooth(PathTracerLayers layers, int threads = 0)
    {
        var slopes = Slopes(layers);
        Smooth(layers.Diffuse, layers.DiffuseVariance, layers, slopes, ForDiffuse, threads);
        Smooth(layers.Specular, layers.SpecularVariance, layers, slopes, ForSpecular, threads);
        Smooth(layers.Fog, layers.FogVariance, layers, slopes, ForFog, threads);
    }

    /// <summary>Smooths one layer in place.</summary>
    public static void Smooth(Vector3[] layer, float[] variance, PathTracerLayers guide, Vector2[] slopes, Strength strength, int threads = 0)
    {
        Vector3[] source = layer, target = new Vector3[layer.Length];
        float[] spread = Blur(variance, guide.Width, guide.Height), nextSpread = new float[layer.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads <= 0 ? -1 : threads };
        for (var pass = 0; pass < strength.Passes; pass++)
        {
            var step = 1 << pass;
            var (from, to, fromSpread, toSpread) = (source, target, spread, nextSpread);
            Parallel.For(0, guide.Height, options, y => Row(from, to, fromSpread, toSpread, guide, slopes, strength, step, y));
            (source, target) = (target, source);
            (spread, nextSpread) = (nextSpread, spread);
        }

        if (!ReferenceEquals(source, layer))
        {
            source.CopyTo(layer, 0);
        }
    }

    private static void Row(Vector3[] from, Vector3[] to, float[] spread, float[] nextSpread, PathTracerLayers guide, Vector2[] slopes, Strength strength, int step, int y)
    {
        int width = guide.Width, height = guide.Height;
        for (var x = 0; x < width; x++)
        {
            var p = y * width + x;
            var centre = from[p];
            float light = Luminance(centre), depth = guide.Depth[p];
            var normal = guide.Normal[p];
            var slope = slopes[p];
            var tolerance = 1f / (strength.Tolerance * MathF.Sqrt(spread[p]) + 0.003f + 0.01f * light);
            Vector3 sum = default;
            float weights = 0, squares = 0;
            for (var j = -2; j <= 2; j++)
            {
                var yy = y + j * step;
                if ((uint)yy >= (uint)height)
                {
                    continue;
                }

                for (var i = -2; i <= 2; i++)
                {
                    var xx = x + i * step;
                    if ((uint)xx >= (uint)width)
                    {
                        continue;
                    }

                    var q = yy * width + xx;
                    var value = from[q];
                    var expected = slope.X * Math.Abs(i * step) + slope.Y * Math.Abs(j * step) + strength.Depth * depth;
                    var distance = Vector3.DistanceSquared(normal, guide.Normal[q]) * strength.Normal + MathF.Abs(depth - guide.Depth[q]) / expected + MathF.Abs(light - Luminance(value)) * tolerance;
                    var weight = Kernel[Math.Abs(i)] * Kernel[Math.Abs(j)] * ExpOfMinus(distance);
                    sum += value * weight;
                    weights += weight;
                    squares += weight * weight * spread[q];
                }
            }

            to[p] = sum / weights;
            nextSpread[p] = squares / (weights * weights);
        }
    }

    /// <summary>How fast depth changes from pixel to pixel: the smaller of both sides, so that edges do not count.</summary>
    public static Vector2[] Slopes(PathTracerLayers guide)
    {
        int width = guide.Width, height = guide.Height;
        var slopes = new Vector2[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var p = y * width + x;
                var z = guide.Depth[p];
                float left = MathF.Abs(z - guide.Depth[x > 0 ? p - 1 : p + 1]), right = MathF.Abs(z - guide.Depth[x + 1 < width ? p + 1 : p - 1]);
                float up = MathF.Abs(z - guide.Depth[y > 0 ? p - width : p + width]), down = MathF.Abs(z - guide.Depth[y + 1 < height ? p + width : p - width]);
                slopes[p] = new(MathF.Min(left, right), MathF.Min(up, down));
            }
        }

        return slopes;
    }

    private static float[] Blur(float[] values, int width, int height)
    {
        var result = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                float sum = 0, weights = 0;
                for (var j = Math.Max(0, y - 1); j <= Math.Min(height - 1, y + 1); j++)
                {
                    for (var i = Math.Max(0, x - 1); i <= Math.Min(width - 1, x + 1); i++)
                    {
                        float weight = (2 - Math.Abs(i - x)) * (2 - Math.Abs(j - y));
                        sum += values[j * width + i] * weight;
                        weights += weight;
                    }
                }

                result[y * width + x] = sum / weights;
            }
        }

        return result;
    }

    /// <summary>e to the minus x for x of nought or more, within 0.2 percent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float ExpOfMinus(float x)
    {
        var power = MathF.Max(-1.442695f * x, -100f);
        var whole = MathF.Floor(power);
        var rest = power - whole;
        var fraction = 1f + rest * (0.6951786f + rest * (0.2276414f + rest * 0.0774967f));
        return fraction * BitConverter.Int32BitsToSingle(((int)whole + 127) << 23);
    }
}
