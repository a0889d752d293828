using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>
/// Inside a saloon, seen through the open windscreen from the bonnet: wheel before the first seat, dashboard, seats, pillars and roof,
/// and through the windows a town street or a country road.
/// </summary>
internal static class CarInteriorSet
{
    private const float Road = -0.38f, Waist = 0.76f, Door = 0.84f, Header = 0.14f, RoofLow = 1.37f;

    private sealed record Palette(int Paint, int Seat, int Trim, int Dash, int Verge, int[] Leaves);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, high: new(-0.42f, 0.5f, 0.9f), low: new(-0.5f, 0.2f, 0.87f));
        var c = PaintBox.Of(set);
        var look = new Palette(c["paint"], c["seat"], c["trim"], c["dashboard"], c["verge"], c.Many("leaves"));
        Body(s, look);
        Seats(s, look, plan);
        Dashboard(s, look, plan.Seated[0].Position);
        Ground(s, look);
        if (set.Seed % 3 == 0) Country(s, look);
        else Town(s, look);
        if (s.Sky.LampsLit) Glow(s, plan);
        return s.Finish(exposure: s.Night ? 1.15f : s.Set.Time == TimeOfDay.Day ? 1.3f : 1.4f);
    }

    private static void Body(Scenery s, Palette look)
    {
        var paint = new Material(Substance.Paint, Swatch.Linear(look.Paint), Swatch.Linear(Swatch.Darker(look.Paint, 0.15f)), default, 0.08f, s.Wet ? 0.12f : 0.24f);
        var trim = Swatch.Cloth(look.Trim);
        var dark = Swatch.Plain(0x1C1D1F, 0.6f);
        var chrome = Swatch.Metal(0xA9ACAB, 0.2f, 0.22f);
        var b = s.Build.Object();
        b.Block(new(-Door, -0.1f, -1.6f), new(Door, 0.02f, 0.9f), dark, 0);
        foreach (var side in new[] { -1, 1 })
        {
            float x = side * Door, inner = side * (Door - 0.05f), outer = side * (Door + 0.05f);
            b.Block(new(MathF.Min(x, outer), -0.15f, -1.7f), new(MathF.Max(x, outer), Waist, 0.92f), paint, 0.02f);
            b.Block(new(MathF.Min(x, inner), 0, -1.6f), new(MathF.Max(x, inner), Waist - 0.02f, 0.9f), trim, 0.01f);
            foreach (var z in new[] { 0.05f, -0.85f })
            {
                b.Box(new(side * (Door - 0.1f), 0.56f, z), new(0.05f, 0.03f, 0.24f), Swatch.Cloth(look.Seat), 0.02f);
                b.Box(new(side * (Door - 0.06f), 0.66f, z + 0.22f), new(0.02f, 0.015f, 0.06f), chrome, 0.006f);
            }

            b.Block(new(MathF.Min(x, outer) - 0.005f, Waist - 0.015f, -1.6f), new(MathF.Max(x, outer) + 0.005f, Waist + 0.02f, 0.85f), chrome, 0.005f);
            // Pillars: windscreen, door post, rear quarter.
            Pillar(new(side * 0.80f, Waist - 0.02f, 0.80f), new(side * 0.63f, RoofLow + 0.02f, Header), 0.034f);
            Pillar(new(side * 0.83f, Waist, -0.42f), new(side * 0.67f, RoofLow + 0.02f, -0.42f), 0.045f);
            Pillar(new(side * 0.80f, Waist, -1.5f), new(side * 0.63f, RoofLow + 0.01f, -1.08f), 0.075f);
            Pillar(new(side * 0.645f, RoofLow + 0.01f, Header), new(side * 0.645f, RoofLow + 0.01f, -1.12f), 0.035f);
            // Wing mirror.
            b.Box(new(side * 1.0f, 0.83f, 0.52f), new(0.09f, 0.055f, 0.04f), paint, 0.03f).Box(new(side * 1.0f, 0.83f, 0.478f), new(0.075f, 0.043f, 0.004f), Swatch.Glass(0x8A9AA4, 0.06f), 0.002f);
            b.Rod(new(side * 0.86f, 0.79f, 0.54f), new(side * 0.95f, 0.81f, 0.52f), 0.015f, dark, 5);
            // Sun visor and belt.
            b.Box(new(side * 0.34f, RoofLow - 0.03f, Header - 0.09f), new(0.21f, 0.012f, 0.075f), trim, 0.01f);
        }

        b.Object().Block(new(-0.66f, RoofLow, -1.14f), new(0.66f, RoofLow + 0.02f, Header - 0.02f), Swatch.Cloth(Swatch.Mix(look.Trim, 0xB8B0A0, 0.5f)), 0);
        b.Add(Sweep.Body([new(-1.2f, 0.5f, RoofLow, RoofLow + 0.04f), new(-1.0f, 0.64f, RoofLow, RoofLow + 0.09f), new(-0.4f, 0.67f, RoofLow, RoofLow + 0.12f), new(0.05f, 0.64f, RoofLow, RoofLow + 0.09f), new(0.2f, 0.6f, RoofLow, RoofLow + 0.05f)], 16), paint, turn: SetBuilder.Heading(-90));
        b.Rod(new(-0.64f, RoofLow + 0.02f, Header), new(0.64f, RoofLow + 0.02f, Header), 0.035f, paint, 8).Rod(new(-0.63f, RoofLow + 0.01f, -1.1f), new(0.63f, RoofLow + 0.01f, -1.1f), 0.04f, paint, 8);
        // Bonnet and boot, parcel shelf, mirror.
        b.Object().Add(Sweep.Body([new(0.72f, 0.78f, 0.1f, 0.75f, 5), new(1.0f, 0.80f, 0.05f, 0.78f, 5), new(1.6f, 0.78f, 0.0f, 0.73f, 5), new(2.1f, 0.70f, 0.0f, 0.64f, 4), new(2.28f, 0.55f, 0.05f, 0.52f, 4)], 20), paint, turn: SetBuilder.Heading(-90));
        b.Add(Sweep.Body([new(-2.35f, 0.66f, 0.1f, 0.70f, 4), new(-2.2f, 0.76f, 0.0f, 0.78f, 4), new(-1.55f, 0.82f, 0.0f, 0.82f, 5)], 18), paint, turn: SetBuilder.Heading(-90));
        b.Block(new(-0.76f, 0.74f, -1.55f), new(0.76f, 0.80f, -1.16f), trim, 0.01f);
        b.Block(new(-0.74f, 0.745f, 0.70f), new(0.74f, 0.765f, 0.86f), dark, 0.005f);
        foreach (var x in new[] { -0.42f, 0.22f }) b.Rod(new(x, 0.78f, 0.86f), new(x + 0.44f, 0.80f, 0.78f), 0.009f, dark, 4);
        b.Object().Rod(new(0, RoofLow, Header - 0.05f), new(0, 1.27f, Header + 0.03f), 0.01f, dark, 5);
        b.Box(new(0, 1.255f, Header + 0.03f), new(0.125f, 0.034f, 0.014f), dark, 0.012f).Box(new(0, 1.255f, Header + 0.014f), new(0.115f, 0.027f, 0.003f), Swatch.Glass(0x9AA8B0, 0.06f), 0.002f);
        if (s.Snowy) b.Add(Sweep.Body([new(0.9f, 0.66f, 0.7f, 0.80f), new(1.3f, 0.7f, 0.7f, 0.82f), new(2.0f, 0.6f, 0.6f, 0.70f)], 14), Scenery.SnowCover, turn: SetBuilder.Heading(-90));

        void Pillar(Vector3 foot, Vector3 head, float radius)
        {
            b.Rod(foot, head, radius, paint, 8, radius * 0.92f);
            b.Rod(foot + new Vector3(-0.028f * MathF.Sign(foot.X), 0, -0.012f), head + new Vector3(-0.028f * MathF.Sign(foot.X), 0, -0.012f), radius * 0.9f, trim, 8);
        }
    }

    private static void Seats(Scenery s, Palette look, SetPlan plan)
    {
        var hide = Swatch.Cloth(look.Seat);
        var piping = Swatch.Cloth(Swatch.Darker(look.Seat, 0.35f));
        var lean = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.2f);
        foreach (var mark in plan.Seated.Where(m => m.Position.Z > -0.4f))
        {
            var b = s.Build.Object(mark.Position);
            b.Box(new(0, mark.SeatHeight - 0.085f, 0.04f), new(0.25f, 0.085f, 0.27f), hide, 0.05f);
            b.Box(new(0, mark.SeatHeight + 0.27f, -0.27f), new(0.245f, 0.34f, 0.065f), hide, 0.05f, lean);
            foreach (var side in new[] { -1, 1 })
            {
                b.Box(new(side * 0.215f, mark.SeatHeight + 0.25f, -0.235f), new(0.04f, 0.28f, 0.06f), piping, 0.03f, lean);
                b.Rod(new(side * 0.06f, mark.SeatHeight + 0.58f, -0.33f), new(side * 0.06f, mark.SeatHeight + 0.7f, -0.355f), 0.01f, Swatch.Metal(0x9A9C9C), 5);
            }

            b.Box(new(0, mark.SeatHeight + 0.735f, -0.365f), new(0.14f, 0.075f, 0.045f), hide, 0.035f, lean);
            b.Block(new(-0.2f, 0, -0.2f), new(0.2f, mark.SeatHeight - 0.17f, 0.26f), Swatch.Plain(0x1C1D1F), 0.01f);
        }

        var r = s.Build.Object(new(0, 0, -0.85f));
        r.Box(new(0, 0.335f, 0.03f), new(0.74f, 0.085f, 0.27f), hide, 0.05f).Box(new(0, 0.66f, -0.26f), new(0.74f, 0.30f, 0.07f), hide, 0.05f, lean);
        r.Block(new(-0.7f, 0, -0.2f), new(0.7f, 0.25f, 0.24f), Swatch.Plain(0x1C1D1F), 0);
        foreach (var x in new[] { -0.25f, 0.25f }) r.Box(new(x, 0.66f, -0.19f), new(0.008f, 0.28f, 0.01f), piping, 0.004f, lean);
    }

    private static void Dashboard(Scenery s, Palette look, Vector3 driver)
    {
        var hide = Swatch.Plain(look.Dash, 0.55f);
        var wood = Swatch.Wood(0x7A4E2E);
        var chrome = Swatch.Metal(0xA9ACAB, 0.2f, 0.22f);
        var b = s.Build.Object();
        b.Add(Sweep.Body([new(-0.80f, 0.13f, 0.48f, 0.74f, 3), new(-0.74f, 0.17f, 0.46f, 0.765f, 3.4f), new(0.74f, 0.17f, 0.46f, 0.765f, 3.4f), new(0.80f, 0.13f, 0.48f, 0.74f, 3)], 16), hide, new(0, 0, 0.60f));
        b.Box(new(0, 0.635f, 0.435f), new(0.7f, 0.05f, 0.012f), wood, 0.006f);
        b.Add(Sweep.Body([new(-0.19f, 0.08f, 0.72f, 0.79f, 3), new(-0.14f, 0.1f, 0.70f, 0.835f, 3), new(0.14f, 0.1f, 0.70f, 0.835f, 3), new(0.19f, 0.08f, 0.72f, 0.79f, 3)], 14), hide, new(driver.X, 0, 0.53f));
        var dial = s.Sky.LampsLit ? Swatch.Glow(new(0.85f, 1.15f, 0.75f)) : Swatch.Plain(0xC8C2AE);
        foreach (var x in new[] { -0.08f, 0.08f })
            b.Add(Primitives.Lathe(18, 0, 0, 0.055f, 0, 0.058f, 0.008f, 0.05f, 0.008f, 0, 0.009f), dial, new(driver.X + x, 0.755f, 0.432f), Primitives.Upright(-Vector3.UnitZ));
        b.Box(new(0.02f, 0.66f, 0.428f), new(0.11f, 0.045f, 0.012f), s.Sky.LampsLit ? Swatch.Glow(new(0.5f, 0.34f, 0.14f)) : Swatch.Plain(0x3A3630), 0.008f);
        foreach (var x in new[] { -0.62f, 0.16f, 0.62f }) b.Add(Primitives.Lathe(12, 0, 0, 0.045f, 0, 0.045f, 0.02f, 0, 0.022f), chrome, new(x, 0.70f, 0.43f), Primitives.Upright(-Vector3.UnitZ));
        b.Block(new(-0.1f, 0, -0.35f), new(0.1f, 0.32f, 0.48f), hide, 0.03f).Rod(new(0, 0.3f, 0.2f), new(0, 0.52f, 0.14f), 0.012f, chrome, 6).Ball(new(0, 0.54f, 0.135f), 0.03f, wood, 6);

        // The wheel leans towards the driver.
        b.Object(driver + SteeringWheel.Hub);
        var facing = Primitives.Upright(SteeringWheel.Axis);
        var rim = new Vector3[33];
        for (var i = 0; i < rim.Length; i++)
        {
            rim[i] = SteeringWheel.Spoke(MathF.Tau * i / (rim.Length - 1)) * SteeringWheel.Radius;
        }

        rim[^1] = rim[0];
        var black = Swatch.Plain(0x1A1B1D, 0.4f);
        b.Add(Primitives.Tube(rim, 0.015f, 8), black);
        for (var i = 0; i < 3; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 3 + MathF.PI / 2);
            b.Rod(Vector3.Zero, Vector3.Transform(new(cos * 0.18f, 0, sin * 0.18f), facing), 0.012f, chrome, 6);
        }

        b.Add(Primitives.Lathe(16, 0, -0.02f, 0.05f, -0.015f, 0.055f, 0.01f, 0.03f, 0.025f, 0, 0.028f), black, turn: facing);
        b.Rod(Vector3.Zero, new(0, -0.1f, 0.22f), 0.028f, black, 8);
    }

    private static void Ground(Scenery s, Palette look)
    {
        s.Build.Object().Add(Primitives.Grid(2, 8, (u, v) => new(-4.2f + 10.4f * u, Road, -160 + 260 * v)), s.Asphalt(0x505257));
        var paint = s.Trodden(Swatch.Plain(0xC9C6BA, 0.7f));
        for (var z = -70f; z < 60; z += 5) s.Build.Block(new(1.7f, Road, z), new(1.84f, Road + 0.008f, z + 2.4f), paint, 0);
        s.Build.Block(new(-3.95f, Road, -160), new(-3.83f, Road + 0.006f, 100), paint, 0).Block(new(5.9f, Road, -160), new(6.02f, Road + 0.006f, 100), paint, 0);
    }

    private static void Country(Scenery s, Palette look)
    {
        s.Land(s.Grass(look.Verge), new(-150, -170), new(150, 110), 72, (x, z) =>
        {
            var side = x - 1;
            return Road - 0.05f + 0.25f * Relief.Step(5.2f, 8, MathF.Abs(side)) * Relief.Land(x, z, 6) + 9 * Relief.Step(16, 110, MathF.Abs(side)) * Relief.Land(x, z, 44, 5);
        });
        var bark = s.Bark(0x57493C);
        var trees = Enumerable.Range(0, 4).Select(_ => Trees.Broadleaf(s.Dice, new(7.4f, 2.7f, 0.2f, 0.34f))).ToArray();
        for (var i = 0; i < 34; i++)
        {
            var side = i % 2 == 0 ? -1 : 1;
            float z = 26 - i * 3.1f + s.Dice.Range(-1, 1), x = 1 + side * s.Dice.Range(7.4f, i % 5 == 0 ? 22 : 10.5f);
            s.Plant(trees[i % 4], bark, s.Foliage(look.Leaves[i % look.Leaves.Length]), new(x, Road, z), s.Dice.Range(0, 360), s.Dice.Range(0.75f, 1.2f));
        }

        var post = s.Wall(Swatch.Wood(0x6A5846, 0.7f, 0.8f));
        s.Build.Object();
        for (var z = -60f; z < 30; z += 2.4f)
            foreach (var x in new[] { -5.7f, 7.7f })
            {
                s.Build.Rod(new(x, Road - 0.1f, z), new(x, 0.75f, z), 0.05f, post, 5);
                s.Build.Block(new(x - 0.02f, 0.28f, z), new(x + 0.02f, 0.36f, z + 2.4f), post, 0).Block(new(x - 0.02f, 0.58f, z), new(x + 0.02f, 0.66f, z + 2.4f), post, 0);
            }
    }

    private static void Town(Scenery s, Palette look)
    {
        s.Build.Object().Block(new(-8, Road - 0.2f, -120), new(-4.2f, Road + 0.13f, 80), s.Trodden(Swatch.Tile(0x9A968C, 0x8E8A82, 0.6f, 0.85f) with { Specular = 0.03f }), 0.02f);
        s.Build.Object().Block(new(6.2f, Road - 0.2f, -120), new(10.5f, Road + 0.13f, 80), s.Trodden(Swatch.Tile(0x9A968C, 0x8E8A82, 0.6f, 0.85f) with { Specular = 0.03f }), 0.02f);
        int[] walls = [0xB8A58A, 0x9A6A55, 0xC9BC9A, 0x8FA09C, 0xA98672];
        foreach (var left in new[] { true, false })
        {
            var z = 44f;
            for (var i = 0; z > -88; i++)
            {
                var bays = s.Dice.Pick(3, 4);
                var width = bays * 2.1f;
                var hex = walls[(i + (left ? 0 : 2)) % walls.Length];
                var style = new HouseStyle(s.Wall(i % 3 == 1 ? Swatch.Brick(Swatch.Mix(hex, 0x7A4636, 0.5f), 0x9A9084) : Swatch.Plaster(hex)), s.Wall(Swatch.Plaster(0xD0C8B6)), s.Wall(Swatch.Plain(0x4A4446)), s.Wall(Swatch.PaintedWood(s.Dice.Pick(0x3F5F57, 0x7C3A34, 0x35495A))),
                    i % 2 == 0 ? GroundFloor.Shop : GroundFloor.Door, s.Dice.Pick(Roof.Cornice, Roof.Mansard, Roof.Gable), z is > -24 and < 10);
                s.Build.Object(new(left ? -8 : 10.5f, Road + 0.1f, left ? z : z - width), left ? 90 : -90);
                Facade.House(s, style, width, s.Dice.Pick(3, 3, 4), bays);
                z -= width;
            }
        }

        foreach (var z in new[] { -7f, -19f, -31f, -43f, 12f, 26f })
        {
            Furniture.PoleLamp(s, new(-4.7f, Road + 0.1f, z), 0, 5.4f, 1.2f, shines: false);
            Furniture.PoleLamp(s, new(6.8f, Road + 0.1f, z - 5), 180, 5.4f, 1.2f, shines: false);
        }

        var bark = s.Bark(0x54473C);
        var tree = Trees.Broadleaf(s.Dice, new(6, 1.8f, 0.13f, 0.35f));
        foreach (var z in new[] { -12f, -25f, -37f, 18f }) s.Plant(tree, bark, s.Foliage(look.Leaves[0]), new(7.2f, Road + 0.1f, z), s.Dice.Range(0, 360));
        Vehicles.Car(s, new(4.8f, Road, -9), 90, s.Dice.Pick(Vehicles.Paints));
        Vehicles.Car(s, new(4.8f, Road, -15.5f), 90, s.Dice.Pick(Vehicles.Paints));
        // One that follows, its headlamps in the rear window.
        Vehicles.Car(s, new(-0.3f, Road, -17), -90, s.Dice.Pick(Vehicles.Paints), headlights: true);
        Vehicles.Car(s, new(3.6f, Road, 24), 90, s.Dice.Pick(Vehicles.Paints), headlights: true);
    }

    /// <summary>After dark: the instruments on the driver's face, and a street lamp that has just come in from the left.</summary>
    private static void Glow(Scenery s, SetPlan plan)
    {
        var strength = s.Night ? 1 : 0.8f;
        s.Build.Frame();
        s.Build.Light(new(LightKind.Sphere, plan.Seated[0].Position + new Vector3(0.04f, 0.80f, 0.39f), -Vector3.UnitZ, new Vector3(0.055f, 0.070f, 0.044f) * strength, Radius: 0.05f));
        s.Build.Light(new(LightKind.Sphere, new(-2.9f, 3.1f, 3.4f), -Vector3.UnitY, Scenery.LampColour * (0.20f * strength), Radius: 0.15f));
    }
}
