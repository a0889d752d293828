using System.Numerics;
using LensForge.Generation.Geometry;
using static LensForge.Generation.Staging.Figures.PropMaking;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Things that stories turn on beside the everyday ones: clocks, rings, money, toys. Metres; lying or standing as on a table.</summary>
internal static class Keepsakes
{
    private const int Brass = 0xB08A3C, Ink = 0x2B2A30, Cream = 0xEDE4CF;

    /// <summary>A twin-bell alarm clock.</summary>
    public static Prop Clock() => Make("clock", Grip.TwoHands, -0.075f,
        (Field(f => f.Add(SdfShape.Cone(new(0, 0, -0.014f), new(0, 0, 0.008f), 0.055f, 0.055f), 0).Keep(SdfShape.Box(Vector3.Zero, new(0.08f, 0.08f, 0.022f), 0.006f), 0.004f)
            .Carve(SdfShape.Cone(new(0, 0, 0.062f), new(0, 0, 0.075f), 0.046f, 0.046f), 0.002f)
            .Add(SdfShape.Cone(new(0.034f, -0.046f, 0), new(0.044f, -0.068f, 0), 0.007f, 0.006f), 0.004f).Add(SdfShape.Cone(new(-0.034f, -0.046f, 0), new(-0.044f, -0.068f, 0), 0.007f, 0.006f), 0.004f)), 0.005f, Tone(Substance.Metal, 0x3E6E6A, 0.1f, 0.35f)),
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0.034f, 0.058f, 0), new(0.026f, 0.017f, 0.024f), Marionette.About(Vector3.UnitZ, -0.55f)), 0)
            .Add(SdfShape.Ellipsoid(new(-0.034f, 0.058f, 0), new(0.026f, 0.017f, 0.024f), Marionette.About(Vector3.UnitZ, 0.55f)), 0)
            .Add(SdfShape.Torus(new(0, 0.076f, 0), 0.018f, 0.004f, Marionette.About(Vector3.UnitX, MathF.PI / 2)), 0)), 0.004f, Tone(Substance.Metal, Brass, 0.2f, 0.25f)),
        (Field(f => f.Add(SdfShape.Box(new(0, 0, 0.019f), new(0.045f, 0.045f, 0.004f), 0.002f), 0).Keep(SdfShape.Cone(new(0, 0, -0.02f), new(0, 0, 0.06f), 0.045f, 0.045f), 0.001f)), 0.004f, Tone(Substance.Paper, Cream, 0.05f, 0.5f)),
        (Field(f => f.Add(SdfShape.Box(new(0.004f, 0.014f, 0.024f), new(0.0032f, 0.016f, 0.002f), 0.001f, Marionette.About(Vector3.UnitZ, -0.25f)), 0)
            .Add(SdfShape.Box(new(-0.012f, 0.004f, 0.024f), new(0.0032f, 0.012f, 0.002f), 0.001f, Marionette.About(Vector3.UnitZ, 1.2f)), 0).Add(SdfShape.Sphere(new(0, 0, 0.024f), 0.005f), 0.002f)), 0.0018f, Tone(Substance.Plain, Ink, 0.05f, 0.4f)));

    public static Prop Ring() => Make("ring", Grip.Forward, -0.004f,
        (Field(f => f.Add(SdfShape.Torus(Vector3.Zero, 0.018f, 0.0036f), 0)), 0.0024f, Tone(Substance.Metal, 0xD2A545, 0.28f, 0.15f)),
        (Field(f => f.Add(SdfShape.Box(new(0, 0.002f, 0.023f), new(0.0055f, 0.0055f, 0.0055f), 0.001f, Marionette.About(Vector3.UnitX, 0.78f)), 0)), 0.002f, Tone(Substance.Glass, 0xBFE2EC, 0.25f, 0.05f)));

    /// <summary>A fanned bundle of notes under a band, two coins beside it.</summary>
    public static Prop Money() => Make("money", Grip.TwoHands, -0.014f,
        (Field(f =>
        {
            for (var i = 0; i < 4; i++) f.Add(SdfShape.Box(new(0.004f * i, 0.006f * i - 0.009f, 0.003f * i), new(0.075f, 0.0035f, 0.036f), 0.001f, Marionette.About(Vector3.UnitY, 0.07f * (i - 1.5f))), 0);
        }), 0.0032f, Tone(Substance.Paper, 0x7F9A78, 0.03f, 0.7f)),
        (Field(f => f.Add(SdfShape.Box(new(0.006f, 0.001f, 0.004f), new(0.013f, 0.0165f, 0.040f), 0.002f), 0)), 0.004f, Tone(Substance.Paper, 0xC9A36A, 0.03f, 0.6f)),
        (Field(f => f.Add(SdfShape.Loft(new(0.055f, -0.008f, 0.062f), 0.006f, [new(0, 0.013f, 0.013f), new(1, 0.013f, 0.013f)]), 0)
            .Add(SdfShape.Loft(new(0.032f, -0.009f, 0.070f), 0.005f, [new(0, 0.011f, 0.011f), new(1, 0.011f, 0.011f)]), 0)), 0.003f, Tone(Substance.Metal, Brass, 0.22f, 0.25f)));

    /// <summary>A table set with a cloth front, a lit dial, two knobs and a handle.</summary>
    public static Prop Radio() => Make("radio", Grip.Hanging, -0.09f,
        (Field(f => f.Add(SdfShape.Box(new(0, 0, 0), new(0.13f, 0.085f, 0.045f), 0.02f), 0).Add(SdfShape.Box(new(0.1f, -0.084f, 0), new(0.012f, 0.006f, 0.035f), 0.002f), 0).Add(SdfShape.Box(new(-0.1f, -0.084f, 0), new(0.012f, 0.006f, 0.035f), 0.002f), 0)), 0.009f, Tone(Substance.Wood, 0x6E4526, 0.06f, 0.4f)),
        (Field(f => f.Add(SdfShape.Box(new(-0.035f, 0.005f, 0.045f), new(0.078f, 0.062f, 0.005f), 0.003f), 0)), 0.0045f, Tone(Substance.Cloth, 0xC2AD82, 0.03f, 0.8f)),
        (Field(f => f.Add(SdfShape.Box(new(0.087f, 0.036f, 0.045f), new(0.030f, 0.024f, 0.005f), 0.003f), 0)), 0.0045f, Tone(Substance.Emissive, 0xFFE2A8, 0.05f, 0.4f) with { Emission = new(1.6f, 1.0f, 0.4f) }),
        (Field(f => f.Add(SdfShape.Cone(new(0.072f, -0.03f, 0.046f), new(0.072f, -0.03f, 0.056f), 0.014f, 0.012f), 0).Add(SdfShape.Cone(new(0.106f, -0.03f, 0.046f), new(0.106f, -0.03f, 0.056f), 0.014f, 0.012f), 0)
            .Add(SdfShape.Torus(new(0, 0.078f, 0), 0.055f, 0.006f, Marionette.About(Vector3.UnitX, MathF.PI / 2)), 0)), 0.005f, Tone(Substance.Metal, Brass, 0.2f, 0.3f)));

    public static Prop Camera() => Make("camera", Grip.TwoHands, -0.042f,
        (Field(f => f.Add(SdfShape.Box(Vector3.Zero, new(0.068f, 0.040f, 0.020f), 0.008f), 0).Add(SdfShape.Cone(new(0, -0.002f, 0.015f), new(0, -0.002f, 0.044f), 0.030f, 0.026f), 0.002f)), 0.006f, Tone(Substance.Plain, Ink, 0.06f, 0.5f)),
        (Field(f => f.Add(SdfShape.Box(new(0, 0.044f, 0), new(0.066f, 0.008f, 0.018f), 0.004f), 0).Add(SdfShape.Box(new(0, 0.054f, 0), new(0.022f, 0.012f, 0.016f), 0.004f), 0.003f)
            .Add(SdfShape.Cone(new(0.046f, 0.05f, 0), new(0.046f, 0.056f, 0), 0.009f, 0.009f), 0.001f).Add(SdfShape.Torus(new(0, -0.002f, 0.052f), 0.027f, 0.005f, Marionette.About(Vector3.UnitX, MathF.PI / 2)), 0)), 0.005f, Tone(Substance.Metal, 0xB9BCC0, 0.2f, 0.25f)),
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0, -0.002f, 0.056f), new(0.024f, 0.024f, 0.014f)), 0)), 0.005f, Tone(Substance.Glass, 0x24405C, 0.25f, 0.05f)));

    /// <summary>A short one, rolled up: canopy, crook and tip.</summary>
    public static Prop Umbrella() => Make("umbrella", Grip.Hanging, -0.052f,
        (Field(f => f.Add(SdfShape.Cone(new(0, -0.02f, -0.14f), new(0, -0.02f, 0.06f), 0.018f, 0.032f), 0).Add(SdfShape.Torus(new(0, -0.02f, 0.015f), 0.031f, 0.004f, Marionette.About(Vector3.UnitX, MathF.PI / 2)), 0.002f)), 0.007f, Tone(Substance.Cloth, 0x2F4A74, 0.03f, 0.6f)),
        (Field(f => f.Add(SdfShape.Cone(new(0, -0.02f, 0.06f), new(0, -0.02f, 0.15f), 0.0075f, 0.0075f), 0).Add(SdfShape.Torus(new(0.03f, -0.02f, 0.15f), 0.03f, 0.0095f), 0.002f)
            .Carve(SdfShape.Box(new(0.065f, -0.02f, 0.115f), new(0.036f, 0.03f, 0.036f), 0.002f), 0.001f)), 0.006f, Tone(Substance.Wood, 0x8A5A30, 0.06f, 0.35f)),
        (Field(f => f.Add(SdfShape.Cone(new(0, -0.02f, -0.14f), new(0, -0.02f, -0.19f), 0.008f, 0.005f), 0)), 0.0045f, Tone(Substance.Metal, Brass, 0.2f, 0.3f)));

    /// <summary>A plate with half a cake on it: an empty plate tells nothing.</summary>
    public static Prop Plate() => Make("plate", Grip.TwoHands, -0.014f,
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.010f, 0), 0.022f, [new(0, 0.125f, 0.125f), new(0.4f, 0.110f, 0.110f), new(1, 0.070f, 0.070f)]), 0)
            .Carve(SdfShape.Loft(new(0, 0.030f, 0), 0.030f, [new(0, 0.118f, 0.118f), new(0.62f, 0.112f, 0.112f), new(1, 0.080f, 0.080f)]), 0.004f)), 0.005f, Tone(Substance.Plain, 0xD9D5CA, 0.08f, 0.15f)),
        (Field(f => f.Add(SdfShape.Torus(new(0, 0.010f, 0), 0.116f, 0.0045f), 0)), 0.004f, Tone(Substance.Plain, 0x2F5F8F, 0.08f, 0.15f)),
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.058f, 0), 0.052f, [new(0, 0.060f, 0.060f), new(1, 0.064f, 0.064f)]), 0).Carve(SdfShape.HalfSpace(new(0.004f, 0, 0), new(-1, 0, -0.35f)), 0.001f)), 0.006f, Tone(Substance.Plain, 0x8A5A34, 0.03f, 0.8f)),
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.068f, 0), 0.014f, [new(0, 0.058f, 0.058f), new(1, 0.066f, 0.066f)], 7, 0.05f), 0).Carve(SdfShape.HalfSpace(new(0.004f, 0, 0), new(-1, 0, -0.35f)), 0.001f)
            .Add(SdfShape.Sphere(new(-0.03f, 0.074f, 0.0f), 0.011f), 0.001f)), 0.005f, Tone(Substance.Plain, 0xB9485A, 0.06f, 0.3f)));

    public static Prop Laptop() => Make("laptop", Grip.TwoHands, -0.01f,
        (Field(f => f.Add(SdfShape.Box(Vector3.Zero, new(0.155f, 0.009f, 0.105f), 0.004f), 0).Add(SdfShape.Box(new(0, 0.105f, -0.128f), new(0.155f, 0.105f, 0.006f), 0.004f, Marionette.About(Vector3.UnitX, -0.22f)), 0)), 0.006f, Tone(Substance.Metal, 0x8F9499, 0.12f, 0.35f)),
        (Field(f =>
        {
            for (var row = 0; row < 4; row++)
                for (var key = 0; key < 11; key++) f.Add(SdfShape.Box(new((key - 5) * 0.025f, 0.010f, -0.07f + row * 0.024f), new(0.0095f, 0.004f, 0.0090f), 0.002f), 0);
        }), 0.0038f, Tone(Substance.Plain, Ink, 0.05f, 0.5f)),
        (Field(f => f.Add(SdfShape.Box(new(0, 0.107f, -0.121f), new(0.145f, 0.092f, 0.005f), 0.002f, Marionette.About(Vector3.UnitX, -0.22f)), 0)), 0.0048f, Tone(Substance.Emissive, 0x9FC4DA, 0.06f, 0.1f) with { Emission = new(0.55f, 0.75f, 0.9f) }));

    /// <summary>Folded once, with a headline, a picture and columns.</summary>
    public static Prop Newspaper() => Make("newspaper", Grip.TwoHands, -0.014f,
        (Field(f => f.Add(SdfShape.Box(new(0, 0, 0), new(0.145f, 0.009f, 0.105f), 0.004f), 0).Add(SdfShape.Cone(new(-0.13f, 0, -0.1f), new(0.13f, 0, -0.1f), 0.013f, 0.013f), 0.008f)), 0.006f, Tone(Substance.Paper, 0xD8D0BC, 0.03f, 0.85f)),
        (Field(f =>
        {
            f.Add(SdfShape.Box(new(0, 0.0085f, -0.062f), new(0.125f, 0.002f, 0.012f), 0.001f), 0).Add(SdfShape.Box(new(-0.075f, 0.0085f, 0.005f), new(0.050f, 0.002f, 0.034f), 0.001f), 0);
            for (var line = 0; line < 8; line++)
                for (var column = 0; column < 2; column++) f.Add(SdfShape.Box(new(0.013f + column * 0.072f, 0.0085f, -0.030f + line * 0.015f), new(0.029f, 0.002f, 0.0032f), 0.001f), 0);
            for (var line = 0; line < 3; line++) f.Add(SdfShape.Box(new(-0.075f, 0.0085f, 0.052f + line * 0.015f), new(0.050f, 0.002f, 0.0032f), 0.001f), 0);
        }), 0.0019f, Tone(Substance.Plain, 0x4A4848, 0.03f, 0.85f)));

    /// <summary>A sitting bear with a bow.</summary>
    public static Prop Doll() => Make("doll", Grip.Upright, -0.10f,
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0, -0.045f, 0), new(0.052f, 0.060f, 0.045f)), 0).Add(SdfShape.Ellipsoid(new(0, 0.045f, 0.004f), new(0.046f, 0.042f, 0.042f)), 0.012f)
            .Add(SdfShape.Sphere(new(0.036f, 0.082f, 0), 0.018f), 0.008f).Add(SdfShape.Sphere(new(-0.036f, 0.082f, 0), 0.018f), 0.008f)
            .Add(SdfShape.Cone(new(0.045f, -0.01f, 0), new(0.078f, -0.055f, 0.025f), 0.019f, 0.016f), 0.01f).Add(SdfShape.Cone(new(-0.045f, -0.01f, 0), new(-0.078f, -0.055f, 0.025f), 0.019f, 0.016f), 0.01f)
            .Add(SdfShape.Cone(new(0.028f, -0.08f, 0.01f), new(0.048f, -0.082f, 0.080f), 0.021f, 0.019f), 0.01f).Add(SdfShape.Cone(new(-0.028f, -0.08f, 0.01f), new(-0.048f, -0.082f, 0.080f), 0.021f, 0.019f), 0.01f)), 0.007f, Tone(Substance.Cloth, 0xA9773F, 0.03f, 0.9f)),
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0, 0.034f, 0.044f), new(0.019f, 0.015f, 0.014f)), 0)), 0.005f, Tone(Substance.Cloth, 0xDDBB8A, 0.03f, 0.9f)),
        (Field(f => f.Add(SdfShape.Sphere(new(0.016f, 0.056f, 0.042f), 0.0062f), 0).Add(SdfShape.Sphere(new(-0.016f, 0.056f, 0.042f), 0.0062f), 0).Add(SdfShape.Ellipsoid(new(0, 0.041f, 0.057f), new(0.008f, 0.006f, 0.005f)), 0)), 0.0028f, Tone(Substance.Plain, Ink, 0.15f, 0.15f)),
        (Field(f => f.Add(SdfShape.Ellipsoid(new(0.020f, 0.002f, 0.042f), new(0.018f, 0.011f, 0.008f), Marionette.About(Vector3.UnitZ, 0.3f)), 0).Add(SdfShape.Ellipsoid(new(-0.020f, 0.002f, 0.042f), new(0.018f, 0.011f, 0.008f), Marionette.About(Vector3.UnitZ, -0.3f)), 0).Add(SdfShape.Sphere(new(0, 0.002f, 0.046f), 0.008f), 0.002f)), 0.0045f, Tone(Substance.Cloth, 0xA33A3A, 0.03f, 0.6f)));

    /// <summary>Burning, in a glass dish: on a table a cigarette alone could not be made out.</summary>
    public static Prop Cigarette() => Make("cigarette", Grip.Forward, -0.018f,
        (Field(f => f.Add(SdfShape.Loft(new(0, 0.010f, 0), 0.026f, [new(0, 0.060f, 0.060f), new(1, 0.055f, 0.055f)]), 0).Carve(SdfShape.Ellipsoid(new(0, 0.022f, 0), new(0.050f, 0.030f, 0.050f)), 0.003f)
            .Carve(SdfShape.Cone(new(0, 0.013f, 0.04f), new(0, 0.013f, 0.07f), 0.008f, 0.008f), 0.002f)), 0.005f, Tone(Substance.Glass, 0x7A4B2A, 0.15f, 0.1f)),
        (Field(f => f.Add(SdfShape.Cone(new(0, 0.004f, -0.012f), new(0, 0.014f, 0.066f), 0.0062f, 0.0062f), 0)), 0.0038f, Tone(Substance.Paper, 0xEDEAE2, 0.03f, 0.7f)),
        (Field(f => f.Add(SdfShape.Cone(new(0, 0.014f, 0.066f), new(0, 0.017f, 0.092f), 0.0064f, 0.0064f), 0)), 0.0038f, Tone(Substance.Paper, 0xC98A45, 0.03f, 0.7f)),
        (Field(f => f.Add(SdfShape.Sphere(new(0, 0.003f, -0.019f), 0.0066f), 0)), 0.0036f, Tone(Substance.Emissive, 0xFF8A40, 0.03f, 0.6f) with { Emission = new(3.5f, 0.9f, 0.15f) }));

    /// <summary>Three coils and a loose end.</summary>
    public static Prop Rope() => Make("rope", Grip.Hanging, -0.034f,
        (Field(f => f.Add(SdfShape.Torus(new(0, -0.022f, 0), 0.085f, 0.012f), 0).Add(SdfShape.Torus(new(0.006f, -0.001f, 0.004f), 0.080f, 0.012f, Marionette.About(Vector3.UnitX, 0.05f)), 0.003f)
            .Add(SdfShape.Torus(new(-0.004f, 0.019f, 0.002f), 0.083f, 0.012f, Marionette.About(Vector3.UnitZ, 0.06f)), 0.003f).Add(SdfShape.Cone(new(0.082f, -0.02f, 0.02f), new(0.15f, -0.022f, 0.10f), 0.012f, 0.011f), 0.006f)
            .Add(SdfShape.Torus(new(0.152f, -0.022f, 0.104f), 0.010f, 0.007f), 0.004f)), 0.008f, Tone(Substance.Cloth, 0xB79A68, 0.03f, 0.9f)));
}
