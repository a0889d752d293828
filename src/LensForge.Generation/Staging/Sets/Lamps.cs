using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Practicals: the lamp that is seen, and the light that it stands for where it is one of the few that are sampled.</summary>
internal static class Lamps
{
    private static readonly Vector3 Tungsten = new(3.1f, 1.9f, 0.95f);

    /// <summary>A bulb under a shade on a cord. Returns the spot below it.</summary>
    public static Light Pendant(SetBuilder b, Vector3 bulb, float ceiling, Material shade, float lit, float radius = 0.19f, float power = 1)
    {
        b.Object(bulb);
        var metal = Swatch.Metal(0x2a2a2c, 0.4f, 0.1f);
        b.Rod(new(0, 0.13f, 0), new(0, ceiling - bulb.Y, 0), 0.005f, metal, 6);
        b.Lathe(new(0, ceiling - bulb.Y - 0.03f, 0), metal, 14, 0, 0, 0.035f, 0.005f, 0.045f, 0.03f, 0, 0.03f);
        b.Lathe(default, shade, 28,
            radius * 0.96f, -0.035f, radius, -0.04f, radius * 1.01f, -0.028f, radius * 0.62f, 0.075f, 0.05f, 0.14f, 0.028f, 0.15f, 0.028f, 0.2f, 0, 0.2f);
        b.Lathe(default, shade with { Colour = Vector3.Lerp(shade.Colour, Vector3.One, 0.5f) }, 28, 0.03f, 0.125f, radius * 0.58f, 0.066f, radius * 0.95f, -0.033f, radius * 0.97f, -0.037f);
        b.Object(bulb);
        b.Ball(new(0, -0.005f, 0), 0.036f, Swatch.Glow(InteriorLight.Bulb(lit)), 8);
        return new(LightKind.Spot, bulb - Vector3.UnitY * 0.055f, -Vector3.UnitY, Tungsten * power, Radius: 0.07f, InnerCosine: 0.75f, OuterCosine: 0.05f);
    }

    /// <summary>A small lamp with a fabric shade that glows. Returns the sphere within.</summary>
    public static Light Table(SetBuilder b, Vector3 at, Material foot, int shadeHex, float lit, float height = 0.42f, float power = 1)
    {
        b.Object(at);
        var h = height;
        b.Lathe(default, foot, 18, 0, 0, 0.07f, 0, 0.075f, 0.012f, 0.03f, 0.03f, 0.05f, h * 0.22f, 0.062f, h * 0.32f, 0.03f, h * 0.47f, 0.014f, h * 0.55f, 0.012f, h * 0.75f, 0, h * 0.75f);
        b.Object(at);
        Shade(b, new(0, h * 0.58f, 0), h * 0.42f, 0.085f, 0.145f, shadeHex, lit);
        return new(LightKind.Sphere, at + new Vector3(0, h * 0.8f, 0), default, Tungsten * (0.5f * power), Radius: 0.13f);
    }

    public static Light Floor(SetBuilder b, Vector3 at, Material foot, int shadeHex, float lit, float height = 1.55f, float power = 1)
    {
        b.Object(at);
        b.Lathe(default, foot, 18, 0, 0, 0.14f, 0, 0.145f, 0.015f, 0.05f, 0.03f, 0.014f, 0.05f, 0.012f, height - 0.1f, 0, height - 0.1f);
        b.Object(at);
        Shade(b, new(0, height - 0.3f, 0), 0.3f, 0.13f, 0.22f, shadeHex, lit);
        return new(LightKind.Sphere, at + new Vector3(0, height - 0.15f, 0), default, Tungsten * (0.75f * power), Radius: 0.19f);
    }

    /// <summary>A glowing half shade on a wall (frame: wall).</summary>
    public static void Sconce(SetBuilder b, float height, Material metal, float lit)
    {
        b.Box(new(0, height - 0.06f, 0.012f), new(0.035f, 0.07f, 0.012f), metal);
        b.Rod(new(0, height - 0.08f, 0.02f), new(0, height - 0.05f, 0.09f), 0.009f, metal, 6);
        b.Lathe(new(0, height - 0.06f, 0.1f), Lit(0xE8D8B0, lit, 1.2f), 18, 0.03f, 0, 0.055f, 0.01f, 0.085f, 0.14f, 0.088f, 0.15f, 0.08f, 0.15f, 0, 0.05f);
    }

    /// <summary>A luminous ceiling panel with its frame. Returns the rectangle under it.</summary>
    public static Light Panel(SetBuilder b, Vector3 centre, float halfX, float halfZ, Material frame, float lit, Vector3 radiance)
    {
        b.Object(centre);
        b.Box(new(0, -0.012f, 0), new(halfX + 0.03f, 0.014f, halfZ + 0.03f), frame, 0.006f);
        b.Box(new(0, -0.022f, 0), new(halfX, 0.008f, halfZ), Swatch.Glow(Vector3.Lerp(new(0.35f), radiance * 1.2f, lit)), 0);
        return new(LightKind.Rectangle, centre - Vector3.UnitY * 0.035f, -Vector3.UnitY, radiance, new(halfX, 0, 0), new(0, 0, halfZ));
    }

    /// <summary>Cloth with a lamp behind it.</summary>
    public static Material Lit(int hex, float lit, float level = 1) =>
        Swatch.Cloth(hex) with { Emission = Swatch.Linear(hex) * new Vector3(2.6f, 1.75f, 0.95f) * (lit * level) };

    private static void Shade(SetBuilder b, Vector3 at, float height, float top, float bottom, int hex, float lit)
    {
        b.Lathe(at, Lit(hex, lit), 26, bottom - 0.006f, 0.004f, bottom - 0.003f, 0, bottom, 0.004f, top, height - 0.003f, top - 0.004f, height, top - 0.006f, height - 0.004f);
        b.Lathe(at, Lit(hex, lit, 1.5f), 26, top - 0.007f, height - 0.004f, bottom - 0.007f, 0.004f);
    }
}
