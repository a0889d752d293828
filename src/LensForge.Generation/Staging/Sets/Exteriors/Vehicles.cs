using System.Numerics;
using LensForge.Generation.Geometry;
using static LensForge.Generation.Staging.Sets.Exteriors.Sweep;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>Cars and trains as seen from outside; noses point along +x.</summary>
internal static class Vehicles
{
    public static readonly int[] Paints = [0x6E3B36, 0x39505E, 0xB9B4A6, 0x4B5A48, 0x2C2F34, 0x8A7A56, 0x7E8C94];

    /// <summary>A parked saloon of the puppet town, 4.1 m long.</summary>
    public static void Car(Scenery s, Vector3 at, float heading, int paint, bool headlights = false)
    {
        var b = s.Build.Object(at, heading);
        var body = new Material(Substance.Paint, Swatch.Linear(paint), Swatch.Linear(Swatch.Darker(paint, 0.15f)), default, 0.09f, s.Wet ? 0.1f : 0.2f);
        var chrome = Swatch.Metal(0xA9ACAB, 0.2f, 0.25f);
        var rubber = Swatch.Plain(0x17191B, 0.8f);
        b.Add(Body(
        [
            new(-2.02f, 0.60f, 0.38f, 0.74f), new(-1.95f, 0.74f, 0.30f, 0.84f), new(-1.5f, 0.80f, 0.25f, 0.90f, 5), new(-0.6f, 0.82f, 0.24f, 0.90f, 5),
            new(0.6f, 0.82f, 0.24f, 0.89f, 5), new(1.3f, 0.79f, 0.25f, 0.85f, 5), new(1.86f, 0.73f, 0.29f, 0.76f), new(2.05f, 0.58f, 0.36f, 0.66f),
        ], 20), body);
        // The greenhouse: dark glass all round, under a painted roof on slim pillars.
        b.Add(Body([new(-1.5f, 0.6f, 0.8f, 0.92f), new(-1.2f, 0.65f, 0.82f, 1.22f), new(-0.75f, 0.63f, 0.82f, 1.37f), new(0.15f, 0.62f, 0.82f, 1.38f), new(0.55f, 0.64f, 0.82f, 1.18f), new(1.02f, 0.62f, 0.8f, 0.9f)], 16), Swatch.Glass(s.Night ? 0x141B22 : 0x34444E));
        b.Add(Body([new(-1.06f, 0.5f, 1.34f, 1.37f), new(-0.8f, 0.6f, 1.34f, 1.43f), new(-0.2f, 0.62f, 1.34f, 1.46f), new(0.2f, 0.58f, 1.34f, 1.42f), new(0.36f, 0.48f, 1.34f, 1.36f)], 16), body);
        foreach (var z in new[] { -0.61f, 0.61f })
        {
            b.Rod(new(-1.42f, 0.9f, z), new(-0.95f, 1.36f, z * 0.93f), 0.035f, body, 6);
            b.Rod(new(0.98f, 0.88f, z), new(0.28f, 1.37f, z * 0.92f), 0.03f, body, 6);
            b.Rod(new(-0.3f, 0.88f, z * 1.05f), new(-0.3f, 1.38f, z * 0.98f), 0.03f, body, 6);
            b.Box(new(0, 0.86f, z * 1.33f), new(1.5f, 0.012f, 0.01f), chrome, 0.004f);
            b.Box(new(-0.55f, 0.78f, z * 1.355f), new(0.07f, 0.014f, 0.016f), chrome, 0.006f);
            b.Box(new(0.62f, 0.96f, z * 1.3f), new(0.05f, 0.05f, 0.09f), body, 0.02f);
        }

        var across = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2);
        foreach (var x in new[] { -1.28f, 1.26f })
            foreach (var z in new[] { -0.70f, 0.70f })
            {
                b.Add(Primitives.Lathe(14, 0, -0.1f, 0.26f, -0.1f, 0.31f, -0.06f, 0.31f, 0.06f, 0.26f, 0.1f, 0, 0.1f), rubber, new(x, 0.31f, z), across);
                b.Add(Primitives.Lathe(10, 0, -0.125f, 0.19f, -0.1f, 0.19f, 0.1f, 0, 0.125f), chrome, new(x, 0.31f, z), across);
            }

        var lit = headlights && s.Sky.LampsLit;
        foreach (var z in new[] { -0.52f, 0.52f })
        {
            b.Add(Primitives.Sphere(0.11f, 8), lit ? Swatch.Glow(new(14, 12, 8.5f)) : Swatch.Gloss(0xD8D6CC, 0.12f), new(1.95f, 0.6f, z));
            b.Box(new(-1.99f, 0.66f, z), new(0.05f, 0.06f, 0.11f), lit ? Swatch.Glow(new(4.2f, 0.35f, 0.2f)) : Swatch.Gloss(0x8E2620, 0.2f), 0.02f);
        }

        b.Box(new(2.04f, 0.42f, 0), new(0.05f, 0.05f, 0.72f), chrome, 0.03f);
        b.Box(new(-2.04f, 0.42f, 0), new(0.05f, 0.05f, 0.72f), chrome, 0.03f);
        b.Box(new(2.03f, 0.56f, 0), new(0.03f, 0.07f, 0.3f), rubber, 0.01f);
        b.Box(new(-2.03f, 0.56f, 0), new(0.02f, 0.06f, 0.22f), Swatch.Paper(0xD8D2BC), 0.005f);
        if (!s.Snowy) return;
        b.Add(Body([new(-1.0f, 0.4f, 1.4f, 1.46f), new(-0.75f, 0.56f, 1.4f, 1.53f), new(0.1f, 0.55f, 1.4f, 1.53f), new(0.3f, 0.4f, 1.38f, 1.44f)], 12), Scenery.SnowCover);
        b.Add(Body([new(1.0f, 0.5f, 0.84f, 0.9f), new(1.2f, 0.66f, 0.8f, 0.93f), new(1.7f, 0.62f, 0.74f, 0.86f), new(1.9f, 0.45f, 0.7f, 0.75f)], 12), Scenery.SnowCover);
    }

    /// <summary>A railway carriage, its floor at y = 0, the near side at z = +1.4; length along x from the origin to +length.</summary>
    public static void Carriage(Scenery s, Vector3 at, float length, int lower, int upper, bool detailed)
    {
        var b = s.Build.Object(at);
        var paint = s.Wall(Swatch.Gloss(lower, 0.32f));
        var cream = s.Wall(Swatch.Gloss(upper, 0.34f));
        var dark = Swatch.Metal(0x1E2123, 0.6f, 0.06f);
        const float half = 1.4f, sill = 0.95f, head = 1.85f, eaves = 2.4f;
        b.Block(new(0, -0.18f, -half), new(length, sill, half), paint, 0.03f);
        b.Block(new(0, head, -half), new(length, eaves, half), cream, 0.03f);
        b.Block(new(0.05f, sill - 0.12f, -half - 0.012f), new(length - 0.05f, sill - 0.04f, half + 0.012f), cream, 0);
        // The roof is an arc along the length.
        b.Add(Primitives.Grid(1, 12, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.PI * (v - 0.5f));
            return new(length * u, eaves + 0.5f * cos, (half + 0.04f) * sin);
        }), s.Snowy ? Scenery.SnowCover : Swatch.Metal(0x5A6062, 0.55f, 0.06f));
        foreach (var x in new[] { 0.02f, length - 0.02f })
            b.Add(Primitives.Grid(12, 1, (u, v) =>
            {
                var (sin, cos) = MathF.SinCos(MathF.PI * (u - 0.5f));
                return new(x, eaves + 0.5f * cos * v, half * sin);
            }), cream);
        var windows = (int)(length / 1.35f);
        var bay = length / windows;
        foreach (var z in new[] { half, -half })
        {
            var face = MathF.Sign(z);
            for (var i = 0; i < windows; i++)
            {
                float left = i * bay, right = left + bay, pier = 0.16f;
                var door = detailed && (i == 1 || i == windows - 2);
                b.Block(new(left, sill, z - face * 0.08f - 0.04f), new(left + pier, head, z - face * 0.08f + 0.12f * MathF.Max(0, face) + 0.04f * MathF.Max(0, -face)), cream, 0);
                b.Block(new(right - pier, sill, z - 0.05f), new(right, head, z + 0.05f), cream, 0);
                var glow = s.Sky.LampsLit ? Swatch.Glow(new Vector3(2.0f, 1.35f, 0.66f) * (s.Night ? 0.42f : 0.62f)) : s.DarkPane;
                b.Block(new(left + pier, sill, z - face * 0.1f - 0.01f), new(right - pier, head, z - face * 0.1f + 0.01f), glow, 0);
                if (!detailed) continue;
                // The backs of seats stand dark against the lit compartment.
                if (face > 0) b.Block(new(left + bay * 0.55f, sill, half - 0.088f), new(left + bay * 0.78f, sill + 0.42f, half - 0.082f), Swatch.Plain(0x4A3A34), 0);
                b.Block(new(left + pier, head - 0.28f, z - face * 0.06f - 0.015f), new(right - pier, head - 0.24f, z - face * 0.06f + 0.015f), dark, 0);
                if (face < 0 || !door) continue;
                b.Block(new(left + 0.1f, -0.1f, half), new(left + 0.16f, head + 0.3f, half + 0.025f), dark, 0);
                b.Block(new(right - 0.16f, -0.1f, half), new(right - 0.1f, head + 0.3f, half + 0.025f), dark, 0);
                b.Rod(new(right - 0.05f, 0.5f, half + 0.06f), new(right - 0.05f, 1.5f, half + 0.06f), 0.018f, Swatch.Metal(0xB08D4A), 6);
                b.Block(new(left + 0.1f, -0.4f, half - 0.05f), new(right - 0.1f, -0.34f, half + 0.22f), dark, 0);
            }
        }

        if (detailed)
            for (var x = 2f; x < length - 1; x += 3.1f)
                b.Block(new(x, eaves + 0.44f, -0.3f), new(x + 0.7f, eaves + 0.6f, 0.3f), Swatch.Metal(0x5A6062, 0.55f, 0.06f), 0.03f);

        b.Block(new(0.3f, -0.5f, -1.1f), new(length - 0.3f, -0.18f, 1.1f), dark, 0.02f);
        var across = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2);
        foreach (var end in new[] { 2.4f, length - 2.4f })
        {
            b.Block(new(end - 1.3f, -0.72f, -1.05f), new(end + 1.3f, -0.48f, 1.05f), dark, 0.03f);
            foreach (var x in new[] { end - 0.85f, end + 0.85f })
                foreach (var z in new[] { -0.75f, 0.75f })
                    b.Add(Primitives.Lathe(16, 0, -0.06f, 0.42f, -0.06f, 0.42f, 0.06f, 0, 0.06f), dark, new(x, -0.66f, z), across);
        }
    }
}
