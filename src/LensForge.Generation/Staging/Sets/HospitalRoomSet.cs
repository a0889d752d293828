using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A hospital room: a bed with rails, a drip, a monitor, a curtain on a ceiling rail, a visitor's chair, basin and window.</summary>
internal static class HospitalRoomSet
{
    private sealed record Palette(int Wall, int Band, int Floor, int Curtain, int Blanket, int Chair);

    private const float BedTop = 0.62f, BedFoot = 0.02f;

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["band"], c["floor"], c["curtain"], c["blanket"], c["chair"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material steel = Swatch.Metal(0xa9adb0, 0.25f), white = Swatch.Gloss(0xd6d6d0, 0.35f), grey = Swatch.Plain(0x6f7679, 0.5f), trim = Swatch.PaintedWood(Swatch.Mix(p.Wall, p.Band, 0.5f));
        var window = new Opening(Wall.Left, -0.3f, 0.85f, 1.9f, 1.5f);
        var lit = InteriorLight.Lamps(set, 0.5f);

        room.Shell(new(Swatch.Tile(p.Floor, Swatch.Darker(p.Floor, 0.05f), 0.6f, 0.22f), Swatch.Plaster(p.Wall), Swatch.Plaster(0xd2d2cc), trim, Cornice: false), window);
        foreach (var wall in Enum.GetValues<Wall>())
        {
            var (from, to) = wall is Wall.Back or Wall.Front ? (plan.Min.X, plan.Max.X) : (plan.Min.Z, plan.Max.Z);
            if (wall == Wall.Left) continue;
            b.Object();
            room.Slab(wall, from, to, 0.86f, 1.02f, 0, 0.022f, Swatch.PaintedWood(p.Band), 0.008f);
        }

        room.Window(window, white, 2, 1);
        Outlook.Trees(b, room, window, set, dice);
        room.Against(Wall.Left, -0.3f);
        Storage.Radiator(b, 1.3f, 0.5f, white);
        Props.Vase(b, room.By(Wall.Left, 0.35f, 0.853f, 0.02f), Swatch.Gloss(0xb8c4c0), dice, dice.Pick(0xd08a5a, 0xc86a70, 0xd0b050));

        Bed(b, plan, steel, white, p);
        Headwall(b, room, steel, white, grey, lit, p);
        Apparatus(b, room, steel, white, grey, dice);
        Seating.Chair(b, plan.Seated[0].Position, plan.Seated[0].FacingDegrees, plan.Seated[0].SeatHeight, steel, Swatch.Gloss(p.Chair, 0.5f));
        Sides(b, room, steel, white, grey, dice, p);
        BedCurtain(b, plan, steel, Swatch.Cloth(p.Curtain, 0.6f));

        var panel = Lamps.Panel(b, new(0.9f, plan.Max.Y, 0.7f), 0.6f, 0.3f, white, lit * 0.7f, new(1.5f, 1.7f, 1.75f));
        Lamps.Panel(b, new(-1.2f, plan.Max.Y, 1.5f), 0.6f, 0.3f, white, lit * 0.7f, new(1.5f, 1.7f, 1.75f));
        var overBed = new Light(LightKind.Rectangle, room.By(Wall.Back, 0, 1.66f, 0.2f), Vector3.Normalize(new(0, -0.45f, 1)), new(4.4f, 3.9f, 3f), new(0.42f, 0, 0), new(0, 0.06f, 0.03f));
        Dressing.Place(b, set, dice, room.By(Wall.Back, 0.82f, 0.78f, 0.28f), room.By(Wall.Left, -0.8f, 0.853f, 0.03f), room.By(Wall.Back, 0.95f, 0.78f, 0.4f));
        return InteriorLight.Finish(b, room, set, new([window], [overBed, panel], PracticalsByDay: 0.35f, Exposure: 1.15f, NightExposure: 1.6f, Haze: 0.006f, SunTowards: new Vector3(0.2f, 0.6f, -0.2f), Fill: 1.1f, Saturation: 0.94f));
    }

    private static void Bed(SetBuilder b, SetPlan plan, Material steel, Material white, Palette p)
    {
        const float half = 0.46f;
        var head = plan.Min.Z + 0.1f;
        b.Object();
        b.Block(new(-half, 0.34f, head), new(half, 0.42f, BedFoot - 0.02f), steel, 0.014f);
        foreach (var z in (ReadOnlySpan<float>)[head + 0.25f, BedFoot - 0.3f])
        {
            b.Block(new(-0.3f, 0.12f, z - 0.05f), new(0.3f, 0.36f, z + 0.05f), steel, 0.01f);
            foreach (var x in (ReadOnlySpan<float>)[-half + 0.06f, half - 0.06f])
            {
                b.Rod(new(x, 0.1f, z), new(x, 0.36f, z), 0.022f, steel);
                b.Add(Primitives.Lathe(16, 0, 0, 0.06f, 0, 0.062f, 0.01f, 0.062f, 0.03f, 0, 0.03f), Swatch.Plain(0x2c2e30), new(x + 0.015f, 0.062f, z), Quaternion.CreateFromAxisAngle(Vector3.UnitZ, MathF.PI / 2));
            }
        }

        // Head and foot boards with rounded tops.
        foreach (var (z, top) in (ReadOnlySpan<(float, float)>)[(head - 0.03f, 1.1f), (BedFoot, 0.92f)])
        {
            b.Object();
            b.Box(new(0, (top + 0.42f) / 2, z), new(half + 0.02f, (top - 0.42f) / 2, 0.022f), white, 0.02f);
            b.Box(new(0, top - 0.12f, z + 0.024f), new(0.2f, 0.045f, 0.004f), Swatch.Plain(p.Band), 0.004f);
        }

        b.Object();
        b.Block(new(-half + 0.02f, 0.42f, head), new(half - 0.02f, BedTop - 0.06f, BedFoot - 0.03f), Swatch.Cloth(0xb9c2c4), 0.03f);
        b.Object().Add(Primitives.Grid(28, 30, (u, t) =>
        {
            var x = (u - 0.5f) * (2 * half + 0.3f);
            var z = head + 0.55f + t * (BedFoot - 0.06f - head - 0.55f);
            var over = MathF.Max(MathF.Abs(x) - half, 0);
            return new(MathF.Sign(x) * MathF.Min(MathF.Abs(x), half + 0.02f), BedTop - over - 0.006f + 0.005f * MathF.Sin(x * 13) * MathF.Sin(z * 10), z + (over > 0 ? 0.012f * MathF.Sin(z * 22) : 0));
        }), Swatch.Cloth(p.Blanket, 0.7f));
        b.Object().Block(new(-half - 0.015f, BedTop - 0.07f, head + 0.5f), new(half + 0.015f, BedTop + 0.012f, head + 0.78f), Swatch.Cloth(0xdcdcd4), 0.02f);
        b.Object().Add(SoftPrimitives.Cushion(new(0.33f, 0.085f, 0.22f), 0.45f, 10), Swatch.Cloth(0xe0e0d8), new(0, BedTop + 0.06f, head + 0.28f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.3f));

        // Side rails, the near half of them.
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Object();
            var x = side * (half + 0.035f);
            b.Add(Primitives.Tube([new(x, 0.45f, head + 0.45f), new(x, 0.84f, head + 0.5f), new(x, 0.87f, head + 0.56f), new(x, 0.87f, head + 1.24f), new(x, 0.84f, head + 1.3f), new(x, 0.45f, head + 1.35f)], 0.014f, 8), steel);
            for (var i = 0; i < 5; i++) b.Rod(new(x, 0.46f, head + 0.62f + i * 0.14f), new(x, 0.87f, head + 0.62f + i * 0.14f), 0.008f, steel, 6);
            b.Rod(new(x, 0.66f, head + 0.48f), new(x, 0.66f, head + 1.32f), 0.008f, steel, 6);
        }
    }

    private static void Headwall(SetBuilder b, Room room, Material steel, Material white, Material grey, float lit, Palette p)
    {
        room.Against(Wall.Back, 0);
        b.Box(new(0, 1.5f, 0.03f), new(1.15f, 0.11f, 0.03f), white, 0.014f);
        for (var i = 0; i < 6; i++)
        {
            var x = -0.95f + i * 0.38f;
            b.Box(new(x, 1.5f, 0.062f), new(0.045f, 0.045f, 0.006f), i % 3 == 1 ? Swatch.Plain(0x3f7a5a) : i % 3 == 2 ? Swatch.Plain(0xa83a30) : grey, 0.004f);
        }

        b.Box(new(0, 1.72f, 0.07f), new(0.5f, 0.035f, 0.06f), white, 0.014f);
        room.Against(Wall.Back, 0);
        b.Box(new(0, 1.682f, 0.075f), new(0.46f, 0.006f, 0.045f), Swatch.Glow(new Vector3(5f, 4.5f, 3.6f) * (0.15f + 0.85f * lit)), 0);
        room.Against(Wall.Back, -1.9f);
        Props.Picture(b, new(0, 1.65f, 0), 0.32f, 0.24f, white, 0x9ab0b8, p.Band);
    }

    private static void Apparatus(SetBuilder b, Room room, Material steel, Material white, Material grey, Dice dice)
    {
        // A drip on its stand, left of the head.
        b.Object(room.By(Wall.Back, -0.78f, 0, 0.55f));
        for (var i = 0; i < 5; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / 5);
            b.Rod(new(0, 0.08f, 0), new(cos * 0.24f, 0.05f, sin * 0.24f), 0.012f, steel, 6);
            b.Ball(new(cos * 0.24f, 0.03f, sin * 0.24f), 0.028f, grey, 6);
        }

        b.Rod(new(0, 0.06f, 0), new(0, 1.95f, 0), 0.012f, steel);
        b.Add(Primitives.Tube([new(-0.14f, 1.98f, 0), new(-0.12f, 1.93f, 0), new(0, 1.94f, 0), new(0.12f, 1.93f, 0), new(0.14f, 1.98f, 0)], 0.007f, 6), steel);
        b.Object(room.By(Wall.Back, -0.78f, 0, 0.55f));
        b.Add(SoftPrimitives.Cushion(new(0.065f, 0.12f, 0.025f), 0.4f, 8), Swatch.Gloss(0xb8ccd0, 0.08f), new(0.12f, 1.79f, 0));
        b.Box(new(0.12f, 1.78f, 0.026f), new(0.035f, 0.05f, 0.001f), Swatch.Paper(0xe8e8e0), 0);
        b.Add(Primitives.Tube([new(0.12f, 1.67f, 0), new(0.12f, 1.4f, 0.02f), new(0.16f, 1.0f, 0.1f), new(0.24f, 0.8f, 0.2f), new(0.36f, 0.72f, 0.25f)], 0.004f, 5), Swatch.Gloss(0xc8d8d8, 0.1f));
        b.Box(new(0, 1.25f, 0.05f), new(0.07f, 0.1f, 0.05f), white, 0.012f);
        b.Box(new(0, 1.29f, 0.101f), new(0.045f, 0.025f, 0.001f), Swatch.Glow(new(0.3f, 0.9f, 0.5f)), 0);

        // The monitor on a wheeled column, right of the head, with its curve.
        b.Object(room.By(Wall.Back, 0.72f, 0, 0.42f), -18);
        b.Block(new(-0.2f, 0.05f, -0.17f), new(0.2f, 0.09f, 0.17f), grey, 0.014f);
        b.Rod(new(0, 0.09f, 0), new(0, 1.15f, 0), 0.022f, steel);
        b.Box(new(0, 1.33f, 0), new(0.21f, 0.17f, 0.06f), white, 0.02f);
        b.Object(room.By(Wall.Back, 0.72f, 0, 0.42f), -18).Box(new(0, 1.335f, 0.06f), new(0.18f, 0.135f, 0.003f), Swatch.Glow(new(0.012f, 0.03f, 0.035f)), 0);
        for (var row = 0; row < 2; row++)
        {
            var trace = new Vector3[25];
            for (var i = 0; i < trace.Length; i++)
            {
                var beat = (i + row * 3) % 8;
                var y = row == 0 ? beat switch { 3 => 0.055f, 4 => -0.02f, 6 => 0.012f, _ => 0f } : 0.018f * MathF.Sin(i * 0.8f);
                trace[i] = new(-0.165f + i * 0.0105f, 1.385f - row * 0.085f + y, 0.066f);
            }

            b.Add(Primitives.Tube(trace, 0.0028f, 5), Swatch.Glow(row == 0 ? new(0.5f, 3.2f, 0.9f) : new(0.5f, 1.6f, 3.2f)));
        }

        for (var i = 0; i < 3; i++) b.Box(new(0.135f, 1.42f - i * 0.08f, 0.064f), new(0.03f, 0.02f, 0.001f), Swatch.Glow(i == 1 ? new(2.4f, 1.6f, 0.3f) : new(0.5f, 2.4f, 0.9f)), 0);

        // Bedside locker with water, flowers, a card.
        Storage.Drawers(b, room, Wall.Back, 0.92f + 0.22f, 0.46f, 0.78f, 0.42f, 2, white, steel);
        SmallProps.Tumbler(b, room.By(Wall.Back, 1.2f, 0.78f, 0.3f), 0xb8c8cc);
        Props.Vase(b, room.By(Wall.Back, 1.25f, 0.78f, 0.14f), Swatch.Gloss(0x8fb0a8), dice, 0xd8a84a);
        SmallProps.StandingPhoto(b, room.By(Wall.Back, 1.02f, 0.78f, 0.15f));
    }

    private static void Sides(SetBuilder b, Room room, Material steel, Material white, Material grey, Dice dice, Palette p)
    {
        // Wide door, basin with mirror, chart, bin, cupboard, overbed table.
        room.Door(Wall.Right, 1.65f, Swatch.PaintedWood(p.Band), white, steel, 1.05f, 2.1f);
        room.Against(Wall.Right, 1.65f);
        b.Box(new(0.28f, 1.5f, 0.045f), new(0.08f, 0.28f, 0.006f), Swatch.Glass(0x9aa8aa), 0.006f);
        room.Against(Wall.Right, -1.2f);
        b.Add(SoftPrimitives.Cushion(new(0.27f, 0.1f, 0.21f), 0.4f, 10), Swatch.Gloss(0xdedfda, 0.12f), new(0, 0.83f, 0.22f));
        b.Lathe(new(0, 0, 0.16f), Swatch.Gloss(0xd4d5d0, 0.2f), 14, 0.1f, 0, 0.07f, 0.1f, 0.07f, 0.75f, 0, 0.75f);
        b.Add(Primitives.Tube([new(0, 0.92f, 0.06f), new(0, 1.08f, 0.06f), new(0, 1.12f, 0.12f), new(0, 1.06f, 0.19f)], 0.012f, 8), steel);
        b.Box(new(0, 1.52f, 0.015f), new(0.24f, 0.32f, 0.012f), steel, 0.006f);
        b.Box(new(0, 1.52f, 0.026f), new(0.225f, 0.305f, 0.004f), Swatch.Metal(0x9eaaac, 0.05f, 0.55f), 0.002f);
        room.Against(Wall.Right, -0.62f);
        b.Box(new(0, 1.3f, 0.06f), new(0.06f, 0.1f, 0.05f), white, 0.012f);
        b.Box(new(0, 1.62f, 0.01f), new(0.1f, 0.14f, 0.006f), Swatch.Paper(0xe0e4dc), 0);
        room.Against(Wall.Right, 0.1f);
        b.Box(new(0, 1.6f, 0.012f), new(0.34f, 0.44f, 0.01f), Swatch.Paper(0xdcdcd0), 0.004f);
        b.Add(SoftPrimitives.Cushion(new(0.1f, 0.24f, 0.006f), 0.8f, 8), Swatch.Paper(0xc88a78), new(-0.1f, 1.6f, 0.022f));
        for (var i = 0; i < 6; i++) b.Box(new(0.16f, 1.82f - i * 0.08f, 0.023f), new(0.11f, 0.01f, 0.001f), Swatch.Plain(0x5a6a70), 0);
        b.Object(room.By(Wall.Right, -1.75f, 0, 0.22f)).Lathe(default, steel, 18, 0, 0, 0.13f, 0, 0.135f, 0.02f, 0.135f, 0.42f, 0.12f, 0.46f, 0, 0.47f);

        b.Object(new(0.62f, 0, -0.72f), 90);
        b.Box(new(0, 0.92f, 0), new(0.2f, 0.012f, 0.34f), Swatch.Wood(0xb09468), 0.01f);
        b.Rod(new(0, 0.08f, 0.28f), new(0, 0.92f, 0.28f), 0.02f, steel);
        b.Block(new(-0.2f, 0.04f, 0.24f), new(0.2f, 0.08f, 0.32f), steel, 0.01f);
        Props.Cup(b, new(0.55f, 0.932f, -0.8f), Swatch.Gloss(0xd6d6ce), 40);

        room.Against(Wall.Front, -1.1f);
        Tables.Units(b, -0.9f, 0.9f, 0.38f, 0.1f, 0.9f, white, steel, 4, true);
        b.Block(new(-0.92f, 0.9f, 0), new(0.92f, 0.93f, 0.4f), grey, 0.006f);
        for (var i = 0; i < 4; i++) Props.Jar(b, room.By(Wall.Front, -1.7f + i * 0.18f, 0.93f, 0.2f), 0.055f, 0.16f, Swatch.Gloss(i % 2 == 0 ? 0xc4d0d0 : 0xb87a5a, 0.15f), steel);
        b.Object(room.By(Wall.Front, -0.7f, 0.93f, 0.2f)).Box(new(0, 0.06f, 0), new(0.14f, 0.06f, 0.09f), Swatch.Paper(0xa8c0cc), 0.006f);
        room.Against(Wall.Front, -1.1f);
        Props.Clock(b, new(0.6f, 2.05f, 0), 0.16f, grey, dice);
        Props.Picture(b, new(-0.3f, 1.65f, 0), 0.36f, 0.26f, white, 0xa8b8b0, p.Band);
        room.Against(Wall.Front, 1.2f);
        b.Box(new(0, 1.5f, 0.014f), new(0.42f, 0.32f, 0.012f), steel, 0.008f);
        for (var i = 0; i < 6; i++) b.Box(new(-0.26f + i % 3 * 0.26f, 1.62f - i / 3 * 0.28f, 0.029f), new(0.09f, 0.12f, 0.002f), Swatch.Paper(dice.Pick(0xe0e0d4, 0xb8ccc8, 0xd8c8a0)), 0);
        Props.Plant(b, room.By(Wall.Left, 1.8f, 0, 0.32f), 0.15f, 0.75f, white, dice);
        room.Against(Wall.Left, 1.7f);
        Props.Picture(b, new(0, 1.6f, 0), 0.26f, 0.2f, white, 0xb8b09a, 0x7a9488);
    }

    // Drawn back to the left of the bed's head, on a rail round it.
    private static void BedCurtain(SetBuilder b, SetPlan plan, Material steel, Material cloth)
    {
        b.Object();
        b.Add(Primitives.Tube([new(-1.25f, 2.35f, plan.Min.Z + 0.03f), new(-1.25f, 2.35f, -0.45f), new(-1.15f, 2.35f, -0.3f), new(-0.95f, 2.35f, -0.25f), new(0.95f, 2.35f, -0.25f)], 0.014f, 8), steel);
        foreach (var (x, z) in (ReadOnlySpan<(float, float)>)[(-1.25f, -1.2f), (-0.5f, -0.25f), (0.8f, -0.25f)]) b.Rod(new(x, 2.35f, z), new(x, plan.Max.Y, z), 0.008f, steel, 6);
        b.Object(new(-1.25f, 2.33f, plan.Min.Z + 0.95f), 90);
        b.Add(Primitives.Curtain(0.9f, 2.1f, 9, 0.1f, 0.4f), cloth);
    }
}
