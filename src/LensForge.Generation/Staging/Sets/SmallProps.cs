using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Things of the hand and the desk.</summary>
internal static class SmallProps
{
    public static void Tumbler(SetBuilder b, Vector3 at, int drink = 0xb87830)
    {
        b.Object(at);
        b.Lathe(default, Swatch.Glass(0xb8c4c4), 16, 0, 0, 0.03f, 0, 0.037f, 0.085f, 0.034f, 0.085f, 0.031f, 0.052f, 0, 0.052f);
        b.Object(at).Lathe(new(0, 0.053f, 0), Swatch.Gloss(drink, 0.1f), 14, 0.031f, 0, 0, 0.001f);
    }

    public static void Beer(SetBuilder b, Vector3 at)
    {
        b.Object(at);
        b.Lathe(default, Swatch.Gloss(0xcf8e30, 0.12f), 16, 0, 0, 0.031f, 0, 0.036f, 0.1f, 0.037f, 0.125f, 0, 0.125f);
        b.Lathe(default, Swatch.Plain(0xe8e0cc), 16, 0.037f, 0.122f, 0.04f, 0.13f, 0.037f, 0.146f, 0.02f, 0.152f, 0, 0.152f);
    }

    public static void Handset(SetBuilder b, Vector3 at)
    {
        b.Object(at, 25).Box(new(0, 0.005f, 0), new(0.036f, 0.005f, 0.075f), Swatch.Gloss(0x1a1a1e, 0.15f), 0.004f);
        b.Box(new(0, 0.0105f, 0), new(0.032f, 0.0008f, 0.068f), Swatch.Gloss(0x0c0f14, 0.06f), 0);
    }

    public static void StandingPhoto(SetBuilder b, Vector3 at)
    {
        b.Object(at, 15);
        var lean = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.22f);
        b.Box(new(0, 0.09f, 0), new(0.07f, 0.09f, 0.007f), Swatch.Metal(0xb09a60), 0.005f, lean);
        b.Box(new(0, 0.0915f, 0.0068f), new(0.054f, 0.074f, 0.002f), Swatch.Paper(0xb8a488), 0, lean);
        b.Box(new(0, 0.08f, 0.006f), new(0.02f, 0.035f, 0.0035f), Swatch.Paper(0x5a4a44), 0.003f, lean);
        b.Ball(new(0, 0.125f, -0.002f), 0.018f, Swatch.Paper(0xc89878), 6);
    }

    public static void Laptop(SetBuilder b, Vector3 at, float heading, Vector3? screen = null)
    {
        b.Object(at, heading);
        var shell = Swatch.Metal(0x8a8c90, 0.35f);
        b.Box(new(0, 0.008f, 0), new(0.165f, 0.008f, 0.115f), shell, 0.006f);
        b.Box(new(0, 0.0165f, -0.02f), new(0.145f, 0.0012f, 0.065f), Swatch.Plain(0x1c1c20), 0);
        var lid = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.3f);
        b.Box(new(0, 0.118f, -0.148f), new(0.165f, 0.108f, 0.005f), shell, 0.004f, lid);
        b.Object(at, heading).Box(new(0, 0.119f, -0.1415f), new(0.152f, 0.095f, 0.0012f), Swatch.Glow(screen ?? new(0.5f, 0.66f, 0.85f)), 0, lid);
    }

    /// <summary>A computer screen on a foot that faces the heading, with keyboard.</summary>
    public static void Monitor(SetBuilder b, Vector3 at, float heading, Vector3 screen, bool keyboard = true)
    {
        b.Object(at, heading);
        var shell = Swatch.Plain(0x232428, 0.4f);
        b.Box(new(0, 0.008f, -0.02f), new(0.12f, 0.008f, 0.09f), shell, 0.005f);
        b.Box(new(0, 0.1f, -0.05f), new(0.025f, 0.1f, 0.012f), shell, 0.005f);
        b.Box(new(0, 0.3f, -0.03f), new(0.27f, 0.165f, 0.016f), shell, 0.008f);
        b.Object(at, heading).Box(new(0, 0.305f, -0.0125f), new(0.255f, 0.146f, 0.0015f), Swatch.Glow(screen), 0);
        foreach (var (x, y, w) in (ReadOnlySpan<(float, float, float)>)[(-0.1f, 0.36f, 0.12f), (-0.06f, 0.32f, 0.16f), (-0.12f, 0.28f, 0.1f)])
            b.Box(new(x, y, -0.011f), new(w, 0.01f, 0.001f), Swatch.Glow(screen * 2.2f), 0);
        if (!keyboard) return;
        b.Object(at, heading).Box(new(0, 0.009f, 0.17f), new(0.2f, 0.009f, 0.065f), shell, 0.005f);
        for (var row = 0; row < 4; row++) b.Box(new(0, 0.019f, 0.125f + row * 0.03f), new(0.185f, 0.002f, 0.011f), Swatch.Plain(0x3a3b40), 0.001f);
    }

    public static void Radio(SetBuilder b, Vector3 at, float heading, Material wood)
    {
        b.Object(at, heading);
        b.Box(new(0, 0.09f, 0), new(0.15f, 0.09f, 0.065f), wood, 0.022f);
        b.Box(new(-0.045f, 0.095f, 0.064f), new(0.085f, 0.06f, 0.004f), Swatch.Cloth(0xb8a47c, 2), 0.003f);
        b.Box(new(0.09f, 0.125f, 0.064f), new(0.042f, 0.026f, 0.004f), Swatch.Glow(new(0.9f, 0.55f, 0.2f)), 0.002f);
        foreach (var x in (ReadOnlySpan<float>)[0.068f, 0.112f])
            b.Rod(new(x, 0.06f, 0.06f), new(x, 0.06f, 0.085f), 0.015f, Swatch.Gloss(0x2a211a), 10);
    }

    public static void Keys(SetBuilder b, Vector3 at)
    {
        b.Object(at, 40);
        var steel = Swatch.Metal(0x9a948a);
        var ring = new Vector3[13];
        for (var i = 0; i < 13; i++) ring[i] = new(0.014f * MathF.Cos(i * MathF.Tau / 12), 0.004f, 0.014f * MathF.Sin(i * MathF.Tau / 12));
        ring[^1] = ring[0];
        b.Add(Primitives.Tube(ring, 0.0015f, 5), steel);
        b.Box(new(0.04f, 0.003f, 0), new(0.028f, 0.0015f, 0.004f), steel, 0);
        b.Box(new(0.03f, 0.005f, 0.02f), new(0.026f, 0.0015f, 0.004f), steel, 0, SetBuilder.Heading(-35));
        b.Box(new(-0.035f, 0.005f, 0.004f), new(0.022f, 0.004f, 0.012f), Swatch.Gloss(0x8a2a24), 0.003f);
    }

    public static void Knife(SetBuilder b, Vector3 at)
    {
        b.Object(at, 60);
        b.Box(new(0.075f, 0.004f, 0), new(0.08f, 0.001f, 0.012f), Swatch.Metal(0xb4b8bc, 0.15f), 0);
        b.Box(new(-0.055f, 0.007f, 0), new(0.05f, 0.007f, 0.01f), Swatch.Wood(0x3a2418), 0.005f);
    }

    public static void Pistol(SetBuilder b, Vector3 at)
    {
        b.Object(at, 30);
        var steel = Swatch.Metal(0x26282c, 0.3f);
        b.Box(new(0.02f, 0.012f, 0), new(0.09f, 0.011f, 0.016f), steel, 0.004f);
        b.Box(new(-0.055f, 0.012f, 0.055f), new(0.022f, 0.011f, 0.05f), Swatch.Wood(0x3a2418), 0.006f, SetBuilder.Heading(-15));
        b.Box(new(-0.01f, 0.01f, 0.028f), new(0.022f, 0.005f, 0.014f), steel, 0.003f);
    }

    public static void Cake(SetBuilder b, Vector3 at)
    {
        Props.Saucer(b, at, Swatch.Gloss(0xdcd6c6), 0.14f);
        b.Object(at);
        b.Lathe(new(0, 0.008f, 0), Swatch.Plain(0x8a5a38, 0.8f), 24, 0, 0, 0.1f, 0, 0.1f, 0.05f, 0, 0.05f);
        b.Lathe(new(0, 0.05f, 0), Swatch.Plain(0xe4d0c4, 0.5f), 24, 0.098f, -0.01f, 0.104f, 0, 0.1f, 0.022f, 0.05f, 0.026f, 0, 0.026f);
        for (var i = 0; i < 7; i++) b.Ball(new(0.07f * MathF.Cos(i * 0.9f), 0.085f, 0.07f * MathF.Sin(i * 0.9f)), 0.014f, Swatch.Gloss(0xa82a2a, 0.2f), 6);
    }
}
