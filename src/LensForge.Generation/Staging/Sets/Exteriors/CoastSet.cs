using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A beach: driftwood to sit on, surf behind, a pier to the right, a drawn-up boat and rocks to the left, a lighthouse on its head, dunes inland.</summary>
internal static class CoastSet
{
    private const float Waterline = -8.5f, SeaLevel = -0.55f;

    private sealed record Palette(int Sand, int Shallow, int Deep, int Boat, int Trim, int Rock);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, low: new(-0.26f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["sand"], c["shallow water"], c["deep water"], c["boat"], c["trim"], c["rock"]);
        s.Land(s.Sand(look.Sand), new(-110, -16), new(110, 90), 84, Shore);
        Sea(s, look);
        Pier(s);
        Boat(s, look, new(-4.4f, 0, -3.6f), 28);
        Rocks(s, look);
        Headland(s, look);
        Driftwood(s);
        Dunes(s, look);
        if (s.Night) Lantern(s);
        return s.Finish();
    }

    private static float Shore(float x, float z)
    {
        var slope = z < -1.5f ? -0.011f * (z + 1.5f) * (z + 1.5f) : 0;
        var ripple = 0.10f * (Relief.Land(x, z, 3.4f, 5) - 0.5f) * Relief.Step(1.6f, 4.5f, MathF.Sqrt(x * x + z * z));
        var dune = Relief.Step(9.5f, 19, z) * (0.6f + 3.4f * Relief.Land(x, z, 13, 2)) + Relief.Step(20, 70, z) * 3.5f * Relief.Land(x, z, 30, 7);
        var cove = Relief.Step(13, 26, MathF.Abs(x)) * Relief.Step(-6, 4, z) * 1.6f * Relief.Land(x, z, 9, 4);
        return slope + ripple + dune + cove;
    }

    private static void Sea(Scenery s, Palette look)
    {
        float share = s.Night ? 0.16f : s.Sky.LampsLit ? 0.45f : 1;
        var deep = new Material(Substance.Water, Swatch.Linear(look.Deep) * 0.55f * share, Swatch.Linear(look.Shallow) * 0.55f * share, default, 0.05f, 0.08f);
        var shallow = deep with { Colour = Swatch.Linear(look.Shallow) * 0.75f * share, Second = Swatch.Linear(look.Sand) * 0.5f * share };
        // Surface distance grows outwards, so the swell near the beach is fine and the horizon is cheap.
        s.Build.Object().Add(Primitives.Grid(48, 60, (u, v) =>
        {
            var away = (1 - v) * (1 - v);
            var z = Waterline + 2.2f - 8 * (1 - v) - 420 * away * away;
            var x = (u - 0.5f) * (120 + 900 * away);
            var near = Relief.Step(-75, -14, z) * Relief.Step(Waterline + 1, Waterline - 3, z);
            var swell = 0.20f * near * MathF.Sin(z * 0.85f + 0.5f * MathF.Sin(x * 0.16f)) * (0.5f + Relief.Land(x, z, 9));
            return new(x, SeaLevel + swell, z);
        }), deep);
        s.Build.Object().Add(Primitives.Grid(40, 4, (u, v) =>
        {
            var x = (u - 0.5f) * 120;
            return new(x, SeaLevel + 0.035f, Waterline + Wash(x, 1) + 0.3f - 4.2f * (1 - v));
        }), shallow);

        // Two breakers, the lace they leave, and the sand that the last wave wetted.
        var foam = new Material(Substance.Snow, Swatch.Linear(0xE4E9E8) * (s.Night ? 0.7f : 1), Swatch.Linear(0xC6D2D2), default, 0.03f, 0.6f);
        Breaker(s, foam, Waterline - 2.6f, 0.34f, 0.62f, 1);
        Breaker(s, foam, Waterline - 6.2f, 0.42f, 0.7f, 2);
        Breaker(s, foam, Waterline - 11.5f, 0.3f, 0.6f, 3);
        Lace(s, foam, 0.14f, 0.34f, 1, SeaLevel + 0.06f);
        Lace(s, foam, -1.5f, 0.12f, 4, SeaLevel + 0.05f);
        var wet = new Material(Substance.Sand, Swatch.Linear(look.Sand) * 0.42f, Swatch.Linear(look.Sand) * 0.36f, default, 0.07f, 0.16f);
        if (!s.Snowy)
            s.Build.Object().Add(Primitives.Grid(60, 6, (u, v) =>
            {
                float x = (u - 0.5f) * 120, z = Waterline - 1.5f + (3.3f + Wash(x, 3)) * v;
                return new(x, Shore(x, z) + 0.016f * (1 - v) + 0.004f, z);
            }), wet);
    }

    /// <summary>How far the water's edge runs up or back at x.</summary>
    private static float Wash(float x, float seed) => 1.1f * (Relief.Land(x, seed * 9, 5.5f, seed) - 0.5f) + 0.25f * MathF.Sin(x * 1.3f + seed);

    private static void Breaker(Scenery s, Material foam, float z, float height, float width, int seed) =>
        s.Build.Object().Add(Sweep.Rings(73, 7, (i, j) =>
        {
            var x = (i / 72f - 0.5f) * 110;
            var strength = Relief.Step(0.42f, 0.72f, Relief.Land(x, seed * 31, 11, seed)) * (0.75f + 0.5f * Relief.Land(x, seed, 1.4f));
            var (sin, cos) = MathF.SinCos(MathF.Tau * j / 7);
            return new(x, SeaLevel - 0.05f + (0.02f + height * strength) * (0.5f + 0.5f * sin), z + 1.4f * Wash(x, seed) + width * strength * cos * (0.7f + 0.6f * Relief.Land(x, j, 0.8f)));
        }), foam);

    private static void Lace(Scenery s, Material foam, float offset, float width, int seed, float level) =>
        s.Build.Object().Add(Primitives.Grid(160, 1, (u, v) =>
        {
            var x = (u - 0.5f) * 80;
            var thick = width * (0.25f + 1.3f * Relief.Land(x, seed * 5, 0.9f, seed));
            return new(x, level + 0.01f, Waterline + Wash(x, 1) + offset + 0.35f + thick * (v - 0.5f) * 2 + 0.2f * (Relief.Land(x, seed, 0.5f, 9) - 0.5f));
        }), foam);

    private static void Pier(Scenery s)
    {
        var deck = s.Ground(Swatch.Planks(0x8A7354));
        var pile = s.Wall(Swatch.Wood(0x54453A, 0.6f, 0.7f));
        var rail = s.Wall(Swatch.Wood(0x77644C, 0.7f, 0.6f));
        s.Build.Object(new(8.2f, 0, 0), -7);
        var b = s.Build;
        b.Block(new(-1.2f, 0.86f, -46), new(1.2f, 0.96f, -2.6f), deck, 0.01f);
        for (var z = -3.2f; z > -46; z -= 3.4f)
        {
            foreach (var x in new[] { -1.1f, 1.1f })
            {
                b.Rod(new(x, -3, z), new(x, z > -40 ? 1.9f : 1.0f, z), 0.12f, pile, z > -20 ? 8 : 5, 0.1f);
                if (z > -42) b.Rod(new(x, 1.82f, z), new(x, 1.82f, z - 3.4f), 0.045f, rail, 5);
                if (z > -42) b.Rod(new(x, 1.4f, z), new(x, 1.4f, z - 3.4f), 0.03f, rail, 4);
            }

            b.Rod(new(-1.3f, 0.78f, z), new(1.3f, 0.78f, z), 0.1f, pile, 6);
            b.Rod(new(-1.1f, -0.4f, z), new(1.1f, 0.7f, z), 0.05f, pile, 4);
        }

        // Steps down to the sand, and a hut at the head of the pier.
        for (var i = 0; i < 4; i++) b.Block(new(-0.9f, 0.86f - 0.22f * (i + 1), -2.6f + i * 0.3f), new(0.9f, 0.92f - 0.22f * (i + 1), -2.25f + i * 0.3f), deck, 0.01f);
        b.Object(s.Build.OnStage(new(0, 0.96f, -43)), -7).Block(new(-2.2f, -0.1f, -3), new(2.2f, 0, 2.5f), deck, 0.01f);
        b.Block(new(-1.4f, 0, -2), new(1.4f, 2.1f, 1), s.Wall(Swatch.PaintedWood(0xB9B4A4)), 0.02f);
        b.Add(Primitives.Prism([new(-1.75f, 2.05f), new(1.75f, 2.05f), new(0, 3.2f)], 3.4f), s.Snowy ? Scenery.SnowCover : Swatch.Plain(0x7C3A34), new(0, 0, -0.5f));
        b.Add(Facade.Panel(-0.5f, 0.5f, 0.9f, 1.7f, 1.02f), s.Pane(1));
    }

    private static void Boat(Scenery s, Palette look, Vector3 at, float heading)
    {
        var b = s.Build.Object(at + new Vector3(0, Shore(at.X, at.Z) - 0.06f, 0), heading);
        var tilt = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.24f);
        var hull = Sweep.Rings(15, 18, (i, j) =>
        {
            // Round the section and back inside: an open shell with thickness.
            var t = i / 14f * 2 - 1;
            var half = 0.72f * MathF.Pow(1 - MathF.Pow(MathF.Abs(t), 2.4f), 0.7f) + 0.02f;
            var keel = 0.30f * MathF.Pow(MathF.Abs(t), 3);
            var rim = 0.58f + 0.22f * t * t;
            var outside = j < 9;
            var a = (outside ? j : 17 - j) / 8f * MathF.PI - MathF.PI / 2;
            var inset = outside ? 0 : 0.05f;
            var y = rim - (rim - keel - inset) * MathF.Pow(MathF.Max(0, MathF.Cos(a)), 0.75f);
            return new Vector3(t * 2.05f, y, MathF.Sin(a) * MathF.Max(0.01f, half - inset));
        });
        b.Add(hull, s.Wall(Swatch.PaintedWood(look.Boat)), turn: tilt);
        for (var side = -1; side <= 1; side += 2)
            for (var i = 0; i < 10; i++)
            {
                b.Add(Primitives.Rod(Gunwale(i / 10f, side), Gunwale((i + 1) / 10f, side), 0.04f, 5), s.Wall(Swatch.Wood(look.Trim)), turn: tilt);
            }

        foreach (var x in new[] { -0.8f, 0.15f, 1f })
            b.Add(Primitives.Box(new(0.13f, 0.02f, 0.6f - 0.14f * MathF.Abs(x))), s.Ground(Swatch.Wood(look.Trim)), Vector3.Transform(new(x, 0.45f, 0), tilt), tilt);
        b.Rod(new(-1.5f, 0.62f, 0.3f), new(1.3f, 0.78f, 0.62f), 0.022f, Swatch.Wood(0xA58A60), 6);
        b.Box(new(1.55f, 0.80f, 0.64f), new(0.3f, 0.012f, 0.07f), Swatch.Wood(0xA58A60), 0.006f);
        b.Rod(new(2.05f, 0.7f, 0), new(3.6f, 0.05f, 0.9f), 0.014f, Swatch.Cloth(0x9A7E52), 4);

        static Vector3 Gunwale(float u, int side)
        {
            var t = u * 2 - 1;
            return new(t * 2.05f, 0.58f + 0.22f * t * t, side * (0.72f * MathF.Pow(MathF.Max(0, 1 - MathF.Pow(MathF.Abs(t), 2.4f)), 0.7f) + 0.01f));
        }
    }

    private static void Rocks(Scenery s, Palette look)
    {
        var rock = s.Stone(look.Rock, 0.7f);
        var weed = s.Wall(Swatch.Plain(0x3E4630, 0.5f));
        (float X, float Z, float Size)[] places = [(-10.5f, -8.5f, 1.6f), (-12.5f, -10.5f, 2.3f), (-8.8f, -10.8f, 0.8f), (-15.5f, -8f, 2.6f), (-6.8f, -9.6f, 0.45f), (3.4f, -11.5f, 0.9f), (4.6f, -10.6f, 0.5f), (-19f, -13f, 3.4f), (4.4f, -3.4f, 0.4f), (5.1f, -3.9f, 0.26f), (-7.4f, -1.2f, 0.3f), (13f, 5.5f, 0.9f), (-12f, 9f, 1.2f)];
        foreach (var (x, z, size) in places)
        {
            var half = new Vector3(size * s.Dice.Range(0.9f, 1.3f), size * s.Dice.Range(0.55f, 0.85f), size * s.Dice.Range(0.7f, 1));
            var at = new Vector3(x, MathF.Max(Shore(x, z), SeaLevel - 0.1f) + half.Y * 0.15f, z);
            s.Build.Object(at, s.Dice.Range(0, 360)).Add(Sweep.Boulder(half, s.Dice, size > 0.7f ? 10 : 6, 0.55f), rock);
            if (size > 0.7f) s.Build.Lathe(new(0, -half.Y * 0.15f - 0.02f, 0), weed, 14, half.X * 1.04f, -0.3f, half.X * 1.02f, 0.12f, half.X * 0.8f, 0.16f);
            if (s.Snowy && size > 0.3f) s.Build.Add(Sweep.Boulder(half * new Vector3(0.8f, 0.4f, 0.8f), s.Dice, 6), Scenery.SnowCover, new(0, half.Y * 0.62f, 0));
        }
    }

    private static void Headland(Scenery s, Palette look)
    {
        var cliff = s.Stone(Swatch.Mix(look.Rock, 0x8A8270, 0.4f), 0.25f);
        var turf = s.Grass(0x6E7A48);
        Vector3[] humps = [new(-62, -4, -78), new(-84, -2, -84), new(-106, 0, -92), new(-48, -5.5f, -72)];
        float[] sizes = [17, 22, 30, 9];
        for (var i = 0; i < humps.Length; i++)
        {
            var half = new Vector3(sizes[i], sizes[i] * 0.62f, sizes[i] * 0.7f);
            s.Build.Object(humps[i]).Add(Sweep.Boulder(half, s.Dice, 14, 0.4f), cliff);
            s.Build.Add(Sweep.Boulder(half * new Vector3(0.92f, 0.42f, 0.9f), s.Dice, 10, 0.2f), turf, new(0, half.Y * 0.56f, 0));
        }

        var b = s.Build.Object(new(-60, 5.4f, -74));
        var white = s.Wall(Swatch.Plaster(0xDAD5C8));
        var red = s.Wall(Swatch.Plaster(0x9A3A30));
        float[] radii = [1.9f, 1.75f, 1.6f, 1.47f, 1.35f];
        for (var i = 0; i < 4; i++) b.Lathe(new(0, i * 2.4f, 0), i % 2 == 0 ? white : red, 18, radii[i], 0, radii[i + 1], 2.4f);
        b.Lathe(new(0, 9.6f, 0), Swatch.Metal(0x2A2E30, 0.4f, 0.1f), 16, 1.35f, 0, 1.8f, 0.1f, 1.8f, 0.25f, 0.9f, 0.28f);
        b.Lathe(new(0, 9.9f, 0), s.Sky.LampsLit ? Swatch.Glow(new(30, 24, 14)) : Swatch.Glass(0x9AA8A8), 12, 0.9f, 0, 0.9f, 1.5f);
        b.Lathe(new(0, 11.4f, 0), red, 16, 1.15f, 0, 0.9f, 0.4f, 0.2f, 1.1f, 0, 1.5f);
    }

    /// <summary>The log that people sit on, bleached and rounded, its top at 0.42 m.</summary>
    private static void Driftwood(Scenery s)
    {
        var wood = s.Wall(new(Substance.Bark, Swatch.Linear(0xA4967E), Swatch.Linear(0x7A6C58), default, 0.02f, 0.85f, 0.7f));
        var b = s.Build.Object(new(0, 0, -0.72f), 2);
        b.Add(Sweep.Limb([new(-1.3f, 0.14f, 0.02f), new(-1.15f, 0.17f, 0.01f), new(-0.7f, 0.195f, 0), new(0.1f, 0.195f, -0.02f), new(0.8f, 0.2f, 0), new(1.1f, 0.21f, 0.03f), new(1.32f, 0.24f, 0.06f)],
            [0.02f, 0.2f, 0.225f, 0.225f, 0.22f, 0.18f, 0.06f], 14), wood);
        b.Add(Sweep.Limb([new(0.9f, 0.25f, -0.05f), new(1.1f, 0.42f, -0.34f), new(1.22f, 0.5f, -0.52f)], [0.09f, 0.06f, 0.02f], 7), wood);
        s.SnowOn(new(-1.3f, 0, -0.14f), new(-0.85f, 0.39f, 0.12f), 0.06f);
    }

    private static void Dunes(Scenery s, Palette look)
    {
        var grass = s.Foliage(0x8E9058);
        for (var i = 0; i < 70; i++)
        {
            float x = s.Dice.Range(-32, 32), z = s.Dice.Range(11, 30);
            s.Build.Object(new(x, Shore(x, z) - 0.04f, z)).Add(Tufts.Blades(s.Dice, 14, 0.75f, 0.42f, 0.014f), grass);
        }

        foreach (var (x, z) in new[] { (-9.2f, 2.5f), (10.2f, -1.5f), (-10.8f, 0.5f), (11f, 3f), (6.6f, -2.2f), (-6.9f, -2.6f) })
            for (var k = 0; k < 3; k++)
                s.Build.Object(new(x + s.Dice.Range(-0.6f, 0.6f), Shore(x, z) - 0.03f, z + s.Dice.Range(-0.6f, 0.6f))).Add(Tufts.Blades(s.Dice, 12, 0.6f, 0.35f, 0.014f), grass);
        // Beach huts at the foot of the dunes: what the reverse angle sees.
        var paints = new[] { Swatch.Mix(look.Boat, 0x8C8A84, 0.4f), look.Trim, 0x7C8A88, 0xA07A68, 0xB8AC8C };
        for (var i = 0; i < 6; i++)
        {
            var x = -7.5f + i * 3.1f;
            var b = s.Build.Object(new(x, Shore(x, 13) + 0.1f, 13.5f), 180 + s.Dice.Range(-4, 4));
            var paint = s.Wall(Swatch.PaintedWood(paints[i % paints.Length]));
            var white = s.Wall(Swatch.PaintedWood(0xDCD6C8));
            b.Block(new(-1.1f, -0.8f, -1.4f), new(1.1f, 0, 1.7f), s.Wall(Swatch.Wood(0x77644C)), 0.01f);
            b.Block(new(-1, 0, -1.3f), new(1, 2, 1), paint, 0.015f);
            b.Add(Primitives.Prism([new(-1, 2), new(1, 2), new(0, 2.95f)], 2.3f), paint, new(0, 0, -0.15f));
            foreach (var side in new[] { -1, 1 })
                b.Box(new(side * 0.55f, 2.5f, -0.05f), new(0.78f, 0.035f, 1.35f), s.Snowy ? Scenery.SnowCover : white, 0.01f, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -side * 0.76f));
            b.Block(new(-0.45f, 0.05f, 1), new(0.45f, 1.75f, 1.04f), white, 0.01f);
            b.Block(new(-0.02f, 0.05f, 1.03f), new(0.02f, 1.75f, 1.05f), paint, 0);
        }

        // A sail and gulls on the light side of the sea.
        var sail = s.Build.Object(new(17, SeaLevel, -88), 30);
        sail.Box(new(0, 0.25f, 0), new(1.7f, 0.3f, 0.5f), Swatch.PaintedWood(0x4A4A50), 0.1f);
        sail.Add(Primitives.Prism([new(-0.1f, 0.8f), new(2.2f, 0.8f), new(-0.1f, 6.2f)], 0.05f), Swatch.Cloth(0xDED6C4), new(-0.3f, 0, 0));
        sail.Add(Primitives.Prism([new(-2f, 0.8f), new(-0.2f, 0.8f), new(-0.2f, 5f)], 0.05f), Swatch.Cloth(0xDED6C4), new(-0.3f, 0, 0));
        s.Build.Object();
        for (var i = 0; i < 5; i++)
        {
            var at = new Vector3(s.Dice.Range(-9, 7), s.Dice.Range(5, 9), s.Dice.Range(-32, -20));
            foreach (var side in new[] { -1, 1 })
                s.Build.Add(Primitives.Box(new(0.34f, 0.012f, 0.09f), 0), Swatch.Plain(0xD6D6D2), at + new Vector3(side * 0.3f, 0.07f, 0), Quaternion.CreateFromAxisAngle(Vector3.UnitZ, side * 0.42f));
        }
    }

    /// <summary>At night a storm lantern stands in the sand beside the log.</summary>
    private static void Lantern(Scenery s)
    {
        var iron = Swatch.Metal(0x24292C, 0.4f, 0.09f);
        var b = s.Build.Object(new(1.55f, 0, -0.35f));
        b.Lathe(default, iron, 12, 0.09f, 0, 0.09f, 0.05f, 0.06f, 0.07f, 0, 0.07f);
        b.Lathe(new(0, 0.07f, 0), s.LampGlass(0.5f), 10, 0.05f, 0, 0.075f, 0.07f, 0.05f, 0.15f, 0, 0.15f);
        b.Lathe(new(0, 0.22f, 0), iron, 12, 0.07f, 0, 0.05f, 0.05f, 0, 0.08f);
        s.Shine(new(0, 0.42f, 0.02f), 0.10f, 0.05f);
    }
}
