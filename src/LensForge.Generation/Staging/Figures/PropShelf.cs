using System.Numerics;
using LensForge.Generation.Geometry;
using static LensForge.Generation.Staging.Figures.PropMaking;

namespace LensForge.Generation.Staging.Figures;

/// <summary>How a prop is carried.</summary>
public enum Grip { Upright, Hanging, TwoHands, Forward, AtEar }

/// <summary>An object small enough for a hand. Its origin is where it is held, its front +z.</summary>
/// <param name="Bottom">Height of its underside against the origin, metres: there it stands on a table.</param>
public sealed record Prop(string Name, Grip Grip, IReadOnlyList<(Mesh Mesh, Material Material)> Pieces, float Bottom);

/// <summary>Props by the words that scripts use for them, each built once. What is unknown is a small box.</summary>
public static class PropShelf
{
    private static readonly (string[] Words, Func<Prop> Make)[] Makers =
    [
        (["cup", "mug", "tea", "coffee", "glass", "drink"], Cup),
        (["letter", "paper", "note", "envelope", "map", "photo", "document", "card", "ticket", "contract", "page", "telegram"], Letter),
        (["phone", "mobile", "receiver"], Phone),
        (["book", "diary", "journal", "notebook", "bible", "file", "folder"], Book),
        (["lamp", "lantern", "torch", "flashlight", "candle"], Lantern),
        (["knife", "dagger", "blade", "scissors"], Knife),
        (["bottle", "wine", "whisky", "beer", "flask"], Bottle),
        (["gun", "pistol", "revolver", "rifle"], Gun),
        (["bag", "suitcase", "case", "briefcase", "handbag", "basket"], Bag),
        (["flower", "rose", "bouquet", "daisy"], Flower),
        (["key", "keys"], Key),
        (["clock", "watch"], Keepsakes.Clock),
        (["ring", "necklace", "locket"], Keepsakes.Ring),
        (["money", "cash", "banknote", "wallet"], Keepsakes.Money),
        (["radio", "transistor"], Keepsakes.Radio),
        (["camera"], Keepsakes.Camera),
        (["umbrella", "parasol"], Keepsakes.Umbrella),
        (["plate", "dish", "bowl"], Keepsakes.Plate),
        (["laptop", "computer"], Keepsakes.Laptop),
        (["newspaper", "magazine"], Keepsakes.Newspaper),
        (["doll", "teddy", "toy"], Keepsakes.Doll),
        (["cigarette", "cigar"], Keepsakes.Cigarette),
        (["rope"], Keepsakes.Rope),
    ];

    private static readonly Lazy<Prop>[] Made = [.. Makers.Select(m => new Lazy<Prop>(m.Make))];
    private static readonly Lazy<Prop> Unknown = new(Box);

    public static Prop Find(string name)
    {
        var words = name.ToLowerInvariant().Split([' ', '-', '_', ',', '.', '\''], StringSplitOptions.RemoveEmptyEntries);
        for (var i = words.Length - 1; i >= 0; i--)
            for (var k = 0; k < Makers.Length; k++)
                if (Makers[k].Words.Any(w => words[i] == w || words[i] == w + "s"))
                    return Made[k].Value;
        return Unknown.Value;
    }

    private static Prop Cup() => Make("cup", Grip.Upright, -0.045f,
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.045f, 0), 0.09f, [new(0, 0.037f, 0.037f), new(0.7f, 0.035f, 0.035f), new(1, 0.028f, 0.028f)]), 0)
            .Carve(SdfShape.Cone(new(0, 0.06f, 0), new(0, -0.02f, 0), 0.031f, 0.027f), 0.004f)
            .Add(SdfShape.Torus(new(0.042f, 0, 0), 0.022f, 0.006f, Marionette.About(Vector3.UnitX, MathF.PI / 2)), 0.006f)), 0.005f, Tone(Substance.Plain, 0xD8CDB8, 0.05f, 0.25f)),
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0, 0.026f, 0), new(0.031f, 0.004f, 0.031f)), 0)), 0.005f, Tone(Substance.Plain, 0x4A2E1C, 0.05f, 0.2f)));

    private static Prop Letter() => Make("letter", Grip.TwoHands, -0.004f,
        (Sheet(0.075f, 0.105f), Tone(Substance.Paper, 0xEFE6D2, 0.03f, 0.8f)),
        (Lines(), Tone(Substance.Plain, 0x4B4A55, 0.03f, 0.8f)));

    private static Prop Phone() => Make("phone", Grip.AtEar, -0.008f,
        (Field(f => f.Add(SdfShape.Box(Vector3.Zero, new(0.036f, 0.075f, 0.006f), 0.005f), 0)), 0.006f, Tone(Substance.Plain, 0x202226, 0.06f, 0.15f)),
        (Field(f => f.Add(SdfShape.Box(new(0, 0.002f, 0.005f), new(0.031f, 0.064f, 0.0030f), 0.002f), 0)), 0.0032f, Tone(Substance.Plain, 0x5E7F98, 0.06f, 0.1f) with { Emission = new(0.10f, 0.15f, 0.20f) }));

    private static Prop Book() => Make("book", Grip.TwoHands, -0.018f,
        (Field(f => f.Add(SdfShape.Box(new(0, 0.015f, 0), new(0.078f, 0.004f, 0.108f), 0.003f), 0).Add(SdfShape.Box(new(0, -0.015f, 0), new(0.078f, 0.004f, 0.108f), 0.003f), 0).Add(SdfShape.Box(new(-0.076f, 0, 0), new(0.005f, 0.018f, 0.108f), 0.004f), 0)), 0.007f, Tone(Substance.Cloth, 0x8C2F2B, 0.03f, 0.6f)),
        (Field(f => f.Add(SdfShape.Box(Vector3.Zero, new(0.071f, 0.013f, 0.101f), 0.002f), 0)), 0.008f, Tone(Substance.Paper, 0xE8DEC6, 0.03f, 0.8f)));

    private static Prop Lantern() => Make("lantern", Grip.Hanging, -0.285f,
        (Field(f =>
        {
            f.Add(SdfShape.Torus(new(0, -0.045f, 0), 0.045f, 0.005f, Marionette.About(Vector3.UnitX, MathF.PI / 2)), 0)
                .Add(SdfShape.Cone(new(0, -0.095f, 0), new(0, -0.125f, 0), 0.016f, 0.055f), 0.01f)
                .Add(SdfShape.Box(new(0, -0.270f, 0), new(0.058f, 0.014f, 0.058f), 0.008f), 0);
            for (var i = 0; i < 4; i++) f.Add(SdfShape.Cone(new(i < 2 ? 0.046f : -0.046f, -0.13f, i % 2 == 0 ? 0.046f : -0.046f), new(i < 2 ? 0.050f : -0.050f, -0.265f, i % 2 == 0 ? 0.050f : -0.050f), 0.006f, 0.006f), 0.004f);
        }), 0.007f, Tone(Substance.Metal, 0x3A3128, 0.12f, 0.4f)),
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0, -0.200f, 0), new(0.020f, 0.042f, 0.020f)), 0)), 0.007f, Tone(Substance.Emissive, 0xFFD9A0, 0.03f, 0.6f) with { Emission = new(9f, 5.2f, 2.2f) }));

    private static Prop Knife() => Make("knife", Grip.Forward, -0.012f,
        (Field(f => f.Add(SdfShape.Box(new(0, 0, 0), new(0.011f, 0.014f, 0.055f), 0.009f), 0)), 0.005f, Tone(Substance.Wood, 0x5B3A22, 0.04f, 0.5f)),
        (Field(f => f.Add(SdfShape.Cone(new(0, 0.003f, 0.05f), new(0, 0.007f, 0.19f), 0.017f, 0.004f), 0).Keep(SdfShape.Box(new(0, 0, 0.13f), new(0.0035f, 0.03f, 0.1f), 0.001f), 0.001f)), 0.0028f, Tone(Substance.Metal, 0xC8CCD0, 0.25f, 0.2f)));

    private static Prop Bottle() => Make("bottle", Grip.Upright, -0.12f,
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.17f, 0), 0.29f, [new(0, 0.014f, 0.014f), new(0.32f, 0.015f, 0.015f), new(0.5f, 0.038f, 0.038f), new(1, 0.038f, 0.038f)]), 0)), 0.007f, Tone(Substance.Glass, 0x2F5B3C, 0.08f, 0.1f)),
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.0f, 0), 0.075f, [new(0, 0.0405f, 0.0405f), new(1, 0.0405f, 0.0405f)]), 0)), 0.008f, Tone(Substance.Paper, 0xE0D3B0, 0.03f, 0.8f)));

    // A toy-like revolver, plainly a puppet's prop.
    private static Prop Gun() => Make("gun", Grip.Forward, -0.07f,
        (Field(f => f.Add(SdfShape.Cone(new(0, 0.035f, -0.02f), new(0, 0.035f, 0.15f), 0.013f, 0.013f), 0).Add(SdfShape.Cone(new(0, 0.028f, 0.01f), new(0, 0.028f, 0.06f), 0.023f, 0.023f), 0.004f)), 0.006f, Tone(Substance.Metal, 0x4A4D52, 0.15f, 0.35f)),
        (Field(f => f.Add(SdfShape.Cone(new(0, 0.025f, -0.015f), new(0, -0.052f, -0.035f), 0.016f, 0.019f), 0)), 0.006f, Tone(Substance.Wood, 0x6A4226, 0.04f, 0.45f)));

    private static Prop Bag() => Make("bag", Grip.Hanging, -0.34f,
        (Field(f => f.Add(SdfShape.Box(new(0, -0.22f, 0), new(0.055f, 0.12f, 0.17f), 0.03f), 0)), 0.012f, Tone(Substance.Cloth, 0x6B4A33, 0.04f, 0.6f)),
        (Field(f => f.Add(SdfShape.Torus(new(0, -0.085f, 0), 0.072f, 0.009f, Marionette.About(Vector3.UnitZ, MathF.PI / 2)), 0)), 0.009f, Tone(Substance.Cloth, 0x3B281B, 0.04f, 0.5f)));

    private static Prop Flower() => Make("flower", Grip.Upright, -0.11f,
        (Field(f => f.Add(SdfShape.Cone(new(0, -0.11f, 0), new(0, 0.14f, 0.01f), 0.0045f, 0.0045f), 0).Add(SdfShape.Ellipsoid(new(0.022f, 0.05f, 0), new(0.026f, 0.005f, 0.011f), Marionette.About(Vector3.UnitZ, 0.6f)), 0.004f)), 0.005f, Tone(Substance.Leaves, 0x47713A, 0.03f, 0.6f)),
        (Field(f =>
        {
            for (var i = 0; i < 9; i++)
            {
                var (sin, cos) = MathF.SinCos(i * 2.4f);
                f.Add(SdfShape.Sphere(new(sin * 0.020f * (i > 3 ? 1.2f : 0.7f), 0.165f - i * 0.003f, 0.01f + cos * 0.020f * (i > 3 ? 1.2f : 0.7f)), 0.015f), 0.005f);
            }
        }), 0.006f, Tone(Substance.Plain, 0xC23A4B, 0.03f, 0.6f)));

    private static Prop Key() => Make("key", Grip.Forward, -0.006f,
        (Field(f => f.Add(SdfShape.Torus(new(0, 0, -0.012f), 0.020f, 0.0052f), 0).Add(SdfShape.Cone(new(0, 0, 0.01f), new(0, 0, 0.085f), 0.005f, 0.005f), 0.003f)
            .Add(SdfShape.Box(new(0.010f, 0, 0.078f), new(0.011f, 0.004f, 0.006f), 0.002f), 0.002f).Add(SdfShape.Box(new(0.008f, 0, 0.060f), new(0.008f, 0.004f, 0.005f), 0.002f), 0.002f)), 0.0035f, Tone(Substance.Metal, 0xB08A3C, 0.2f, 0.3f)));

    private static Prop Box() => Make("box", Grip.TwoHands, -0.05f,
        (Field(f => f.Add(SdfShape.Box(Vector3.Zero, new(0.085f, 0.05f, 0.065f), 0.008f), 0)), 0.010f, Tone(Substance.Wood, 0x8A6A45, 0.03f, 0.6f)),
        (Field(f => f.Add(SdfShape.Box(new(0, 0.022f, 0), new(0.088f, 0.005f, 0.068f), 0.003f), 0)), 0.010f, Tone(Substance.Plain, 0x4A3724, 0.03f, 0.6f)));

    // A slightly curled sheet with a front and a back.
    private static Mesh Sheet(float halfWidth, float halfLength)
    {
        var grid = new GridMesher();
        Vector3 At(float u, float v, float lift)
        {
            var (x, z) = ((u * 2 - 1) * halfWidth, (1 - v * 2) * halfLength);
            return new(x, 0.012f * (x * x / (halfWidth * halfWidth)) + 0.006f * (z / halfLength) + lift, z);
        }

        grid.Patch(6, 6, (u, v) => At(u, v, 0));
        grid.Patch(6, 6, (u, v) => At(1 - u, v, -0.0012f));
        return grid.Finish();
    }

    private static Mesh Lines()
    {
        var grid = new GridMesher();
        for (var line = 0; line < 9; line++)
        {
            var z = 0.080f - line * 0.019f;
            var right = line == 8 ? 0.01f : 0.054f - 0.012f * SmoothNoise.Pick(5, line);
            grid.Patch(4, 1, (u, v) =>
            {
                var x = float.Lerp(-0.056f, right, u);
                return new(x, 0.012f * (x * x / (0.075f * 0.075f)) + 0.006f * (z / 0.105f) + 0.0012f, z + 0.0022f - v * 0.0044f);
            });
        }

        return grid.Finish();
    }
}
