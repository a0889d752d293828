using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>What stands about in streets and parks. Each piece stands on the origin of the frame given and begins its own object.</summary>
internal static class Furniture
{
    private static Material Iron => Swatch.Metal(0x24292C, 0.4f, 0.09f);

    /// <summary>A cast-iron lamp with a glass lantern at 3.3 m.</summary>
    public static void Lamp(Scenery s, Vector3 at, bool shines, float strength = 1)
    {
        var b = s.Build.Object(at);
        b.Lathe(default, Iron, at.Length() < 12 ? 12 : 6, 0.15f, 0, 0.15f, 0.1f, 0.09f, 0.2f, 0.06f, 0.6f, 0.078f, 0.66f, 0.04f, 0.8f, 0.034f, 2.95f, 0.062f, 2.98f, 0.05f, 3.06f, 0, 3.08f);
        b.Rod(new(-0.34f, 2.72f, 0), new(0.34f, 2.72f, 0), 0.014f, Iron, 6);
        b.Lathe(new(0, 3.07f, 0), s.LampGlass(), 6, 0, 0, 0.1f, 0, 0.17f, 0.36f, 0, 0.37f);
        b.Lathe(new(0, 3.44f, 0), Iron, 6, 0.21f, 0, 0.19f, 0.05f, 0.07f, 0.15f, 0.02f, 0.27f, 0, 0.28f);
        for (var i = 0; i < 6 && at.Length() < 9; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 6);
            b.Rod(new(cos * 0.105f, 3.06f, sin * 0.105f), new(cos * 0.178f, 3.45f, sin * 0.178f), 0.009f, Iron, 4);
        }

        if (s.Snowy) b.Lathe(new(0, 3.52f, 0), Scenery.SnowCover, 6, 0.17f, 0, 0.1f, 0.1f, 0.03f, 0.22f, 0, 0.23f);
        // The light sits below the glass, or the lantern would shade it.
        if (shines) s.Shine(new(0, 2.96f, 0), strength, 0.08f);
    }

    /// <summary>A modern pole lamp whose arm reaches along +x.</summary>
    public static void PoleLamp(Scenery s, Vector3 at, float heading, float height, float reach, bool shines, float strength = 1)
    {
        var b = s.Build.Object(at, heading);
        var steel = Swatch.Metal(0x4C5356, 0.45f, 0.09f);
        b.Rod(Vector3.Zero, new(0, height, 0), 0.075f, steel, 8, 0.05f);
        b.Rod(new(0, height - 0.05f, 0), new(reach, height + 0.18f, 0), 0.035f, steel, 6);
        b.Box(new(reach + 0.2f, height + 0.16f, 0), new(0.32f, 0.05f, 0.11f), steel, 0.03f);
        b.Box(new(reach + 0.2f, height + 0.1f, 0), new(0.27f, 0.02f, 0.085f), s.LampGlass(1.1f), 0.005f);
        if (shines) s.Shine(new(reach + 0.2f, height - 0.05f, 0), strength, 0.1f);
    }

    /// <summary>A slatted bench along x whose seat's middle is at the frame's origin, facing +z.</summary>
    public static void Bench(Scenery s, Vector3 at, float heading, float half, float seat, int wood)
    {
        var b = s.Build.Object(at, heading);
        var slat = s.Wall(Swatch.Wood(wood));
        for (var i = 0; i < 4; i++)
            b.Box(new(0, seat - 0.02f, 0.19f - i * 0.125f), new(half, 0.02f, 0.05f), slat, 0.008f);
        for (var i = 0; i < 3; i++)
            b.Box(new(0, seat + 0.17f + i * 0.14f, -0.27f - i * 0.035f), new(half, 0.052f, 0.017f), slat, 0.008f, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.22f));
        foreach (var x in new[] { -half * 0.82f, half * 0.82f })
        {
            b.Rod(new(x, 0, 0.21f), new(x, seat - 0.03f, 0.17f), 0.024f, Iron, 6);
            b.Rod(new(x, 0, -0.34f), new(x, seat, -0.22f), 0.024f, Iron, 6);
            b.Rod(new(x, seat, -0.22f), new(x, seat + 0.5f, -0.37f), 0.024f, Iron, 6);
            b.Rod(new(x, seat - 0.05f, 0.2f), new(x, seat - 0.05f, -0.24f), 0.02f, Iron, 6);
            b.Rod(new(x, seat + 0.2f, -0.27f), new(x, seat + 0.2f, 0.18f), 0.02f, Iron, 6);
            b.Rod(new(x, seat + 0.2f, 0.18f), new(x, seat - 0.03f, 0.2f), 0.018f, Iron, 6);
        }

        // Where nobody sits the snow has stayed: on the back's top rail and the seat's ends.
        s.SnowOn(new(-half, 0, -0.39f), new(half, seat + 0.51f, -0.3f), 0.05f);
    }

    public static void LitterBin(Scenery s, Vector3 at, int hex)
    {
        var b = s.Build.Object(at);
        var body = Swatch.Gloss(hex, 0.4f);
        b.Lathe(default, body, 16, 0.18f, 0, 0.19f, 0.04f, 0.22f, 0.62f, 0.24f, 0.64f, 0.24f, 0.7f, 0.2f, 0.71f, 0.18f, 0.6f, 0, 0.58f);
        for (var i = 0; i < 14; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 14);
            b.Rod(new(cos * 0.2f, 0.05f, sin * 0.2f), new(cos * 0.232f, 0.62f, sin * 0.232f), 0.012f, Iron, 4);
        }

        if (s.Snowy) b.Lathe(new(0, 0.6f, 0), Scenery.SnowCover, 12, 0.2f, 0, 0.19f, 0.1f, 0.1f, 0.17f, 0, 0.19f);
    }

    public static void PostBox(Scenery s, Vector3 at, int hex)
    {
        var b = s.Build.Object(at);
        var paint = Swatch.Gloss(hex, 0.3f);
        b.Lathe(default, Iron, 18, 0.23f, 0, 0.23f, 0.14f, 0.2f, 0.16f, 0, 0.16f);
        b.Lathe(new(0, 0.16f, 0), paint, 18, 0.2f, 0, 0.2f, 1.08f, 0.24f, 1.1f, 0.24f, 1.16f, 0.14f, 1.25f, 0, 1.28f);
        b.Box(new(0, 1.08f, 0.2f), new(0.12f, 0.02f, 0.02f), Swatch.Plain(0x15181A), 0.004f);
        b.Box(new(0, 0.8f, 0.195f), new(0.09f, 0.11f, 0.012f), Swatch.Paper(0xD9D2BF), 0.003f);
        if (s.Snowy) b.Lathe(new(0, 1.3f, 0), Scenery.SnowCover, 14, 0.25f, -0.04f, 0.2f, 0.08f, 0.1f, 0.13f, 0, 0.14f);
    }

    public static void Bollard(Scenery s, Vector3 at)
    {
        s.Build.Lathe(at, Iron, 10, 0.1f, 0, 0.1f, 0.08f, 0.065f, 0.12f, 0.06f, 0.7f, 0.085f, 0.74f, 0.06f, 0.84f, 0, 0.87f);
    }

    /// <summary>A post with a round or square plate; no letters, only signs.</summary>
    public static void RoadSign(Scenery s, Vector3 at, float heading, int kind)
    {
        var b = s.Build.Object(at, heading);
        b.Rod(Vector3.Zero, new(0, 2.75f, 0), 0.03f, Swatch.Metal(0x8A9092, 0.4f), 7);
        var turn = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2);
        if (kind == 0)
        {
            b.Add(Primitives.Lathe(20, 0, 0, 0.32f, 0, 0.32f, 0.03f, 0, 0.03f), Swatch.Gloss(0xA33129, 0.3f), new(0, 2.4f, 0.02f), turn);
            b.Box(new(0, 2.4f, 0.055f), new(0.2f, 0.05f, 0.006f), Swatch.Gloss(0xE6E2D6), 0.002f);
        }
        else
        {
            b.Box(new(0, 2.45f, 0.045f), new(0.24f, 0.24f, 0.015f), Swatch.Gloss(0x2F5A86, 0.3f), 0.02f);
            b.Box(new(-0.04f, 2.45f, 0.065f), new(0.035f, 0.15f, 0.004f), Swatch.Gloss(0xE6E2D6), 0.002f);
            b.Box(new(0.05f, 2.53f, 0.065f), new(0.07f, 0.06f, 0.004f), Swatch.Gloss(0xE6E2D6), 0.002f);
        }
    }

    /// <summary>A round café table with two chairs.</summary>
    public static void CafeTable(Scenery s, Vector3 at, int chair)
    {
        var b = s.Build.Object(at, s.Dice.Range(0, 90));
        b.Lathe(default, Iron, 14, 0.22f, 0, 0.2f, 0.03f, 0.035f, 0.06f, 0.03f, 0.7f, 0, 0.7f);
        b.Lathe(new(0, 0.7f, 0), s.Ground(Swatch.Gloss(0xC9C2B2, 0.3f)), 20, 0, 0, 0.33f, 0, 0.34f, 0.015f, 0.33f, 0.03f, 0, 0.03f);
        var wood = Swatch.Wood(chair);
        foreach (var side in new[] { -1f, 1f })
        {
            var x = side * 0.62f;
            b.Box(new(x, 0.44f, 0), new(0.19f, 0.015f, 0.19f), s.Ground(wood), 0.008f);
            b.Box(new(x + side * 0.19f, 0.76f, 0), new(0.012f, 0.07f, 0.18f), wood, 0.006f);
            foreach (var (lx, lz) in new[] { (-1, -1), (-1, 1), (1, -1), (1, 1) })
                b.Rod(new(x + lx * 0.17f, 0, lz * 0.17f), new(x + lx * 0.16f, lx == side ? 0.86f : 0.44f, lz * 0.16f), 0.012f, Iron, 5);
        }
    }

    /// <summary>A planter box with a clipped shrub.</summary>
    public static void Planter(Scenery s, Vector3 at, Vector3 half, int box, int leaf)
    {
        s.Build.Object(at).Box(new(0, half.Y, 0), half, s.Wall(Swatch.Wood(box)), 0.015f);
        s.Build.Add(Trees.Bush(s.Dice, new(half.X * 1.05f, 0.34f, half.Z * 1.05f), 90, 0.1f), s.Foliage(leaf), new(0, half.Y * 2 - 0.06f, 0));
    }
}
