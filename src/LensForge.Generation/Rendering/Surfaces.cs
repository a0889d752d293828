using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>A surface where light meets it: linear reflectance, bumped world-space normal, emitted radiance and gloss.</summary>
public readonly record struct SurfacePoint(Vector3 Albedo, Vector3 Normal, Vector3 Emission, float Specular, float Roughness);

/// <summary>
/// Procedural textures of every substance. Patterns live in surface coordinates, so that they stick to what moves;
/// whatever is finer than a pixel fades to its mean, so that nothing shimmers.
/// </summary>
public static partial class Surfaces
{
    /// <param name="surface">Rest-pose coordinates in metres; of an eye the unit direction from its centre, z forward.</param>
    /// <param name="normal">Unit world-space normal that faces the viewer.</param>
    /// <param name="footprint">Size of a pixel at the surface in metres; 0 for full detail.</param>
    public static SurfacePoint Evaluate(Material material, Vector3 surface, Vector3 world, Vector3 normal, float footprint)
    {
        var q = surface * material.Scale;
        var f = footprint * material.Scale;
        return material.Substance switch
        {
            Substance.Skin => Skin(material, surface, normal, footprint),
            Substance.Hair => Hair(material, q, normal, f),
            Substance.Cloth => Cloth(material, q, normal, f),
            Substance.Eye => Eye(material, surface, normal, footprint),
            Substance.Wood => Wood(material, q, normal, f),
            Substance.Planks => Planks(material, q, normal, f),
            Substance.Plaster => Plaster(material, q, normal, f),
            Substance.Brick => Brick(material, q, normal, f),
            Substance.Tile => Tile(material, q, normal, f),
            Substance.Stone => Stone(material, q, normal, f),
            Substance.Cobble => Cobble(material, q, normal, f),
            Substance.Asphalt => Asphalt(material, q, normal, f),
            Substance.Metal => Metal(material, q, normal, f),
            Substance.Glass => new(material.Colour * 0.35f, normal, material.Emission, MathF.Max(material.Specular, 0.06f), MathF.Min(material.Roughness, 0.12f)),
            Substance.Water => Water(material, world, normal, footprint),
            Substance.Grass => Grass(material, q, normal, f),
            Substance.Leaves => Leaves(material, q, normal, f),
            Substance.Bark => Bark(material, q, normal, f),
            Substance.Sand => Sand(material, q, normal, f),
            Substance.Snow => Snow(material, q, normal, f),
            Substance.Paper => Flat(material, normal, 0.96f + 0.08f * Octaves(q * 30f, 2, f * 30f)),
            Substance.Paint => Paint(material, q, normal, f),
            Substance.Carpet => Carpet(material, q, normal, f),
            Substance.Emissive => new(material.Colour, normal, material.Emission, material.Specular, material.Roughness),
            _ => Flat(material, normal, 0.94f + 0.12f * Octaves(q * 9f, 2, f * 9f)),
        };
    }

    private static SurfacePoint Flat(Material m, Vector3 normal, float shade) => new(m.Colour * shade, normal, m.Emission, m.Specular, m.Roughness);

    /// <summary>Tilts a normal against the slope of a height field.</summary>
    private static Vector3 Bump(Vector3 normal, Vector3 slope) => Vector3.Normalize(normal - (slope - normal * Vector3.Dot(slope, normal)));

    private static Vector3 Mix(Vector3 a, Vector3 b, float t) => a + (b - a) * t;

    private static float Mix(float a, float b, float t) => a + (b - a) * t;

    /// <summary>Coordinates within the plane that the normal faces most: across, and up or along.</summary>
    private static (float Across, float Along) Planar(Vector3 q, Vector3 normal)
    {
        var n = Vector3.Abs(normal);
        return n.Y > n.X && n.Y > n.Z ? (q.X, q.Z) : n.X > n.Z ? (q.Z, q.Y) : (q.X, q.Y);
    }

    private static SurfacePoint Wood(Material m, Vector3 q, Vector3 normal, float f)
    {
        // The grain runs along surface x.
        var warp = Noise(q * 2.2f) * 4f;
        var rings = Octaves(new(q.X * 2.5f + warp, q.Y * 26f, q.Z * 26f), 2, f * 26f);
        var fibre = Kept(0.004f, f) is > 0 and var kept ? kept * (Noise(new(q.X * 14f, q.Y * 260f, q.Z * 260f)) - 0.5f) : 0;
        var t = Smooth(0.28f, 0.72f, rings + 0.25f * fibre);
        return new(Mix(m.Second, m.Colour, t) * (1f + 0.22f * fibre), normal, m.Emission, m.Specular, Math.Clamp(m.Roughness + 0.2f * (rings - 0.5f), 0.05f, 1f));
    }

    private static SurfacePoint Planks(Material m, Vector3 q, Vector3 normal, float f)
    {
        const float width = 0.14f, length = 1.7f;
        var (u, v) = Planar(q, normal);
        float across = u / width, board = MathF.Floor(across);
        float along = v / length + Hash((int)board, 3, 1) * 9f, butt = MathF.Floor(along);
        var tone = Hash((int)board, (int)butt, 5);
        var grain = Octaves(new(u * 34f + board * 7f, butt * 5f, v * 2.2f), 3, f * 34f);
        var gap = MathF.Min(1f, Groove(across, 0.035f, f / width) + Groove(along, 0.003f, f / length));
        var tint = Kept(width, f);
        var albedo = Mix(m.Second, m.Colour, Math.Clamp(Smooth(0.25f, 0.75f, grain) * 0.65f + 0.4f * Mix(0.5f, tone, tint), 0f, 1f)) * (1f - 0.65f * gap);
        var tilt = new Vector3(tone - 0.5f, 0, Hash((int)butt, (int)board, 8) - 0.5f) * (0.02f * tint);
        return new(albedo, Bump(normal, tilt), m.Emission, m.Specular * (1f - gap), Math.Clamp(m.Roughness + 0.22f * (grain - 0.5f), 0.05f, 1f));
    }

    private static SurfacePoint Plaster(Material m, Vector3 q, Vector3 normal, float f)
    {
        var stain = Octaves(q * 1.3f, 3, f * 1.3f);
        var streak = Octaves(q * new Vector3(14f, 4f, 14f), 2, f * 14f);
        var bumped = Kept(0.03f, f) is > 0.02f and var kept ? Bump(normal, Gradient(q * 34f) * (0.05f * kept)) : normal;
        return new(Mix(m.Colour, m.Second, Smooth(0.48f, 0.78f, stain) * 0.5f) * (0.93f + 0.14f * streak), bumped, m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Brick(Material m, Vector3 q, Vector3 normal, float f)
    {
        const float length = 0.235f, course = 0.078f;
        var (u, v) = Planar(q, normal);
        float y = v / course, row = MathF.Floor(y);
        float x = u / length + (((int)row & 1) != 0 ? 0.5f : 0f), column = MathF.Floor(x);
        var mortar = MathF.Min(1f, Groove(x, 0.05f, f / length) + Groove(y, 0.15f, f / course));
        var tint = Kept(course * 1.5f, f);
        float tone = Mix(0.5f, Hash((int)column, (int)row, 9), tint), lean = Hash((int)row, (int)column, 4) - 0.5f;
        var shade = 0.78f + 0.44f * Octaves(q * 1.1f, 2, f * 1.1f);
        var grit = Kept(0.012f, f) is > 0 and var kept ? 1f + 0.25f * kept * (Noise(q * 85f) - 0.5f) : 1f;
        var albedo = Mix(m.Colour * (0.62f + 0.72f * tone), m.Second, mortar) * (shade * grit);
        return new(albedo, Bump(normal, new Vector3(tone - 0.5f, lean, 0.5f - tone) * (0.09f * tint * (1f - mortar))), m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Tile(Material m, Vector3 q, Vector3 normal, float f)
    {
        const float size = 0.3f;
        var (u, v) = Planar(q, normal);
        float x = u / size, y = v / size, ix = MathF.Floor(x), iy = MathF.Floor(y);
        var grout = MathF.Min(1f, Groove(x, 0.02f, f / size) + Groove(y, 0.02f, f / size));
        var tint = Kept(size, f);
        var dark = (((int)ix + (int)iy) & 1) != 0 ? 1f : 0f;
        var tone = Hash((int)ix, (int)iy, 3);
        var albedo = Mix(m.Colour, m.Second, Mix(0.5f, dark, tint)) * (0.88f + 0.24f * Mix(0.5f, tone, tint)) * (1f - 0.55f * grout);
        var tilt = new Vector3(tone - 0.5f, Hash((int)iy, (int)ix, 6) - 0.5f, Hash((int)ix, (int)iy, 7) - 0.5f) * (0.018f * tint);
        var worn = Octaves(q * 2.1f, 2, f * 2.1f);
        return new(albedo, Bump(normal, tilt), m.Emission, m.Specular * (1f - grout), Math.Clamp(m.Roughness * (0.75f + 0.5f * worn) + 0.4f * grout, 0.05f, 1f));
    }

    private static SurfacePoint Stone(Material m, Vector3 q, Vector3 normal, float f)
    {
        var mottle = Octaves(q * 3.2f, 3, f * 3.2f);
        var vein = 1f - MathF.Abs(2f * Octaves(q * 1.7f + new Vector3(4.2f), 2, f * 1.7f) - 1f);
        var speck = Kept(0.01f, f) is > 0 and var kept ? kept * (Noise(q * 110f) - 0.5f) : 0;
        var albedo = Mix(m.Colour, m.Second, Math.Clamp(Smooth(0.4f, 0.7f, mottle) * 0.6f + 0.35f * Smooth(0.88f, 0.99f, vein), 0f, 1f)) * (0.9f + 0.2f * mottle + 0.2f * speck);
        var relief = Kept(0.05f, f);
        return new(albedo, relief > 0.02f ? Bump(normal, Gradient(q * 19f) * (0.13f * relief)) : normal, m.Emission, m.Specular, m.Roughness);
    }

    private static SurfacePoint Cobble(Material m, Vector3 q, Vector3 normal, float f)
    {
        const float depth = 0.16f, width = 0.22f;
        float y = q.Z / depth, row = MathF.Floor(y), x = q.X / width + (((int)row & 1) != 0 ? 0.5f : 0f), column = MathF.Floor(x);
        float dx = x - column - 0.5f, dy = y - row - 0.5f;
        float x2 = 4f * dx * dx, y2 = 4f * dy * dy;
        var edge = MathF.Sqrt(MathF.Sqrt(x2 * x2 + y2 * y2));
        var tint = Kept(depth, f);
        var soft = MathF.Min(0.5f, f / depth);
        var gap = Mix(0.25f, Smooth(0.82f - soft, 1.02f + soft, edge), tint);
        float tone = Mix(0.5f, Hash((int)column, (int)row, 2), tint), lean = Hash((int)row, (int)column, 4) - 0.5f;
        var wet = Smooth(0.42f, 0.62f, Octaves(new(q.X * 0.6f, 0, q.Z * 0.6f), 3, f * 0.6f));
        var bow = new Vector3(dx * MathF.Abs(dx), 0, dy * MathF.Abs(dy)) * (-0.9f * Smooth(0.3f, 1f, edge)) - new Vector3(tone - 0.5f, 0, lean) * 0.07f;
        var albedo = Mix(m.Colour, m.Second, gap) * (0.65f + 0.6f * tone) * (1f - 0.45f * wet);
        return new(albedo, Bump(normal, bow * (tint * (1f - 0.75f * wet))), m.Emission, Mix(m.Specular, 0.16f, wet), Mix(MathF.Min(m.Roughness, 0.45f), 0.07f + 0.1f * (1f - tint), wet));
    }

    private static SurfacePoint Asphalt(Material m, Vector3 q, Vector3 normal, float f)
    {
        var patch = Octaves(new(q.X * 0.5f, 0, q.Z * 0.5f), 3, f * 0.5f);
        float kept = Kept(0.012f, f), grit = kept > 0 ? kept * (Noise(q * 95f) - 0.5f) : 0;
        var damp = Smooth(0.5f, 0.68f, patch) * Math.Clamp((0.7f - m.Roughness) * 3f, 0f, 1f);
        var albedo = Mix(m.Colour, m.Second, Smooth(0.35f, 0.75f, patch) * 0.5f) * (0.92f + 0.16f * patch + 0.5f * grit) * (1f - 0.4f * damp);
        return new(albedo, kept > 0.02f ? Bump(normal, Gradient(q * 95f) * (0.16f * kept * (1f - damp))) : normal, m.Emission, Mix(m.Specular, 0.1f, damp), Mix(m.Roughness, 0.12f, damp));
    }

    private static SurfacePoint Metal(Material m, Vector3 q, Vector3 normal, float f)
    {
        var wear = Octaves(q * 5f, 2, f * 5f);
        var brush = Kept(0.006f, f) is > 0 and var kept ? kept * (Noise(q * new Vector3(12f, 180f, 180f)) - 0.5f) : 0;
        return new(m.Colour * (0.88f + 0.24f * wear + 0.12f * brush), normal, m.Emission, m.Specular, Math.Clamp(m.Roughness * (0.8f + 0.4f * wear), 0.05f, 1f));
    }

    private static SurfacePoint Paint(Material m, Vector3 q, Vector3 normal, float f)
    {
        var tone = Octaves(q * new Vector3(3f, 9f, 9f), 2, f * 9f);
        return new(m.Colour * (0.95f + 0.1f * tone), normal, m.Emission, m.Specular, Math.Clamp(m.Roughness + 0.12f * (tone - 0.5f), 0.05f, 1f));
    }

    private static SurfacePoint Carpet(Material m, Vector3 q, Vector3 normal, float f)
    {
        var worn = Octaves(q * 2.4f, 2, f * 2.4f);
        var kept = Kept(0.008f, f);
        var tuft = kept > 0 ? kept * (Noise(q * 150f) - 0.5f) : 0;
        var figure = Smooth(0.46f, 0.56f, Octaves(q * new Vector3(7f, 0, 7f), 2, f * 7f));
        return new(Mix(m.Colour, m.Second, 0.28f * figure) * (0.9f + 0.2f * worn + 0.5f * tuft), kept > 0.02f ? Bump(normal, Gradient(q * 150f) * (0.35f * kept)) : normal, m.Emission, m.Specular, m.Roughness);
    }
}
