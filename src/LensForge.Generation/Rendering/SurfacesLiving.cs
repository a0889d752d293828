using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>People and nature.</summary>
public static partial class Surfaces
{
    private const float EyeRadius = 0.025f, IrisAngleSine = 0.58f;

    private static SurfacePoint Skin(Material m, Vector3 t, Vector3 normal, float f)
    {
        // Blush sits where a head's cheeks, nose and ears are, in head-local metres; elsewhere it is nought.
        var side = t with { X = MathF.Abs(t.X) };
        var blush = Spot(side, new(0.058f, -0.03f, 0.078f), 0.0011f) * 0.42f
            + Spot(side, new(0f, -0.022f, 0.125f), 0.0006f) * 0.4f
            + Spot(side, new(0.1f, 0f, -0.01f), 0.0012f) * 0.4f;
        var socket = Spot(side, new(0.042f, 0.016f, 0.09f), 0.0009f) * 0.22f;
        var pores = Octaves(t * 38f, 2, f * 38f);
        var mottle = Octaves(t * 11f + new Vector3(3.7f), 2, f * 11f);
        var flush = m.Second == Vector3.Zero ? m.Colour * new Vector3(0.98f, 0.68f, 0.62f) : m.Second;
        var albedo = Mix(m.Colour, flush, Math.Clamp(blush + 0.1f * (mottle - 0.5f), 0f, 1f)) * (0.95f + 0.1f * pores);
        albedo *= new Vector3(1f - 0.22f * socket, 1f - 0.38f * socket, 1f - 0.34f * socket);
        if (m.Scale > 1.5f && blush > 0.02f && Kept(0.004f, f) is > 0 and var kept)
        {
            albedo *= Mix(Vector3.One, new(0.74f, 0.56f, 0.46f), 0.7f * kept * Smooth(0.62f, 0.72f, Noise(t * 210f)) * Smooth(0f, 0.3f, blush));
        }

        var fine = Kept(0.006f, f);
        var bumped = fine > 0.02f ? Bump(normal, Gradient(t * 160f) * (0.05f * fine)) : normal;
        return new(albedo, bumped, m.Emission, m.Specular, Math.Clamp(m.Roughness + 0.12f * (pores - 0.5f), 0.2f, 1f));
    }

    private static float Spot(Vector3 p, Vector3 centre, float squaredWidth)
    {
        var d = Vector3.DistanceSquared(p, centre) / squaredWidth;
        return d > 9f ? 0f : MathF.Exp(-d);
    }

    private static SurfacePoint Hair(Material m, Vector3 q, Vector3 normal, float f)
    {
        // Strands fall along y around the axis of the head; the unit radius instead of an angle has no seam.
        var radius = MathF.Sqrt(q.X * q.X + q.Z * q.Z) + 1e-5f;
        Vector3 around = new(q.X / radius, q.Y, q.Z / radius);
        var lockTone = Octaves(new(around.X * 11f, q.Y * 7f + radius * 16f, around.Z * 11f), 2, f * 110f);
        var fine = Kept(0.0035f, f);
        var strands = new Vector3(around.X * 52f, q.Y * 12f + radius * 30f, around.Z * 52f);
        var strand = fine > 0 ? fine * (Noise(strands) - 0.5f) : 0;
        var patch = Octaves(q * 13f, 2, f * 13f);
        var t = Math.Clamp(0.18f + 0.62f * lockTone + 0.5f * (patch - 0.5f) + 0.55f * strand, 0f, 1f);
        Vector3 outward = new(around.X, 0, around.Z);
        var comb = (lockTone - 0.5f) * 0.5f + strand * 0.55f;
        // Leans the normal sideways strand by strand, which breaks a plastic highlight into many thin ones.
        var bumped = Vector3.Normalize(normal + Vector3.Cross(outward, Vector3.UnitY) * comb);
        return new(Mix(m.Second, m.Colour, t), bumped, m.Emission, m.Specular * (0.6f + 0.8f * lockTone), Math.Clamp(m.Roughness + 0.25f * (0.5f - lockTone), 0.25f, 1f));
    }

    private static SurfacePoint Cloth(Material m, Vector3 q, Vector3 normal, float f)
    {
        var mottle = Octaves(q * 6f, 2, f * 6f);
        var weave = Kept(0.006f, f) is > 0 and var kept ? kept * (Noise(q * new Vector3(420f, 150f, 420f)) - 0.5f) : 0;
        var fuzz = Kept(0.008f, f);
        var slope = Gradient(q * 24f) * (0.05f * Kept(0.042f, f));
        if (fuzz > 0.02f)
        {
            slope += Gradient(q * 210f) * (0.22f * fuzz);
        }

        var worn = m.Second == Vector3.Zero ? m.Colour : m.Second;
        return new(Mix(m.Colour, worn, 0.35f * Smooth(0.55f, 0.8f, mottle)) * (0.86f + 0.28f * mottle + 0.24f * weave), Bump(normal, slope), m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Eye(Material m, Vector3 t, Vector3 normal, float footprint)
    {
        var d = Vector3.Normalize(t);
        var soft = Math.Clamp(footprint / EyeRadius, 0.04f, 0.5f);
        // Measured by the sine of the angle off the optical axis; the back of the eye counts as white.
        var off = d.Z > 0 ? MathF.Sqrt(d.X * d.X + d.Y * d.Y) : 1.2f;
        float Inside(float radius) => Smooth(radius + 0.5f * soft, radius - 0.5f * soft, off);
        var white = Mix(m.Colour, m.Colour * new Vector3(0.82f, 0.66f, 0.62f), Smooth(0.72f, 1f, off));
        // Shaded above by the lid, lit below, as painters do it.
        var iris = Mix(m.Second * 1.5f, m.Second * 0.4f, Smooth(-0.3f, 0.42f, d.Y));
        var albedo = Mix(white, m.Second * 0.22f, Inside(IrisAngleSine));
        albedo = Mix(albedo, iris, Inside(IrisAngleSine * 0.88f));
        albedo = Mix(albedo, new(0.008f), Inside(IrisAngleSine * 0.5f));
        float cx = d.X + 0.17f, cy = d.Y - 0.2f;
        var glint = d.Z > 0 ? Smooth(0.1f + 0.5f * soft, MathF.Max(0f, 0.1f - 0.5f * soft), MathF.Sqrt(cx * cx + cy * cy)) : 0f;
        return new(Mix(albedo, new(0.95f), glint), normal, m.Emission + new Vector3(0.14f * glint), MathF.Max(m.Specular, 0.04f), MathF.Min(m.Roughness, 0.12f));
    }

    private static SurfacePoint Water(Material m, Vector3 world, Vector3 normal, float f)
    {
        Vector3 q = new(world.X * 1.5f, 0, world.Z * 4.2f);
        var near = Kept(0.25f, f);
        var slope = Gradient(q) * (0.09f * Kept(0.7f, f));
        if (near > 0.02f)
        {
            slope += Gradient(q * 3.1f + new Vector3(9f, 0, 4f)) * (0.055f * near);
        }

        var swell = Octaves(q * 0.23f, 2, f * 0.6f);
        return new(Mix(m.Colour, m.Second, swell * 0.5f), Bump(normal, slope with { Y = 0 }), m.Emission, MathF.Max(m.Specular, 0.03f), MathF.Max(MathF.Min(m.Roughness, 0.12f), 0.14f * (1f - near)));
    }

    private static SurfacePoint Grass(Material m, Vector3 q, Vector3 normal, float f)
    {
        var patch = Octaves(q * 0.9f, 3, f * 0.9f);
        var kept = Kept(0.03f, f);
        var blade = kept > 0 ? kept * (Noise(q * new Vector3(55f, 9f, 34f)) - 0.5f) : 0;
        var bumped = kept > 0.02f ? Bump(normal, Gradient(q * new Vector3(40f, 10f, 30f)) * (0.5f * kept)) : normal;
        return new(Mix(m.Colour, m.Second, Smooth(0.35f, 0.7f, patch)) * (0.85f + 0.3f * patch + 0.8f * blade), bumped, m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Leaves(Material m, Vector3 q, Vector3 normal, float f)
    {
        var cluster = Octaves(q * 5f, 2, f * 5f);
        var kept = Kept(0.07f, f);
        var leaf = kept > 0 ? kept * (Noise(q * 19f) - 0.5f) : 0;
        var bumped = kept > 0.02f ? Bump(normal, Gradient(q * 19f) * (0.75f * kept)) : normal;
        return new(Mix(m.Second, m.Colour, Smooth(0.3f, 0.7f, cluster + 0.5f * leaf)) * (0.8f + 0.4f * cluster + 0.5f * leaf), bumped, m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Bark(Material m, Vector3 q, Vector3 normal, float f)
    {
        var p = q * new Vector3(22f, 3.2f, 22f) + new Vector3(0, 2f * Noise(q * 3f), 0);
        var ridge = 1f - MathF.Abs(2f * Octaves(p, 2, f * 22f) - 1f);
        var kept = Kept(0.05f, f);
        var bumped = kept > 0.02f ? Bump(normal, Gradient(p) * (0.45f * kept)) : normal;
        return new(Mix(m.Second, m.Colour, Smooth(0.35f, 0.9f, ridge)) * (0.75f + 0.35f * ridge), bumped, m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Sand(Material m, Vector3 q, Vector3 normal, float f)
    {
        const float wavelength = 0.16f;
        var kept = Kept(wavelength, f);
        var dune = Octaves(q * 0.35f, 2, f * 0.35f);
        var phase = (q.Z * 0.92f + q.X * 0.38f) / wavelength + 5f * Octaves(q * 0.8f, 2, f * 0.8f);
        var (sine, cosine) = MathF.SinCos(MathF.Tau * phase);
        float grains = Kept(0.008f, f), grain = grains > 0 ? grains * (Noise(q * 160f) - 0.5f) : 0;
        var slope = new Vector3(0.38f, 0, 0.92f) * (0.2f * kept * cosine);
        return new(Mix(m.Colour, m.Second, Smooth(0.4f, 0.7f, dune) * 0.5f) * (0.97f + 0.07f * kept * sine + 0.25f * grain), Bump(normal, slope), m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Snow(Material m, Vector3 q, Vector3 normal, float f)
    {
        var drift = Octaves(q * 1.1f, 2, f * 1.1f);
        var slope = Gradient(q * 3f) * (0.12f * Kept(0.33f, f));
        if (Kept(0.04f, f) is > 0.02f and var kept)
        {
            slope += Gradient(q * 26f) * (0.07f * kept);
        }

        return new(Mix(m.Colour, m.Second == Vector3.Zero ? m.Colour : m.Second, 0.4f * Smooth(0.4f, 0.75f, drift)) * (0.97f + 0.06f * drift), Bump(normal, slope), m.Emission, m.Specular, m.Roughness);
    }
}
