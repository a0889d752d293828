using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A back alley between brick walls: fire escape, pipes, bins, puddles, a neon sign, washing overhead, a lit street at the far end.</summary>
internal static class AlleySet
{
    private const float Half = 1.75f, Far = -19f, Near = 13f, Tall = 8.6f;

    private sealed record Palette(int Left, int Right, int Ground, int Door, int Metal, Vector3 Neon, Vector3 Second);

    private static readonly Vector3[] Neons = [new(7, 1.0f, 2.4f), new(0.6f, 4.6f, 3.6f), new(7, 2.4f, 0.4f), new(2.4f, 1.4f, 7)];

    private static readonly Vector3[] SecondNeons = [new(0.5f, 3.8f, 4.4f), new(6.5f, 2.6f, 0.5f), new(5.4f, 0.7f, 1.1f), new(0.7f, 4.2f, 3.0f)];

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        // The moon and a low sun look in over the far street; by day the light comes down from there as the plan has it.
        var s = new Scenery(set, plan, high: new(0.14f, 0.6f, -1), low: new(-0.04f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["left wall"], c["right wall"], c["ground"], c["door"], c["metal"], Neons[c.Variant], SecondNeons[c.Variant]);
        Shell(s, look);
        FireEscape(s, look);
        Pipes(s, look);
        Clutter(s, look);
        Neon(s, look);
        Overhead(s);
        Ends(s, look);
        var day = set.Time is TimeOfDay.Day or TimeOfDay.Dawn;
        return s.Finish(exposure: day ? 2.5f : set.Time == TimeOfDay.Dusk ? 1.7f : 1.15f, fog: set.Weather == Weather.Clear ? 1.6f : 1);
    }

    private static void Shell(Scenery s, Palette look)
    {
        var ground = s.Snowy ? s.Trodden(Swatch.Plain(look.Ground)) : s.Ground(new(Substance.Cobble, Swatch.Linear(look.Ground), Swatch.Linear(Swatch.Darker(look.Ground, 0.5f)), default, 0.05f, 0.45f));
        s.Build.Object().Add(Primitives.Grid(12, 40, (u, v) =>
        {
            // A shallow gutter down the middle.
            float x = -Half - 0.2f + (2 * Half + 0.4f) * u, z = Near + (Far - Near) * (1 - v);
            return new(x, -0.05f * (1 - Relief.Step(0, 0.5f, MathF.Abs(x))) * 0.6f, z);
        }), ground);
        foreach (var side in new[] { -1, 1 })
        {
            var brick = s.Wall(Swatch.Brick(side < 0 ? look.Left : look.Right, 0x857C70));
            s.Build.Object();
            s.Build.Block(side < 0 ? new(-Half - 5, -0.2f, Far) : new(Half, -0.2f, Far), side < 0 ? new(-Half, Tall, Near) : new(Half + 5, Tall + 1.6f, Near), brick, 0);
            var stone = s.Stone(0x7E7A72);
            s.Build.Block(side < 0 ? new(-Half - 0.02f, -0.1f, Far) : new(Half - 0.05f, -0.1f, Far), side < 0 ? new(-Half + 0.05f, 0.38f, Near) : new(Half + 0.02f, 0.38f, Near), stone, 0.01f);
            s.Build.Block(side < 0 ? new(-Half - 0.2f, Tall, Far) : new(Half - 0.12f, Tall + 1.6f, Far), side < 0 ? new(-Half + 0.12f, Tall + 0.25f, Near) : new(Half + 0.2f, Tall + 1.85f, Near), stone, 0.02f);
            for (var z = -16f; z < 11; z += 3.6f)
                for (var y = 3.4f; y < 7; y += 2.8f)
                    BackWindow(s, side, z + (side > 0 ? 1.1f : 0), y);
        }

        if (s.Snowy)
            foreach (var side in new[] { -1f, 1f })
                s.Build.Object().Add(Primitives.Grid(4, 40, (u, v) =>
                {
                    var z = Far + (Near - Far) * v;
                    var reach = 0.45f + 0.3f * Relief.Land(side, z, 1.8f);
                    var x = side > 0 ? Half - reach * (1 - u) : -Half + reach * u;
                    var depth = (side > 0 ? u : 1 - u) * (0.14f + 0.2f * Relief.Land(side * 3, z, 1.3f));
                    return new(x, depth - 0.01f, z);
                }), Scenery.SnowCover);
        if (s.Wet || s.Night || s.Set.Weather == Weather.Overcast)
        {
            StreetSet.Puddle(s, new(0.15f, -0.012f, -2.6f), 0.55f);
            StreetSet.Puddle(s, new(-0.3f, -0.012f, 1.9f), 0.6f);
            StreetSet.Puddle(s, new(0.2f, -0.012f, -6.5f), 0.8f);
            StreetSet.Puddle(s, new(-0.1f, -0.012f, -11f), 0.9f);
        }
    }

    private static void BackWindow(Scenery s, int side, float z, float y)
    {
        var x = side * (Half - 0.005f);
        s.Build.Frame(new(x, y, z), side < 0 ? 90 : -90);
        s.Build.Add(Facade.Panel(-0.45f, 0.45f, 0, 1.5f, 0.005f), s.Pane(0.4f));
        var frame = s.Wall(Swatch.PaintedWood(0x6E6A60));
        foreach (var (l, r, lo, hi) in new[] { (-0.5f, -0.42f, -0.05f, 1.55f), (0.42f, 0.5f, -0.05f, 1.55f), (-0.45f, 0.45f, 0.72f, 0.8f), (-0.5f, 0.5f, 1.47f, 1.58f), (-0.03f, 0.03f, 0, 1.5f) })
            s.Build.Block(new(l, lo, 0), new(r, hi, 0.05f), frame, 0);
        s.Build.Block(new(-0.6f, -0.14f, 0), new(0.6f, -0.03f, 0.13f), s.Stone(0x8E887C), 0);
        s.SnowOn(new(-0.6f, 0, 0), new(0.6f, -0.03f, 0.13f), 0.06f);
        s.Build.Frame();
    }

    private static void FireEscape(Scenery s, Palette look)
    {
        var iron = s.Wall(Swatch.Metal(0x2C3234, 0.55f, 0.08f));
        var b = s.Build.Object();
        foreach (var (y, from, to) in new[] { (3.1f, -8.6f, -3.4f), (6.2f, -8.6f, -3.4f) })
        {
            for (var z = from; z < to; z += 0.16f) b.Block(new(-Half, y, z), new(-Half + 0.95f, y + 0.03f, z + 0.07f), iron, 0);
            b.Block(new(-Half + 0.92f, y - 0.08f, from), new(-Half + 0.97f, y + 0.03f, to), iron, 0);
            s.SnowOn(new(-Half, 0, from), new(-Half + 0.9f, y + 0.03f, to), 0.06f);
            foreach (var rail in new[] { 0.5f, 0.95f }) b.Rod(new(-Half + 0.95f, y + rail, from), new(-Half + 0.95f, y + rail, to), 0.02f, iron, 5).Rod(new(-Half, y + rail, from), new(-Half + 0.95f, y + rail, from), 0.02f, iron, 5);
            for (var z = from; z <= to + 0.01f; z += 0.65f) b.Rod(new(-Half + 0.95f, y, z), new(-Half + 0.95f, y + 0.95f, z), 0.014f, iron, 4);
            for (var z = from + 0.3f; z < to; z += 2.2f) b.Rod(new(-Half, y - 0.8f, z), new(-Half + 0.9f, y - 0.04f, z), 0.025f, iron, 4);
        }

        // The flight between the landings, and the drop ladder that hangs short of the ground.
        foreach (var x in new[] { -Half + 0.2f, -Half + 0.75f }) b.Rod(new(x, 3.1f, -4.2f), new(x, 6.2f, -7.4f), 0.03f, iron, 5).Rod(new(x, 4.0f, -4.2f), new(x, 7.1f, -7.4f), 0.018f, iron, 4);
        for (var i = 1; i < 12; i++) b.Block(new(-Half + 0.2f, 3.1f + i * 0.258f, -4.3f - i * 0.267f), new(-Half + 0.75f, 3.13f + i * 0.258f, -4.1f - i * 0.267f), iron, 0);
        foreach (var z in new[] { -3.95f, -3.55f }) b.Rod(new(-Half + 0.6f, 2.1f, z), new(-Half + 0.6f, 4, z), 0.018f, iron, 5);
        for (var y = 2.25f; y < 3.9f; y += 0.27f) b.Rod(new(-Half + 0.6f, y, -3.95f), new(-Half + 0.6f, y, -3.55f), 0.012f, iron, 4);
    }

    private static void Pipes(Scenery s, Palette look)
    {
        var pipe = s.Wall(Swatch.Metal(look.Metal, 0.55f, 0.06f));
        var b = s.Build.Object();
        foreach (var (side, z) in new[] { (1, -1.2f), (1, -6.4f), (-1, -2.4f), (-1, 3.4f), (1, 4.8f), (-1, -11.5f) })
        {
            var x = side * (Half - 0.09f);
            b.Rod(new(x, 0.12f, z), new(x, Tall, z), 0.055f, pipe, 8);
            b.Rod(new(x, 0.14f, z), new(x - side * 0.13f, 0.06f, z), 0.055f, pipe, 8);
            for (var y = 1.1f; y < 8; y += 2.2f) b.Lathe(new(x, y, z), pipe, 8, 0.055f, 0, 0.075f, 0.01f, 0.075f, 0.07f, 0.055f, 0.08f);
        }

        b.Add(Primitives.Tube([new(Half - 0.08f, 2.7f, -8), new(Half - 0.08f, 2.7f, -2.2f), new(Half - 0.08f, 2.5f, -2), new(Half - 0.08f, 0.9f, -1.95f)], 0.025f, 6), pipe);
        b.Box(new(Half - 0.1f, 0.8f, -1.95f), new(0.09f, 0.24f, 0.16f), s.Wall(Swatch.Metal(0x6A6E6C, 0.5f, 0.06f)), 0.015f);
        // Cooling units on brackets, dripping.
        foreach (var (side, y, z) in new[] { (1, 2.9f, -3.2f), (-1, 3.1f, 1.2f), (1, 5.6f, -9f), (1, 3.2f, 2.8f) })
        {
            b.Object(new(side * (Half - 0.27f), y, z), side < 0 ? 90 : -90).Box(default, new(0.42f, 0.3f, 0.26f), s.Wall(Swatch.Gloss(0xA5A49A, 0.5f)), 0.03f);
            for (var i = 0; i < 6; i++) b.Block(new(-0.34f, -0.2f + i * 0.07f, 0.26f), new(0.1f, -0.175f + i * 0.07f, 0.275f), Swatch.Plain(0x3A3C3C), 0);
            b.Add(Primitives.Lathe(12, 0, 0, 0.1f, 0, 0.1f, 0.01f, 0, 0.012f), Swatch.Plain(0x2A2C2C), new(0.26f, 0, 0.26f), Primitives.Upright(Vector3.UnitZ));
            s.SnowOn(new(-0.42f, 0, -0.26f), new(0.42f, 0.3f, 0.26f), 0.09f);
        }
    }

    private static void Clutter(Scenery s, Palette look)
    {
        var zinc = s.Wall(Swatch.Metal(0x7E8486, 0.45f, 0.12f));
        foreach (var (x, z, lid) in new[] { (1.45f, -1.9f, true), (1.42f, -2.5f, false), (-1.46f, -1.35f, true), (-1.44f, 2.6f, true), (1.45f, 5.6f, true) })
        {
            var b = s.Build.Object(new(x, 0, z), s.Dice.Range(0, 180));
            b.Lathe(default, zinc, 18, 0, 0.01f, 0.2f, 0.01f, 0.215f, 0.2f, 0.225f, 0.21f, 0.225f, 0.24f, 0.22f, 0.25f, 0.235f, 0.6f, 0.25f, 0.61f, 0.25f, 0.64f);
            if (lid) b.Lathe(new(0, 0.64f, 0), zinc, 18, 0.265f, -0.03f, 0.265f, 0.01f, 0.16f, 0.08f, 0.04f, 0.1f, 0.035f, 0.13f, 0, 0.13f);
            else b.Add(Sweep.Boulder(new(0.22f, 0.16f, 0.22f), s.Dice, 6, 0.5f), Swatch.Plain(0x1C1E22, 0.35f), new(0, 0.66f, 0));
            s.SnowOn(new(-0.16f, 0, -0.16f), new(0.16f, 0.73f, 0.16f), 0.07f);
        }

        // A skip with its lid half open, further in.
        var steel = s.Wall(Swatch.Gloss(look.Door, 0.5f));
        var c = s.Build.Object(new(1.05f, 0, -8.2f));
        c.Block(new(-0.55f, 0.14f, -1), new(0.6f, 1.15f, 1), steel, 0.03f);
        for (var i = 0; i < 5; i++) c.Block(new(-0.6f, 0.2f, -0.85f + i * 0.4f), new(-0.53f, 1.05f, -0.77f + i * 0.4f), steel, 0.01f);
        c.Box(new(0.02f, 1.2f, -0.5f), new(0.6f, 0.03f, 0.48f), Swatch.Plain(0x24282A, 0.5f), 0.01f);
        c.Box(new(0.32f, 1.55f, 0.5f), new(0.55f, 0.03f, 0.48f), Swatch.Plain(0x24282A, 0.5f), 0.01f, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 1.2f));
        foreach (var (x, y, z) in new[] { (-0.15f, 1.2f, 0.3f), (0.2f, 1.22f, 0.65f), (-0.8f, 0.2f, 0.9f), (-0.75f, 0.22f, 0.35f) })
            c.Add(Sweep.Boulder(new(0.27f, 0.25f, 0.25f), s.Dice, 7, 0.45f), Swatch.Plain(0x1E2126, 0.3f), new(x, y, z));

        // Crates, cartons and a pallet against the left wall.
        var wood = s.Wall(Swatch.Wood(0x84643E));
        foreach (var (x, y, z, turn) in new[] { (-1.4f, 0.17f, -6.2f, 8f), (-1.38f, 0.5f, -6.25f, -6f), (-1.42f, 0.17f, -5.7f, 20f) })
        {
            c.Object(new(x, y, z), turn);
            for (var i = -1; i <= 1; i++)
                foreach (var f in new[] { -0.22f, 0.22f })
                    c.Box(new(0, i * 0.11f, f), new(0.22f, 0.045f, 0.012f), wood, 0.004f).Box(new(f, i * 0.11f, 0), new(0.012f, 0.045f, 0.22f), wood, 0.004f);
        }

        var carton = s.Wall(Swatch.Paper(0x9A7C54));
        c.Object(new(-1.38f, 0, 4.6f), 12).Box(new(0, 0.22f, 0), new(0.26f, 0.22f, 0.3f), carton, 0.006f).Box(new(0.03f, 0.58f, 0.05f), new(0.2f, 0.14f, 0.2f), carton, 0.006f, SetBuilder.Heading(20));
        c.Object(new(1.58f, 0.62f, 0.2f), 0).Box(default, new(0.03f, 0.6f, 0.55f), wood, 0.004f, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 0.16f));

        // Two back doors, one under a lamp that shines.
        foreach (var (side, z) in new[] { (-1, -0.2f), (1, -4.7f) })
        {
            c.Object(new(side * Half, 0, z), side < 0 ? 90 : -90);
            c.Block(new(-0.56f, 0, 0), new(0.56f, 2.22f, 0.05f), s.Stone(0x7E7A72), 0.01f).Block(new(-0.45f, 0.06f, 0.03f), new(0.45f, 2.1f, 0.07f), steel, 0.01f);
            c.Block(new(-0.3f, 0.3f, 0.06f), new(0.3f, 1, 0.08f), steel, 0.01f).Ball(new(0.34f, 1.02f, 0.1f), 0.035f, Swatch.Metal(0xB08D4A), 5);
            c.Lathe(new(0, 2.5f, 0.3f), Swatch.Metal(0x2C3234, 0.5f, 0.08f), 14, 0.2f, 0, 0.17f, 0.06f, 0.05f, 0.14f, 0, 0.15f);
            c.Rod(new(0, 2.62f, 0), new(0, 2.62f, 0.3f), 0.02f, Swatch.Metal(0x2C3234), 5).Ball(new(0, 2.49f, 0.3f), 0.055f, s.LampGlass(), 5);
            s.Shine(new(0, 2.36f, 0.36f), side < 0 ? 0.55f : 0.75f, 0.06f);
        }
    }

    private static void Neon(Scenery s, Palette look)
    {
        var on = s.Sky.LampsLit || s.Set.Weather is not Weather.Clear;
        var strength = s.Night ? 0.75f : 0.55f;
        var first = on ? Swatch.Glow(look.Neon * strength) : Swatch.Gloss(0xC9B8B4);
        var second = on ? Swatch.Glow(look.Second * strength) : Swatch.Gloss(0xB4C0C0);
        var board = Swatch.Plain(0x1E2024, 0.5f);
        // It hangs out from the right wall, facing the camera: a glass, an arrow and a frame.
        var b = s.Build.Object(new(Half - 0.75f, 3.75f, -5.9f));
        b.Box(default, new(0.55f, 0.95f, 0.06f), board, 0.03f).Rod(new(0.4f, 0.8f, 0), new(0.75f, 0.8f, 0), 0.025f, board, 5).Rod(new(0.4f, -0.8f, 0), new(0.75f, -0.8f, 0), 0.025f, board, 5);
        foreach (var z in new[] { 0.09f, -0.09f })
        {
            b.Add(Primitives.Tube([new(-0.47f, -0.86f, z), new(0.47f, -0.86f, z), new(0.47f, 0.86f, z), new(-0.47f, 0.86f, z), new(-0.47f, -0.86f, z)], 0.018f, 6), second);
            b.Add(Primitives.Tube([new(-0.26f, 0.66f, z), new(0.26f, 0.66f, z), new(0, 0.28f, z), new(-0.26f, 0.66f, z)], 0.022f, 6), first);
            b.Add(Primitives.Tube([new(0, 0.28f, z), new(0, -0.06f, z)], 0.022f, 6), first).Add(Primitives.Tube([new(-0.18f, -0.08f, z), new(0.18f, -0.08f, z)], 0.022f, 6), first);
            b.Add(Primitives.Tube([new(0.24f, -0.34f, z), new(-0.3f, -0.34f, z)], 0.022f, 6), first).Add(Primitives.Tube([new(-0.1f, -0.2f, z), new(-0.3f, -0.34f, z), new(-0.1f, -0.48f, z)], 0.022f, 6), first);
            foreach (var y in new[] { -0.64f, -0.74f }) b.Add(Primitives.Tube([new(-0.3f, y, z), new(0.3f, y, z)], 0.014f, 5), second);
        }

        if (on) b.Light(new(LightKind.Sphere, s.Build.OnStage(new(-0.15f, -0.1f, 0.5f)), -Vector3.UnitY, look.Neon * (s.Night ? 0.55f : 0.35f), Radius: 0.35f));
    }

    private static void Overhead(Scenery s)
    {
        var cord = Swatch.Plain(0x2A2A2C);
        s.Build.Object();
        foreach (var (y, z) in new[] { (6.1f, -2.5f), (7.6f, -6.5f), (5.6f, 4.5f), (7.4f, -10.5f) })
        {
            Vector3 a = new(-Half, y, z), m = new(0, y - 0.22f, z + 0.1f), c = new(Half, y + 0.1f, z + 0.3f);
            s.Build.Rod(a, m, 0.008f, cord, 3).Rod(m, c, 0.008f, cord, 3);
            if (s.Wet || s.Snowy) continue;
            for (var i = 0; i < 4; i++)
            {
                var x = -1.15f + i * 0.68f;
                float wide = s.Dice.Range(0.36f, 0.56f), tall = s.Dice.Range(0.5f, 0.85f);
                var cloth = Swatch.Cloth(s.Dice.Pick(0xC9C2B2, 0x8A9AA0, 0xA87A6A, 0xD2CAB4, 0x6E7C68));
                var top = y - 0.2f + 0.12f * MathF.Abs(x);
                s.Build.Add(Primitives.Grid(4, 4, (u, v) => new(x + wide * u, top - tall * v, z + 0.1f + 0.05f * MathF.Sin(u * 7 + v * 2) * v)), cloth)
                    .Add(Primitives.Grid(4, 4, (u, v) => new(x + wide * (1 - u), top - tall * v, z + 0.095f + 0.05f * MathF.Sin((1 - u) * 7 + v * 2) * v)), cloth);
            }
        }
    }

    /// <summary>Beyond either mouth runs a street: shop fronts that glow at night, a lamp, a parked car.</summary>
    private static void Ends(Scenery s, Palette look)
    {
        var asphalt = s.Asphalt(0x53555A);
        s.Build.Object().Add(Primitives.Grid(2, 2, (u, v) => new(-34 + 68 * u, -0.06f, Far - 13 + 13.2f * v)), asphalt);
        s.Build.Object().Add(Primitives.Grid(2, 2, (u, v) => new(-34 + 68 * u, -0.06f, Near - 0.2f + 14 * v)), asphalt);
        foreach (var far in new[] { true, false })
            for (var i = 0; i < 4; i++)
            {
                var z = far ? Far - 10.5f : Near + 11;
                var style = new HouseStyle(s.Wall(Swatch.Plaster(new[] { 0xB8A58A, 0x9A6A55, 0xC9BC9A, 0x8FA09C }[i])), s.Wall(Swatch.Plaster(0xD0C8B6)), s.Wall(Swatch.Plain(0x4A4446)), s.Wall(Swatch.PaintedWood(new[] { 0x3F5F57, 0x7C3A34, 0x35495A, 0x6A5A30 }[i])), i is 1 or 2 ? GroundFloor.Shop : GroundFloor.Door, i % 2 == 0 ? Roof.Mansard : Roof.Cornice, i is 1 or 2);
                s.Build.Object(new(far ? -14 + i * 7 : 14 - i * 7, 0, z), far ? 0 : 180);
                Facade.House(s, style, 7, 3, 3);
            }

        Furniture.Lamp(s, new(-2.2f, 0, Far - 1.6f), shines: false);
        Furniture.Lamp(s, new(2.4f, 0, Near + 2), shines: false);
        Vehicles.Car(s, new(1.6f, -0.06f, Far - 5), 180, s.Dice.Pick(Vehicles.Paints), headlights: true);
        Furniture.Bollard(s, new(-0.9f, 0, Far - 0.4f));
        Furniture.Bollard(s, new(0.9f, 0, Far - 0.4f));
    }
}
