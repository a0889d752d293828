using System.Numerics;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Materials of the kit by name; colours are sRGB hexadecimal, stored linear.</summary>
public static class Swatch
{
    /// <summary>sRGB to linear (IEC 61966-2-1).</summary>
    public static Vector3 Linear(int hex)
    {
        return new(Channel(hex >> 16), Channel(hex >> 8), Channel(hex));

        static float Channel(int value)
        {
            var c = (value & 255) / 255f;
            return c <= 0.04045f ? c / 12.92f : MathF.Pow((c + 0.055f) / 1.055f, 2.4f);
        }
    }

    /// <summary>Mixed in sRGB.</summary>
    public static int Mix(int a, int b, float t)
    {
        return Channel(16) | Channel(8) | Channel(0);

        int Channel(int shift) => (int)((a >> shift & 255) + ((b >> shift & 255) - (a >> shift & 255)) * t + 0.5f) << shift;
    }

    /// <summary>Linear RGB, a little greyer and at a share of its brightness.</summary>
    private static Vector3 Toned(int hex, float share)
    {
        var colour = Linear(hex);
        return Vector3.Lerp(new(Vector3.Dot(colour, new(0.2126f, 0.7152f, 0.0722f))), colour, 0.97f) * share;
    }

    public static int Darker(int hex, float by = 0.3f) => Mix(hex, 0, by);

    public static Material Plain(int hex, float roughness = 0.6f, float specular = 0.03f) =>
        new(Substance.Plain, Linear(hex), Linear(Darker(hex, 0.2f)), default, specular, roughness);

    /// <summary>Oiled or varnished wood; the second colour is its grain.</summary>
    public static Material Wood(int hex, float scale = 1, float roughness = 0.4f) =>
        new(Substance.Wood, Linear(hex), Linear(Darker(hex, 0.34f)), default, 0.045f, roughness, scale);

    /// <summary>Wood under paint: hardly any grain left.</summary>
    public static Material PaintedWood(int hex, float roughness = 0.42f) =>
        new(Substance.Wood, Linear(hex), Linear(Darker(hex, 0.08f)), default, 0.04f, roughness, 0.4f);

    public static Material Planks(int hex, float roughness = 0.35f) =>
        new(Substance.Planks, Linear(hex), Linear(Darker(hex, 0.36f)), default, 0.05f, roughness);

    /// <summary>Painted walls, toned down on purpose: they are the ground that faces stand out from.</summary>
    public static Material Plaster(int hex, float scale = 1) =>
        new(Substance.Plaster, Toned(hex, 0.52f), Toned(Darker(hex, 0.13f), 0.5f), default, 0.02f, 0.75f, scale);

    /// <summary>Tiles of a size in metres, chequered where the colours differ.</summary>
    public static Material Tile(int hex, int second, float metres, float roughness = 0.25f) =>
        new(Substance.Tile, Linear(hex), Linear(second), default, 0.06f, roughness, 0.3f / metres);

    public static Material Brick(int hex, int joint, float scale = 1) =>
        new(Substance.Brick, Linear(hex), Linear(joint), default, 0.02f, 0.8f, scale);

    public static Material Cloth(int hex, float scale = 1) =>
        new(Substance.Cloth, Linear(hex), Linear(Darker(hex, 0.25f)), default, 0.015f, 0.9f, scale);

    public static Material Carpet(int hex, int second, float scale = 1) =>
        new(Substance.Carpet, Linear(hex), Linear(second), default, 0.01f, 0.95f, scale);

    /// <summary>Glazed or lacquered.</summary>
    public static Material Gloss(int hex, float roughness = 0.2f) =>
        new(Substance.Paint, Linear(hex), Linear(Darker(hex, 0.15f)), default, 0.06f, roughness);

    public static Material Metal(int hex, float roughness = 0.3f, float specular = 0.2f) =>
        new(Substance.Metal, Linear(hex), Linear(Darker(hex, 0.2f)), default, specular, roughness);

    /// <summary>Bottle glass and panes: drawn opaque, so choose the colour that is seen through it.</summary>
    public static Material Glass(int hex, float roughness = 0.1f) =>
        new(Substance.Glass, Linear(hex), Linear(Darker(hex, 0.2f)), default, 0.1f, roughness);

    public static Material Leaves(int hex) =>
        new(Substance.Leaves, Linear(hex), Linear(Darker(hex, 0.35f)), default, 0.03f, 0.6f);

    public static Material Sand(int hex) =>
        new(Substance.Sand, Linear(hex), Linear(Darker(hex, 0.25f)), default, 0.02f, 0.9f, 6);

    public static Material Paper(int hex) =>
        new(Substance.Paper, Linear(hex), Linear(Darker(hex, 0.12f)), default, 0.02f, 0.85f);

    /// <summary>A visible source: radiance in linear RGB.</summary>
    public static Material Glow(Vector3 radiance) =>
        new(Substance.Emissive, new(0.8f), new(0.8f), radiance, 0.02f, 0.8f);
}
