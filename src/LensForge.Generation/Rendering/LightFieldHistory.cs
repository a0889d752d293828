using System.Numerics;

namespace LensForge.Generation.Rendering;

/// <summary>One half-resolution frame of traced light with the surfaces that it lies on.</summary>
internal sealed class LightFieldLayers(int width, int height)
{
    public readonly int Width = width, Height = height;
    public readonly Vector3[] Diffuse = new Vector3[width * height], Specular = new Vector3[width * height], Fog = new Vector3[width * height], Normal = new Vector3[width * height];

    /// <summary>Along the camera's axis, as in the G-buffers.</summary>
    public readonly float[] Depth = new float[width * height];

    /// <summary>Mean and mean square of a sample's diffuse luminance, and how many samples stand behind a pixel.</summary>
    public readonly float[] First = new float[width * height], Second = new float[width * height], Samples = new float[width * height];

    public readonly byte[] Figure = new byte[width * height];

    /// <summary>Which full-resolution pixel stands for this one.</summary>
    public readonly int[] Source = new int[width * height];
}

/// <summary>Carries the light of earlier frames to where its surfaces are now.</summary>
internal static class LightFieldHistory
{
    private const float DepthTolerance = 0.04f, LeastNormal = 0.75f, SpecularShare = 0.16f, FogShare = 0.2f;

    /// <summary>Blends what was known into the new samples, in place.</summary>
    /// <param name="samples">Samples in each pixel of <paramref name="now"/>.</param>
    /// <param name="most">At most this many samples are remembered.</param>
    public static void Blend(LightFieldLayers now, LightFieldLayers before, GBuffers g, int samples, float most)
    {
        for (var p = 0; p < now.Source.Length; p++)
        {
            now.Samples[p] = samples;
            var source = now.Source[p];
            float motionX = g.MotionX[source], motionY = g.MotionY[source], depth = g.PreviousDepth[source];
            if (float.IsNaN(motionX) || float.IsNaN(motionY) || float.IsNaN(depth))
            {
                continue;
            }

            float x = (source % g.Width + 0.5f + motionX) * 0.5f - 0.5f, y = (source / g.Width + 0.5f + motionY) * 0.5f - 0.5f;
            Take(now, before, p, x, y, depth, samples, most);
        }
    }

    private static void Take(LightFieldLayers now, LightFieldLayers before, int p, float x, float y, float depth, int samples, float most)
    {
        int x0 = (int)MathF.Floor(x), y0 = (int)MathF.Floor(y);
        float fx = x - x0, fy = y - y0, total = 0, first = 0, second = 0, known = 0;
        Vector3 diffuse = default, specular = default, fog = default;
        for (var k = 0; k < 4; k++)
        {
            int xx = x0 + (k & 1), yy = y0 + (k >> 1);
            if ((uint)xx >= (uint)before.Width || (uint)yy >= (uint)before.Height)
            {
                continue;
            }

            var q = yy * before.Width + xx;
            if (before.Figure[q] != now.Figure[p] || MathF.Abs(before.Depth[q] - depth) > DepthTolerance * depth || Vector3.Dot(before.Normal[q], now.Normal[p]) < LeastNormal)
            {
                continue;
            }

            var weight = ((k & 1) != 0 ? fx : 1f - fx) * ((k >> 1) != 0 ? fy : 1f - fy);
            diffuse += before.Diffuse[q] * weight;
            specular += before.Specular[q] * weight;
            fog += before.Fog[q] * weight;
            first += before.First[q] * weight;
            second += before.Second[q] * weight;
            known += before.Samples[q] * weight;
            total += weight;
        }

        if (total < 0.02f)
        {
            return;
        }

        var scale = 1f / total;
        var count = MathF.Min(known * scale + samples, MathF.Max(most, samples));
        var fresh = samples / count;
        now.Samples[p] = count;
        now.Diffuse[p] = Vector3.Lerp(diffuse * scale, now.Diffuse[p], fresh);
        // What is seen in a mirror moves against its surface, so it is forgotten sooner.
        now.Specular[p] = Vector3.Lerp(specular * scale, now.Specular[p], MathF.Max(fresh, SpecularShare));
        // Air does not stay with the surface behind it when the camera moves.
        now.Fog[p] = Vector3.Lerp(fog * scale, now.Fog[p], MathF.Max(fresh, FogShare));
        now.First[p] += (first * scale - now.First[p]) * (1f - fresh);
        now.Second[p] += (second * scale - now.Second[p]) * (1f - fresh);
    }
}
