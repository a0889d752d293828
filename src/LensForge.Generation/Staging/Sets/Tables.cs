using System.Numerics;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Tables, desks and counters; the top's upper face is at the height asked for.</summary>
internal static class Tables
{
    /// <summary>A table with an apron and four turned legs.</summary>
    public static void Turned(SetBuilder b, Vector3 at, float halfX, float halfZ, float height, Material wood, float heading = 0)
    {
        b.Object(at, heading);
        b.Box(new(0, height - 0.02f, 0), new(halfX, 0.02f, halfZ), wood, 0.013f);
        Apron(b, halfX - 0.06f, halfZ - 0.06f, height - 0.04f, 0.075f, wood);
        var k = height - 0.04f;
        foreach (var x in (ReadOnlySpan<float>)[-1, 1])
            foreach (var z in (ReadOnlySpan<float>)[-1, 1])
                b.Lathe(new(x * (halfX - 0.08f), 0, z * (halfZ - 0.08f)), wood, 12,
                    0, 0, 0.022f, 0, 0.03f, 0.1f * k, 0.02f, 0.18f * k, 0.033f, 0.5f * k, 0.024f, 0.68f * k, 0.04f, 0.74f * k, 0.04f, k, 0, k);
    }

    /// <summary>A plain table: square legs, or steel ones.</summary>
    public static void Plain(SetBuilder b, Vector3 at, float halfX, float halfZ, float height, Material top, Material legs, float heading = 0, float leg = 0.022f)
    {
        b.Object(at, heading);
        b.Box(new(0, height - 0.015f, 0), new(halfX, 0.015f, halfZ), top, 0.01f);
        Apron(b, halfX - 0.04f, halfZ - 0.04f, height - 0.03f, 0.04f, legs);
        foreach (var x in (ReadOnlySpan<float>)[-1, 1])
            foreach (var z in (ReadOnlySpan<float>)[-1, 1])
                b.Box(new(x * (halfX - 0.045f), (height - 0.03f) / 2, z * (halfZ - 0.045f)), new(leg, (height - 0.03f) / 2, leg), legs, 0.006f);
    }

    /// <summary>A round table on one foot.</summary>
    public static void Round(SetBuilder b, Vector3 at, float radius, float height, Material top, Material foot)
    {
        b.Object(at);
        b.Lathe(default, foot, 20, 0, 0, radius * 0.55f, 0, radius * 0.54f, 0.02f, 0.06f, 0.05f, 0.035f, 0.1f, 0.032f, height - 0.1f, 0.09f, height - 0.035f, 0, height - 0.034f);
        b.Lathe(default, top, 32, 0, height - 0.035f, radius - 0.02f, height - 0.035f, radius, height - 0.022f, radius, height - 0.01f, radius - 0.01f, height, 0, height);
    }

    /// <summary>A desk with drawers on one side and a modesty panel at the back (-z).</summary>
    public static void Desk(SetBuilder b, Vector3 at, float halfX, float halfZ, float height, Material wood, Material knob, float heading = 0)
    {
        b.Object(at, heading);
        b.Box(new(0, height - 0.018f, 0), new(halfX, 0.018f, halfZ), wood, 0.01f);
        b.Box(new(0, height / 2 + 0.1f, -halfZ + 0.06f), new(halfX - 0.05f, height / 2 - 0.14f, 0.012f), wood, 0.005f);
        foreach (var x in (ReadOnlySpan<float>)[-1, 1]) b.Box(new(x * (halfX - 0.04f), (height - 0.036f) / 2, 0), new(0.02f, (height - 0.036f) / 2, halfZ - 0.05f), wood, 0.006f);
        b.Object(at, heading);
        for (var i = 0; i < 3; i++)
        {
            var y = height - 0.15f - i * 0.19f;
            b.Box(new(halfX - 0.24f, y, 0), new(0.18f, 0.085f, halfZ - 0.07f), wood, 0.008f);
            b.Ball(new(halfX - 0.24f, y, halfZ - 0.055f), 0.014f, knob, 6);
        }
    }

    /// <summary>A run of fitted cupboards against a wall (frame: wall, +z into the room).</summary>
    public static void Units(SetBuilder b, float from, float to, float depth, float low, float high, Material front, Material handle, int doors, bool drawers = false)
    {
        b.Block(new(from, low, 0), new(to, high, depth), front, 0.006f);
        var width = (to - from) / doors;
        for (var i = 0; i < doors; i++)
        {
            var x = from + width * (i + 0.5f);
            var split = drawers ? high - (high - low) * 0.26f : high;
            Leaf(x, low + 0.02f, split - 0.012f, width / 2 - 0.012f);
            if (drawers) Leaf(x, split + 0.008f, high - 0.02f, width / 2 - 0.012f);
            b.Rod(new(x - 0.045f, split - 0.07f, depth + 0.034f), new(x + 0.045f, split - 0.07f, depth + 0.034f), 0.006f, handle, 6);
            if (drawers) b.Rod(new(x - 0.045f, (split + high) / 2, depth + 0.034f), new(x + 0.045f, (split + high) / 2, depth + 0.034f), 0.006f, handle, 6);
        }

        void Leaf(float x, float bottom, float top, float half)
        {
            b.Box(new(x, (bottom + top) / 2, depth + 0.008f), new(half, (top - bottom) / 2, 0.011f), front, 0.006f);
            if (top - bottom > 0.3f) b.Box(new(x, (bottom + top) / 2, depth + 0.017f), new(half - 0.06f, (top - bottom) / 2 - 0.06f, 0.006f), front, 0.005f);
        }
    }

    private static void Apron(SetBuilder b, float x, float z, float top, float height, Material wood)
    {
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Box(new(0, top - height / 2, side * z), new(x, height / 2, 0.011f), wood, 0.004f);
            b.Box(new(side * x, top - height / 2, 0), new(0.011f, height / 2, z), wood, 0.004f);
        }
    }
}
