using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A corner shop: counter with till and scales, shelves to the ceiling full of goods, crates of fruit, a shop window with an awning.</summary>
internal static class ShopSet
{
    private sealed record Palette(int Wall, int Wood, int Counter, int Floor, int Chequer, int Shade, int Awning, int[] Goods);

    private static readonly int[] BottleGlass = [0xA8402E, 0xC9952E, 0x3F6A74, 0xD2C8A8, 0x5F7A46, 0x7A4A60];

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var c = PaintBox.Of(set, dice);
        var p = new Palette(c["wall"], c["wood"], c["counter"], c["floor"], c["floor pattern"], c["lampshade"], c["awning"], c.Many("goods"));
        var b = new SetBuilder();
        var room = new Room(b, plan);
        Material wood = Swatch.Wood(p.Wood), counter = Swatch.PaintedWood(p.Counter), brass = Swatch.Metal(0xb08d4a, 0.25f), white = Swatch.PaintedWood(0xd8d0bc), iron = Swatch.Metal(0x2b2d30, 0.4f, 0.12f);
        var window = new Opening(Wall.Left, 0.4f, 0.55f, 2.5f, 1.75f);
        var lit = InteriorLight.Lamps(set, 0.3f);

        room.Shell(new(Swatch.Tile(p.Floor, p.Chequer, 0.35f, 0.25f), Swatch.Plaster(p.Wall), Swatch.Plaster(0xcdc4ae), white), window);
        room.Window(window, counter, 3, 1, 0.3f);
        Outlook.Roofs(b, room, window, set, dice);
        ShopWindow(b, room, window, p, dice);

        var goods = p.Goods.Select(hex => Swatch.Paper(hex)).ToArray();
        var tins = p.Goods.Select(hex => Swatch.Gloss(hex, 0.3f)).ToArray();
        Counter(b, plan, wood, counter, brass, iron, dice, goods, tins);
        Wares(b, room, Wall.Back, -2.75f, 2.75f, 2.45f, wood, dice, goods, tins);
        Wares(b, room, Wall.Right, -1.75f, 0.75f, 2.3f, wood, dice, goods, tins);
        Crates(b, plan, room, wood, dice);
        Front(b, room, plan, wood, counter, white, brass, dice, goods, tins, p);

        var pendants = new List<Light>();
        foreach (var x in (ReadOnlySpan<float>)[0.0f, -1.3f, 1.3f])
        {
            var light = Lamps.Pendant(b, new(x, 2.12f, 0.12f), plan.Max.Y, Swatch.Gloss(p.Shade, 0.25f), lit, 0.2f, 2.3f);
            if (pendants.Count < 3) pendants.Add(light);
        }

        Dressing.Place(b, set, dice, new(-0.12f, plan.TableHeight, 0.02f), new(0.28f, plan.TableHeight, 0.06f), new(-0.42f, plan.TableHeight, 0.05f));
        return InteriorLight.Finish(b, room, set, new([window], pendants, PracticalsByDay: 0.3f, Exposure: 1.2f, NightExposure: 1.6f, Haze: 0.01f, SunTowards: new Vector3(0.2f, 0.5f, 0.2f), Fill: 1.2f));
    }

    private static void Counter(SetBuilder b, SetPlan plan, Material wood, Material counter, Material brass, Material iron, Dice dice, Material[] goods, Material[] tins)
    {
        var top = plan.TableHeight;
        b.Object();
        b.Block(new(-1.2f, 0, -0.3f), new(1.2f, top - 0.05f, 0.16f), counter, 0.012f);
        for (var i = 0; i < 5; i++) b.Box(new(-0.96f + i * 0.48f, 0.5f, 0.165f), new(0.19f, 0.32f, 0.012f), counter, 0.01f);
        b.Object().Block(new(-1.28f, top - 0.05f, -0.36f), new(1.28f, top, 0.24f), wood, 0.016f);

        // Till: drawer, keys, display with a crest.
        b.Object(new(0.72f, top, -0.1f));
        b.Box(new(0, 0.05f, 0), new(0.19f, 0.05f, 0.19f), brass, 0.012f);
        b.Add(Primitives.Prism([new(-0.17f, 0), new(0.17f, 0), new(0.17f, 0.12f), new(-0.02f, 0.3f), new(-0.17f, 0.3f)], 0.34f, 0.012f), brass, new(0, 0.1f, 0), SetBuilder.Heading(-90));
        b.Box(new(0, 0.47f, -0.08f), new(0.15f, 0.07f, 0.03f), brass, 0.02f);
        b.Box(new(0, 0.47f, -0.048f), new(0.11f, 0.04f, 0.004f), Swatch.Paper(0xe0dac4), 0);
        for (var row = 0; row < 3; row++) for (var i = 0; i < 5; i++) b.Object(new(0.72f, top, -0.1f)).Rod(new(-0.11f + i * 0.055f, 0.21f + row * 0.055f, 0.13f - row * 0.055f), new(-0.11f + i * 0.055f, 0.24f + row * 0.055f, 0.155f - row * 0.055f), 0.014f, i == 2 ? Swatch.Plain(0x9a2f28) : Swatch.Plain(0xd8d0bc), 8);

        // Scales with a dial and a pan.
        b.Object(new(-0.7f, top, -0.08f));
        b.Add(Primitives.Prism([new(-0.14f, 0), new(0.14f, 0), new(0.1f, 0.22f), new(-0.1f, 0.22f)], 0.16f, 0.012f), tins[0]);
        b.Add(Primitives.Lathe(24, 0, 0, 0.1f, 0, 0.1f, 0.05f, 0.085f, 0.05f, 0, 0.045f), Swatch.Paper(0xe2dccb), new(0, 0.2f, 0.05f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2));
        b.Box(new(0.02f, 0.22f, 0.105f), new(0.004f, 0.045f, 0.002f), Swatch.Plain(0x9a2f28), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -0.5f));
        b.Lathe(new(0, 0.24f, 0), brass, 24, 0, 0.06f, 0.05f, 0.065f, 0.15f, 0.09f, 0.155f, 0.1f, 0.14f, 0.093f, 0.05f, 0.072f, 0, 0.07f);
        b.Rod(new(0, 0.2f, 0), new(0, 0.31f, 0), 0.012f, iron);

        // Jars of sweets, a stack of bags, a bell.
        Material[] sweets = [Swatch.Gloss(0xb8402e, 0.15f), Swatch.Gloss(0xc99a2e, 0.15f), Swatch.Gloss(0x6a8a4a, 0.15f)];
        for (var i = 0; i < 3; i++) Props.Jar(b, new(-1.1f + i * 0.15f, top, -0.2f), 0.062f, 0.22f, sweets[i], brass);
        b.Object(new(0.22f, top, -0.18f), 12).Box(new(0, 0.02f, 0), new(0.1f, 0.02f, 0.14f), Swatch.Paper(0xb09468), 0.003f);
        b.Object(new(1.08f, top, 0.08f)).Lathe(default, brass, 18, 0, 0, 0.05f, 0, 0.05f, 0.012f, 0.042f, 0.035f, 0.02f, 0.052f, 0.008f, 0.055f, 0.008f, 0.07f, 0, 0.072f);
        for (var i = 0; i < 3; i++) b.Object(new(-0.3f + i * 0.02f, top + i * 0.05f, -0.22f), 8 * i).Box(new(0, 0.025f, 0), new(0.1f, 0.024f, 0.06f), goods[(i + 2) % goods.Length], 0.006f);
    }

    // Shelves from knee to cornice, packed with tins, boxes, bottles and jars.
    private static void Wares(SetBuilder b, Room room, Wall wall, float from, float to, float height, Material wood, Dice dice, Material[] goods, Material[] tins)
    {
        const float depth = 0.3f;
        var rows = wall == Wall.Right ? 4 : 5;
        b.Object();
        room.Slab(wall, from, to, 0, 0.5f, 0, depth + 0.12f, wood, 0.01f);
        b.Object();
        room.Slab(wall, from, to, 0.5f, height, 0, 0.012f, Swatch.Wood(0x5a3f28), 0.002f);
        for (var i = 0; i <= 3; i++)
        {
            var at = from + (to - from) * i / 3;
            b.Object();
            room.Slab(wall, at - 0.018f, at + 0.018f, 0.5f, height, 0, depth, wood, 0.006f);
        }

        b.Object();
        room.Slab(wall, from - 0.04f, to + 0.04f, height, height + 0.09f, 0, depth + 0.06f, wood, 0.02f);
        for (var row = 0; row < rows; row++)
        {
            var y = 0.52f + row * (height - 0.5f) / rows;
            b.Object();
            if (row > 0) room.Slab(wall, from, to, y - 0.022f, y, 0, depth - 0.01f, wood, 0.005f);
            b.Object();
            for (var at = from + 0.15f; at < to - 0.15f; at += 0.42f) room.Slab(wall, at - 0.05f, at + 0.05f, y - 0.045f, y - 0.005f, depth - 0.008f, depth - 0.004f, Swatch.Paper(dice.Pick(0xe2dcc4, 0xd8c060)), 0);
            Row(b, room, wall, from, to, y, (height - 0.5f) / rows - 0.07f, dice, goods, tins);
        }
    }

    private static void Row(SetBuilder b, Room room, Wall wall, float from, float to, float y, float clear, Dice dice, Material[] goods, Material[] tins)
    {
        var (_, heading) = room.Frame(wall, 0);
        for (var at = from + 0.06f; at < to - 0.24f;)
        {
            // Each stretch of shelf carries one article, several wide.
            var kind = dice.Below(4);
            var count = 3 + dice.Below(3);
            int hex = dice.Below(goods.Length);
            var step = kind switch { 0 => 0.1f, 1 => 0.135f, 2 => 0.1f, _ => 0.13f };
            for (var i = 0; i < count && at < to - 0.1f; i++, at += step)
            {
                var place = room.By(wall, at + step / 2, y, 0.2f);
                switch (kind)
                {
                    case 0:
                        for (var k = 0; k < 2 && (k + 1) * 0.115f < clear; k++)
                        {
                            b.Object(place + Vector3.UnitY * (k * 0.115f));
                            b.Lathe(default, tins[hex], 9, 0.042f, 0, 0.042f, 0.106f, 0.038f, 0.11f, 0, 0.11f);
                            b.Lathe(default, goods[(hex + 3) % goods.Length], 9, 0.0428f, 0.03f, 0.0428f, 0.075f);
                        }

                        break;
                    case 1:
                        var tall = MathF.Min(clear, 0.24f);
                        b.Object(place, heading).Box(new(0, tall / 2, 0), new(0.058f, tall / 2, 0.05f), goods[hex], 0);
                        b.Box(new(0, tall * 0.6f, 0.0505f), new(0.04f, tall * 0.16f, 0.001f), goods[(hex + 2) % goods.Length], 0);
                        break;
                    case 2:
                        Props.Bottle(b, place, MathF.Min(clear, 0.27f), Swatch.Glass(BottleGlass[hex % 6]), goods[(hex + 1) % goods.Length], 7);
                        break;
                    default:
                        Props.Jar(b, place, 0.052f, MathF.Min(clear, 0.17f), tins[hex], goods[(hex + 3) % goods.Length], 8);
                        break;
                }
            }

            at += 0.05f;
        }
    }

    private static void Crates(SetBuilder b, SetPlan plan, Room room, Material wood, Dice dice)
    {
        // Tilted crates of fruit under the shop window and before the right wall.
        (Wall Wall, float Along, int Hex, float Size)[] crates = [(Wall.Left, -0.45f, 0xC46A24, 0.042f), (Wall.Left, 0.2f, 0x9A2F24, 0.04f), (Wall.Left, 0.85f, 0x8A9A34, 0.043f), (Wall.Right, 1.35f, 0xC9A030, 0.038f), (Wall.Right, 1.98f, 0x7A8F3A, 0.05f)];
        foreach (var (wall, along, hex, size) in crates)
        {
            room.Against(wall, along);
            b.Block(new(-0.28f, 0, 0.05f), new(0.28f, 0.36f, 0.46f), wood, 0.008f);
            room.Against(wall, along);
            var tilt = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.28f);
            b.Box(new(0, 0.42f, 0.27f), new(0.285f, 0.012f, 0.22f), wood, 0.004f, tilt);
            foreach (var x in (ReadOnlySpan<float>)[-0.28f, 0.28f]) b.Box(new(x, 0.47f, 0.28f), new(0.01f, 0.06f, 0.22f), wood, 0.004f, tilt);
            foreach (var z in (ReadOnlySpan<float>)[-0.215f, 0.215f]) b.Box(new(0, 0.47f - z * 0.28f, 0.285f + z), new(0.285f, 0.06f, 0.01f), wood, 0.004f, tilt);
            room.Against(wall, along);
            Material[] skins = [Swatch.Gloss(hex, 0.35f), Swatch.Gloss(Swatch.Mix(hex, 0xd8a040, 0.35f), 0.35f)];
            var fruit = Primitives.Sphere(size, 4);
            for (var row = 0; row < 4; row++)
                for (var i = 0; i < 5; i++)
                {
                    var z = -0.15f + row * 0.1f;
                    b.Add(fruit, skins[dice.Below(2)], new(-0.22f + i * 0.11f + dice.Range(-0.015f, 0.015f), 0.485f - z * 0.28f + dice.Range(-0.006f, 0.014f), 0.285f + z));
                }

            b.Box(new(0, 0.62f, 0.09f), new(0.1f, 0.07f, 0.003f), Swatch.Paper(0x22282a), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.1f));
            b.Box(new(0, 0.63f, 0.0945f), new(0.055f, 0.018f, 0.001f), Swatch.Paper(0xe0dcd0), 0, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.1f));
        }
    }

    private static void ShopWindow(SetBuilder b, Room room, Opening window, Palette p, Dice dice)
    {
        // A striped awning outside, and goods in the window.
        room.Against(window.Wall, window.Along);
        var top = window.Sill + window.Height;
        for (var i = 0; i < 13; i++)
        {
            var x = -window.Width / 2 - 0.1f + (window.Width + 0.2f) * (i + 0.5f) / 13;
            b.Box(new(x, top - 0.02f, -0.65f), new((window.Width + 0.2f) / 26, 0.006f, 0.46f), Swatch.Glow(InteriorLightTint(p.Awning, i % 2 == 0)) with { Colour = Swatch.Linear(i % 2 == 0 ? p.Awning : 0xd8d0bc) }, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitX, -0.42f));
        }

        Material[] glaze = [Swatch.Gloss(p.Goods[0], 0.25f), Swatch.Gloss(p.Goods[2], 0.25f), Swatch.Paper(p.Goods[3])];
        for (var i = 0; i < 6; i++)
        {
            var at = room.By(window.Wall, window.Along - 1.05f + i * 0.42f, window.Sill + 0.003f, 0.06f);
            if (i % 2 == 0) Props.Jar(b, at, 0.07f, dice.Range(0.16f, 0.24f), glaze[i % 3], glaze[2]);
            else Props.Plant(b, at, 0.055f, 0.2f, glaze[(i + 1) % 3], dice);
        }

        static Vector3 InteriorLightTint(int awning, bool stripe) => Swatch.Linear(stripe ? awning : 0xd8d0bc) * 0.25f;
    }

    private static void Front(SetBuilder b, Room room, SetPlan plan, Material wood, Material counter, Material white, Material brass, Dice dice, Material[] goods, Material[] tins, Palette p)
    {
        room.Door(Wall.Front, 1.7f, counter, white, brass, 0.92f, 2.1f, true, Swatch.Glass(0x98a8a8));
        room.Against(Wall.Front, 1.7f);
        b.Box(new(0, 1.55f, 0.062f), new(0.16f, 0.1f, 0.004f), Swatch.Paper(0xe0dac8), 0.002f);
        b.Box(new(0, 1.55f, 0.067f), new(0.11f, 0.025f, 0.001f), Swatch.Paper(0xa02c24), 0);
        room.Against(Wall.Front, -0.9f);
        b.Block(new(-1.4f, 0, 0), new(1.4f, 0.1f, 0.34f), wood, 0.006f);
        for (var i = 0; i < 3; i++) b.Block(new(-1.4f, 0.42f + i * 0.34f, 0), new(1.4f, 0.44f + i * 0.34f, 0.28f), wood, 0.006f);
        foreach (var x in (ReadOnlySpan<float>)[-1.4f, 0, 1.4f]) b.Box(new(x, 0.58f, 0.14f), new(0.015f, 0.58f, 0.14f), wood, 0.005f);
        for (var i = 0; i < 3; i++) Row(b, room, Wall.Front, -2.25f, 0.45f, i == 0 ? 0.1f : 0.1f + i * 0.34f, 0.27f, dice, goods, tins);
        room.Against(Wall.Front, -0.9f);
        Props.Picture(b, new(-0.6f, 1.75f, 0), 0.36f, 0.46f, wood, p.Goods[0], p.Goods[1]);
        Props.Picture(b, new(0.5f, 1.75f, 0), 0.42f, 0.3f, wood, p.Goods[2], p.Goods[3]);

        // Sacks and a broom by the counter's end; a hanging sign.
        foreach (var (x, z) in (ReadOnlySpan<(float, float)>)[(-1.6f, -1.55f), (1.62f, -1.5f)])
        {
            b.Object(new(x, 0, z)).Add(SoftPrimitives.Cushion(new(0.23f, 0.3f, 0.2f), 0.55f, 9), Swatch.Cloth(0xa08a62, 0.5f), new(0, 0.29f, 0));
            b.Lathe(new(0, 0.55f, 0), Swatch.Cloth(0xa08a62), 14, 0.16f, 0, 0.19f, 0.06f, 0.17f, 0.075f, 0.14f, 0.03f);
            b.Lathe(new(0, 0.58f, 0), Swatch.Sand(0xb89a5a), 14, 0.15f, 0, 0, 0.05f);
        }

        b.Object(new(0, plan.Max.Y, -1.7f));
        foreach (var x in (ReadOnlySpan<float>)[-0.6f, 0.6f]) b.Rod(new(x, 0, 0), new(x, -0.14f, 0), 0.006f, brass, 6);
        b.Box(new(0, -0.24f, 0), new(0.8f, 0.11f, 0.016f), counter, 0.012f);
        for (var i = 0; i < 7; i++) b.Box(new(-0.54f + i * 0.18f, -0.24f, 0.019f), new(i % 3 == 1 ? 0.028f : 0.05f, 0.055f, 0.002f), Swatch.Paper(0xd8c488), 0.002f);
        room.Against(Wall.Right, 2.65f);
        Props.Picture(b, new(0, 1.65f, 0), 0.26f, 0.36f, wood, p.Goods[4], p.Goods[1]);
        Storage.Board(b, -0.3f, 0.35f, 1.05f, 0.22f, wood, brass);
        Props.Clock(room.Against(Wall.Right, 1.7f), new(0, 2.1f, 0), 0.17f, Swatch.Plain(0x2a2826), dice);
        room.Against(Wall.Left, -1.7f);
        b.Box(new(0, 1.5f, 0.014f), new(0.35f, 0.5f, 0.014f), wood, 0.01f);
        b.Box(new(0, 1.5f, 0.027f), new(0.31f, 0.46f, 0.006f), Swatch.Plain(0x20282a, 0.9f), 0);
        for (var i = 0; i < 7; i++) b.Box(new(dice.Range(-0.07f, 0), 1.82f - i * 0.105f, 0.034f), new(dice.Range(0.12f, 0.22f), i == 0 ? 0.022f : 0.011f, 0.001f), Swatch.Paper(i == 0 ? 0xd8b050 : 0xd0d0c8), 0);
    }
}
