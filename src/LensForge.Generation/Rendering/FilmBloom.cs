using System.Numerics;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>Light that spreads in lens and emulsion, near and far.</summary>
internal static class FilmBloom
{
    private const float NearSigma = 3f / 512f, FarSigma = 14f / 512f, NearShare = 0.16f, FarShare = 0.12f;

    public static void Add(Vector3[] exposed, int width, int height, float from, float most)
    {
        var bright = new Vector3[exposed.Length];
        var any = false;
        for (var i = 0; i < exposed.Length; i++)
        {
            var light = Luminance(exposed[i]);
            if (light > from)
            {
                bright[i] = Vector3.Min(exposed[i] * MathF.Min(1f, (light - from) / light * 1.2f), new Vector3(most));
                any = true;
            }
        }

        if (!any)
        {
            return;
        }

        Vector3[] near = Blur(bright, width, height, NearSigma * width), far = Blur(bright, width, height, FarSigma * width);
        for (var i = 0; i < exposed.Length; i++)
        {
            exposed[i] += near[i] * NearShare + far[i] * FarShare;
        }
    }

    private static Vector3[] Blur(Vector3[] source, int width, int height, float sigma)
    {
        var radius = (int)MathF.Ceiling(2.5f * sigma);
        var kernel = new float[radius + 1];
        var total = 0f;
        for (var i = 0; i <= radius; i++)
        {
            kernel[i] = MathF.Exp(-i * i / (2f * sigma * sigma));
            total += i == 0 ? kernel[i] : 2f * kernel[i];
        }

        for (var i = 0; i <= radius; i++)
        {
            kernel[i] /= total;
        }

        Vector3[] across = new Vector3[source.Length], both = new Vector3[source.Length];
        for (var y = 0; y < height; y++)
        {
            var row = y * width;
            for (var x = 0; x < width; x++)
            {
                var sum = source[row + x] * kernel[0];
                for (var i = 1; i <= radius; i++)
                {
                    sum += (source[row + Math.Max(0, x - i)] + source[row + Math.Min(width - 1, x + i)]) * kernel[i];
                }

                across[row + x] = sum;
            }
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = across[y * width + x] * kernel[0];
                for (var i = 1; i <= radius; i++)
                {
                    sum += (across[Math.Max(0, y - i) * width + x] + across[Math.Min(height - 1, y + i) * width + x]) * kernel[i];
                }

                both[y * width + x] = sum;
            }
        }

        return both;
    }
}
