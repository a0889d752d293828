using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>What stands or hangs against walls.</summary>
internal static class Storage
{
    public static readonly int[] Spines = [0x6e2f2a, 0x2f4a52, 0x7a6238, 0x3d4a36, 0x8a8272, 0x3a3344, 0x8a5a34, 0xa89878, 0x4e5f74, 0x5a2a3a];

    public static IReadOnlyList<Material> SpineMaterials(Dice dice, int count = 6)
    {
        var first = dice.Below(Spines.Length);
        return [.. Enumerable.Range(0, count).Select(i => Swatch.Plain(Spines[(first + i) % Spines.Length], 0.7f))];
    }

    /// <summary>An open bookcase, filled with books, boxes and small things.</summary>
    public static void Bookcase(SetBuilder b, Room room, Wall wall, float along, float width, float height, int shelves, Material wood, Dice dice, float depth = 0.28f, float low = 0)
    {
        room.Against(wall, along);
        var w = width / 2;
        b.Block(new(-w, low, 0), new(w, height, 0.015f), wood, 0.002f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1]) b.Box(new(side * (w - 0.012f), (low + height) / 2, depth / 2), new(0.013f, (height - low) / 2, depth / 2), wood, 0.006f);
        var step = (height - low - 0.05f) / shelves;
        for (var i = 0; i <= shelves; i++) b.Box(new(0, low + 0.035f + i * step, depth / 2), new(w - 0.02f, 0.013f, depth / 2 - 0.004f), wood, 0.005f);
        var spines = SpineMaterials(dice, 7);
        var (at, heading) = room.Frame(wall, along);
        var turn = SetBuilder.Heading(heading);
        for (var i = 0; i < shelves; i++)
        {
            var y = low + 0.05f + i * step;
            var tallest = MathF.Min(step - 0.05f, 0.27f);
            var x = -w + 0.04f;
            while (x < w - 0.15f)
            {
                var here = at + Vector3.Transform(new(x, y, 0.03f), turn);
                var left = w - 0.04f - x;
                switch (dice.Below(5))
                {
                    case 0:
                        b.Object(here, heading).Box(new(0.1f, tallest * 0.33f, 0.1f), new(0.085f, tallest * 0.33f, 0.09f), Swatch.Paper(dice.Pick(0x8d8068, 0x6d7a74, 0xa89a80)), 0.004f);
                        x += 0.22f;
                        break;
                    case 1 when step > 0.2f:
                        Props.Jar(b, at + Vector3.Transform(new(x + 0.07f, y, 0.13f), turn), 0.045f, MathF.Min(0.16f, step * 0.6f), Swatch.Gloss(dice.Pick(0x9a8f7a, 0x50676a, 0x8a5a40), 0.3f), Swatch.Gloss(0x6a5a48, 0.5f));
                        x += 0.16f;
                        break;
                    default:
                        x += Props.Books(b, here, heading, MathF.Min(left, dice.Range(0.25f, 0.6f)), tallest, dice, spines) + dice.Range(0.02f, 0.06f);
                        break;
                }
            }
        }
    }

    /// <summary>A wardrobe with two doors.</summary>
    public static void Wardrobe(SetBuilder b, Room room, Wall wall, float along, float width, float height, float depth, Material wood, Material knob)
    {
        room.Against(wall, along);
        var w = width / 2;
        b.Block(new(-w, 0.08f, 0.01f), new(w, height, depth), wood, 0.01f);
        b.Block(new(-w + 0.03f, 0, 0.03f), new(w - 0.03f, 0.09f, depth - 0.04f), wood, 0.005f);
        b.Block(new(-w - 0.04f, height - 0.03f, 0), new(w + 0.04f, height + 0.03f, depth + 0.04f), wood, 0.018f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Box(new(side * w / 2, (height + 0.06f) / 2, depth + 0.008f), new(w / 2 - 0.012f, height / 2 - 0.08f, 0.012f), wood, 0.006f);
            b.Box(new(side * w / 2, height * 0.72f, depth + 0.022f), new(w / 2 - 0.08f, height * 0.18f, 0.006f), wood, 0.005f);
            b.Box(new(side * w / 2, height * 0.3f, depth + 0.022f), new(w / 2 - 0.08f, height * 0.18f, 0.006f), wood, 0.005f);
            b.Ball(new(side * 0.045f, height * 0.52f, depth + 0.035f), 0.018f, knob, 6);
        }
    }

    /// <summary>A chest of drawers.</summary>
    public static void Drawers(SetBuilder b, Room room, Wall wall, float along, float width, float height, float depth, int rows, Material wood, Material knob)
    {
        room.Against(wall, along);
        var w = width / 2;
        b.Block(new(-w, 0.1f, 0.01f), new(w, height - 0.02f, depth - 0.02f), wood, 0.006f);
        b.Block(new(-w - 0.025f, height - 0.03f, 0), new(w + 0.025f, height, depth + 0.01f), wood, 0.012f);
        foreach (var x in (ReadOnlySpan<float>)[-w + 0.04f, w - 0.04f])
            foreach (var z in (ReadOnlySpan<float>)[0.06f, depth - 0.07f])
                b.Rod(new(x, 0, z), new(x, 0.11f, z), 0.018f, wood, 8, 0.026f);
        var step = (height - 0.16f) / rows;
        for (var i = 0; i < rows; i++)
        {
            var y = 0.12f + (i + 0.5f) * step;
            b.Box(new(0, y, depth - 0.012f), new(w - 0.025f, step / 2 - 0.012f, 0.012f), wood, 0.007f);
            foreach (var x in (ReadOnlySpan<float>)[-0.5f, 0.5f]) b.Ball(new(x * w, y, depth + 0.012f), 0.014f, knob, 6);
        }
    }

    /// <summary>A ribbed radiator under a window (frame: wall).</summary>
    public static void Radiator(SetBuilder b, float width, float height, Material paint)
    {
        var ribs = Math.Max(3, (int)(width / 0.075f));
        for (var i = 0; i < ribs; i++)
        {
            var x = -width / 2 + width * (i + 0.5f) / ribs;
            b.Box(new(x, 0.09f + height / 2, 0.085f), new(0.027f, height / 2, 0.05f), paint, 0.02f);
        }

        b.Rod(new(-width / 2 - 0.05f, 0.13f, 0.085f), new(width / 2 + 0.05f, 0.13f, 0.085f), 0.018f, paint);
        b.Rod(new(-width / 2 - 0.05f, 0.05f + height, 0.085f), new(width / 2 + 0.02f, 0.05f + height, 0.085f), 0.018f, paint);
    }

    /// <summary>Shelf boards on brackets (frame: wall).</summary>
    public static void Board(SetBuilder b, float from, float to, float height, float depth, Material wood, Material bracket)
    {
        b.Block(new(from, height - 0.028f, 0.004f), new(to, height, depth), wood, 0.008f);
        var count = Math.Max(2, (int)((to - from) / 0.7f) + 1);
        for (var i = 0; i < count; i++)
        {
            var x = from + 0.1f + (to - from - 0.2f) * i / (count - 1);
            b.Box(new(x, height - 0.1f, 0.012f), new(0.012f, 0.08f, 0.008f), bracket, 0.003f);
            b.Rod(new(x, height - 0.16f, 0.014f), new(x, height - 0.03f, depth * 0.75f), 0.008f, bracket, 6);
        }
    }

    /// <summary>Coats and bags on a row of hooks (frame: wall).</summary>
    public static void Hooks(SetBuilder b, Room room, Wall wall, float along, Material wood, Material metal, Dice dice, params IReadOnlyList<int> garments)
    {
        room.Against(wall, along);
        var half = 0.18f * garments.Count;
        b.Box(new(0, 1.68f, 0.012f), new(half + 0.08f, 0.05f, 0.014f), wood);
        for (var i = 0; i < garments.Count; i++)
        {
            var x = -half + 0.36f * (i + 0.5f);
            room.Against(wall, along, false);
            b.Rod(new(x, 1.67f, 0.02f), new(x, 1.65f, 0.08f), 0.008f, metal, 6);
            if (garments[i] < 0) continue;
            room.Against(wall, along);
            var length = dice.Range(0.7f, 1f);
            var cloth = Swatch.Cloth(garments[i]);
            var coat = Primitives.Lathe(16, 0, -length, 0.145f, -length, 0.15f, -length + 0.02f, 0.115f, -0.35f, 0.13f, -0.16f, 0.09f, -0.06f, 0.03f, 0, 0, 0);
            b.Add(Flattened(coat), cloth, new(x, 1.66f, 0.075f));
        }

        static Mesh Flattened(Mesh mesh) => mesh with
        {
            Positions = Array.ConvertAll(mesh.Positions, p => new Vector3(p.X * (1 + 0.06f * MathF.Sin(p.Y * 9)), p.Y, p.Z * (0.42f + 0.05f * MathF.Sin(MathF.Atan2(p.Z, p.X) * 7)))),
            Normals = Array.ConvertAll(mesh.Normals, n => Vector3.Normalize(new Vector3(n.X, n.Y, n.Z / 0.42f))),
        };
    }
}
