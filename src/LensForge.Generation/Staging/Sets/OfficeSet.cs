using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>An office: a desk with a chair on either side, screens, binders, filing cabinets, water cooler, strip lights and blinds.</summary>
internal static class OfficeSet
{
    private sealed record Palette(int Wall, int Carpet, int Carpet2, int Wood, int Steel, int Chair, int Accent);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["carpet"], c["carpet pattern"], c["wood"], c["steel"], c["chair"], c["accent"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material wood = Swatch.Wood(p.Wood, 0.8f), steel = Swatch.Metal(p.Steel, 0.45f, 0.08f), frame = Swatch.Plain(0x2b2d31, 0.45f), white = Swatch.PaintedWood(0xd2d0c8), chair = Swatch.Cloth(p.Chair, 0.7f);
        var window = new Opening(Wall.Left, -0.2f, 0.9f, 2.6f, 1.4f);
        var lit = InteriorLight.Lamps(set, 0.55f);

        room.Shell(new(Swatch.Carpet(p.Carpet, p.Carpet2), Swatch.Plaster(p.Wall), Swatch.Tile(0xc9c9c2, 0xc4c4bc, 0.6f, 0.8f), Swatch.PaintedWood(Swatch.Darker(p.Wall, 0.35f)), Cornice: false), window);
        room.Window(window, steel, 4, 1);
        Blinds(b, room, window, white);
        Outlook.Roofs(b, room, window, set, dice);
        room.Against(Wall.Left, -0.2f);
        Storage.Radiator(b, 1.8f, 0.5f, white);

        Desk(b, plan, wood, steel, frame, chair, dice, p, lit);
        Background(b, room, wood, steel, frame, chair, white, dice, p);
        Sides(b, room, wood, steel, frame, white, dice, p);
        var panels = new List<Light>();
        foreach (var (x, z) in (ReadOnlySpan<(float, float)>)[(0.3f, -0.1f), (-1.6f, -1.6f), (1.7f, -1.6f), (1.7f, 1.6f), (-1.6f, 1.6f)])
        {
            var panel = Lamps.Panel(b, new(x, plan.Max.Y, z), 0.6f, 0.3f, steel, lit, new(1.9f, 2.1f, 2.15f));
            if (panels.Count < 2) panels.Add(panel);
        }

        // The near side of the desk comes last: inserts are shot across it.
        Dressing.Place(b, set, dice, new(0.2f, plan.TableHeight, -0.02f), new(-0.32f, plan.TableHeight, 0.02f), room.By(Wall.Right, -0.9f, 1.33f, 0.25f), new(-0.1f, plan.TableHeight, 0.2f));
        return InteriorLight.Finish(b, room, set, new([window], panels, PracticalsByDay: 0.6f, Exposure: 1.25f, NightExposure: 1.65f, Window: 0.9f, Haze: 0.008f, SunTowards: new Vector3(0.2f, 0.7f, -0.6f), Fill: 0.9f, Saturation: 0.96f));
    }

    private static void Desk(SetBuilder b, SetPlan plan, Material wood, Material steel, Material frame, Material chair, Dice dice, Palette p, float lit)
    {
        var y = plan.TableHeight;
        Tables.Plain(b, default, 0.72f, 0.42f, y, wood, steel, leg: 0.025f);
        b.Object().Block(new(-0.62f, 0.25f, -0.37f), new(0.62f, y - 0.05f, -0.35f), wood, 0.004f);
        foreach (var mark in plan.Seated) Seating.OfficeChair(b, mark.Position, mark.FacingDegrees, mark.SeatHeight, chair, frame);
        SmallProps.Monitor(b, new(-0.28f, y, -0.25f), 62, new(0.36f, 0.48f, 0.62f), false);
        b.Object(new(0.42f, y, 0.03f), -80).Box(new(0, 0.009f, 0), new(0.2f, 0.009f, 0.065f), frame, 0.005f);
        SmallProps.Laptop(b, new(0.36f, y, 0.06f), 90);
        Props.Telephone(b, new(0.2f, y, -0.3f), 30, Swatch.Plain(0x2b2c30, 0.35f));
        Props.Cup(b, new(-0.42f, y, 0.24f), Swatch.Gloss(p.Accent), 60);
        Props.Sheets(b, new(-0.12f, y, 0.1f), dice, 6);
        b.Object(new(0.0f, y, -0.31f)).Lathe(default, frame, 14, 0, 0, 0.035f, 0, 0.037f, 0.09f, 0.033f, 0.09f, 0.03f, 0.01f, 0, 0.01f);
        for (var i = 0; i < 5; i++) b.Object(new(0.0f, y, -0.31f)).Rod(new(0, 0.02f, 0), new(0.02f * MathF.Cos(i * 1.3f), 0.15f, 0.02f * MathF.Sin(i * 1.3f)), 0.0035f, Swatch.Plain(dice.Pick(0xb0422e, 0x2f5a7a, 0xc9a23c, 0x2c2c2e)), 6);
        Props.BookPile(b, new(0.52f, y, -0.28f), 10, 3, dice, Storage.SpineMaterials(dice));

        // A jointed desk lamp.
        b.Object(new(-0.58f, y, -0.3f));
        b.Lathe(default, frame, 18, 0, 0, 0.08f, 0, 0.075f, 0.02f, 0.015f, 0.03f, 0, 0.03f);
        b.Rod(new(0, 0.02f, 0), new(0.02f, 0.28f, -0.06f), 0.008f, steel);
        b.Rod(new(0.02f, 0.28f, -0.06f), new(0.1f, 0.42f, 0.12f), 0.008f, steel);
        b.Lathe(new(0.11f, 0.36f, 0.14f), Swatch.Gloss(p.Accent, 0.3f), 18, 0.065f, 0, 0.068f, 0.003f, 0.03f, 0.08f, 0.02f, 0.1f, 0, 0.1f);
        b.Object(new(-0.58f, y, -0.3f)).Ball(new(0.11f, 0.375f, 0.14f), 0.024f, Swatch.Glow(InteriorLight.Bulb(lit) * 0.6f), 6);
    }

    private static void Background(SetBuilder b, Room room, Material wood, Material steel, Material frame, Material chair, Material white, Dice dice, Palette p)
    {
        // A second desk at the back, a shelf of binders, a white board with a diagram, a clock.
        Tables.Plain(b, room.By(Wall.Back, -1.2f, 0, 0.42f), 0.75f, 0.36f, 0.74f, wood, steel);
        SmallProps.Monitor(b, room.By(Wall.Back, -1.35f, 0.74f, 0.3f), 12, new(0.3f, 0.42f, 0.58f));
        SmallProps.Monitor(b, room.By(Wall.Back, -0.75f, 0.74f, 0.28f), -14, new(0.5f, 0.52f, 0.48f), false);
        Props.Cup(b, room.By(Wall.Back, -1.75f, 0.74f, 0.5f), Swatch.Gloss(0xd4cfc2), 20);
        Seating.OfficeChair(b, room.By(Wall.Back, -1.15f, 0, 1.0f), 200, 0.47f, chair, frame);
        Props.Plant(b, room.By(Wall.Back, -1.85f, 0.74f, 0.2f), 0.07f, 0.3f, Swatch.Gloss(0xb8b0a0), dice);

        room.Against(Wall.Back, 0.75f);
        b.Box(new(0, 1.62f, 0.012f), new(0.78f, 0.48f, 0.012f), steel, 0.008f);
        b.Box(new(0, 1.62f, 0.022f), new(0.75f, 0.45f, 0.008f), Swatch.Gloss(0xd9dad6, 0.25f), 0.002f);
        b.Box(new(0, 1.13f, 0.04f), new(0.4f, 0.008f, 0.035f), steel, 0.004f);
        foreach (var (x, y, w, h, hex) in (ReadOnlySpan<(float, float, float, float, int)>)[(-0.4f, 1.82f, 0.2f, 0.008f, 0x2f4a70), (-0.4f, 1.74f, 0.26f, 0.006f, 0x2f4a70), (-0.44f, 1.67f, 0.2f, 0.006f, 0x2f4a70), (0.15f, 1.45f, 0.04f, 0.1f, 0xa83a2c), (0.27f, 1.5f, 0.04f, 0.15f, 0xa83a2c), (0.39f, 1.57f, 0.04f, 0.22f, 0xa83a2c), (0.51f, 1.54f, 0.04f, 0.19f, 0xa83a2c), (0.33f, 1.335f, 0.3f, 0.005f, 0x2a2a2e)])
            b.Box(new(x, y, 0.031f), new(w, h, 0.001f), Swatch.Plain(hex), 0);
        for (var i = 0; i < 5; i++) b.Box(new(-0.58f + i * 0.11f, 1.4f + 0.05f * (i & 1), 0.032f), new(0.04f, 0.04f, 0.001f), Swatch.Paper(dice.Pick(0xd8c860, 0xd89a8a, 0x9ac0b0)), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, dice.Range(-0.1f, 0.1f)));
        room.Against(Wall.Back, -0.65f);
        Props.Clock(b, new(0, 2.2f, 0), 0.17f, frame, dice);
        room.Against(Wall.Back, -1.55f);
        Storage.Board(b, -0.7f, 0.7f, 1.5f, 0.26f, wood, steel);
        Binders(b, room, Wall.Back, -2.2f, 1.28f, 1.5f, dice, p);

        // Water cooler in the corner.
        b.Object(room.By(Wall.Back, 2.15f, 0, 0.28f));
        b.Block(new(-0.16f, 0, -0.16f), new(0.16f, 0.95f, 0.16f), Swatch.Gloss(0xd2d3ce, 0.3f), 0.02f);
        b.Block(new(-0.1f, 0.62f, 0.15f), new(0.1f, 0.82f, 0.168f), frame, 0.006f);
        foreach (var x in (ReadOnlySpan<float>)[-0.05f, 0.05f]) b.Box(new(x, 0.78f, 0.185f), new(0.014f, 0.02f, 0.02f), Swatch.Gloss(x < 0 ? 0x3a6aa0 : 0xa83a2c), 0.004f);
        b.Object(room.By(Wall.Back, 2.15f, 0, 0.28f)).Lathe(new(0, 0.95f, 0), Swatch.Gloss(0x7aa6bc, 0.08f), 20, 0, 0, 0.05f, 0, 0.06f, 0.05f, 0.135f, 0.1f, 0.14f, 0.16f, 0.132f, 0.18f, 0.14f, 0.2f, 0.14f, 0.34f, 0.12f, 0.38f, 0, 0.385f);
        Props.Plant(b, room.By(Wall.Back, 2.6f, 0, 0.32f), 0.16f, 0.9f, Swatch.Plain(0x4a4c4e), dice);
    }

    private static void Binders(SetBuilder b, Room room, Wall wall, float from, float length, float height, Dice dice, Palette p)
    {
        var (at, heading) = room.Frame(wall, from);
        at += Vector3.UnitY * height;
        Material[] cover = [Swatch.Plain(0x2c3440, 0.5f), Swatch.Plain(p.Accent, 0.5f), Swatch.Plain(0x8a8c88, 0.5f), Swatch.Plain(0x3f5a52, 0.5f)];
        var paper = Swatch.Paper(0xd8d4c4);
        for (var x = 0f; x < length - 0.07f; x += 0.075f)
        {
            if (dice.Chance(0.1f)) continue;
            b.Object(at, heading).Box(new(x + 0.035f, 0.155f, 0.13f), new(0.033f, 0.155f, 0.115f), cover[dice.Below(4)], 0.004f);
            b.Box(new(x + 0.035f, 0.2f, 0.246f), new(0.02f, 0.055f, 0.001f), paper, 0);
        }
    }

    private static void Sides(SetBuilder b, Room room, Material wood, Material steel, Material frame, Material white, Dice dice, Palette p)
    {
        // Filing cabinets and a printer along the right wall, a glazed door, a notice board.
        for (var i = 0; i < 3; i++)
        {
            room.Against(Wall.Right, -2.05f + i * 0.5f);
            var height = i == 2 ? 0.72f : 1.32f;
            var rows = i == 2 ? 2 : 4;
            b.Block(new(-0.23f, 0, 0.01f), new(0.23f, height, 0.58f), steel, 0.008f);
            for (var k = 0; k < rows; k++)
            {
                var y = height * (k + 0.5f) / rows;
                b.Box(new(0, y, 0.588f), new(0.212f, height / rows / 2 - 0.012f, 0.01f), steel, 0.006f);
                b.Box(new(0, y + 0.05f, 0.602f), new(0.05f, 0.011f, 0.012f), frame, 0.004f);
                b.Box(new(0, y - 0.02f, 0.6f), new(0.045f, 0.02f, 0.002f), Swatch.Paper(0xdedac8), 0);
            }
        }

        b.Object(room.By(Wall.Right, -1.05f, 0.72f, 0.3f), -90);
        b.Box(new(0, 0.14f, 0), new(0.22f, 0.14f, 0.2f), Swatch.Plain(0xc9c8c2, 0.5f), 0.02f);
        b.Box(new(0, 0.22f, 0.2f), new(0.14f, 0.01f, 0.06f), frame, 0.004f);
        b.Box(new(0, 0.235f, 0.21f), new(0.105f, 0.002f, 0.06f), Swatch.Paper(0xe6e2d8), 0);
        b.Object(room.By(Wall.Right, -1.8f, 1.32f, 0.3f), -82).Box(new(0, 0.13f, 0), new(0.19f, 0.13f, 0.15f), Swatch.Paper(0xa8865a), 0.004f);
        Props.BookPile(b, room.By(Wall.Right, -2.15f, 1.32f, 0.3f), 80, 5, dice, Storage.SpineMaterials(dice));
        room.Door(Wall.Right, 0.55f, wood, steel, steel, 0.9f, 2.1f, true, Swatch.Glass(0x93a2a6));
        room.Against(Wall.Right, 1.9f);
        b.Box(new(0, 1.58f, 0.014f), new(0.5f, 0.36f, 0.014f), wood, 0.008f);
        b.Box(new(0, 1.58f, 0.026f), new(0.47f, 0.33f, 0.006f), Swatch.Cloth(0x8a7048, 2), 0);
        for (var i = 0; i < 9; i++) b.Box(new(-0.37f + i % 5 * 0.18f + dice.Range(-0.02f, 0.02f), 1.72f - i / 5 * 0.24f + dice.Range(-0.03f, 0.03f), 0.033f), new(0.055f, 0.075f, 0.001f), Swatch.Paper(dice.Pick(0xe2ddcf, 0xd8c870, 0xb0c4c4, 0xd8a898)), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, dice.Range(-0.08f, 0.08f)));

        Storage.Bookcase(b, room, Wall.Front, -1.4f, 1.5f, 0.95f, 2, wood, dice, 0.28f);
        Props.Plant(b, room.By(Wall.Front, -1.9f, 0.95f, 0.14f), 0.08f, 0.35f, Swatch.Gloss(p.Accent), dice);
        room.Against(Wall.Front, -1.2f);
        Props.Picture(b, new(0, 1.65f, 0), 0.42f, 0.28f, frame, 0x8aa0ac, p.Accent);
        room.Against(Wall.Front, 0.6f);
        b.Block(new(-0.55f, 0.75f, 0.01f), new(0.55f, 2.0f, 0.02f), Swatch.Paper(0xc9cdc4), 0);
        for (var i = 0; i < 12; i++) b.Box(new(-0.4f + i % 4 * 0.27f, 1.8f - i / 4 * 0.36f, 0.022f), new(0.11f, 0.14f, 0.003f), Swatch.Paper(i % 5 == 0 ? p.Accent : 0xdedacb), 0);
        Storage.Hooks(b, room, Wall.Front, 1.9f, wood, steel, dice, 0x3a3e48, -1);
        b.Object(room.By(Wall.Left, 1.55f, 0, 0.2f)).Lathe(default, frame, 16, 0, 0, 0.11f, 0, 0.14f, 0.3f, 0.13f, 0.3f, 0.1f, 0.02f, 0, 0.02f);
        Props.Plant(b, room.By(Wall.Left, 2.3f, 0, 0.35f), 0.17f, 0.95f, Swatch.Gloss(0xc4bcac), dice);
        room.Against(Wall.Left, 1.9f);
        Props.Picture(b, new(0, 1.65f, 0), 0.3f, 0.22f, frame, 0xa8a898, 0x5a6a74);
    }

    // Slats tilted to let the light in, gathered at half height.
    private static void Blinds(SetBuilder b, Room room, Opening window, Material white)
    {
        room.Against(window.Wall, window.Along);
        var tilt = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.5f);
        var top = window.Sill + window.Height;
        b.Box(new(0, top + 0.03f, 0.05f), new(window.Width / 2 + 0.04f, 0.025f, 0.03f), white);
        for (var i = 0; i < 14; i++) b.Box(new(0, top - 0.03f - i * 0.042f, 0.05f), new(window.Width / 2, 0.0015f, 0.022f), white, 0, tilt);
        foreach (var x in (ReadOnlySpan<float>)[-0.8f, 0.8f]) b.Rod(new(x, top, 0.05f), new(x, top - 0.6f, 0.05f), 0.003f, white, 5);
        b.Box(new(0, top - 0.63f, 0.05f), new(window.Width / 2, 0.01f, 0.014f), white, 0.004f);
    }
}
