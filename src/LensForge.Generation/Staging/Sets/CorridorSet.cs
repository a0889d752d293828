using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A long corridor of doors under pendants, with a window of light at its far end.</summary>
internal static class CorridorSet
{
    private sealed record Palette(int Wall, int Dado, int Tile, int Chequer, int Door, int Shade, int Runner);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["dado"], c["floor"], c["floor pattern"], c["door"], c["lampshade"], c["runner"]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material dado = Swatch.PaintedWood(p.Dado, 0.35f), trim = Swatch.PaintedWood(Swatch.Darker(p.Dado, 0.2f)), door = Swatch.Wood(p.Door, 0.8f, 0.32f), brass = Swatch.Metal(0xb08d4a, 0.25f), white = Swatch.PaintedWood(0xd8d2c4), iron = Swatch.Metal(0x2a2c2e, 0.4f, 0.1f);
        var floor = p.Runner < 0 ? Swatch.Tile(p.Tile, p.Chequer, 0.42f, 0.16f) : Swatch.Planks(p.Tile, 0.3f);
        var window = new Opening(Wall.Back, 0, 0.75f, 1.35f, 1.55f);
        var lit = InteriorLight.Lamps(set, 0.25f);

        room.Shell(new(floor, Swatch.Plaster(p.Wall), Swatch.Plaster(Swatch.Mix(p.Wall, 0xe8e0d0, 0.45f)), trim, dado, 1.05f, 0.5f), window);
        room.Window(window, white, 2, 2);
        Outlook.Roofs(b, room, window, set, dice);
        room.Against(Wall.Back, 0);
        Storage.Radiator(b, 0.9f, 0.5f, white);

        for (var i = 0; i < 4; i++)
            foreach (var wall in (ReadOnlySpan<Wall>)[Wall.Left, Wall.Right])
            {
                var z = 2.5f - i * 3.1f - (wall == Wall.Right ? 1.3f : 0);
                room.Door(wall, z, door, trim, brass);
                room.Against(wall, z);
                b.Box(new(0, 1.62f, 0.056f), new(0.055f, 0.035f, 0.004f), brass, 0.003f);
                b.Box(new(0, 1.62f, 0.061f), new(0.006f + 0.012f * (i & 1), 0.018f, 0.001f), iron, 0);
                b.Block(new(-0.43f, 2.16f, 0.02f), new(0.43f, 2.4f, 0.034f), Swatch.Glass(0x6f7c80), 0.003f);
                b.Block(new(-0.46f, 2.38f, 0.0f), new(0.46f, 2.44f, 0.045f), trim, 0.006f);
            }

        Wings(b, room, set, dice, door, trim, brass, iron, p, lit);
        var practicals = Ceiling(b, plan, p, lit);
        if (p.Runner >= 0)
        {
            b.Object();
            b.Add(Primitives.Grid(2, 24, (u, t) => new((u - 0.5f) * 1.25f, 0.008f, plan.Min.Z + 0.5f + t * (plan.Max.Z - plan.Min.Z - 0.9f))), Swatch.Carpet(p.Runner, Swatch.Mix(p.Runner, 0xc8a868, 0.5f)));
            foreach (var x in (ReadOnlySpan<float>)[-0.55f, 0.55f])
                b.Block(new(x - 0.03f, 0, plan.Min.Z + 0.5f), new(x + 0.03f, 0.0095f, plan.Max.Z - 0.4f), Swatch.Carpet(Swatch.Mix(p.Runner, 0xc8a868, 0.6f), p.Runner), 0);
        }

        Far(b, room, door, trim, brass, white);
        Dressing.Place(b, set, dice, room.By(Wall.Left, -1.05f, 0.78f, 0.15f), room.By(Wall.Left, -1.3f, 0.78f, 0.15f));

        return InteriorLight.Finish(b, room, set, new([window], practicals, PracticalsByDay: 0.35f, Exposure: 1.25f, NightExposure: 1.25f, Window: 2.4f, Haze: 0.02f,
            SunTowards: new Vector3(0.25f, 0, -3f), FillAt: new Vector3(0.5f, 2.3f, 3.6f), Fill: 0.8f, RimAt: new Vector3(-0.6f, 2.4f, -5.4f), Rim: 0.9f));
    }

    private static IReadOnlyList<Light> Ceiling(SetBuilder b, SetPlan plan, Palette p, float lit)
    {
        var shade = Swatch.Gloss(p.Shade, 0.3f);
        List<Light> lights = [];
        foreach (var z in (ReadOnlySpan<float>)[0.4f, -2.8f, -6f])
            lights.Add(Lamps.Pendant(b, new(0, 2.24f, z), plan.Max.Y, shade, lit, 0.19f, 1.9f));
        return lights;
    }

    // What stands along the sides, clear of the middle.
    private static void Wings(SetBuilder b, Room room, SceneSet set, Dice dice, Material wood, Material trim, Material brass, Material iron, Palette p, float lit)
    {
        // A narrow console with a vase, a mirror above.
        room.Against(Wall.Left, -1.15f);
        b.Box(new(0, 0.765f, 0.13f), new(0.45f, 0.015f, 0.13f), wood, 0.008f);
        foreach (var x in (ReadOnlySpan<float>)[-0.4f, 0.4f]) foreach (var z in (ReadOnlySpan<float>)[0.04f, 0.22f]) b.Rod(new(x, 0, z), new(x, 0.76f, z), 0.012f, wood, 8, 0.02f);
        b.Box(new(0, 0.2f, 0.13f), new(0.42f, 0.01f, 0.11f), wood, 0.005f);
        room.Against(Wall.Left, -1.15f);
        b.Box(new(0, 1.62f, 0.02f), new(0.28f, 0.38f, 0.018f), brass, 0.012f);
        b.Box(new(0, 1.62f, 0.034f), new(0.24f, 0.34f, 0.006f), Swatch.Metal(0x9aa4a8, 0.06f, 0.5f), 0.004f);
        Props.Vase(b, room.By(Wall.Left, -0.9f, 0.78f, 0.13f), Swatch.Gloss(0x2E6F78), dice, 0xc8a04a, 0.26f);

        // A bench, a radiator, an extinguisher, a notice board, an umbrella stand.
        room.Against(Wall.Right, 0.35f);
        b.Box(new(0, 0.44f, 0.17f), new(0.55f, 0.02f, 0.16f), wood, 0.01f);
        foreach (var x in (ReadOnlySpan<float>)[-0.46f, 0.46f]) b.Box(new(x, 0.21f, 0.17f), new(0.025f, 0.21f, 0.13f), wood, 0.006f);
        room.Against(Wall.Right, 0.35f);
        b.Box(new(0, 1.6f, 0.015f), new(0.5f, 0.34f, 0.014f), wood, 0.01f);
        b.Box(new(0, 1.6f, 0.028f), new(0.46f, 0.3f, 0.006f), Swatch.Cloth(0x8a7048, 2), 0);
        for (var i = 0; i < 7; i++) b.Box(new(-0.36f + i * 0.12f, 1.62f + dice.Range(-0.13f, 0.13f), 0.035f), new(0.045f, 0.06f, 0.001f), Swatch.Paper(dice.Pick(0xddd6c4, 0xc9b878, 0xa8b8b4, 0xc8a090)), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, dice.Range(-0.1f, 0.1f)));
        room.Against(Wall.Right, -2.35f);
        b.Lathe(new(0, 0.62f, 0.11f), Swatch.Gloss(0xa02820, 0.2f), 18, 0, 0, 0.07f, 0, 0.075f, 0.015f, 0.075f, 0.38f, 0.05f, 0.44f, 0.022f, 0.46f, 0.022f, 0.5f, 0, 0.5f);
        b.Add(Primitives.Tube([new(0.02f, 1.1f, 0.11f), new(0.1f, 1.1f, 0.13f), new(0.11f, 0.95f, 0.14f), new(0.09f, 0.8f, 0.15f)], 0.01f, 6), iron);
        b.Box(new(0, 1.32f, 0.012f), new(0.09f, 0.09f, 0.006f), Swatch.Gloss(0xa82a20, 0.3f), 0.003f);
        room.Against(Wall.Right, -3.4f);
        Storage.Radiator(b, 0.8f, 0.55f, trim);
        room.Against(Wall.Left, 0.95f);
        b.Lathe(new(0, 0, 0.15f), Swatch.Metal(0x5a4a34, 0.4f), 16, 0, 0, 0.1f, 0, 0.12f, 0.5f, 0.125f, 0.51f, 0.11f, 0.51f, 0.09f, 0.03f, 0, 0.03f);
        for (var i = 0; i < 2; i++) b.Rod(new(-0.03f + i * 0.07f, 0.05f, 0.13f), new(-0.07f + i * 0.12f, 0.82f, 0.1f + i * 0.07f), 0.022f, Swatch.Cloth(i == 0 ? 0x2a3a4a : 0x6a2a2a), 8, 0.012f);
        room.Against(Wall.Right, -7.1f);
        Props.Plant(b, room.By(Wall.Right, -7.2f, 0, 0.3f), 0.14f, 0.75f, Swatch.Gloss(0x6a5a4a), dice);
        Props.Plant(b, room.By(Wall.Left, -8.6f, 0, 0.28f), 0.13f, 0.65f, Swatch.Plain(0x8a5a40), dice);

        foreach (var (wall, z) in (ReadOnlySpan<(Wall, float)>)[(Wall.Left, 1.0f), (Wall.Right, -0.55f), (Wall.Left, -2.15f), (Wall.Right, -4.2f), (Wall.Left, -5.3f)])
        {
            room.Against(wall, z);
            if (dice.Chance(0.45f)) Props.Picture(b, new(0, 1.62f, 0), dice.Range(0.14f, 0.2f), dice.Range(0.18f, 0.26f), wood, dice.Pick(0x8a9a9c, 0xb09a78, 0x7f8a6c), dice.Pick(0x6a5a48, 0x4f6a6c));
            else Lamps.Sconce(b, 1.85f, brass, lit);
        }

        Props.Clock(room.Against(Wall.Left, -3.9f), new(0, 2.05f, 0), 0.17f, iron, dice);
    }

    // Behind the camera: a pair of glazed doors.
    private static void Far(SetBuilder b, Room room, Material door, Material trim, Material brass, Material white)
    {
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            room.Door(Wall.Front, side * 0.42f, door, trim, brass, 0.78f, 2.05f, true, Swatch.Glass(0x8b989a));
        room.Against(Wall.Front, 0);
        b.Block(new(-0.9f, 2.12f, 0), new(0.9f, 2.5f, 0.03f), Swatch.Glass(0x7d8a8c), 0.004f);
        b.Block(new(-0.95f, 2.48f, 0), new(0.95f, 2.56f, 0.05f), trim);
        b.Box(new(0, 2.3f, 0.03f), new(0.015f, 0.18f, 0.012f), white, 0.004f);
    }
}
