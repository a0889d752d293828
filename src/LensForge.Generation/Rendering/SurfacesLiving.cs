using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>Hair and nature.</summary>
public static partial class Surfaces
{
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
