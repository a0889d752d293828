using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A plain, bright studio room that stands in for places the kit does not know: it should suit any scene and pretend nothing.</summary>
internal static class NeutralSet
{
    private sealed record Palette(int Wall, int Trim, int Floor, int Accent, int Cloth);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["trim"], c["floor"], c["accent"], c["cloth"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material trim = Swatch.PaintedWood(p.Trim), wood = Swatch.Wood(0x7A5636), brass = Swatch.Metal(0x8a7a58), cloth = Swatch.Cloth(p.Cloth, 0.6f);
        var window = new Opening(Wall.Left, 0, 0.75f, 2.2f, 1.65f);
        var lit = InteriorLight.Lamps(set);

        room.Shell(new(Swatch.Planks(p.Floor), Swatch.Plaster(p.Wall), Swatch.Plaster(Swatch.Mix(p.Wall, 0xffffff, 0.4f)), trim), window);
        room.Window(window, trim, 3, 2);
        room.Curtains(window, Swatch.Cloth(Swatch.Mix(p.Wall, 0xffffff, 0.35f), 0.6f), wood, 0.2f, toFloor: 1, share: 0.22f);
        Outlook.Trees(b, room, window, set, dice);
        room.Door(Wall.Right, -1.2f, trim, trim, brass);

        // Along the back: a bench, a large picture, a folding screen, a plant.
        room.Against(Wall.Back, -0.35f);
        b.Box(new(0, 0.43f, 0.28f), new(0.85f, 0.025f, 0.2f), wood, 0.012f);
        foreach (var x in (ReadOnlySpan<float>)[-0.72f, 0.72f]) b.Box(new(x, 0.21f, 0.28f), new(0.03f, 0.21f, 0.17f), wood, 0.008f);
        foreach (var x in (ReadOnlySpan<float>)[-0.5f, 0.42f])
            b.Object(room.By(Wall.Back, -0.35f + x, 0.62f, 0.15f), x * 20).Add(SoftPrimitives.Cushion(new(0.19f, 0.18f, 0.065f), 0.4f, 9), cloth, default, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.2f));
        room.Against(Wall.Back, -0.35f);
        Props.Picture(b, new(0, 1.62f, 0), 0.62f, 0.42f, wood, Swatch.Mix(p.Accent, 0xb8c0c0, 0.35f), p.Cloth);
        for (var i = 0; i < 3; i++)
        {
            b.Object(new(1.25f + i * 0.5f, 0, plan.Min.Z + 0.36f), i % 2 == 0 ? 24 : -24);
            b.Box(new(0, 0.92f, 0), new(0.26f, 0.9f, 0.014f), wood, 0.01f);
            b.Box(new(0, 0.95f, 0.014f), new(0.22f, 0.8f, 0.006f), Swatch.Cloth(Swatch.Mix(p.Accent, p.Wall, 0.4f), 1), 0.004f);
        }

        Props.Plant(b, room.By(Wall.Back, -2.65f, 0, 0.45f), 0.2f, 1.1f, Swatch.Gloss(0xc0b8a8), dice);
        Props.Plant(b, room.By(Wall.Back, -1.7f, 0, 0.3f), 0.13f, 0.6f, Swatch.Plain(0x8a5a40), dice, 0x5a7a48, 1.1f);

        // A table with books and a jug by the right wall, a lamp, a chair.
        Tables.Turned(b, new(plan.Max.X - 0.42f, 0, 0.05f), 0.32f, 0.6f, 0.74f, wood);
        var top = new Vector3(plan.Max.X - 0.42f, 0.74f, 0.05f);
        var table = Lamps.Table(b, top + new Vector3(0.05f, 0, -0.4f), Swatch.Gloss(p.Accent), 0xE2CFA4, lit, 0.46f, 2f);
        Props.BookPile(b, top + new Vector3(0, 0, 0.05f), 30, 4, dice, Storage.SpineMaterials(dice));
        Props.Vase(b, top + new Vector3(0.05f, 0, 0.38f), Swatch.Gloss(p.Cloth), dice, 0xd8c8a0);
        Seating.Chair(b, new(plan.Max.X - 0.45f, 0, 1.05f), -120, 0.45f, wood, cloth);
        var floor = Lamps.Floor(b, new(0.75f, 0, plan.Min.Z + 0.35f), brass, 0xE2CFA4, lit, 1.6f, 2.4f);

        room.Against(Wall.Right, 0.1f);
        Props.Picture(b, new(0, 1.6f, 0), 0.3f, 0.38f, wood, p.Cloth, p.Accent);
        Props.Clock(room.Against(Wall.Right, 1.3f), new(0, 1.95f, 0), 0.17f, wood, dice);
        room.Against(Wall.Left, 2.1f);
        Props.Picture(b, new(0, 1.6f, 0), 0.3f, 0.24f, wood, p.Accent, 0x9a9078);
        Storage.Bookcase(b, room, Wall.Front, -1.2f, 1.5f, 0.95f, 2, wood, dice, 0.26f);
        Props.Jar(b, room.By(Wall.Front, -0.8f, 0.95f, 0.13f), 0.08f, 0.24f, Swatch.Gloss(p.Accent), wood);
        room.Against(Wall.Front, -1.2f);
        Props.Picture(b, new(0, 1.62f, 0), 0.4f, 0.28f, wood, 0x90a0a4, p.Cloth);
        Storage.Hooks(b, room, Wall.Front, 1.5f, wood, brass, dice, p.Cloth, -1);
        Props.Plant(b, room.By(Wall.Front, 2.7f, 0, 0.4f), 0.16f, 0.8f, Swatch.Gloss(0xb0a898), dice);
        b.Object().Add(Primitives.Grid(6, 6, (u, t) => new((u - 0.5f) * 3.4f, 0.008f, 0.1f + (t - 0.5f) * 2.2f)), Swatch.Carpet(Swatch.Mix(p.Accent, p.Wall, 0.25f), Swatch.Mix(p.Accent, 0xd8ccb4, 0.5f)));
        Dressing.Place(b, set, dice, top + new Vector3(-0.12f, 0, -0.12f), top + new Vector3(-0.1f, 0, 0.25f), room.By(Wall.Front, -1.5f, 0.95f, 0.14f));

        return InteriorLight.Finish(b, room, set, new([window], [floor, table], Exposure: 1.6f, NightExposure: 1.45f, SunTowards: new Vector3(0.4f, 0, 0.3f), Fill: 1.3f));
    }
}
