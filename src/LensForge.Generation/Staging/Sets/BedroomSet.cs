using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A bedroom: a double bed with its foot to the camera, nightstands with lamps, wardrobe, dressing table, tall window on the left.</summary>
internal static class BedroomSet
{
    private sealed record Palette(int Wall, int Floor, int Wood, int Linen, int Cover, int Throw, int Curtain, int Rug, int Shade);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["floor"], c["wood"], c["linen"], c["cover"], c["throw"], c["curtain"], c["rug"], c["lampshade"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material wood = Swatch.Wood(p.Wood), white = Swatch.PaintedWood(0xdcd5c6), brass = Swatch.Metal(0xa88a50, 0.3f), linen = Swatch.Cloth(p.Linen, 0.7f), cover = Swatch.Cloth(p.Cover, 0.6f);
        var window = new Opening(Wall.Left, -0.45f, 0.55f, 1.5f, 1.75f);
        var lit = InteriorLight.Lamps(set);

        room.Shell(new(Swatch.Planks(p.Floor), Swatch.Plaster(p.Wall), Swatch.Plaster(0xcfc9bc), white), window);
        room.Window(window, white, 2, 3);
        room.Curtains(window, Swatch.Cloth(p.Curtain, 0.6f), wood, 0.22f, toFloor: 1);
        if (dice.Chance(0.5f)) Outlook.Roofs(b, room, window, set, dice);
        else Outlook.Trees(b, room, window, set, dice);

        // The pair sits on the foot of the bed.
        var foot = plan.Seated[0].Position with { X = (plan.Seated[0].Position.X + plan.Seated[1].Position.X) / 2, Z = 0.17f };
        Seating.Bed(b, foot, 0, 1.62f, foot.Z - plan.Min.Z - 0.1f, plan.Seated[0].SeatHeight, wood, linen, cover, Swatch.Cloth(p.Throw, 0.5f));
        b.Object();
        b.Add(Primitives.Grid(6, 6, (u, t) => new((u - 0.5f) * 3.2f, 0.009f, 0.55f + (t - 0.5f) * 1.9f)), Swatch.Carpet(p.Rug, Swatch.Mix(p.Rug, 0xd8ccb4, 0.4f)));
        b.Object();
        b.Block(new(-1.5f, 0, -0.3f), new(1.5f, 0.0105f, -0.22f), Swatch.Carpet(Swatch.Mix(p.Rug, 0xd8ccb4, 0.6f), p.Rug), 0);
        b.Block(new(-1.5f, 0, 1.32f), new(1.5f, 0.0105f, 1.4f), Swatch.Carpet(Swatch.Mix(p.Rug, 0xd8ccb4, 0.6f), p.Rug), 0);

        var lamps = Nightstands(b, room, plan, dice, wood, brass, p, lit, foot.X);
        Storage.Wardrobe(b, room, Wall.Right, -1.4f, 1.25f, 2.05f, 0.55f, wood, brass);
        for (var i = 0; i < 2; i++) b.Object(room.By(Wall.Right, -1.65f + i * 0.5f, 2.08f, 0.28f), 5 * i - 94).Box(new(0, 0.1f, 0), new(0.21f - i * 0.03f, 0.1f, 0.15f), i == 0 ? Swatch.Plain(0x7a4a34, 0.5f) : Swatch.Paper(0x9a927c), 0.012f);
        DressingTable(b, room, dice, wood, brass, linen, p);
        Walls(b, room, dice, wood, white, brass, p);
        Dressing.Place(b, set, dice, room.By(Wall.Back, foot.X + 1.12f, 0.52f, 0.36f), room.By(Wall.Left, 1.5f, 0.76f, 0.24f), room.By(Wall.Left, 1.9f, 0.76f, 0.26f));

        return InteriorLight.Finish(b, room, set, new([window], lamps, Exposure: 1.7f, NightExposure: 1.5f, Fill: 2.2f, SunTowards: new Vector3(0.3f, 0.5f, 0.35f), Haze: 0.012f));
    }

    private static IReadOnlyList<Light> Nightstands(SetBuilder b, Room room, SetPlan plan, Dice dice, Material wood, Material brass, Palette p, float lit, float middle)
    {
        List<Light> lamps = [];
        foreach (var side in (ReadOnlySpan<float>)[1, -1])
        {
            var x = middle + side * 1.12f;
            Storage.Drawers(b, room, Wall.Back, x, 0.44f, 0.52f, 0.4f, 2, wood, brass);
            lamps.Add(Lamps.Table(b, room.By(Wall.Back, x, 0.52f, 0.18f), Swatch.Gloss(Swatch.Mix(p.Cover, 0xd0c8b8, 0.35f), 0.25f), p.Shade, lit, 0.46f, 1.5f));
        }

        Props.BookPile(b, room.By(Wall.Back, middle - 1.16f, 0.52f, 0.33f), 20, 3, dice, Storage.SpineMaterials(dice));
        SmallProps.Tumbler(b, room.By(Wall.Back, middle + 1.25f, 0.52f, 0.3f), 0xaab8ba);
        return lamps;
    }

    private static void DressingTable(SetBuilder b, Room room, Dice dice, Material wood, Material brass, Material linen, Palette p)
    {
        Storage.Drawers(b, room, Wall.Left, 1.7f, 1.1f, 0.76f, 0.42f, 3, wood, brass);
        room.Against(Wall.Left, 1.7f);
        b.Add(Primitives.Lathe(36, 0, 0, 0.36f, 0, 0.38f, 0.015f, 0.36f, 0.03f, 0.33f, 0.03f), wood, new(0, 1.3f, 0.03f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2));
        b.Add(Primitives.Lathe(36, 0.335f, 0.026f, 0, 0.0265f), Swatch.Metal(0x9aa6aa, 0.05f, 0.55f), new(0, 1.3f, 0.03f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2));
        for (var i = 0; i < 5; i++)
        {
            var at = room.By(Wall.Left, 1.3f + i * 0.09f, 0.76f, 0.12f + 0.07f * dice.Unit());
            if (i % 2 == 0) Props.Bottle(b, at, dice.Range(0.1f, 0.16f), Swatch.Glass(dice.Pick(0xa86a54, 0x8a7aa0, 0x6a9a94)));
            else Props.Jar(b, at, 0.03f, 0.05f, Swatch.Gloss(0xd0c4b0), brass);
        }

        Props.Vase(b, room.By(Wall.Left, 2.1f, 0.76f, 0.2f), Swatch.Gloss(p.Throw), dice, 0xd0c0b0, 0.2f);
        Seating.Stool(b, room.By(Wall.Left, 2.42f, 0, 0.85f), 0.45f, wood, linen);
    }

    private static void Walls(SetBuilder b, Room room, Dice dice, Material wood, Material white, Material brass, Palette p)
    {
        room.Against(Wall.Back, 0.03f);
        Props.Picture(b, new(-0.42f, 1.72f, 0), 0.27f, 0.2f, wood, Swatch.Mix(p.Wall, p.Cover, 0.6f), p.Throw);
        room.Against(Wall.Back, 0.03f);
        Props.Picture(b, new(0.25f, 1.74f, 0), 0.18f, 0.24f, wood, p.Throw, Swatch.Darker(p.Cover, 0.2f));
        room.Against(Wall.Back, 0.03f);
        Props.Picture(b, new(0.7f, 1.66f, 0), 0.13f, 0.17f, wood, 0x9a9a8a, 0x6a5444);

        room.Door(Wall.Right, 1.35f, white, white, brass);
        room.Against(Wall.Right, 0.35f);
        Props.Picture(b, new(0, 1.6f, 0), 0.24f, 0.32f, wood, p.Curtain, p.Cover);
        room.Against(Wall.Left, 0.75f);
        Props.Picture(b, new(0, 1.62f, 0), 0.14f, 0.2f, wood, 0x8f8a76, p.Throw);

        Storage.Bookcase(b, room, Wall.Front, -1.1f, 1.1f, 1.15f, 3, wood, dice, 0.26f);
        Props.Plant(b, room.By(Wall.Front, -1.4f, 1.15f, 0.13f), 0.07f, 0.3f, Swatch.Gloss(0x7a8a84), dice);
        room.Against(Wall.Front, 0.5f);
        Props.Picture(b, new(0, 1.6f, 0), 0.34f, 0.26f, wood, 0x7f95a0, 0x8f8a5a);
        Storage.Hooks(b, room, Wall.Front, 1.65f, wood, brass, dice, p.Throw, p.Cover);
        room.Against(Wall.Front, 0.5f);
        b.Block(new(-0.45f, 0.02f, 0.03f), new(0.45f, 0.4f, 0.42f), wood, 0.02f);
        b.Rod(new(-0.46f, 0.3f, 0.23f), new(0.46f, 0.3f, 0.23f), 0.012f, brass);
        b.Object(room.By(Wall.Front, 0.5f, 0.4f, 0.22f)).Add(SoftPrimitives.Cushion(new(0.26f, 0.06f, 0.17f), 0.4f, 8), Swatch.Cloth(p.Throw), new(0, 0.05f, 0));
        Props.Plant(b, room.By(Wall.Left, -1.75f, 0, 0.3f), 0.15f, 0.75f, Swatch.Gloss(0xb0a490), dice);
    }
}
