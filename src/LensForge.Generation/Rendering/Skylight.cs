using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>The sky as seen and as it lights: a gradient, soft clouds, the glow about sun or moon, stars.</summary>
public static class Skylight
{
    private const float GlowLimit = 14f;

    /// <summary>Linear radiance of the sky without a disc in it.</summary>
    public static Vector3 Radiance(Atmosphere atmosphere, Vector3 direction) => Radiance(atmosphere, direction, null);

    /// <summary>Linear radiance of the sky with the glow and disc of <paramref name="sun"/>, if there is one.</summary>
    /// <param name="direction">Unit vector, y up.</param>
    public static Vector3 Radiance(Atmosphere atmosphere, Vector3 direction, Light? sun)
    {
        var y = direction.Y;
        var height = MathF.Sqrt(Math.Clamp(y, 0f, 1f));
        var sky = Vector3.Lerp(atmosphere.Horizon, atmosphere.Zenith, Math.Clamp(1.15f * height - 0.06f, 0f, 1f));
        float veil = 0, glow = 0;
        if (sun is not null)
        {
            glow = MathF.Max(0f, -Vector3.Dot(direction, sun.Direction));
        }

        if (atmosphere.Clouds > 0 && y > 0.01f)
        {
            (veil, var bulk) = Cover(atmosphere.Clouds, direction);
            // Lit tops towards the horizon's colour, darker bellies, silver where the sun stands behind. A closed cover is drawn by its bulk alone.
            var closed = Smooth(0.6f, 1f, atmosphere.Clouds);
            var thick = (1f - closed) * Smooth(0.55f, 1f, veil) + closed * 1.5f * Smooth(0.3f, 0.72f, bulk);
            var mean = 0.55f * atmosphere.Horizon + 0.45f * atmosphere.Zenith;
            var grey = new Vector3(0.2126f * mean.X + 0.7152f * mean.Y + 0.0722f * mean.Z);
            var cloud = Vector3.Lerp(atmosphere.Horizon, grey, 0.45f) * (1.18f - 0.4f * thick);
            sky = Vector3.Lerp(sky, cloud, veil);
        }

        if (atmosphere.Stars > 0 && y > 0.02f)
        {
            sky += new Vector3(0.9f, 0.95f, 1.05f) * (atmosphere.Stars * (1f - veil) * Smooth(0.02f, 0.25f, y) * Star(direction));
        }

        if (sun is not null && glow > 0)
        {
            var halo = 0.016f * MathF.Pow(glow, 24f) + 0.05f * MathF.Pow(glow, 220f);
            sky += sun.Colour * (halo * (1f - 0.7f * veil));
            var sine = MathF.Max(sun.Radius, 0.004f);
            var cosine = MathF.Sqrt(1f - sine * sine);
            if (glow > cosine - 0.25f * (1f - cosine))
            {
                var disc = Smooth(cosine - 0.25f * (1f - cosine), cosine, glow);
                var radiance = sun.Colour / (MathF.PI * sine * sine);
                var brightest = MathF.Max(radiance.X, MathF.Max(radiance.Y, radiance.Z));
                sky += radiance * (brightest > GlowLimit ? GlowLimit / brightest : 1f) * (disc * (1f - 0.9f * veil));
            }
        }

        return y >= 0.015f ? sky : Vector3.Lerp(atmosphere.Ground, sky, Smooth(-0.03f, 0.015f, y));
    }

    private static (float Veil, float Bulk) Cover(float amount, Vector3 d)
    {
        // A flat layer seen in perspective; the haze hides it towards the horizon.
        var reach = 1f / (d.Y + 0.12f);
        Vector3 p = new(d.X * reach * 1.1f, 0.7f, d.Z * reach * 1.1f);
        var bulk = Octaves(p, 4, 0.02f * reach);
        var edge = 0.78f - 0.6f * amount;
        return (Smooth(edge - 0.12f, edge + 0.2f, bulk) * Smooth(0.01f, 0.14f, d.Y) * MathF.Min(1f, amount * 1.6f), bulk);
    }

    private static float Star(Vector3 d)
    {
        const float cells = 42f;
        var p = d * cells;
        int x = (int)MathF.Floor(p.X), y = (int)MathF.Floor(p.Y), z = (int)MathF.Floor(p.Z);
        var chance = Hash(x, y, z);
        if (chance < 0.72f)
        {
            return 0f;
        }

        Vector3 at = new(x + 0.25f + 0.5f * Hash(x, y, z + 101), y + 0.25f + 0.5f * Hash(x + 57, y, z), z + 0.25f + 0.5f * Hash(x, y + 33, z));
        var distance = Vector3.DistanceSquared(d, Vector3.Normalize(at));
        var brightness = (chance - 0.72f) / 0.28f;
        return 0.9f * brightness * brightness * brightness * MathF.Exp(-distance * 1.6e5f);
    }
}
