using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A town street in depth: shops on the left, a broad pavement to play on, kerb and parked cars, houses across the road.</summary>
internal static class StreetSet
{
    private const float Kerb = 3.1f, FarKerb = 10.2f, LeftFronts = -7.4f, RightFronts = 13f, RoadLevel = -0.14f;

    private sealed record Palette(int[] Walls, int Trim, int Roof, int[] Accents, int Leaf, int Paving);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        // Along the street, or the houses would keep every sun from it.
        var s = new Scenery(set, plan, high: new(-0.42f, 0.5f, 0.9f), low: new(-0.055f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c.Many("wall"), c["trim"], c["roof"], c.Many("accent"), c["leaf"], c["paving"]);
        Floor(s, look);
        Row(s, look, LeftFronts, 90, left: true);
        Row(s, look, RightFronts, -90, left: false);
        Ends(s, look);
        Dress(s, look);
        return s.Finish();
    }

    private static void Floor(Scenery s, Palette look)
    {
        var slabs = s.Trodden(Swatch.Tile(look.Paving, Swatch.Darker(look.Paving, 0.07f), 0.62f, 0.85f) with { Specular = 0.03f });
        var kerb = s.Stone(Swatch.Mix(look.Paving, 0x8A8A88, 0.5f));
        var b = s.Build.Object();
        b.Block(new(LeftFronts - 1, -0.3f, -75), new(Kerb, 0, 45), slabs, 0);
        b.Object().Block(new(Kerb, -0.3f, -75), new(Kerb + 0.3f, 0.012f, 45), kerb, 0.03f);
        b.Object().Block(new(FarKerb, -0.3f, -75), new(FarKerb + 0.3f, 0.012f, 45), kerb, 0.03f);
        b.Object().Block(new(FarKerb + 0.3f, -0.3f, -75), new(RightFronts + 1, 0, 45), slabs, 0);
        b.Object().Add(Primitives.Grid(2, 2, (u, v) => new(-60 + 120 * u, RoadLevel, 60 - 150 * (1 - v))), s.Asphalt(0x53555A));
        if (s.Snowy)
        {
            Drift(s, new(Kerb - 0.5f, 0.02f, 0), 0.9f, 0.17f);
            Drift(s, new(FarKerb + 0.7f, 0.02f, 0), 0.9f, 0.17f);
            Drift(s, new(LeftFronts + 0.4f, 0.0f, 0), 1.2f, 0.2f);
        }

        var paint = s.Trodden(Swatch.Plain(0xC9C6BA, 0.7f));
        for (var z = -60f; z < 40; z += 4.2f)
            b.Block(new(6.6f, RoadLevel - 0.01f, z), new(6.74f, RoadLevel + 0.006f, z + 1.9f), paint, 0);
        for (var x = Kerb + 0.7f; x < FarKerb - 0.4f; x += 0.95f)
            b.Block(new(x, RoadLevel - 0.01f, -21.5f), new(x + 0.48f, RoadLevel + 0.008f, -18.3f), paint, 0);
        // Gully, manhole, and in rain the puddles that hold the sky.
        b.Object().Lathe(new(-3.1f, 0, -3.6f), Swatch.Metal(0x3A3D3E, 0.5f, 0.08f), 20, 0.36f, 0, 0.35f, 0.012f, 0, 0.014f);
        if (!s.Wet) return;
        for (var i = 0; i < 4; i++)
            Puddle(s, new(s.Dice.Range(-5.5f, 2.4f), 0.004f, s.Dice.Range(-7, 4)), s.Dice.Range(0.5f, 1.2f));
        for (var i = 0; i < 5; i++)
            Puddle(s, new(s.Dice.Range(Kerb + 0.6f, 9), RoadLevel + 0.006f, s.Dice.Range(-24, 6)), s.Dice.Range(0.6f, 1.5f));
    }

    /// <summary>A shallow pool with an uneven edge.</summary>
    public static void Puddle(Scenery s, Vector3 at, float radius)
    {
        var offset = s.Dice.Range(0, 50);
        const int sides = 22;
        s.Build.Object(at).Add(Sweep.Rings(2, sides, (i, j) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * j / sides);
            var r = i == 0 ? 0.01f : radius * (0.55f + 0.75f * Relief.Value(new(cos * 1.3f + offset, 0.5f, sin * 1.3f)));
            return new(cos * r * 1.3f, i == 0 ? 0.004f : 0, sin * r * 0.8f);
        }) is var mesh ? mesh with { Normals = Array.ConvertAll(mesh.Normals, _ => Vector3.UnitY) } : mesh,
        new Material(Substance.Water, new(0.02f, 0.022f, 0.026f), new(0.03f, 0.032f, 0.036f), default, 0.12f, 0.05f));
    }

    private static void Drift(Scenery s, Vector3 at, float half, float depth) =>
        s.Build.Object().Add(Primitives.Grid(6, 90, (u, v) =>
        {
            var z = -70 + 112 * v;
            var swell = 0.5f + 0.8f * Relief.Land(at.X, z, 2.6f);
            return new(at.X + (u - 0.5f) * 2 * half * (0.6f + 0.5f * swell), at.Y - 0.03f + depth * swell * MathF.Pow(MathF.Max(0, MathF.Sin(u * MathF.PI)), 0.7f), z);
        }), Scenery.SnowCover);

    private static void Row(Scenery s, Palette look, float x, float heading, bool left)
    {
        var z = 42f;
        var index = left ? 0 : 3;
        while (z > -68)
        {
            var near = z is > -17 and < 13;
            var bays = s.Dice.Pick(3, 3, 4);
            var width = bays * s.Dice.Range(1.85f, 2.25f);
            var hex = look.Walls[index++ % look.Walls.Length];
            var brick = s.Dice.Chance(0.42f);
            var wall = s.Wall(brick ? Swatch.Brick(Swatch.Mix(hex, 0x7A4636, 0.5f), 0x9A9084) : Swatch.Plaster(hex, 0.8f));
            var ground = left ? (index % 3 == 2 ? GroundFloor.Door : GroundFloor.Shop) : (index % 3 == 0 ? GroundFloor.Shop : GroundFloor.Door);
            var style = new HouseStyle(wall, s.Wall(Swatch.Plaster(look.Trim)), s.Wall(Swatch.Plain(look.Roof)), s.Wall(Swatch.PaintedWood(s.Dice.Pick(look.Accents))), ground,
                s.Dice.Pick(Roof.Cornice, Roof.Mansard, Roof.Gable), near, Shutters: !brick && s.Dice.Chance(0.4f));
            var floors = s.Dice.Pick(3, 3, 4);
            // Left fronts look towards +x and run from far to near; right ones the other way.
            s.Build.Object(new(x, 0, left ? z : z - width), heading);
            Facade.House(s, style, width, floors, bays, 6, s.Dice.Range(2.7f, 3.05f));
            if (left && near && ground != GroundFloor.Shop && s.Dice.Chance(0.8f)) HangingSign(s, width * 0.2f, look);
            z -= width;
        }
    }

    private static void HangingSign(Scenery s, float x, Palette look)
    {
        var b = s.Build;
        b.Rod(new(x, 3.9f, 0), new(x, 3.9f, 1.1f), 0.02f, Swatch.Metal(0x24292C), 6);
        b.Box(new(x, 3.45f, 0.66f), new(0.035f, 0.36f, 0.36f), s.Sky.LampsLit ? Swatch.Glow(new(0.5f, 1.5f, 1.1f)) : Swatch.Gloss(s.Dice.Pick(look.Accents), 0.35f), 0.02f);
    }

    /// <summary>A church closes the view down the street; behind the camera the road meets a cross street.</summary>
    private static void Ends(Scenery s, Palette look)
    {
        var stone = s.Stone(0x9A9488);
        var slate = s.Snowy ? Scenery.SnowCover : Swatch.Plain(0x454A50);
        var b = s.Build.Object(new(9.5f, 0, -84));
        b.Block(new(-9, 0, -14), new(9, 9, 0), stone, 0);
        b.Add(Primitives.Prism([new(-9.5f, 9), new(9.5f, 9), new(0, 15.5f)], 14.5f), slate, new(0, 0, -7));
        b.Block(new(-3, 0, -2), new(3, 19, 3), stone, 0);
        b.Add(Primitives.Lathe(4, 4.4f, 0, 0.1f, 11, 0, 11), slate, new(0, 19, 0.5f), Quaternion.CreateFromAxisAngle(Vector3.UnitY, MathF.PI / 4));
        b.Add(Primitives.Lathe(24, 0, 0, 1.15f, 0, 1.15f, 0.08f, 0, 0.09f), s.Sky.LampsLit ? Swatch.Glow(new(1.6f, 1.3f, 0.7f)) : Swatch.Paper(0xDDD6C2), new(0, 16, 3), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2));
        foreach (var x in new[] { -6f, 6f }) b.Add(Facade.Panel(x - 0.6f, x + 0.6f, 3, 6.5f, 0.05f), s.DarkPane);

        var wall = s.Wall(Swatch.Plaster(look.Walls[2]));
        for (var i = 0; i < 4; i++)
        {
            var style = new HouseStyle(i % 2 == 0 ? wall : s.Wall(Swatch.Brick(0x84503E, 0x9A9084)), s.Wall(Swatch.Plaster(look.Trim)), s.Wall(Swatch.Plain(look.Roof)), s.Wall(Swatch.PaintedWood(look.Accents[i % look.Accents.Length])),
                i == 1 ? GroundFloor.Shop : GroundFloor.Door, i % 2 == 0 ? Roof.Gable : Roof.Mansard, false);
            s.Build.Object(new(-7.5f + (i + 1) * 8f, 0, 47), 180);
            Facade.House(s, style, 8, 3, 4);
        }
    }

    private static void Dress(Scenery s, Palette look)
    {
        Furniture.Lamp(s, new(2.35f, 0, -4.6f), shines: true, 1.5f);
        Furniture.Lamp(s, new(2.35f, 0, 6.6f), shines: true, 1.1f);
        foreach (var z in new[] { -15.5f, -27f, -39f, 17.5f, 29f }) Furniture.Lamp(s, new(2.35f, 0, z), shines: false);
        foreach (var z in new[] { -10f, -33f, 1f, 23f }) Furniture.Lamp(s, new(FarKerb + 0.8f, 0, z), shines: false);

        var bark = s.Bark(0x54473C);
        var leaves = s.Foliage(look.Leaf);
        foreach (var (x, z, detail) in new[] { (2.2f, -10.2f, 0.7f), (2.2f, -21.4f, 0.4f), (2.2f, -33f, 0.25f), (2.1f, 12f, 0.5f), (FarKerb + 0.9f, -5f, 0.4f), (FarKerb + 0.9f, -17f, 0.3f), (FarKerb + 0.9f, 9f, 0.4f), (-5.6f, -27f, 0.3f) })
            s.Plant(Trees.Broadleaf(s.Dice, new(s.Dice.Range(5.4f, 6.6f), s.Dice.Range(1.5f, 1.9f), 0.13f, detail)), bark, leaves, new(x, 0, z), s.Dice.Range(0, 360));

        var paints = Vehicles.Paints;
        var first = s.Dice.Below(paints.Length);
        var slot = 0;
        foreach (var z in new[] { -7.6f, -13.4f, -24.8f, -36f, 12.5f, 19f })
            Vehicles.Car(s, new(Kerb + 1.25f, RoadLevel, z), 90, paints[(first + slot++ * 3) % paints.Length]);
        Vehicles.Car(s, new(FarKerb - 1.2f, RoadLevel, -11), -90, paints[(first + 2) % paints.Length]);
        Vehicles.Car(s, new(8.3f, RoadLevel, -46), -90, paints[(first + 4) % paints.Length], headlights: true);

        Furniture.PostBox(s, new(2.3f, 0, -2.9f), 0x8E2E28);
        Furniture.LitterBin(s, new(2.4f, 0, -6.2f), 0x34463E);
        Furniture.RoadSign(s, new(2.7f, 0, -17.6f), 0, 1);
        Furniture.RoadSign(s, new(2.7f, 0, 9.2f), 180, 0);
        Furniture.CafeTable(s, new(-5.3f, 0, -5.2f), 0x6A4A30);
        Furniture.CafeTable(s, new(-5.5f, 0, -8.1f), 0x6A4A30);
        Furniture.Planter(s, new(-6.3f, 0, -3.4f), new(0.45f, 0.22f, 0.22f), 0x4A5248, look.Leaf);
        Furniture.Planter(s, new(-6.3f, 0, -10.2f), new(0.45f, 0.22f, 0.22f), 0x4A5248, look.Leaf);
        s.Build.Object();
        for (var z = -9f; z <= 9; z += 3f)
            if (MathF.Abs(z + 4.6f) > 1) Furniture.Bollard(s, new(Kerb - 0.3f, 0, z));
    }
}
