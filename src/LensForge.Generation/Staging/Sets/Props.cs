using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Things that stand on something: each begins its own object at a place on the stage.</summary>
internal static class Props
{
    public static void Cup(SetBuilder b, Vector3 at, Material glaze, float heading = 0)
    {
        b.Object(at, heading);
        b.Lathe(default, glaze, 18, 0, 0, 0.028f, 0, 0.037f, 0.018f, 0.042f, 0.075f, 0.0435f, 0.078f, 0.039f, 0.078f, 0.034f, 0.02f, 0, 0.014f);
        var handle = new Vector3[9];
        for (var i = 0; i < handle.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(-1.35f + 2.7f * i / 8);
            handle[i] = new(0.04f + cos * 0.024f, 0.042f + sin * 0.025f, 0);
        }

        b.Add(Primitives.Tube(handle, 0.0055f, 6), glaze);
        b.Object(at).Lathe(new(0, 0.06f, 0), Swatch.Gloss(0x3a2214, 0.1f), 14, 0.037f, 0, 0, 0.001f);
    }

    public static void Saucer(SetBuilder b, Vector3 at, Material glaze, float radius = 0.075f)
    {
        b.Object(at);
        b.Lathe(default, glaze, 22, 0, 0, radius * 0.5f, 0, radius, radius * 0.2f, radius * 1.02f, radius * 0.24f, radius * 0.97f, radius * 0.22f, radius * 0.5f, 0.006f, 0, 0.005f);
    }

    public static void Bottle(SetBuilder b, Vector3 at, float height, Material glass, Material? label = null, int segments = 14)
    {
        b.Object(at);
        var h = height;
        b.Lathe(default, glass, segments, 0, 0, 0.034f, 0, 0.037f, 0.008f, 0.037f, h * 0.58f, 0.03f, h * 0.68f, 0.0135f, h * 0.78f, 0.0125f, h * 0.96f, 0.015f, h * 0.965f, 0.015f, h, 0, h);
        if (label is not null) b.Lathe(default, label, segments, 0.0378f, h * 0.2f, 0.0378f, h * 0.45f);
    }

    public static void Jar(SetBuilder b, Vector3 at, float radius, float height, Material body, Material lid, int segments = 16)
    {
        b.Object(at);
        b.Lathe(default, body, segments, 0, 0, radius * 0.85f, 0, radius, height * 0.08f, radius, height * 0.75f, radius * 0.8f, height * 0.86f, 0, height * 0.86f);
        b.Lathe(default, lid, segments, radius * 0.84f, height * 0.85f, radius * 0.84f, height * 0.97f, radius * 0.76f, height, 0, height);
    }

    public static void Teapot(SetBuilder b, Vector3 at, float radius, Material glaze, float heading = 0)
    {
        b.Object(at, heading);
        var r = radius;
        b.Lathe(default, glaze, 24, 0, 0, r * 0.7f, 0, r * 0.98f, r * 0.45f, r * 0.96f, r * 0.8f, r * 0.6f, r * 1.28f, r * 0.56f, r * 1.32f, r * 0.2f, r * 1.46f, r * 0.1f, r * 1.5f, r * 0.17f, r * 1.62f, r * 0.12f, r * 1.72f, 0, r * 1.74f);
        b.Add(Primitives.Tube([new(r * 0.8f, r * 0.5f, 0), new(r * 1.25f, r * 0.66f, 0), new(r * 1.45f, r * 1.05f, 0), new(r * 1.7f, r * 1.28f, 0)], r * 0.15f, 8), glaze);
        b.Add(Primitives.Tube([new(-r * 0.85f, r * 1.05f, 0), new(-r * 1.35f, r * 1.1f, 0), new(-r * 1.5f, r * 0.75f, 0), new(-r * 1.25f, r * 0.42f, 0), new(-r * 0.9f, r * 0.4f, 0)], r * 0.085f, 8), glaze);
    }

    public static void Pan(SetBuilder b, Vector3 at, float radius, float height, Material metal, Material grip, float heading = 0, bool lid = false)
    {
        b.Object(at, heading);
        b.Lathe(default, metal, 22, 0, 0, radius * 0.92f, 0, radius, 0.012f, radius, height, radius * 1.03f, height + 0.004f, radius * 0.95f, height, radius * 0.94f, 0.015f, 0, 0.012f);
        if (lid)
        {
            b.Lathe(default, metal, 22, radius, height, radius * 0.98f, height + 0.01f, radius * 0.3f, height + 0.03f, 0, height + 0.032f);
            b.Ball(new(0, height + 0.045f, 0), 0.016f, grip, 6);
        }

        b.Rod(new(radius, height * 0.75f, 0), new(radius + 0.17f, height * 0.9f, 0), 0.011f, grip, 8);
    }

    public static void FruitBowl(SetBuilder b, Vector3 at, Material glaze, Dice dice)
    {
        b.Object(at);
        b.Lathe(default, glaze, 26, 0, 0, 0.055f, 0, 0.06f, 0.014f, 0.115f, 0.055f, 0.135f, 0.075f, 0.13f, 0.078f, 0.105f, 0.052f, 0.05f, 0.02f, 0, 0.02f);
        Material[] fruit = [Swatch.Gloss(0xC8702A, 0.45f), Swatch.Gloss(0x9A2F24, 0.25f), Swatch.Gloss(0x8E9A3A, 0.35f), Swatch.Gloss(0xCF9A34, 0.4f)];
        for (var i = 0; i < 5; i++)
        {
            var angle = i * 1.5f + dice.Unit() * 0.3f;
            var on = i == 4 ? new Vector3(0, 0.125f, 0.01f) : new(MathF.Cos(angle) * 0.058f, 0.076f, MathF.Sin(angle) * 0.058f);
            b.Object(at).Add(Primitives.Sphere(0.041f, 8), fruit[dice.Below(4)], on);
        }
    }

    public static void Vase(SetBuilder b, Vector3 at, Material glaze, Dice dice, int bloom, float height = 0.22f)
    {
        b.Object(at);
        var h = height;
        b.Lathe(default, glaze, 18, 0, 0, h * 0.2f, 0, h * 0.3f, h * 0.25f, h * 0.33f, h * 0.45f, h * 0.16f, h * 0.8f, h * 0.2f, h, h * 0.17f, h, h * 0.12f, h * 0.8f, 0, h * 0.8f);
        b.Object(at);
        var stem = Swatch.Leaves(0x4f6a3a);
        var petals = Swatch.Plain(bloom, 0.7f);
        for (var i = 0; i < 7; i++)
        {
            var angle = i * 2.4f;
            var lean = i == 0 ? 0.02f : 0.07f + 0.05f * dice.Unit();
            var tip = new Vector3(MathF.Cos(angle) * lean, h + 0.1f + 0.09f * dice.Unit(), MathF.Sin(angle) * lean);
            b.Rod(new(0, h * 0.8f, 0), tip, 0.003f, stem, 5);
            b.Add(SoftPrimitives.Cushion(new(0.026f, 0.02f, 0.026f), 0.9f, 6), petals, tip);
            b.Add(SoftPrimitives.Leaf(0.1f, 0.025f, 0.7f, 4), stem, new(0, h * 0.9f, 0), Quaternion.CreateFromYawPitchRoll(angle + 1, 0.5f, 0));
        }
    }

    /// <summary>A leafy pot plant; height is that of the leaves above the pot's rim.</summary>
    public static void Plant(SetBuilder b, Vector3 at, float potRadius, float height, Material pot, Dice dice, int green = 0x4c6b42, float spread = 0.7f)
    {
        b.Object(at);
        var r = potRadius;
        b.Lathe(default, pot, 20, 0, 0, r * 0.72f, 0, r * 0.95f, r * 1.5f, r * 1.06f, r * 1.52f, r * 1.06f, r * 1.78f, r * 0.95f, r * 1.78f, r * 0.92f, r * 1.6f);
        b.Lathe(default, Swatch.Plain(0x33261c, 0.95f), 20, r * 0.94f, r * 1.62f, 0, r * 1.66f);
        b.Object(at);
        Material[] leaf = [Swatch.Leaves(green), Swatch.Leaves(Swatch.Mix(green, 0x9aa860, 0.3f))];
        var count = 16;
        for (var i = 0; i < count; i++)
        {
            var length = height * (0.55f + 0.45f * dice.Unit());
            var turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, i * 2.4f + dice.Unit() * 0.5f) * Quaternion.CreateFromAxisAngle(Vector3.UnitX, spread * (0.15f + 0.85f * i / count));
            b.Add(SoftPrimitives.Leaf(length, length * 0.24f, 0.5f + 0.7f * dice.Unit()), leaf[i & 1], new(0, r * 1.6f, 0), turn);
        }
    }

    /// <summary>A framed picture on a wall (frame: wall) with a small abstract landscape in it.</summary>
    public static void Picture(SetBuilder b, Vector3 centre, float halfWidth, float halfHeight, Material frame, int colour, int second)
    {
        b.Box(centre + new Vector3(0, 0, 0.014f), new(halfWidth, halfHeight, 0.015f), frame, 0.009f);
        float w = halfWidth - 0.03f, h = halfHeight - 0.03f;
        b.Box(centre + new Vector3(0, 0, 0.026f), new(w, h, 0.006f), Swatch.Paper(0xd9d2c2), 0);
        w *= 0.82f;
        h *= 0.82f;
        b.Box(centre + new Vector3(0, h * 0.3f, 0.029f), new(w, h * 0.7f, 0.005f), Swatch.Plaster(colour, 3), 0);
        b.Box(centre + new Vector3(0, -h * 0.55f, 0.03f), new(w, h * 0.45f, 0.005f), Swatch.Plaster(second, 3), 0);
        b.Lathe(centre + new Vector3(w * 0.35f, h * 0.35f, 0.034f), Swatch.Paper(Swatch.Mix(colour, 0xfff0d0, 0.7f)), 16, w * 0.22f, 0, 0, 0.001f);
    }

    /// <summary>A wall clock (frame: wall).</summary>
    public static void Clock(SetBuilder b, Vector3 centre, float radius, Material rim, Dice dice)
    {
        var facing = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2);
        b.Add(Primitives.Lathe(28, 0, 0, radius, 0, radius * 1.04f, 0.02f, radius, 0.035f, radius * 0.92f, 0.036f, radius * 0.9f, 0.028f), rim, centre, facing);
        b.Add(Primitives.Lathe(28, radius * 0.91f, 0.026f, 0, 0.027f), Swatch.Paper(0xe4dfd2), centre, facing);
        var dark = Swatch.Plain(0x1c1a1a);
        for (var i = 0; i < 12; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / 12);
            b.Box(centre + new Vector3(sin * radius * 0.78f, cos * radius * 0.78f, 0.028f), new(0.004f, radius * 0.06f, 0.002f), dark, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -i * MathF.Tau / 12));
        }

        Hand(dice.Range(0, 12) * MathF.Tau / 12, radius * 0.5f, 0.007f);
        Hand(dice.Unit() * MathF.Tau, radius * 0.72f, 0.005f);

        void Hand(float angle, float length, float half)
        {
            var (sin, cos) = MathF.SinCos(angle);
            b.Box(centre + new Vector3(sin * length / 2, cos * length / 2, 0.031f), new(half, length / 2, 0.002f), dark, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -angle));
        }
    }

    /// <summary>Upright books from left to right along x, from the place given; returns how far they reach.</summary>
    public static float Books(SetBuilder b, Vector3 at, float heading, float length, float tallest, Dice dice, IReadOnlyList<Material> spines)
    {
        b.Object(at, heading);
        float x = 0;
        while (true)
        {
            float thick = dice.Range(0.018f, 0.045f), high = tallest * dice.Range(0.72f, 1f), deep = dice.Range(0.13f, 0.17f);
            if (x + thick > length) return x;
            var spine = spines[dice.Below(spines.Count)];
            var lean = dice.Chance(0.07f) ? 0.12f : 0;
            b.Box(new(x + thick / 2 + lean * high / 2, high / 2, deep / 2), new(thick / 2 - 0.001f, high / 2, deep / 2), spine, 0.003f, lean > 0 ? Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -lean) : null);
            x += thick + lean * high;
            if (dice.Chance(0.06f)) x += dice.Range(0.03f, 0.12f);
        }
    }

    public static void BookPile(SetBuilder b, Vector3 at, float heading, int count, Dice dice, IReadOnlyList<Material> spines)
    {
        b.Object(at, heading);
        float y = 0;
        for (var i = 0; i < count; i++)
        {
            var thick = dice.Range(0.02f, 0.04f);
            b.Box(new(0, y + thick / 2, 0), new(dice.Range(0.075f, 0.095f), thick / 2 - 0.0008f, dice.Range(0.105f, 0.125f)), spines[dice.Below(spines.Count)], 0.003f, Quaternion.CreateFromAxisAngle(Vector3.UnitY, dice.Range(-0.25f, 0.25f)));
            y += thick;
        }
    }

    public static void Sheets(SetBuilder b, Vector3 at, Dice dice, int count = 4)
    {
        b.Object(at);
        for (var i = 0; i < count; i++)
            b.Box(new Vector3(dice.Range(-0.05f, 0.05f), 0.0015f + i * 0.002f, dice.Range(-0.04f, 0.04f)), new(0.105f, 0.001f, 0.148f), Swatch.Paper(i % 3 == 2 ? 0xd8d0b4 : 0xe6e2d8), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitY, dice.Range(-0.5f, 0.5f)));
    }

    public static void Letter(SetBuilder b, Vector3 at, float headingDegrees = 20)
    {
        b.Object(at, headingDegrees);
        b.Box(new(0, 0.004f, 0), new(0.085f, 0.003f, 0.058f), Swatch.Paper(0xe8dfc8), 0.001f);
        b.Box(new(0.01f, 0.0085f, 0.012f), new(0.06f, 0.001f, 0.002f), Swatch.Plain(0x2c3a5a), 0);
        b.Box(new(0.0f, 0.0085f, -0.006f), new(0.05f, 0.001f, 0.002f), Swatch.Plain(0x2c3a5a), 0);
        b.Lathe(new(-0.055f, 0.006f, -0.033f), Swatch.Gloss(0x8a1f1c, 0.35f), 12, 0.016f, 0, 0.015f, 0.004f, 0, 0.005f);
    }

    public static void Candle(SetBuilder b, Vector3 at, float height, bool lit, Material holder)
    {
        b.Object(at);
        b.Lathe(default, holder, 18, 0, 0, 0.05f, 0, 0.055f, 0.012f, 0.02f, 0.014f, 0.016f, 0.03f, 0.02f, 0.035f, 0, 0.035f);
        b.Lathe(new(0, 0.03f, 0), Swatch.Plain(0xe4dcc4, 0.5f), 12, 0.013f, 0, 0.0125f, height, 0, height - 0.003f);
        if (lit) b.Object(at).Lathe(new(0, height + 0.036f, 0), Swatch.Glow(new(16, 8.5f, 2.6f)), 8, 0, 0, 0.006f, 0.01f, 0.005f, 0.02f, 0, 0.036f);
    }

    public static void Telephone(SetBuilder b, Vector3 at, float heading, Material shell)
    {
        b.Object(at, heading);
        b.Lathe(default, shell, 4, 0, 0, 0.125f, 0, 0.12f, 0.025f, 0.075f, 0.085f, 0.06f, 0.09f, 0, 0.09f);
        b.Add(Primitives.Lathe(18, 0.05f, 0, 0.048f, 0.008f, 0, 0.008f), Swatch.Metal(0xb9b2a0, 0.4f), new(0, 0.056f, 0.064f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.95f));
        b.Add(Primitives.Tube([new(-0.1f, 0.085f, 0), new(-0.085f, 0.115f, 0), new(0, 0.125f, 0), new(0.085f, 0.115f, 0), new(0.1f, 0.085f, 0)], 0.017f, 8), shell);
        foreach (var x in (ReadOnlySpan<float>)[-0.1f, 0.1f]) b.Lathe(new(x, 0.065f, 0), shell, 12, 0, 0, 0.03f, 0.002f, 0.026f, 0.03f, 0, 0.032f);
    }
}
