using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A living room: sofa at the back, two armchairs face each other over a low table, fireplace on the right, tall window on the left.</summary>
internal static class LivingRoomSet
{
    private sealed record Palette(int Wall, int Floor, int Wood, int Sofa, int Armchair, int Accent, int Curtain, int Rug, int Shade);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["floor"], c["wood"], c["sofa"], c["armchair"], c["accent"], c["curtain"], c["rug"], c["lampshade"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material wood = Swatch.Wood(p.Wood), white = Swatch.PaintedWood(0xdad3c4), brass = Swatch.Metal(0xa88a4c, 0.28f), sofa = Swatch.Cloth(p.Sofa, 0.6f), chair = Swatch.Cloth(p.Armchair, 0.6f);
        var window = new Opening(Wall.Left, 0.1f, 0.45f, 1.7f, 1.85f);
        var lit = InteriorLight.Lamps(set);

        room.Shell(new(Swatch.Planks(p.Floor), Swatch.Plaster(p.Wall), Swatch.Plaster(0xd0c8b8), white), window);
        room.Window(window, white, 2, 3, 0.1f);
        room.Curtains(window, Swatch.Cloth(p.Curtain, 0.6f), brass, 0.3f, toFloor: 1);
        if (dice.Chance(0.5f)) Outlook.Roofs(b, room, window, set, dice);
        else Outlook.Trees(b, room, window, set, dice);

        // Two seats share the sofa, the principal pair the armchairs.
        var seats = plan.Seated;
        Seating.Sofa(b, new(0, 0, seats[2].Position.Z), 0, seats[2].SeatHeight, 1.66f, sofa, sofa, wood);
        foreach (var (x, hex) in (ReadOnlySpan<(float, int)>)[(-0.72f, p.Accent), (0.74f, p.Armchair)])
            b.Object(new(x, 0.6f, seats[2].Position.Z - 0.14f), x * -20).Add(SoftPrimitives.Cushion(new(0.17f, 0.17f, 0.06f), 0.45f, 8), Swatch.Cloth(hex, 1.4f), default, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.35f));
        for (var i = 0; i < 2; i++) Seating.Sofa(b, seats[i].Position, seats[i].FacingDegrees, seats[i].SeatHeight, 0.56f, chair, chair, wood);
        Table(b, plan, dice, wood, p);

        b.Object();
        b.Add(Primitives.Grid(6, 6, (u, t) => new((u - 0.5f) * 3.6f, 0.009f, -0.15f + (t - 0.5f) * 2.5f)), Swatch.Carpet(p.Rug, Swatch.Mix(p.Rug, 0xd2c09c, 0.5f)));
        b.Object();
        foreach (var z in (ReadOnlySpan<float>)[-1.26f, 0.96f]) b.Block(new(-1.75f, 0, z - 0.05f), new(1.75f, 0.011f, z + 0.05f), Swatch.Carpet(Swatch.Mix(p.Rug, 0xd2c09c, 0.7f), p.Rug), 0);

        var lamp = Lamps.Floor(b, new(-1.42f, 0, -2.02f), brass, p.Shade, lit, 1.62f, 2.4f);
        Storage.Bookcase(b, room, Wall.Back, 2.2f, 1.3f, 2.15f, 5, wood, dice);
        Fireplace(b, room, set, dice, wood, brass, white, p);
        var second = Sideboard(b, room, dice, wood, brass, p, lit);
        Walls(b, room, dice, wood, white, brass, p);
        Dressing.Place(b, set, dice, new(0.12f, plan.TableHeight + 0.001f, -0.02f), new(-0.12f, plan.TableHeight + 0.001f, -0.28f), room.By(Wall.Right, -0.35f, 1.16f, 0.2f), room.By(Wall.Front, -0.6f, 0.7f, 0.22f));

        return InteriorLight.Finish(b, room, set, new([window], [lamp, second], Exposure: 1.75f, NightExposure: 1.45f, Fill: 1.3f, SunTowards: new Vector3(0.6f, 0.3f, -0.4f)));
    }

    private static void Table(SetBuilder b, SetPlan plan, Dice dice, Material wood, Palette p)
    {
        var middle = plan.Seated[0].Position.Z;
        Tables.Plain(b, new(0, 0, middle), 0.36f, 0.42f, plan.TableHeight, wood, wood);
        b.Object(new(0, 0, middle)).Box(new(0, 0.12f, 0), new(0.31f, 0.01f, 0.37f), wood, 0.006f);
        Props.BookPile(b, new(-0.16f, plan.TableHeight, middle + 0.22f), 70, 3, dice, Storage.SpineMaterials(dice));
        Props.Vase(b, new(0.04f, plan.TableHeight, middle - 0.26f), Swatch.Gloss(p.Accent), dice, 0xd8ccb8, 0.18f);
        Props.Cup(b, new(0.2f, plan.TableHeight, middle + 0.06f), Swatch.Gloss(0xd6ccb6), 30);
        Props.Cup(b, new(-0.22f, plan.TableHeight, middle - 0.06f), Swatch.Gloss(0xd6ccb6), 200);
    }

    private static void Fireplace(SetBuilder b, Room room, SceneSet set, Dice dice, Material wood, Material brass, Material white, Palette p)
    {
        var brick = Swatch.Brick(0x7a4838, 0x8a8074, 1);
        var cold = set.Time == TimeOfDay.Night || set.Weather is Weather.Snow or Weather.Rain;
        room.Against(Wall.Right, -0.45f);
        foreach (var x in (ReadOnlySpan<float>)[-0.6f, 0.6f]) b.Block(new(x - 0.15f, 0, 0), new(x + 0.15f, 1.06f, 0.24f), brick, 0.006f);
        b.Block(new(-0.46f, 0.78f, 0), new(0.46f, 1.06f, 0.24f), brick, 0.006f);
        b.Block(new(-0.46f, 0, 0), new(0.46f, 0.8f, 0.02f), Swatch.Plain(0x14110f, 0.95f), 0);
        b.Block(new(-0.85f, 0, 0), new(0.85f, 0.05f, 0.5f), Swatch.Tile(0x55504a, 0x4a4640, 0.2f), 0.01f);
        room.Against(Wall.Right, -0.45f);
        b.Block(new(-0.85f, 1.06f, 0), new(0.85f, 1.13f, 0.32f), wood, 0.014f);
        room.Against(Wall.Right, -0.45f);
        for (var i = 0; i < 4; i++)
            b.Rod(new(-0.25f + i * 0.04f, 0.1f + (i > 2 ? 0.08f : 0), 0.1f + i % 3 * 0.06f), new(0.24f - i * 0.03f, 0.11f + (i > 2 ? 0.07f : 0), 0.12f + (i + 1) % 3 * 0.05f), 0.04f, Swatch.Wood(0x3a2416), 8);
        if (cold)
        {
            room.Against(Wall.Right, -0.45f);
            for (var i = 0; i < 5; i++)
                b.Lathe(new(-0.2f + i * 0.1f, 0.13f, 0.13f + 0.03f * (i & 1)), Swatch.Glow(new(7f, 2.6f, 0.55f)), 8, 0.035f, 0, 0.045f, 0.05f, 0.02f, 0.13f + 0.06f * dice.Unit(), 0, 0.2f + 0.08f * dice.Unit());
        }

        // Over the mantel a mirror, candlesticks and a clock.
        room.Against(Wall.Right, -0.45f);
        b.Box(new(0, 1.72f, 0.02f), new(0.52f, 0.4f, 0.02f), brass, 0.014f);
        b.Box(new(0, 1.72f, 0.035f), new(0.47f, 0.35f, 0.007f), Swatch.Metal(0x98a2a4, 0.06f, 0.5f), 0.005f);
        foreach (var z in (ReadOnlySpan<float>)[-1.1f, 0.2f]) Props.Candle(b, room.By(Wall.Right, z, 1.13f, 0.16f), 0.18f, set.Time == TimeOfDay.Night, brass);
        Props.Jar(b, room.By(Wall.Right, -0.75f, 1.13f, 0.15f), 0.06f, 0.2f, Swatch.Gloss(p.Accent, 0.25f), Swatch.Gloss(p.Accent, 0.25f));
        SmallProps.StandingPhoto(b, room.By(Wall.Right, -0.1f, 1.13f, 0.15f));
        b.Object(room.By(Wall.Right, 0.65f, 0, 0.24f)).Lathe(default, Swatch.Metal(0x3a3430, 0.4f), 16, 0, 0, 0.13f, 0, 0.15f, 0.26f, 0.155f, 0.27f, 0.14f, 0.27f, 0.12f, 0.02f, 0, 0.02f);
        for (var i = 0; i < 3; i++) b.Rod(new(-0.05f + i * 0.05f, 0.03f, 0), new(-0.1f + i * 0.08f, 0.42f, 0.05f - i * 0.05f), 0.035f, Swatch.Wood(0x5a3c26), 8);
    }

    // Along the front wall, low: a sideboard with radio, lamp and books.
    private static Light Sideboard(SetBuilder b, Room room, Dice dice, Material wood, Material brass, Palette p, float lit)
    {
        room.Against(Wall.Front, -0.3f);
        Tables.Units(b, -0.9f, 0.9f, 0.38f, 0.12f, 0.68f, wood, brass, 4);
        b.Block(new(-0.93f, 0.67f, 0), new(0.93f, 0.7f, 0.41f), wood, 0.01f);
        foreach (var x in (ReadOnlySpan<float>)[-0.84f, 0.84f]) foreach (var z in (ReadOnlySpan<float>)[0.05f, 0.34f]) b.Rod(new(x, 0, z), new(x, 0.13f, z), 0.015f, wood, 8, 0.022f);
        SmallProps.Radio(b, room.By(Wall.Front, 0.1f, 0.7f, 0.2f), 180, wood);
        Props.Plant(b, room.By(Wall.Front, -0.95f, 0.7f, 0.2f), 0.08f, 0.35f, Swatch.Gloss(p.Armchair), dice);
        room.Against(Wall.Front, -0.3f);
        Props.Picture(b, new(0, 1.62f, 0), 0.5f, 0.34f, wood, 0x86989c, p.Accent);
        return Lamps.Table(b, room.By(Wall.Front, 0.42f, 0.7f, 0.2f), Swatch.Gloss(p.Accent, 0.25f), p.Shade, lit, 0.46f, 2f);
    }

    private static void Walls(SetBuilder b, Room room, Dice dice, Material wood, Material white, Material brass, Palette p)
    {
        room.Against(Wall.Back, 0);
        Props.Picture(b, new(-0.42f, 1.7f, 0), 0.42f, 0.3f, wood, Swatch.Mix(p.Curtain, 0x7f98a8, 0.5f), p.Rug);
        room.Against(Wall.Back, 0);
        Props.Picture(b, new(0.36f, 1.82f, 0), 0.18f, 0.22f, wood, p.Accent, p.Armchair);
        room.Against(Wall.Back, 0);
        Props.Picture(b, new(0.36f, 1.34f, 0), 0.2f, 0.15f, wood, 0xa8a290, p.Sofa);
        room.Against(Wall.Back, 0);
        Props.Picture(b, new(0.92f, 1.62f, 0), 0.2f, 0.28f, wood, 0x8a9a9c, 0x5a4a3a);
        Props.Plant(b, room.By(Wall.Back, -2.5f, 0, 0.38f), 0.19f, 1.05f, Swatch.Gloss(Swatch.Mix(p.Accent, 0x6a5a4a, 0.6f)), dice);
        room.Door(Wall.Front, 1.75f, white, white, brass);
        room.Door(Wall.Right, 1.75f, white, white, brass, 0.86f, 2.05f, true, Swatch.Glass(0x92a0a0));
        room.Against(Wall.Left, -1.55f);
        Props.Picture(b, new(0, 1.62f, 0), 0.24f, 0.32f, wood, 0x9a8f78, p.Accent);
        Storage.Drawers(b, room, Wall.Left, -1.5f, 0.7f, 0.72f, 0.36f, 3, wood, brass);
        Props.Telephone(b, room.By(Wall.Left, -1.45f, 0.72f, 0.18f), 90, Swatch.Gloss(0x1f1e20, 0.15f));
        room.Against(Wall.Left, 2f);
        Props.Picture(b, new(0, 1.55f, 0), 0.3f, 0.4f, wood, p.Wall, p.Sofa);
        room.Against(Wall.Right, 0.75f);
        Props.Picture(b, new(0, 1.65f, 0), 0.16f, 0.22f, wood, 0xb0a080, p.Armchair);
    }
}
