using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>Skin and eyes.</summary>
public static partial class Surfaces
{
    private const float EyeRadius = 0.028f, IrisAngleSine = 0.62f;

    private static SurfacePoint Skin(Material m, Vector3 t, Vector3 normal, float f)
    {
        // Blush sits where a head's cheeks, nose and ears are, in head-local metres; elsewhere it is nought.
        var side = t with { X = MathF.Abs(t.X) };
        var blush = Spot(side, new(0.060f, -0.032f, 0.080f), 0.0014f) * 0.62f
            + Spot(side, new(0f, -0.022f, 0.125f), 0.0007f) * 0.5f
            + Spot(side, new(0.108f, 0f, -0.01f), 0.0014f) * 0.55f
            + Spot(side, new(0f, -0.118f, 0.08f), 0.0008f) * 0.22f;
        var socket = Spot(side, new(0.042f, 0.020f, 0.09f), 0.0010f) * 0.26f;
        var pores = Octaves(t * 38f, 2, f * 38f);
        var mottle = Octaves(t * 11f + new Vector3(3.7f), 2, f * 11f);
        var flush = m.Second == Vector3.Zero ? m.Colour * new Vector3(0.98f, 0.68f, 0.62f) : m.Second;
        var albedo = Mix(m.Colour, flush, Math.Clamp(blush + 0.14f * (mottle - 0.5f), 0f, 1f)) * (0.95f + 0.1f * pores);
        albedo *= new Vector3(1f - 0.20f * socket, 1f - 0.36f * socket, 1f - 0.32f * socket);
        if (m.Finish is Complexion skin)
        {
            if (skin.Freckles > 0 && Kept(0.006f, f) is > 0 and var kept)
            {
                var over = Smooth(0.05f, 0.3f, Spot(side, new(0.045f, -0.020f, 0.092f), 0.0016f) + Spot(side, new(0f, -0.004f, 0.112f), 0.0007f));
                var spots = Smooth(0.64f, 0.76f, Noise(t * 230f)) + 0.6f * Smooth(0.68f, 0.78f, Noise(t * 340f + new Vector3(7.7f)));
                albedo *= Mix(Vector3.One, new(0.74f, 0.55f, 0.43f), Math.Clamp(skin.Freckles * kept * over * spots, 0f, 1f));
            }

            if (skin.Wrinkles > 0 && side.Z > 0 && Kept(0.007f, f) is > 0 and var seen)
            {
                albedo *= Mix(Vector3.One, new(0.62f, 0.50f, 0.47f), 0.8f * seen * skin.Wrinkles * Creases(side));
            }
        }

        var fine = Kept(0.006f, f);
        var bumped = fine > 0.02f ? Bump(normal, Gradient(t * 160f) * (0.05f * fine)) : normal;
        return new(albedo, bumped, m.Emission, m.Specular, Math.Clamp(m.Roughness + 0.12f * (pores - 0.5f), 0.2f, 1f));
    }

    // Lines of the forehead, at the corners of the eyes, from nose to mouth, and under the eyes; 0 to 1.
    private static float Creases(Vector3 p)
    {
        var line = 0f;
        var wave = 0.0022f * MathF.Sin(p.X * 95f);
        for (var i = 0; i < 3; i++)
        {
            line = MathF.Max(line, Stroke(p.Y - 0.080f - 0.0125f * i - wave, 0.0016f) * Smooth(0.062f, 0.040f, p.X));
        }

        for (var i = -1; i <= 1; i++)
        {
            line = MathF.Max(line, Stroke(p.Y - 0.008f - 0.55f * i * (p.X - 0.070f), 0.0015f) * Smooth(0.070f, 0.074f, p.X) * Smooth(0.092f, 0.084f, p.X));
        }

        var fold = p.Y + 0.022f + (p.X - 0.020f) * 1.55f - 9f * (p.X - 0.020f) * (p.X - 0.020f);
        line = MathF.Max(line, Stroke(fold, 0.0030f) * Smooth(0.018f, 0.024f, p.X) * Smooth(0.056f, 0.046f, p.X) * Smooth(0.02f, 0.06f, p.Z));
        float ex = p.X - 0.041f, ey = p.Y - 0.012f, off = MathF.Sqrt(ex * ex + ey * ey);
        return MathF.Max(line, 0.7f * Stroke(off - 0.0375f, 0.0022f) * Smooth(-0.010f, -0.022f, ey));
    }

    private static float Stroke(float distance, float width)
    {
        var d = distance / width;
        return MathF.Abs(d) > 3f ? 0f : MathF.Exp(-d * d);
    }

    private static float Spot(Vector3 p, Vector3 centre, float squaredWidth)
    {
        var d = Vector3.DistanceSquared(p, centre) / squaredWidth;
        return d > 9f ? 0f : MathF.Exp(-d);
    }

    // Coordinates are the eye's own: z is the optical axis, one unit its radius.
    private static SurfacePoint Eye(Material m, Vector3 t, Vector3 normal, float footprint)
    {
        var d = Vector3.Normalize(t);
        var soft = Math.Clamp(footprint / EyeRadius, 0.03f, 0.5f);
        // Measured by the sine of the angle off the optical axis; the back of the eye counts as white.
        var off = d.Z > 0 ? MathF.Sqrt(d.X * d.X + d.Y * d.Y) : 1.2f;
        float Inside(float radius) => Smooth(radius + 0.5f * soft, radius - 0.5f * soft, off);
        float Dot(float x, float y, float radius)
        {
            float dx = d.X - x, dy = d.Y - y;
            return d.Z > 0 ? Smooth(radius + 0.5f * soft, MathF.Max(0f, radius - 0.5f * soft), MathF.Sqrt(dx * dx + dy * dy)) : 0f;
        }

        var white = Mix(m.Colour, m.Colour * new Vector3(0.80f, 0.66f, 0.62f), Smooth(0.74f, 1f, off));
        // Shaded above by the lid, lit below, with rays that run to the pupil, as painters do it.
        var iris = Mix(m.Second * 1.9f, m.Second * 0.55f, Smooth(-0.34f, 0.42f, d.Y));
        if (Kept(0.16f, soft) is > 0 and var kept)
        {
            var around = d / MathF.Max(off, 1e-3f);
            iris *= 1f + kept * 0.5f * (Noise(new Vector3(around.X * 9f, around.Y * 9f, off * 4f)) - 0.5f);
        }

        var albedo = Mix(white, m.Second * 0.16f, Inside(IrisAngleSine));
        albedo = Mix(albedo, iris, Inside(IrisAngleSine * 0.87f));
        albedo = Mix(albedo, new(0.006f), Inside(IrisAngleSine * 0.52f));
        var glint = MathF.Max(Dot(-0.20f, 0.24f, 0.145f), 0.65f * Dot(0.21f, -0.22f, 0.07f));
        return new(Mix(albedo, new(0.95f), glint), normal, m.Emission + new Vector3(0.18f * glint), MathF.Max(m.Specular, 0.04f), MathF.Min(m.Roughness, 0.12f));
    }
}
