using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A family kitchen: table and two chairs under a pendant, window on the left, units, stove and shelves along the back.</summary>
internal static class KitchenSet
{
    private sealed record Palette(int Wall, int Units, int Floor, int Wood, int Lampshade, int Splash, int Rug, int Curtain);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["units"], c["floor"], c["wood"], c["lampshade"], c["splashback"], c["rug"], c["curtain"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material units = Swatch.PaintedWood(p.Units), wood = Swatch.Wood(p.Wood, 1.2f), dark = Swatch.Wood(Swatch.Darker(p.Wood, 0.45f)), white = Swatch.PaintedWood(0xE2DAC8), brass = Swatch.Metal(0xa08448), steel = Swatch.Metal(0xa6a9aa, 0.28f), iron = Swatch.Metal(0x2e2f33, 0.4f, 0.12f);
        var window = new Opening(Wall.Left, 0, 0.95f, 1.5f, 1.3f);
        var lit = InteriorLight.Lamps(set);

        room.Shell(new(Swatch.Planks(p.Floor), Swatch.Plaster(p.Wall), Swatch.Plaster(0xCBC0AA), white, units, 1f), window);
        room.Window(window, white);
        room.Curtains(window, Swatch.Cloth(p.Curtain, 0.6f), dark, 0.35f);
        if (dice.Chance(0.5f)) Outlook.Roofs(b, room, window, set, dice);
        else Outlook.Trees(b, room, window, set, dice);
        room.Against(Wall.Left, 0);
        Storage.Radiator(b, 1.1f, 0.55f, white);
        Props.Plant(b, room.By(Wall.Left, -0.5f, 0.953f, 0.02f), 0.06f, 0.22f, Swatch.Plain(0x9a5a40, 0.8f), dice);
        Props.Plant(b, room.By(Wall.Left, 0.48f, 0.953f, 0.02f), 0.055f, 0.18f, Swatch.Gloss(0xc8c0a8), dice, 0x5a7a44, 1f);

        Table(b, plan, wood, dark, dice, p);
        Back(b, room, units, wood, dark, white, steel, iron, brass, dice, p);
        Dresser(b, room, wood, brass, dice, p);
        room.Door(Wall.Right, 1.75f, white, white, brass);
        Front(b, room, dark, brass, dice);

        b.Object();
        b.Add(Primitives.Grid(8, 8, (u, t) => new((u - 0.5f) * 3f, 0.007f, (t - 0.5f) * 1.9f)), Swatch.Carpet(p.Rug, Swatch.Mix(p.Rug, 0xd8c8a8, 0.4f)));
        var pendant = Lamps.Pendant(b, new(0, 1.78f, -0.05f), plan.Max.Y, Swatch.Gloss(p.Lampshade, 0.3f), lit, 0.21f, 1.7f);
        // The near end of the table comes last: inserts are shot across it.
        Dressing.Place(b, set, dice, new(-0.02f, 0.752f, -0.3f), room.By(Wall.Back, 0.3f, 0.915f, 0.4f), room.By(Wall.Back, 1.0f, 0.915f, 0.42f), new(0.02f, 0.752f, 0.3f));

        return InteriorLight.Finish(b, room, set, new([window], [pendant], Exposure: 1.85f, NightExposure: 1.6f, SunTowards: new Vector3(0.35f, 0.7f, -0.35f)));
    }

    private static void Table(SetBuilder b, SetPlan plan, Material wood, Material dark, Dice dice, Palette p)
    {
        Tables.Turned(b, default, 0.55f, 0.42f, plan.TableHeight, wood);
        foreach (var mark in plan.Seated) Seating.Chair(b, mark.Position, mark.FacingDegrees, mark.SeatHeight, dark);
        var y = plan.TableHeight;
        Material cream = Swatch.Gloss(0xd8cfb8), glaze = Swatch.Gloss(p.Lampshade), teal = Swatch.Gloss(0x2E6770);
        Props.Saucer(b, new(-0.3f, y, 0.1f), cream);
        Props.Cup(b, new(-0.3f, y + 0.007f, 0.1f), cream, 150);
        Props.Saucer(b, new(0.3f, y, 0.06f), cream);
        Props.Cup(b, new(0.3f, y + 0.007f, 0.06f), glaze, 20);
        Props.Teapot(b, new(0.12f, y, -0.2f), 0.085f, teal, 25);
        Props.FruitBowl(b, new(-0.1f, y, -0.14f), Swatch.Gloss(0xcfc6b0), dice);
    }

    private static void Back(SetBuilder b, Room room, Material units, Material wood, Material dark, Material white, Material steel, Material iron, Material brass, Dice dice, Palette p)
    {
        // Worktop with sink and stove, fridge on the left.
        room.Against(Wall.Back, 0);
        Tables.Units(b, -0.75f, 1.28f, 0.52f, 0.1f, 0.865f, units, brass, 4, true);
        b.Block(new(-0.75f, 0, 0), new(1.28f, 0.1f, 0.47f), dark, 0.004f);
        room.Against(Wall.Back, 0);
        b.Block(new(-0.78f, 0.865f, 0), new(1.29f, 0.905f, 0.57f), wood, 0.01f);
        room.Against(Wall.Back, 0);
        b.Block(new(-0.78f, 0.905f, 0.012f), new(2.28f, 1.34f, 0.022f), Swatch.Tile(p.Splash, Swatch.Darker(p.Splash, 0.06f), 0.11f), 0.003f);

        // Sink: a white basin set in, with a curved tap.
        room.Against(Wall.Back, -0.2f);
        b.Block(new(-0.27f, 0.9f, 0.08f), new(0.27f, 0.918f, 0.5f), Swatch.Gloss(0xdcd8cc, 0.15f), 0.012f);
        b.Box(new(0, 0.9205f, 0.29f), new(0.22f, 0.002f, 0.16f), Swatch.Gloss(0x8a8880, 0.2f), 0.001f);
        b.Add(Primitives.Tube([new(0, 0.91f, 0.13f), new(0, 1.1f, 0.13f), new(0, 1.17f, 0.17f), new(0, 1.18f, 0.23f), new(0, 1.13f, 0.27f)], 0.013f, 8), steel);

        Stove(b, room, iron, steel, white, dice);

        // Fridge with rounded shoulders.
        room.Against(Wall.Back, -1.48f);
        var enamel = Swatch.Gloss(Swatch.Mix(p.Splash, 0xe8e4d8, 0.6f), 0.22f);
        b.Block(new(-0.31f, 0.06f, 0.02f), new(0.31f, 1.62f, 0.55f), enamel, 0.05f);
        b.Box(new(0, 0.8f, 0.57f), new(0.3f, 0.42f, 0.025f), enamel, 0.022f);
        b.Box(new(0, 1.42f, 0.57f), new(0.3f, 0.18f, 0.025f), enamel, 0.022f);
        foreach (var y in (ReadOnlySpan<float>)[1.05f, 1.36f]) b.Rod(new(0.23f, y - 0.08f, 0.62f), new(0.23f, y + 0.08f, 0.62f), 0.012f, steel);
        foreach (var (x, y, hex) in (ReadOnlySpan<(float, float, int)>)[(-0.12f, 1.44f, 0xc9b458), (0.02f, 1.39f, 0xb9c4c0), (-0.1f, 0.95f, 0xc08a70)]) b.Box(new(x, y, 0.597f), new(0.045f, 0.055f, 0.002f), Swatch.Paper(hex), 0);
        Props.Jar(b, room.By(Wall.Back, -1.6f, 1.62f, 0.3f), 0.09f, 0.2f, Swatch.Wood(0x9a7040), Swatch.Wood(0x7a5430));
        Props.Plant(b, room.By(Wall.Back, -1.32f, 1.62f, 0.3f), 0.06f, 0.24f, Swatch.Gloss(0x4f6a70), dice, 0x4c6b42, 1.3f);

        // Two open shelves of crockery.
        room.Against(Wall.Back, 0);
        Storage.Board(b, -0.62f, 1.12f, 1.52f, 0.22f, wood, iron);
        Storage.Board(b, -0.62f, 1.12f, 1.9f, 0.22f, wood, iron);
        Material[] glass = [Swatch.Glass(0x4a7a54), Swatch.Glass(0xa8661e), Swatch.Gloss(0xd8d0bc), Swatch.Gloss(0x2E6770), Swatch.Gloss(p.Lampshade), Swatch.Glass(0x8a9aa0)];
        for (var i = 0; i < 10; i++)
        {
            var at = room.By(Wall.Back, -0.52f + i * 0.17f, 1.52f, 0.11f);
            if (dice.Chance(0.6f)) Props.Bottle(b, at, dice.Range(0.18f, 0.29f), glass[dice.Below(6)], dice.Chance(0.4f) ? Swatch.Paper(0xd6cbae) : null);
            else Props.Jar(b, at, dice.Range(0.045f, 0.06f), dice.Range(0.11f, 0.17f), glass[dice.Below(6)], dark);
        }

        for (var i = 0; i < 7; i++)
        {
            var at = room.By(Wall.Back, -0.48f + i * 0.24f, 1.9f, 0.11f);
            if (i % 3 == 0)
                for (var k = 0; k < 5; k++) Props.Saucer(b, at + new Vector3(0, k * 0.014f, 0), glass[2], 0.09f);
            else Props.Jar(b, at, dice.Range(0.05f, 0.075f), dice.Range(0.12f, 0.2f), glass[dice.Below(6)], dice.Chance(0.5f) ? dark : glass[2]);
        }

        // On the worktop.
        b.Object(room.By(Wall.Back, 0.72f, 0.905f, 0.32f)).Box(new(0, 0.011f, 0), new(0.17f, 0.011f, 0.11f), wood, 0.006f);
        b.Add(SoftPrimitives.Cushion(new(0.12f, 0.055f, 0.065f), 0.7f, 8), Swatch.Plain(0xa8703a, 0.9f), new(0, 0.07f, 0));
        Props.Jar(b, room.By(Wall.Back, 1.12f, 0.905f, 0.18f), 0.06f, 0.16f, Swatch.Gloss(0xcfc6b0), wood);
        for (var i = 0; i < 4; i++)
            b.Object(room.By(Wall.Back, 1.12f, 0.905f, 0.18f)).Rod(new(0, 0.12f, 0), new(0.03f * MathF.Cos(i * 1.6f), 0.33f, 0.03f * MathF.Sin(i * 1.6f)), 0.006f, wood, 6, 0.014f);

        // Hanging cups under the lower shelf.
        for (var i = 0; i < 4; i++) Props.Cup(b, room.By(Wall.Back, 0.3f + i * 0.2f, 1.4f, 0.12f), glass[2 + i % 3], 90);

        room.Against(Wall.Back, -1.05f);
        Props.Clock(b, new(0, 2.12f, 0), 0.15f, dark, dice);
    }

    private static void Stove(SetBuilder b, Room room, Material iron, Material steel, Material white, Dice dice)
    {
        room.Against(Wall.Back, 1.62f);
        var enamel = Swatch.Gloss(0xd6d0c2, 0.2f);
        b.Block(new(-0.31f, 0.06f, 0.01f), new(0.31f, 0.9f, 0.56f), enamel, 0.014f);
        b.Box(new(0, 0.43f, 0.57f), new(0.27f, 0.24f, 0.016f), enamel, 0.01f);
        b.Box(new(0, 0.46f, 0.586f), new(0.19f, 0.12f, 0.006f), Swatch.Glass(0x1a1a1c), 0.006f);
        b.Rod(new(-0.22f, 0.66f, 0.615f), new(0.22f, 0.66f, 0.615f), 0.011f, steel);
        b.Block(new(-0.31f, 0.9f, 0.01f), new(0.31f, 0.915f, 0.57f), iron, 0.006f);
        for (var i = 0; i < 4; i++)
        {
            b.Rod(new(-0.21f + i * 0.14f, 0.78f, 0.56f), new(-0.21f + i * 0.14f, 0.78f, 0.6f), 0.022f, iron, 10);
            b.Lathe(new(i % 2 == 0 ? -0.15f : 0.15f, 0.915f, i < 2 ? 0.17f : 0.41f), iron, 16, 0, 0, 0.1f, 0, 0.1f, 0.012f, 0.06f, 0.014f, 0, 0.01f);
        }

        // Hood tapering into the ceiling.
        room.Against(Wall.Back, 1.62f);
        b.Add(Primitives.Prism([new(-0.34f, 1.62f), new(0.34f, 1.62f), new(0.34f, 1.7f), new(0.14f, 2.05f), new(0.14f, 2.7f), new(-0.14f, 2.7f), new(-0.14f, 2.05f), new(-0.34f, 1.7f)], 0.46f, 0.008f), steel, new(0, 0, 0.23f));
        var at = room.By(Wall.Back, 1.62f, 0.929f, 0);
        Props.Pan(b, at + new Vector3(-0.15f, 0, 0.17f), 0.1f, 0.13f, Swatch.Gloss(0x8a3226, 0.2f), iron, 130, true);
        Props.Pan(b, at + new Vector3(0.15f, 0, 0.41f), 0.11f, 0.045f, iron, iron, -40);
        Props.Teapot(b, at + new Vector3(0.15f, 0, 0.17f), 0.085f, steel, 200);
        b.Object(room.By(Wall.Back, 2.1f, 0, 0)).Block(new(-0.15f, 0, 0.01f), new(0.19f, 0.905f, 0.55f), white, 0.008f);
        Props.Jar(b, room.By(Wall.Back, 2.12f, 0.905f, 0.25f), 0.07f, 0.2f, Swatch.Gloss(0x50676a, 0.3f), white);
        Props.Bottle(b, room.By(Wall.Back, 2.05f, 0.905f, 0.45f), 0.27f, Swatch.Glass(0x8a8a2a));
    }

    // A plate dresser on the right wall.
    private static void Dresser(SetBuilder b, Room room, Material wood, Material brass, Dice dice, Palette p)
    {
        room.Against(Wall.Right, -0.05f);
        Tables.Units(b, -0.6f, 0.6f, 0.34f, 0.06f, 0.86f, wood, brass, 3, true);
        b.Block(new(-0.63f, 0.86f, 0), new(0.63f, 0.89f, 0.38f), wood, 0.01f);
        room.Against(Wall.Right, -0.05f);
        foreach (var x in (ReadOnlySpan<float>)[-0.59f, 0.59f]) b.Box(new(x, 1.4f, 0.1f), new(0.014f, 0.51f, 0.1f), wood, 0.005f);
        foreach (var y in (ReadOnlySpan<float>)[1.22f, 1.55f, 1.9f]) b.Box(new(0, y, 0.1f), new(0.58f, 0.012f, 0.1f), wood, 0.005f);
        b.Box(new(0, 1.94f, 0.1f), new(0.65f, 0.035f, 0.13f), wood, 0.018f);
        Material[] glaze = [Swatch.Gloss(0xd8cfb8), Swatch.Gloss(Swatch.Mix(p.Units, 0xd8d0bc, 0.45f)), Swatch.Gloss(p.Lampshade)];
        for (var row = 0; row < 2; row++)
            for (var i = 0; i < 4; i++)
            {
                // Plates lean against the back.
                room.Against(Wall.Right, -0.05f);
                b.Add(Primitives.Lathe(22, 0, 0, 0.06f, 0.002f, 0.115f, 0.014f, 0.118f, 0.018f, 0.112f, 0.018f, 0.06f, 0.008f, 0, 0.008f), glaze[(i + row) % 2], new(-0.42f + i * 0.28f, 1.235f + row * 0.33f + 0.115f, 0.05f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, 1.35f));
            }

        for (var i = 0; i < 4; i++) Props.Cup(b, room.By(Wall.Right, -0.45f + i * 0.26f, 0.89f, 0.14f + 0.08f * dice.Unit()), glaze[dice.Below(3)], dice.Range(0, 360));
        Props.Vase(b, room.By(Wall.Right, 0.4f, 0.89f, 0.2f), glaze[2], dice, 0xd2a24a);
    }

    private static void Front(SetBuilder b, Room room, Material dark, Material brass, Dice dice)
    {
        room.Against(Wall.Front, -0.7f);
        Props.Picture(b, new(0, 1.62f, 0), 0.3f, 0.24f, dark, 0x7d93a0, 0x8a7448);
        room.Against(Wall.Front, 0.25f);
        Props.Picture(b, new(0, 1.62f, 0), 0.2f, 0.26f, dark, 0xb08a68, 0x5f6f4a);
        Storage.Hooks(b, room, Wall.Front, 1.4f, dark, brass, dice, 0x6b4a3a, 0x4a5a62, -1);
        room.Against(Wall.Front, -1.4f);
        b.Block(new(-0.5f, 0, 0.02f), new(0.5f, 0.42f, 0.34f), dark, 0.01f);
        for (var i = 0; i < 3; i++) b.Object(room.By(Wall.Front, -1.7f + i * 0.3f, 0.42f, 0.18f)).Lathe(default, Swatch.Plain(0xa88a5a, 0.9f), 16, 0, 0, 0.1f, 0, 0.12f, 0.14f, 0.11f, 0.14f, 0.09f, 0.02f, 0, 0.02f);
        room.Against(Wall.Left, 1.9f);
        Props.Picture(b, new(0, 1.6f, 0), 0.22f, 0.3f, dark, 0x9aa08a, 0xa0683c);
        room.Against(Wall.Left, -1.4f);
        Props.Picture(b, new(0, 1.65f, 0), 0.17f, 0.22f, dark, 0xc09a70, 0x4f5f62);
    }
}
