using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A bar at any hour dim: counter with stools and pendants, a lit wall of bottles, a neon sign, booths in the corners.</summary>
internal static class BarSet
{
    private sealed record Palette(int Wall, int Wood, int Dark, int Floor, int Leather, int Shade, Vector3 Neon, Vector3 Neon2);

    private static readonly Vector3[] Neons = [new(7f, 1.1f, 2.6f), new(6.5f, 2.2f, 0.4f), new(0.7f, 5f, 2.2f), new(1.2f, 2.6f, 7.2f)];

    private static readonly Vector3[] SecondNeons = [new(0.6f, 4.2f, 4.6f), new(0.5f, 3.2f, 5.4f), new(6.5f, 1.6f, 3.8f), new(6.8f, 1.4f, 1.6f)];

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["wood"], c["dark wood"], c["floor"], c["leather"], c["lampshade"], Neons[c.Variant], SecondNeons[c.Variant]);
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material wood = Swatch.Wood(p.Wood, 0.9f, 0.26f), dark = Swatch.Wood(p.Dark, 0.9f, 0.32f), brass = Swatch.Metal(0xb08d4a, 0.22f), iron = Swatch.Metal(0x24272b, 0.35f, 0.12f), leather = Swatch.Gloss(p.Leather, 0.35f);
        var window = new Opening(Wall.Left, 1.5f, 0.95f, 1.7f, 1.35f);
        var lit = InteriorLight.Lamps(set, 1);

        room.Shell(new(Swatch.Planks(p.Floor, 0.28f), Swatch.Plaster(p.Wall), Swatch.Plaster(Swatch.Darker(p.Wall, 0.35f)), dark, dark, 1.05f, 0.45f), window);
        room.Window(window, dark, 3, 2);
        Outlook.Roofs(b, room, window, set, dice);

        Counter(b, plan, wood, dark, brass, iron, dice);
        foreach (var mark in plan.Seated) Seating.Stool(b, mark.Position, mark.SeatHeight, iron, leather);
        Seating.Stool(b, new(1.95f, 0, -0.52f), 0.78f, iron, leather);
        BackBar(b, room, wood, dark, brass, dice);
        Neon(b, room, p);
        var pendants = new List<Light>();
        foreach (var x in (ReadOnlySpan<float>)[0f, -1.45f, 1.45f]) pendants.Add(Lamps.Pendant(b, new(x, 2.02f, -1.0f), plan.Max.Y, Swatch.Gloss(p.Shade, 0.25f), lit, 0.17f, 1.9f));
        Corners(b, room, plan, wood, dark, brass, iron, leather, dice, p);
        Dressing.Place(b, set, dice, new(0.12f, plan.TableHeight + 0.001f, -0.92f), new(-0.32f, plan.TableHeight + 0.001f, -0.98f), new(0.75f, plan.TableHeight + 0.001f, -0.98f), new(1.2f, plan.TableHeight + 0.001f, -0.95f));

        var glow = new Light(LightKind.Rectangle, new(-0.5f, 1.65f, plan.Min.Z + 0.42f), Vector3.UnitZ, new(1.3f, 0.66f, 0.24f), new(1.55f, 0, 0), new(0, 0.45f, 0));
        var neon = new Light(LightKind.Sphere, new(2.35f, 1.95f, plan.Min.Z + 0.4f), default, p.Neon * 0.55f, Radius: 0.3f);
        var key = new Light(LightKind.Spot, new(-1f, 2.75f, 1.5f), Vector3.Normalize(new(0.38f, -0.72f, -0.6f)), new(14f, 8.8f, 4.6f), Radius: 0.12f, InnerCosine: 0.93f, OuterCosine: 0.62f);
        return InteriorLight.Finish(b, room, set, new([window], [key, pendants[0], neon, glow], PracticalsByDay: 0.85f, Exposure: 1.25f, NightExposure: 1.5f, Window: 0.55f, Haze: 0.014f, Fill: 0.5f, Rim: 0));
    }

    private static void Counter(SetBuilder b, SetPlan plan, Material wood, Material dark, Material brass, Material iron, Dice dice)
    {
        float top = plan.TableHeight, front = -0.82f;
        const float from = -2.6f, to = 2.5f;
        b.Object();
        b.Block(new(from, 0, -1.34f), new(to, top - 0.06f, front - 0.12f), dark, 0.012f);
        for (var i = 0; i < 7; i++)
        {
            var x = from + (to - from) * (i + 0.5f) / 7;
            b.Object();
            b.Box(new(x, 0.56f, front - 0.115f), new(0.3f, 0.38f, 0.014f), wood, 0.012f);
            b.Box(new(x, 0.56f, front - 0.1f), new(0.22f, 0.3f, 0.01f), wood, 0.01f);
        }

        b.Object();
        b.Block(new(from - 0.08f, top - 0.06f, -1.42f), new(to + 0.08f, top, front), wood, 0.018f);
        b.Object();
        b.Rod(new(from, 0.2f, front - 0.02f), new(to, 0.2f, front - 0.02f), 0.02f, brass, 10);
        for (var i = 0; i < 5; i++) b.Rod(new(from + 0.2f + i * 1.17f, 0.2f, front - 0.02f), new(from + 0.2f + i * 1.17f, 0.2f, front - 0.12f), 0.012f, brass, 6);

        // Taps, drip tray, glasses, bowls, menu.
        b.Object(new(-1.25f, top, -1.22f));
        b.Lathe(default, brass, 18, 0, 0, 0.07f, 0, 0.05f, 0.03f, 0.035f, 0.05f, 0.035f, 0.3f, 0.045f, 0.31f, 0.04f, 0.34f, 0, 0.35f);
        b.Rod(new(-0.22f, 0.27f, 0), new(0.22f, 0.27f, 0), 0.032f, brass, 12);
        for (var i = -1; i <= 1; i++)
        {
            b.Rod(new(i * 0.15f, 0.27f, 0.02f), new(i * 0.15f, 0.2f, 0.08f), 0.012f, brass, 8);
            b.Rod(new(i * 0.15f, 0.29f, 0.02f), new(i * 0.15f, 0.45f, 0.05f), 0.012f, dark, 8, 0.022f);
        }

        foreach (var (x, z) in (ReadOnlySpan<(float, float)>)[(-0.28f, -0.92f), (0.3f, -0.95f), (-1.85f, -0.93f), (1.7f, -0.98f)]) SmallProps.Beer(b, new(x, top, z));
        for (var i = 0; i < 4; i++) SmallProps.Tumbler(b, new(0.65f + i * 0.085f, top, -1.28f + 0.05f * (i & 1)), 0x8a9498);
        Props.Saucer(b, new(0.02f, top, -1.1f), Swatch.Gloss(0x5a3a28), 0.09f);
        for (var i = 0; i < 7; i++) b.Object(new(0.02f, top, -1.1f)).Ball(new(0.035f * MathF.Cos(i * 2.4f), 0.018f, 0.035f * MathF.Sin(i * 2.4f)), 0.015f, Swatch.Plain(0xb88a50), 5);
        Props.Bottle(b, new(1.3f, top, -1.2f), 0.29f, Swatch.Glass(0xb86a24), Swatch.Paper(0xd0c090));
        b.Object(new(1.95f, top, -1.05f), 20).Box(new(0, 0.09f, 0), new(0.07f, 0.09f, 0.008f), dark, 0.005f, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.2f));
    }

    private static void BackBar(SetBuilder b, Room room, Material wood, Material dark, Material brass, Dice dice)
    {
        // The light behind the bottles, three shelves, cupboards below, a cornice above.
        room.Against(Wall.Back, -0.5f);
        b.Box(new(0, 1.72f, 0.02f), new(1.78f, 0.62f, 0.008f), Swatch.Glow(new(1.05f, 0.5f, 0.16f)), 0.002f);
        room.Against(Wall.Back, -0.5f);
        Tables.Units(b, -1.85f, 1.85f, 0.42f, 0.06f, 0.9f, dark, brass, 6);
        b.Block(new(-1.9f, 0.9f, 0), new(1.9f, 0.94f, 0.46f), wood, 0.012f);
        room.Against(Wall.Back, -0.5f);
        foreach (var x in (ReadOnlySpan<float>)[-1.84f, -0.6f, 0.6f, 1.84f]) b.Box(new(x, 1.68f, 0.12f), new(0.05f, 0.74f, 0.12f), dark, 0.014f);
        b.Box(new(0, 2.46f, 0.14f), new(1.95f, 0.07f, 0.17f), dark, 0.022f);
        Material[] glass = [Swatch.Glass(0x3a7048), Swatch.Glass(0xb86a24), Swatch.Glass(0xc8c4b4), Swatch.Glass(0xa03028), Swatch.Glass(0xcf9a34), Swatch.Glass(0x4a6a90)];
        for (var row = 0; row < 3; row++)
        {
            var y = row == 0 ? 0.94f : 0.94f + row * 0.46f;
            if (row > 0)
            {
                room.Against(Wall.Back, -0.5f);
                b.Box(new(0, y - 0.014f, 0.13f), new(1.8f, 0.014f, 0.11f), wood, 0.005f);
            }

            for (var i = 0; i < 21; i++)
            {
                var x = -2.22f + i * 0.172f;
                if (dice.Chance(0.14f) || MathF.Abs(MathF.Abs(x + 0.5f) - 0.6f) < 0.09f) continue;
                Props.Bottle(b, room.By(Wall.Back, x, y, 0.14f + 0.05f * dice.Unit()), dice.Range(0.23f, 0.34f), glass[dice.Below(6)], dice.Chance(0.5f) ? Swatch.Paper(dice.Pick(0xd4c8a8, 0x2a2622, 0xa83a2c)) : null);
            }
        }
    }

    private static void Neon(SetBuilder b, Room room, Palette p)
    {
        room.Against(Wall.Back, 2.35f);
        b.Box(new(0, 1.95f, 0.012f), new(0.62f, 0.62f, 0.01f), Swatch.Plain(0x16161a, 0.5f), 0.008f);
        room.Against(Wall.Back, 2.35f);
        var ring = new Vector3[41];
        for (var i = 0; i < ring.Length; i++) ring[i] = new(0.5f * MathF.Sin(i * MathF.Tau / 40), 1.95f + 0.5f * MathF.Cos(i * MathF.Tau / 40), 0.07f);
        ring[^1] = ring[0];
        b.Add(Primitives.Tube(ring, 0.017f, 8), Swatch.Glow(p.Neon));

        // A cocktail glass with a stem, and its olive.
        room.Against(Wall.Back, 2.35f);
        var second = Swatch.Glow(p.Neon2);
        b.Add(Primitives.Tube([new(-0.26f, 2.17f, 0.08f), new(0.26f, 2.17f, 0.08f), new(0, 1.9f, 0.08f), new(-0.26f, 2.17f, 0.08f)], 0.014f, 8), second);
        b.Add(Primitives.Tube([new(0, 1.9f, 0.08f), new(0, 1.66f, 0.08f)], 0.014f, 8), second);
        b.Add(Primitives.Tube([new(-0.14f, 1.66f, 0.08f), new(0.14f, 1.66f, 0.08f)], 0.014f, 8), second);
        b.Add(Primitives.Tube([new(0.02f, 2.08f, 0.085f), new(0.2f, 2.3f, 0.085f)], 0.01f, 6), second);
    }

    private static void Corners(SetBuilder b, Room room, SetPlan plan, Material wood, Material dark, Material brass, Material iron, Material leather, Dice dice, Palette p)
    {
        // Booth under the window, small tables towards the camera.
        Seating.Sofa(b, new(plan.Min.X + 0.45f, 0, 2.55f), 90, 0.46f, 1.2f, leather, leather, dark);
        Tables.Round(b, new(plan.Min.X + 1.2f, 0, 2.55f), 0.34f, 0.74f, wood, iron);
        Props.Candle(b, new(plan.Min.X + 1.15f, 0.74f, 2.5f), 0.07f, true, brass);
        Tables.Round(b, new(2.6f, 0, 2.35f), 0.36f, 0.74f, wood, iron);
        Props.Candle(b, new(2.6f, 0.74f, 2.3f), 0.07f, true, brass);
        SmallProps.Beer(b, new(2.45f, 0.74f, 2.5f));
        Props.Bottle(b, new(2.78f, 0.74f, 2.2f), 0.3f, Swatch.Glass(0x3a7048), Swatch.Paper(0xd4c8a8));
        Seating.Chair(b, new(2.6f, 0, 3.05f), 180, 0.46f, dark);

        // Jukebox on the right wall.
        room.Against(Wall.Right, -0.55f);
        b.Block(new(-0.38f, 0, 0.02f), new(0.38f, 1.05f, 0.48f), wood, 0.03f);
        b.Add(Primitives.Prism([new(-0.38f, 1.0f), new(0.38f, 1.0f), new(0.36f, 1.2f), new(0.26f, 1.36f), new(0, 1.44f), new(-0.26f, 1.36f), new(-0.36f, 1.2f)], 0.44f, 0.02f), wood, new(0, 0, 0.25f));
        room.Against(Wall.Right, -0.55f);
        b.Box(new(0, 1.12f, 0.475f), new(0.24f, 0.13f, 0.01f), Swatch.Glow(new(1.4f, 0.9f, 0.4f)), 0.01f);
        b.Box(new(0, 0.5f, 0.49f), new(0.25f, 0.3f, 0.014f), Swatch.Cloth(0x6a3a2a, 3), 0.01f);
        foreach (var x in (ReadOnlySpan<float>)[-0.32f, 0.32f]) b.Rod(new(x, 0.1f, 0.49f), new(x, 1.15f, 0.49f), 0.03f, Swatch.Glow(p.Neon2 * 0.35f), 10);

        // Dartboard, posters, coats.
        room.Against(Wall.Left, -1.2f);
        var facing = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2);
        foreach (var (radius, hex, off) in (ReadOnlySpan<(float, int, float)>)[(0.3f, 0x1c1a18, 0.02f), (0.23f, 0xb8a888, 0.032f), (0.17f, 0x8a2a24, 0.036f), (0.15f, 0xb8a888, 0.038f), (0.09f, 0x2f5a40, 0.04f), (0.03f, 0x9a2a24, 0.043f)])
            b.Add(Primitives.Lathe(28, 0, 0, radius, 0, radius, 0.005f, 0, 0.006f), Swatch.Plain(hex, 0.9f), new(0, 1.68f, off), facing);
        room.Against(Wall.Right, 0.85f);
        Props.Picture(b, new(0, 1.72f, 0), 0.3f, 0.4f, dark, 0xb8803c, p.Leather);
        room.Against(Wall.Right, 1.75f);
        Props.Picture(b, new(0, 1.7f, 0), 0.24f, 0.32f, dark, 0x7f8f8a, 0x3a4a50);
        room.Against(Wall.Left, 0.15f);
        Props.Picture(b, new(0, 1.72f, 0), 0.26f, 0.34f, dark, 0xa83a2c, 0xd0b070);
        room.Door(Wall.Front, 1.3f, dark, dark, brass, 0.95f, 2.1f, true, Swatch.Glass(0x5a6a70));
        Storage.Hooks(b, room, Wall.Front, 0.1f, dark, brass, dice, 0x3a3a40, -1, 0x5a4030);
        room.Against(Wall.Front, -1.6f);
        b.Box(new(0, 1.65f, 0.015f), new(0.6f, 0.45f, 0.015f), wood, 0.01f);
        b.Box(new(0, 1.65f, 0.028f), new(0.55f, 0.4f, 0.006f), Swatch.Plain(0x1e2422, 0.9f), 0);
        for (var i = 0; i < 6; i++) b.Box(new(-0.1f + dice.Range(-0.08f, 0.08f), 1.92f - i * 0.1f, 0.035f), new(dice.Range(0.2f, 0.36f), 0.012f, 0.001f), Swatch.Paper(i == 0 ? 0xd8b868 : 0xc8c8c0), 0);
    }
}
