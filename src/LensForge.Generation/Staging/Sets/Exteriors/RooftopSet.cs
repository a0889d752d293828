using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A flat roof high over a town: parapet, chimneys, water tank, aerials, a string of lamps, and the skyline on all sides.</summary>
internal static class RooftopSet
{
    private const float Edge = -4.6f, Left = -12.6f, Right = 12.6f, Rear = 10.5f;

    private sealed record Palette(int Brick, int Coping, int Felt, int[] Town, int Tank, int Door);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, low: new(-0.27f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["brick"], c["coping"], c["felt"], c.Many("town"), c["tank"], c["door"]);
        Roof(s, look);
        Chimneys(s, look);
        Machines(s, look);
        Seat(s);
        Lamps(s);
        Skyline(s, look);
        return s.Finish();
    }

    private static void Roof(Scenery s, Palette look)
    {
        var felt = s.Ground(new(Substance.Asphalt, Swatch.Linear(look.Felt) * 1.15f, Swatch.Linear(Swatch.Darker(look.Felt, 0.2f)), default, 0.03f, 0.85f, 1.4f));
        var b = s.Build.Object();
        b.Block(new(Left, -0.3f, Edge), new(Right, 0, Rear), felt, 0);
        var seam = s.Ground(Swatch.Plain(Swatch.Darker(look.Felt, 0.25f), 0.8f));
        for (var x = Left + 1.1f; x < Right && !s.Snowy; x += 1.1f) b.Block(new(x - 0.04f, -0.01f, Edge), new(x + 0.04f, 0.008f, Rear), seam, 0);
        var brick = s.Wall(Swatch.Brick(look.Brick, 0x8E867A));
        var coping = s.Stone(look.Coping);
        b.Object();
        Wall(new(Left - 0.3f, 0, Edge - 0.3f), new(Right + 0.3f, 0, Edge));
        Wall(new(Left - 0.3f, 0, Rear), new(Right + 0.3f, 0, Rear + 0.3f));
        Wall(new(Left - 0.3f, 0, Edge), new(Left, 0, Rear));
        Wall(new(Right, 0, Edge), new(Right + 0.3f, 0, Rear));
        // The house below, seen from beyond the edge.
        b.Block(new(Left - 0.28f, -26, Edge - 0.28f), new(Right + 0.28f, -0.3f, Rear + 0.28f), brick, 0);
        if (!s.Wet) return;
        for (var i = 0; i < 7; i++) StreetSet.Puddle(s, new(s.Dice.Range(-6, 6), 0.004f, s.Dice.Range(-3.5f, 4)), s.Dice.Range(0.4f, 1));

        void Wall(Vector3 low, Vector3 high)
        {
            b.Block(low, high with { Y = 0.82f }, brick, 0.01f);
            b.Block(low with { Y = 0.82f } - new Vector3(0.06f, 0, 0.06f), high with { Y = 0.92f } + new Vector3(0.06f, 0, 0.06f), coping, 0.02f);
            s.SnowOn(low - new Vector3(0.05f, 0, 0.05f), high with { Y = 0.92f } + new Vector3(0.05f, 0, 0.05f), 0.1f);
        }
    }

    private static void Chimneys(Scenery s, Palette look)
    {
        var brick = s.Wall(Swatch.Brick(look.Brick, 0x8E867A));
        var stone = s.Stone(look.Coping);
        var clay = s.Wall(Swatch.Plain(0xA86A4A));
        foreach (var (x, z, tall, pots) in new[] { (-4.9f, -3.4f, 2.3f, 3), (9.6f, -3.6f, 2f, 2), (-8.5f, 9.6f, 2.2f, 3) })
        {
            var half = 0.28f * pots + 0.12f;
            var b = s.Build.Object(new(x, 0, z));
            b.Block(new(-half, 0, -0.36f), new(half, tall, 0.36f), brick, 0.015f);
            b.Block(new(-half - 0.08f, tall, -0.44f), new(half + 0.08f, tall + 0.12f, 0.44f), stone, 0.02f);
            b.Block(new(-half - 0.05f, tall - 0.35f, -0.4f), new(half + 0.05f, tall - 0.22f, 0.4f), brick, 0.01f);
            s.SnowOn(new(-half - 0.08f, 0, -0.44f), new(half + 0.08f, tall + 0.12f, 0.44f), 0.08f);
            for (var i = 0; i < pots; i++)
                b.Lathe(new((i - (pots - 1) / 2f) * 0.55f, tall + 0.12f, 0), clay, 12, 0.17f, 0, 0.14f, 0.1f, 0.13f, 0.5f, 0.17f, 0.54f, 0.17f, 0.62f, 0.12f, 0.62f, 0.11f, 0.5f, 0, 0.48f);
        }

        // Television aerials and a mast.
        var rod = Swatch.Metal(0x5A5E60, 0.4f, 0.12f);
        foreach (var (x, z, tall, turn) in new[] { (-4.2f, -3.4f, 4.6f, 20f), (4.3f, -4.1f, 3.8f, -30f), (-9.4f, -3.9f, 4.2f, 65f), (10.2f, 9.4f, 4.4f, 10f) })
        {
            var b = s.Build.Object(new(x, 0, z), turn);
            b.Rod(default, new(0, tall, 0), 0.026f, rod, 6);
            b.Rod(new(-0.55f, tall - 0.2f, 0), new(0.6f, tall - 0.2f, 0), 0.014f, rod, 4);
            for (var i = 0; i < 7; i++) b.Rod(new(-0.5f + i * 0.17f, tall - 0.2f, -0.34f + i * 0.025f), new(-0.5f + i * 0.17f, tall - 0.2f, 0.34f - i * 0.025f), 0.009f, rod, 4);
        }
    }

    private static void Machines(Scenery s, Palette look)
    {
        // The water tank on its trestle.
        var stave = s.Wall(Swatch.Wood(look.Tank, 0.8f, 0.7f));
        var iron = Swatch.Metal(0x2C3032, 0.5f, 0.08f);
        var b = s.Build.Object(new(6.6f, 0, -2.9f));
        foreach (var (x, z) in new[] { (-0.95f, -0.95f), (0.95f, -0.95f), (-0.95f, 0.95f), (0.95f, 0.95f) })
            b.Rod(new(x, 0, z), new(x * 0.9f, 2, z * 0.9f), 0.07f, stave, 6);
        b.Rod(new(-0.95f, 0.2f, 0.95f), new(0.86f, 1.9f, 0.86f), 0.025f, iron, 4).Rod(new(0.95f, 0.2f, 0.95f), new(-0.86f, 1.9f, 0.86f), 0.025f, iron, 4);
        b.Block(new(-1.3f, 1.95f, -1.3f), new(1.3f, 2.08f, 1.3f), stave, 0.01f);
        b.Add(Sweep.Rings(2, 48, (i, j) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * j / 48);
            var r = (j % 2 == 0 ? 1.22f : 1.19f) - 0.06f * i;
            return new(cos * r, 2.08f + 1.9f * i, sin * r);
        }), stave);
        foreach (var y in new[] { 2.3f, 2.8f, 3.3f, 3.75f }) b.Lathe(new(0, y, 0), iron, 24, 1.2f, -0.02f, 1.235f - (y - 2.1f) * 0.03f, 0, 1.2f, 0.03f);
        b.Lathe(new(0, 3.96f, 0), s.Snowy ? Scenery.SnowCover : Swatch.Metal(0x545A5C, 0.6f, 0.05f), 24, 1.32f, -0.03f, 1.3f, 0.02f, 0.1f, 0.75f, 0, 0.85f);

        // The stair-house with its lit door, a skylight, a vent, a cooling unit.
        var brick = s.Wall(Swatch.Brick(look.Brick, 0x8E867A));
        b.Object(new(-9.3f, 0, -1.6f), 24).Block(new(-1.6f, 0, -1.5f), new(1.6f, 2.7f, 1.4f), brick, 0.02f);
        b.Block(new(-1.8f, 2.7f, -1.7f), new(1.8f, 2.86f, 1.7f), s.Ground(Swatch.Plain(look.Felt)), 0.02f);
        b.Block(new(0.1f, 0.02f, 1.38f), new(1.1f, 2.1f, 1.44f), s.Wall(Swatch.PaintedWood(look.Door)), 0.01f);
        b.Box(new(0.6f, 2.38f, 1.5f), new(0.2f, 0.07f, 0.1f), s.LampGlass(0.35f), 0.02f);
        b.Add(Facade.Panel(0.3f, 0.9f, 1.3f, 1.9f, 1.45f), s.Pane(1));
        var zinc = Swatch.Metal(0x7A8082, 0.45f, 0.1f);
        b.Object(new(3.4f, 0, -3.6f)).Lathe(default, zinc, 14, 0.2f, 0, 0.2f, 0.55f, 0.12f, 0.6f, 0.12f, 0.7f, 0.34f, 0.74f, 0.3f, 0.84f, 0.1f, 0.98f, 0, 0.99f);
        b.Object(new(-7.2f, 0, -3.7f)).Lathe(default, zinc, 14, 0.16f, 0, 0.16f, 0.8f, 0.3f, 0.84f, 0.26f, 0.95f, 0, 1.02f);
        b.Object(new(4.6f, 0, -1.1f), -14).Block(new(-0.55f, 0.12f, -0.35f), new(0.55f, 0.95f, 0.35f), s.Wall(Swatch.Gloss(0xA8A69A, 0.4f)), 0.03f);
        for (var i = 0; i < 7; i++) b.Block(new(-0.46f, 0.24f + i * 0.09f, 0.35f), new(0.46f, 0.27f + i * 0.09f, 0.37f), iron, 0);
        s.SnowOn(new(-0.55f, 0, -0.35f), new(0.55f, 0.95f, 0.35f), 0.1f);
        b.Object(new(8.4f, 0, 8.2f)).Block(new(-1.2f, 0, -0.8f), new(1.2f, 0.35f, 0.8f), brick, 0.02f);
        b.Add(Primitives.Prism([new(-1.15f, 0.35f), new(1.15f, 0.35f), new(0, 0.95f)], 1.5f), s.Pane(1));
    }

    /// <summary>A plank across two crates: the bench of the plan, 0.45 m high.</summary>
    private static void Seat(Scenery s)
    {
        var b = s.Build.Object(new(0, 0, -1.12f));
        b.Box(new(0, 0.425f, 0), new(1.05f, 0.025f, 0.2f), s.Wall(Swatch.Wood(0xA07C50)), 0.008f);
        foreach (var x in new[] { -0.72f, 0.72f })
        {
            var slat = s.Wall(Swatch.Wood(0x84643E));
            foreach (var y in new[] { 0.07f, 0.2f, 0.33f })
                foreach (var z in new[] { -0.17f, 0.17f })
                    b.Box(new(x, y, z), new(0.24f, 0.05f, 0.01f), slat, 0.004f);
            foreach (var side in new[] { -0.23f, 0.23f }) b.Box(new(x + side, 0.2f, 0), new(0.012f, 0.19f, 0.17f), slat, 0.004f);
        }

        s.SnowOn(new(0.8f, 0, -0.2f), new(1.04f, 0.45f, 0.2f), 0.05f);
        Furniture.Planter(s, new(-2.5f, 0, -3.6f), new(0.55f, 0.2f, 0.22f), 0x6A4E34, 0x5E7A44);
        Furniture.Planter(s, new(2.2f, 0, -4f), new(0.4f, 0.22f, 0.22f), 0x6A4E34, 0x76843C);
    }

    /// <summary>Bulbs on a slack cord above the parapet; the middle of the string is what really shines.</summary>
    private static void Lamps(Scenery s)
    {
        var post = s.Wall(Swatch.Wood(0x5C4A38));
        var cord = Swatch.Plain(0x1C1E20);
        Vector3[] posts = [new(-3.4f, 2.75f, -3.9f), new(0.2f, 2.85f, -4.2f), new(3.8f, 2.75f, -3.8f)];
        s.Build.Object();
        foreach (var p in posts) s.Build.Rod(p with { Y = 0 }, p + new Vector3(0, 0.1f, 0), 0.04f, post, 6);
        for (var i = 0; i < 2; i++)
            for (var k = 0; k < 9; k++)
            {
                Vector3 a = At(i, k / 9f), b = At(i, (k + 1) / 9f);
                s.Build.Rod(a, b, 0.008f, cord, 3);
                s.Build.Ball(b - new Vector3(0, 0.07f, 0), 0.042f, s.LampGlass(0.55f), 4);
            }

        s.Build.Frame();
        s.Shine(new(-1.6f, 2.25f, -3.3f), 0.34f, 0.25f);
        s.Shine(new(2.1f, 2.3f, -2.9f), 0.26f, 0.25f);

        Vector3 At(int span, float t) => Vector3.Lerp(posts[span], posts[span + 1], t) - new Vector3(0, 0.42f * 4 * t * (1 - t), 0);
    }

    private static void Skyline(Scenery s, Palette look)
    {
        var walls = Array.ConvertAll(look.Town, c => s.Wall(Swatch.Plaster(c, 0.3f)));
        var roofs = s.Snowy ? Scenery.SnowCover : Swatch.Plain(0x3E3C40);
        for (var ring = 0; ring < 4; ring++)
        {
            var count = ring switch { 0 => 15, 1 => 22, 2 => 30, _ => 34 };
            for (var i = 0; i < count; i++)
            {
                var angle = MathF.Tau * (i + s.Dice.Range(-0.3f, 0.3f)) / count;
                var far = ring switch { 0 => 26, 1 => 44, 2 => 70, _ => 110 } * s.Dice.Range(0.94f, 1.12f);
                var (sin, cos) = MathF.SinCos(angle);
                float half = s.Dice.Range(3, 4.6f) * (1 + ring * 0.5f), tall = s.Dice.Range(-7, -1.5f) + ring * 1.7f + (s.Dice.Chance(0.16f) ? s.Dice.Range(3, 7) * (1 + ring * 0.5f) : 0);
                var at = new Vector3(cos * far, 0, sin * far);
                s.Build.Object(at, MathF.Atan2(-cos, -sin) * 180 / MathF.PI + s.Dice.Range(-14, 14));
                s.Build.Block(new(-half, -30, -half), new(half, tall, half), walls[s.Dice.Below(walls.Length)], 0);
                if (s.Dice.Chance(0.55f)) s.Build.Add(Primitives.Prism([new(-half - 0.3f, tall), new(half + 0.3f, tall), new(0, tall + half * 0.85f)], half * 2), roofs);
                else s.Build.Block(new(-half - 0.2f, tall, -half - 0.2f), new(half + 0.2f, tall + 0.5f, half + 0.2f), roofs, 0);
                s.Build.Block(new(half * 0.3f, tall, -0.5f), new(half * 0.3f + 1, tall + half * 0.8f + 1.2f, 0.5f), walls[0], 0);
                Windows(s, half, tall, ring);
            }
        }

        // One tall thing to know the town by.
        var stone = s.Stone(0x9A9488, 0.4f);
        var b = s.Build.Object(new(14, 0, -62));
        b.Block(new(-3, -30, -3), new(3, 10, 3), stone, 0);
        b.Add(Primitives.Lathe(24, 0, 0, 1.7f, 0, 1.7f, 0.1f, 0, 0.12f), s.Sky.LampsLit ? Swatch.Glow(new(1.9f, 1.6f, 0.9f)) : Swatch.Paper(0xD8D2C0), new(0, 7.2f, 3), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2));
        b.Add(Primitives.Lathe(4, 4.5f, 0, 2.6f, 3, 0.1f, 10, 0, 10), roofs, new(0, 10, 0), Quaternion.CreateFromAxisAngle(Vector3.UnitY, MathF.PI / 4));
    }

    private static void Windows(Scenery s, float half, float tall, int ring)
    {
        var columns = ring < 2 ? 5 : 4;
        var rows = ring < 2 ? 5 : 3;
        for (var i = 0; i < columns; i++)
            for (var k = 0; k < rows; k++)
            {
                var pane = s.Pane(0.5f);
                if (ring > 1 && pane == s.DarkPane) continue;
                float x = -half + half * 2 * (i + 0.5f) / columns, y = tall - 1.9f - k * 2.9f, w = 0.42f + 0.1f * ring;
                s.Build.Add(Facade.Panel(x - w, x + w, y - 0.65f - 0.1f * ring, y + 0.65f + 0.1f * ring, half + 0.03f), pane);
            }
    }
}
