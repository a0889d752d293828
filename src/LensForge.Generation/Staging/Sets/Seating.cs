using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>What figures sit and lie on. The origin of each is the mark; the seat's top is at the height asked for; headings are those of the sitter.</summary>
internal static class Seating
{
    /// <summary>A wooden chair with a railed back.</summary>
    public static void Chair(SetBuilder b, Vector3 at, float heading, float seat, Material wood, Material? cushion = null)
    {
        b.Object(at, heading);
        var top = cushion is null ? seat : seat - 0.03f;
        b.Box(new(0, top - 0.018f, 0), new(0.205f, 0.018f, 0.2f), wood, 0.012f);
        if (cushion is not null) b.Add(SoftPrimitives.Cushion(new(0.19f, 0.025f, 0.185f), 0.3f, 8), cushion, new(0, seat - 0.025f, 0));
        foreach (var x in (ReadOnlySpan<float>)[-0.175f, 0.175f])
        {
            b.Rod(new(x * 1.06f, 0, 0.18f), new(x, top - 0.02f, 0.165f), 0.014f, wood, 8, 0.02f);
            b.Rod(new(x * 1.06f, 0, -0.21f), new(x, top, -0.175f), 0.014f, wood, 8, 0.02f);
            b.Rod(new(x, top, -0.175f), new(x * 0.95f, top + 0.47f, -0.235f), 0.02f, wood, 8, 0.015f);
            b.Rod(new(x, top * 0.45f, -0.19f), new(x, top * 0.45f, 0.17f), 0.01f, wood, 6);
        }

        b.Rod(new(-0.17f, top * 0.55f, 0.17f), new(0.17f, top * 0.55f, 0.17f), 0.01f, wood, 6);
        b.Box(new(0, top + 0.42f, -0.226f), new(0.185f, 0.045f, 0.012f), wood, 0.008f, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.12f));
        b.Box(new(0, top + 0.25f, -0.206f), new(0.165f, 0.022f, 0.009f), wood, 0.006f, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.12f));
    }

    public static void Stool(SetBuilder b, Vector3 at, float seat, Material frame, Material cushion)
    {
        b.Object(at);
        b.Lathe(default, frame, 20, 0, 0, 0.215f, 0, 0.22f, 0.012f, 0.06f, 0.03f, 0.028f, 0.06f, 0.026f, seat - 0.1f, 0.1f, seat - 0.07f, 0.1f, seat - 0.06f, 0, seat - 0.06f);
        b.Lathe(default, cushion, 20, 0, seat - 0.065f, 0.165f, seat - 0.065f, 0.185f, seat - 0.045f, 0.182f, seat - 0.02f, 0.15f, seat - 0.002f, 0, seat);
        var ring = new Vector3[17];
        for (var i = 0; i < ring.Length; i++) ring[i] = new(0.17f * MathF.Cos(i * MathF.Tau / 16), seat * 0.36f, 0.17f * MathF.Sin(i * MathF.Tau / 16));
        ring[^1] = ring[0];
        b.Add(Primitives.Tube(ring, 0.011f, 6), frame);
        foreach (var x in (ReadOnlySpan<float>)[-1, 1]) b.Rod(new(x * 0.025f, seat * 0.36f, 0), new(x * 0.17f, seat * 0.36f, 0), 0.008f, frame, 6);
    }

    /// <summary>An upholstered seat for one or more, its arms outside the width.</summary>
    public static void Sofa(SetBuilder b, Vector3 at, float heading, float seat, float width, Material cloth, Material cushions, Material legs)
    {
        b.Object(at, heading);
        var w = width / 2;
        float back = -0.36f, front = 0.3f;
        b.Block(new(-w - 0.1f, 0.1f, back - 0.06f), new(w + 0.1f, seat - 0.13f, front), cloth, 0.03f);
        b.Box(new(0, seat + 0.13f, back), new(w + 0.08f, 0.33f, 0.085f), cloth, 0.07f, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.13f));
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Add(SoftPrimitives.Cushion(new(0.085f, 0.16f, 0.35f), 0.28f, 8), cloth, new(side * (w + 0.075f), seat + 0.01f, -0.04f));
            foreach (var z in (ReadOnlySpan<float>)[back, front - 0.05f]) b.Rod(new(side * (w + 0.04f), 0, z), new(side * (w + 0.04f), 0.11f, z), 0.018f, legs, 8, 0.026f);
        }

        var count = Math.Max(1, (int)MathF.Round(width / 0.7f));
        for (var i = 0; i < count; i++)
        {
            var x = -w + width * (i + 0.5f) / count;
            b.Add(SoftPrimitives.Cushion(new(width / count / 2 - 0.004f, 0.085f, 0.315f), 0.22f, 8), cushions, new(x, seat - 0.085f, 0.0f));
            b.Add(SoftPrimitives.Cushion(new(width / count / 2 - 0.01f, 0.2f, 0.075f), 0.3f, 8), cushions, new(x, seat + 0.2f, back + 0.125f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.16f));
        }
    }

    /// <summary>A swivel chair on castors.</summary>
    public static void OfficeChair(SetBuilder b, Vector3 at, float heading, float seat, Material cloth, Material frame)
    {
        b.Object(at, heading);
        for (var i = 0; i < 5; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / 5 + 0.3f);
            b.Rod(new(0, 0.1f, 0), new(cos * 0.29f, 0.07f, sin * 0.29f), 0.022f, frame, 6, 0.014f);
            b.Ball(new(cos * 0.29f, 0.032f, sin * 0.29f), 0.032f, frame, 6);
        }

        b.Rod(new(0, 0.08f, 0), new(0, seat - 0.08f, 0), 0.03f, frame, 10);
        b.Box(new(0, seat - 0.09f, 0), new(0.13f, 0.02f, 0.13f), frame);
        b.Add(SoftPrimitives.Cushion(new(0.24f, 0.045f, 0.23f), 0.3f, 8), cloth, new(0, seat - 0.045f, 0));
        b.Rod(new(0, seat - 0.09f, -0.12f), new(0, seat + 0.2f, -0.29f), 0.022f, frame, 8);
        b.Add(SoftPrimitives.Cushion(new(0.22f, 0.26f, 0.04f), 0.35f, 8), cloth, new(0, seat + 0.36f, -0.27f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.12f));
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Rod(new(side * 0.2f, seat - 0.09f, -0.02f), new(side * 0.275f, seat + 0.17f, -0.02f), 0.013f, frame, 6);
            b.Box(new(side * 0.275f, seat + 0.185f, 0.0f), new(0.028f, 0.014f, 0.13f), frame, 0.01f);
        }
    }

    /// <summary>A bed; the origin is the middle of its foot end, which looks along the heading; the mattress top is the seat.</summary>
    public static void Bed(SetBuilder b, Vector3 foot, float heading, float width, float length, float seat, Material frame, Material linen, Material cover, Material throwOver)
    {
        b.Object(foot, heading);
        var w = width / 2;
        b.Block(new(-w - 0.03f, 0.14f, -length), new(w + 0.03f, 0.3f, -0.03f), frame, 0.012f);
        foreach (var x in (ReadOnlySpan<float>)[-w + 0.04f, w - 0.04f]) b.Rod(new(x, 0, -0.1f), new(x, 0.16f, -0.1f), 0.03f, frame, 10, 0.04f);
        b.Object(foot, heading);
        b.Block(new(-w - 0.05f, 0, -length - 0.07f), new(w + 0.05f, seat + 0.62f, -length), frame, 0.02f);
        b.Block(new(-w - 0.08f, seat + 0.6f, -length - 0.085f), new(w + 0.08f, seat + 0.66f, -length + 0.02f), frame, 0.018f);
        for (var i = 0; i < 3; i++) b.Box(new(-w + width * (i + 0.5f) / 3, seat + 0.3f, -length + 0.008f), new(width / 6 - 0.05f, 0.22f, 0.012f), frame, 0.01f);
        b.Object(foot, heading);
        b.Block(new(-w, 0.28f, -length), new(w, seat - 0.07f, -0.04f), linen, 0.04f);

        // The cover: flat on top with soft swells, falling over three edges.
        b.Object(foot, heading);
        b.Add(Primitives.Grid(36, 40, Cover), cover);
        b.Object(foot, heading);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Add(SoftPrimitives.Cushion(new(w * 0.44f, 0.085f, 0.22f), 0.45f, 10), linen, new(side * w * 0.49f, seat + 0.08f, -length + 0.3f), Quaternion.CreateFromYawPitchRoll(side * 0.04f, 0.32f, 0));
        }

        b.Object(foot, heading);
        b.Add(Primitives.Grid(30, 8, (u, t) => Cover(u, 0.74f + 0.16f * t) + new Vector3((u - 0.5f) * 0.012f, 0.008f, 0)), throwOver);

        Vector3 Cover(float u, float t)
        {
            const float drop = 0.26f;
            var reach = width + 2 * drop;
            var x = (u - 0.5f) * reach;
            var z = -length + 0.5f + t * (length - 0.5f + drop);
            float overX = MathF.Max(MathF.Abs(x) - w, 0), overZ = MathF.Max(z - 0f, 0);
            var fold = MathF.Sin(x * 19 + z * 3) * MathF.Sin(z * 17 + x * 2) * 0.014f;
            var y = seat - MathF.Max(overX, overZ) + 0.004f * MathF.Sin(x * 11) * MathF.Sin(z * 9) - 0.004f;
            var outX = MathF.Sign(x) * (MathF.Min(MathF.Abs(x), w) + MathF.Min(overX * 0.12f, 0.025f) + (overX > 0 ? fold : 0));
            var outZ = MathF.Min(z, 0) + MathF.Min(overZ * 0.12f, 0.025f) + (overZ > 0 ? fold : 0);
            return new(outX, y, outZ);
        }
    }
}
