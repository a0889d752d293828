using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A classroom: blackboard with writing on the right wall, rows of school desks that face it, teacher's desk, high windows, map and globe.</summary>
internal static class ClassroomSet
{
    // Middle of the board along its wall.
    private const float BoardAt = -0.6f;

    private sealed record Palette(int Wall, int Dado, int Floor, int Wood, int Steel, int Board, int Door);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["dado"], c["floor"], c["wood"], c["steel"], c["board"], c["door"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material wood = Swatch.Wood(p.Wood, 0.9f, 0.35f), steel = Swatch.Metal(p.Steel, 0.45f, 0.08f), white = Swatch.PaintedWood(0xd8d4c6), dark = Swatch.Wood(Swatch.Darker(p.Wood, 0.45f));
        Opening[] windows = [new(Wall.Left, -1.4f, 1f, 1.5f, 1.7f), new(Wall.Left, 0.6f, 1f, 1.5f, 1.7f), new(Wall.Left, 2.6f, 1f, 1.5f, 1.7f)];
        var lit = InteriorLight.Lamps(set, 0.25f);

        room.Shell(new(Swatch.Planks(p.Floor, 0.4f), Swatch.Plaster(p.Wall), Swatch.Plaster(0xd0cdc0), white, Swatch.PaintedWood(p.Dado, 0.35f), 1f, 0, false), windows);
        foreach (var window in windows)
        {
            room.Window(window, white, 2, 3);
            room.Against(Wall.Left, window.Along);
            Storage.Radiator(b, 1.2f, 0.55f, white);
        }

        if (dice.Chance(0.5f)) Outlook.Roofs(b, room, windows[1], set, dice);
        else Outlook.Trees(b, room, windows[1], set, dice);
        Props.Plant(b, room.By(Wall.Left, -1.1f, 1.003f, 0.02f), 0.06f, 0.25f, Swatch.Plain(0x9a5a40), dice);
        Props.Plant(b, room.By(Wall.Left, 0.9f, 1.003f, 0.02f), 0.06f, 0.22f, Swatch.Plain(0x9a5a40), dice, 0x5f7a40);

        Board(b, room, wood, dice, p);
        TeacherDesk(b, room, wood, dark, steel, dice);
        Desks(b, plan, wood, steel, dice);
        Sides(b, room, wood, dark, white, steel, dice, p);

        var lamps = new List<Light>();
        foreach (var (x, z) in (ReadOnlySpan<(float, float)>)[(0f, 0.3f), (0f, -1.7f), (-1.9f, 2f), (1.9f, 2f)])
        {
            b.Object(new(x, plan.Max.Y, z));
            b.Rod(new(-0.5f, -0.35f, 0), new(-0.5f, 0, 0), 0.006f, steel, 6);
            b.Rod(new(0.5f, -0.35f, 0), new(0.5f, 0, 0), 0.006f, steel, 6);
            var panel = Lamps.Panel(b, new(x, plan.Max.Y - 0.35f, z), 0.75f, 0.09f, white, lit, new(5.2f, 5.2f, 4.9f));
            if (lamps.Count < 2) lamps.Add(panel);
        }

        Dressing.Place(b, set, dice, [.. plan.Seated.Select(mark => mark.Position + new Vector3(0.44f, plan.TableHeight, 0.05f)), room.By(Wall.Right, BoardAt - 1.5f, 0.77f, 0.75f)]);
        return InteriorLight.Finish(b, room, set, new([windows[1], windows[0]], lamps, PracticalsByDay: 0.2f, Exposure: 1.15f, NightExposure: 1.95f, Haze: 0.01f, SunTowards: new Vector3(-0.4f, 0.7f, 0.1f), Fill: 1.3f));
    }

    private static void Board(SetBuilder b, Room room, Material wood, Dice dice, Palette p)
    {
        room.Against(Wall.Right, BoardAt);
        b.Box(new(0, 1.62f, 0.03f), new(1.75f, 0.66f, 0.03f), wood, 0.016f);
        b.Box(new(0, 0.94f, 0.07f), new(1.75f, 0.014f, 0.06f), wood, 0.008f);
        room.Against(Wall.Right, BoardAt);
        b.Box(new(0, 1.62f, 0.058f), new(1.69f, 0.6f, 0.008f), new Material(Substance.Plaster, Swatch.Linear(p.Board), Swatch.Linear(Swatch.Mix(p.Board, 0xa0a8a0, 0.25f)), default, 0.02f, 0.8f), 0.002f);

        // Chalk: a heading, lines of writing, a triangle with its formula.
        room.Against(Wall.Right, BoardAt);
        var chalk = Swatch.Plain(0xd4d6cc, 0.95f);
        const float z = 0.067f;
        for (var line = 0; line < 5; line++)
        {
            float x = -1.5f, y = 2.05f - line * 0.15f, until = line == 0 ? -0.75f : dice.Range(-0.35f, -0.05f);
            while (x < until)
            {
                var w = dice.Range(0.03f, 0.11f) * (line == 0 ? 1.3f : 1);
                b.Box(new(x + w, y, z), new(w, line == 0 ? 0.022f : 0.013f, 0.001f), chalk, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, dice.Range(-0.03f, 0.03f)));
                x += 2 * w + 0.045f;
            }
        }

        b.Add(Primitives.Tube([new(0.35f, 1.3f, z), new(1.1f, 1.3f, z), new(0.35f, 1.92f, z), new(0.35f, 1.3f, z)], 0.007f, 5), chalk);
        b.Add(Primitives.Tube([new(0.35f, 1.38f, z), new(0.43f, 1.38f, z), new(0.43f, 1.3f, z)], 0.005f, 5), chalk);
        foreach (var (x, y, w) in (ReadOnlySpan<(float, float, float)>)[(0.25f, 1.6f, 0.02f), (0.7f, 1.22f, 0.025f), (0.82f, 1.68f, 0.02f), (1.2f, 2f, 0.05f), (1.33f, 2f, 0.03f), (1.48f, 2f, 0.05f)])
            b.Box(new(x, y, z), new(w, 0.02f, 0.001f), chalk, 0);
        b.Box(new(-0.6f, 0.965f, 0.08f), new(0.07f, 0.02f, 0.025f), Swatch.Cloth(0x5a4a3c), 0.006f);
        for (var i = 0; i < 4; i++) b.Rod(new(0.1f + i * 0.12f, 0.962f, 0.08f), new(0.16f + i * 0.12f, 0.962f, 0.085f), 0.006f, i == 2 ? Swatch.Plain(0xd8a8a0) : chalk, 6);
        room.Against(Wall.Right, BoardAt);
        Props.Clock(b, new(0, 2.6f, 0), 0.19f, Swatch.Plain(0x2a2826), dice);

        // The map, right of the board, and the alphabet above.
        room.Against(Wall.Right, BoardAt + 2.65f);
        b.Rod(new(-0.62f, 2.35f, 0.04f), new(0.62f, 2.35f, 0.04f), 0.018f, wood);
        b.Rod(new(-0.62f, 1.35f, 0.03f), new(0.62f, 1.35f, 0.03f), 0.014f, wood);
        b.Box(new(0, 1.85f, 0.02f), new(0.58f, 0.5f, 0.004f), Swatch.Paper(0x9fb4b8), 0);
        foreach (var (x, y, w, h, hex) in (ReadOnlySpan<(float, float, float, float, int)>)[(-0.33f, 2.02f, 0.13f, 0.12f, 0xb0a468), (-0.27f, 1.68f, 0.075f, 0.15f, 0x88985c), (0.03f, 2.08f, 0.07f, 0.07f, 0xc0906a), (0.06f, 1.8f, 0.09f, 0.16f, 0xc8b070), (0.28f, 2.04f, 0.19f, 0.13f, 0xa0a070), (0.4f, 1.66f, 0.08f, 0.06f, 0xb87a58)])
            b.Add(SoftPrimitives.Cushion(new(w, h, 0.004f), 0.75f, 7), Swatch.Paper(hex), new(x, y, 0.026f));
        for (var i = 0; i < 12; i++)
        {
            var along = -1.65f + i * 0.3f;
            if (MathF.Abs(along) < 0.25f) continue;
            room.Against(Wall.Right, BoardAt + along);
            b.Box(new(0, 2.48f, 0.008f), new(0.11f, 0.1f, 0.004f), Swatch.Paper(dice.Pick(0xd8cfae, 0xc8d0c0, 0xd0bca8)), 0);
            b.Box(new(0, 2.48f, 0.014f), new(0.012f + 0.03f * (i % 3), 0.05f, 0.001f), Swatch.Plain(dice.Pick(0x8a3a2c, 0x2f4a6a, 0x3a5a3a)), 0);
            b.Box(new(0.02f, 2.46f, 0.014f), new(0.045f, 0.012f, 0.001f), Swatch.Plain(0x3a3430), 0);
        }
    }

    private static void TeacherDesk(SetBuilder b, Room room, Material wood, Material dark, Material steel, Dice dice)
    {
        const float along = BoardAt - 1.55f;
        Tables.Desk(b, room.By(Wall.Right, along, 0, 0.8f), 0.7f, 0.36f, 0.77f, wood, steel, 90);
        Seating.Chair(b, room.By(Wall.Right, along, 0, 0.32f), -90, 0.46f, dark);
        Props.BookPile(b, On(-0.5f, 0.1f), 15, 5, dice, Storage.SpineMaterials(dice));
        Props.Sheets(b, On(0.1f, 0), dice, 5);
        b.Object(On(-0.22f, 0.16f)).Ball(new(0, 0.04f, 0), 0.042f, Swatch.Gloss(0xa32a20, 0.2f), 10);
        b.Rod(new(0, 0.075f, 0), new(0.006f, 0.1f, 0), 0.003f, dark, 5);

        // A globe on the corner of the desk.
        b.Object(On(0.5f, 0.08f));
        b.Lathe(default, dark, 18, 0, 0, 0.08f, 0, 0.08f, 0.015f, 0.02f, 0.03f, 0.012f, 0.07f, 0, 0.07f);
        var ring = new Vector3[15];
        for (var i = 0; i < ring.Length; i++) ring[i] = new(0.155f * MathF.Cos(-1.5f + 3.1f * i / 14), 0.22f + 0.155f * MathF.Sin(-1.5f + 3.1f * i / 14), 0);
        b.Add(Primitives.Tube(ring, 0.006f, 6), Swatch.Metal(0xa88a4c));
        b.Object(On(0.5f, 0.08f));
        b.Ball(new(0, 0.22f, 0), 0.135f, Swatch.Gloss(0x4f7f9a, 0.25f), 14);
        for (var i = 0; i < 7; i++)
        {
            var turn = Quaternion.CreateFromYawPitchRoll(i * 0.95f, (i % 3 - 1) * 0.55f, 0);
            b.Add(SoftPrimitives.Cushion(new(0.045f + 0.012f * (i & 1), 0.05f, 0.012f), 0.9f, 6), Swatch.Gloss(i % 2 == 0 ? 0x8a9a58 : 0xb09a5c, 0.3f), new Vector3(0, 0.22f, 0) + Vector3.Transform(new(0, 0, 0.129f), turn), turn);
        }

        Vector3 On(float aside, float ahead) => room.By(Wall.Right, along + aside, 0.77f, 0.8f + ahead);
    }

    // Every desk faces the board; whoever sits before a neighbour has turned round on the chair.
    private static void Desks(SetBuilder b, SetPlan plan, Material wood, Material steel, Dice dice)
    {
        foreach (var mark in plan.Seated) Place(mark.Position, mark.SeatHeight, true);
        foreach (var z in (ReadOnlySpan<float>)[-1.7f, -0.3f, 1.1f]) Place(new(-2.35f, 0, z), 0.45f, z < 0);
        Place(new(1.75f, 0, -1.7f), 0.45f, false);

        void Place(Vector3 chair, float seat, bool used)
        {
            Seating.Chair(b, chair, 90, seat, wood);
            var at = chair + new Vector3(0.44f, 0, 0);
            Tables.Plain(b, at, 0.34f, 0.21f, plan.TableHeight, wood, steel, 90, 0.014f);
            b.Object(at, 90).Block(new(-0.29f, plan.TableHeight - 0.16f, -0.15f), new(0.29f, plan.TableHeight - 0.14f, 0.15f), steel, 0.004f);
            if (!used) return;
            if (dice.Chance(0.7f)) Props.BookPile(b, at + new Vector3(0.02f, plan.TableHeight, 0.16f), 100, 1 + dice.Below(3), dice, Storage.SpineMaterials(dice));
            if (dice.Chance(0.7f)) Props.Sheets(b, at + new Vector3(0, plan.TableHeight, -0.14f), dice, 2);
            b.Object(at + new Vector3(0.1f, plan.TableHeight, -0.02f), 90).Rod(new(0, 0.005f, 0), new(0.13f, 0.005f, 0.02f), 0.004f, Swatch.Plain(0xc8902c), 6);
        }
    }

    private static void Sides(SetBuilder b, Room room, Material wood, Material dark, Material white, Material steel, Dice dice, Palette p)
    {
        room.Door(Wall.Back, -2.35f, Swatch.PaintedWood(p.Door), white, steel, 0.95f, 2.1f, true, Swatch.Glass(0x93a0a0));
        Storage.Bookcase(b, room, Wall.Back, 2.3f, 1.7f, 1.1f, 3, wood, dice, 0.28f);
        room.Against(Wall.Back, 0.35f);
        b.Box(new(0, 1.65f, 0.014f), new(0.95f, 0.5f, 0.014f), wood, 0.008f);
        b.Box(new(0, 1.65f, 0.026f), new(0.91f, 0.46f, 0.006f), Swatch.Cloth(0x7d8a5c, 2), 0);

        // Children's pictures.
        for (var i = 0; i < 10; i++)
        {
            room.Against(Wall.Back, 0.35f);
            float x = -0.74f + i % 5 * 0.37f, y = 1.87f - i / 5 * 0.44f;
            var turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, dice.Range(-0.06f, 0.06f));
            b.Box(new(x, y, 0.034f), new(0.14f, 0.17f, 0.001f), Swatch.Paper(0xe2ddce), 0, turn);
            b.Box(new(x, y - 0.08f, 0.036f), new(0.12f, 0.06f, 0.001f), Swatch.Paper(dice.Pick(0x7a9a5a, 0x6a94b0, 0xc0a05a)), 0, turn);
            b.Add(SoftPrimitives.Cushion(new(0.035f, 0.035f, 0.003f), 1f, 6), Swatch.Paper(dice.Pick(0xd8a23a, 0xb8503a, 0x5a6aa0)), new(x + dice.Range(-0.06f, 0.06f), y + 0.07f, 0.037f));
        }

        Props.Jar(b, room.By(Wall.Back, 1.8f, 1.1f, 0.14f), 0.07f, 0.2f, Swatch.Gloss(0xc8a04a), wood);
        Props.BookPile(b, room.By(Wall.Back, 2.8f, 1.1f, 0.14f), 0, 4, dice, Storage.SpineMaterials(dice));
        Storage.Hooks(b, room, Wall.Front, -1.6f, wood, steel, dice, 0x8a3a34, 0x3f5a7a, -1, 0xb08a3c, 0x4a6a4a);
        room.Against(Wall.Front, 1.2f);
        Tables.Units(b, -1.2f, 1.2f, 0.36f, 0.06f, 0.85f, wood, steel, 5);
        b.Block(new(-1.23f, 0.85f, 0), new(1.23f, 0.88f, 0.39f), wood, 0.008f);
        for (var i = 0; i < 4; i++) b.Object(room.By(Wall.Front, 0.4f + i * 0.45f, 0.88f, 0.2f), i * 9).Box(new(0, 0.08f, 0), new(0.15f, 0.08f, 0.1f), Swatch.Plain(dice.Pick(0x4f7f8a, 0xb0783c, 0x8a4a40, 0x6a7a4a), 0.5f), 0.01f);
        room.Against(Wall.Front, 1.2f);
        Props.Picture(b, new(-0.5f, 1.7f, 0), 0.34f, 0.42f, dark, 0x8aa4b0, 0x8a9a5c);
        Props.Picture(b, new(0.5f, 1.7f, 0), 0.34f, 0.42f, dark, 0xc0a878, 0xa0603c);
        b.Object(room.By(Wall.Back, -3.25f, 0, 0.3f)).Lathe(default, steel, 16, 0, 0, 0.13f, 0, 0.16f, 0.34f, 0.15f, 0.34f, 0.12f, 0.02f, 0, 0.02f);
    }
}
