using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

internal enum GroundFloor { Windows, Door, Shop, Blank }

internal enum Roof { Cornice, Gable, Mansard, Flat }

/// <param name="Wall">The face of the house.</param>
/// <param name="Trim">Sills, cornice, frames.</param>
/// <param name="RoofCover">Slates or tiles.</param>
/// <param name="Accent">Door, awning, shutters.</param>
/// <param name="Detailed">Frames, glazing bars and sills; off for the distance.</param>
internal sealed record HouseStyle(Material Wall, Material Trim, Material RoofCover, Material Accent, GroundFloor Ground, Roof Roof, bool Detailed, bool Shutters = false, float LitShare = 0.36f);

/// <summary>A house front with real reveals: piers, sills, panes set back, a ground floor and a roof.</summary>
internal static class Facade
{
    private const float Reveal = 0.16f;

    /// <summary>Stands on the frame's origin, spans 0..width along x, faces +z, and is <paramref name="depth"/> deep.</summary>
    public static void House(Scenery s, HouseStyle style, float width, int floors, int bays, float depth = 6, float storey = 2.9f, float ground = 3.4f)
    {
        var b = s.Build;
        var height = ground + (floors - 1) * storey;
        var bay = width / bays;
        var wall = new MeshSketch();
        Sides(wall, width, height, depth);

        Strip(wall, 0, width, ground - 0.3f, ground, 0);
        if (style.Ground == GroundFloor.Shop) Shopfront(s, style, wall, width, ground - 0.3f);
        else Storey(s, style, wall, 0, ground - 0.3f, width, bays, style.Ground == GroundFloor.Door ? bays / 2 : -1, style.Ground == GroundFloor.Blank);
        for (var f = 1; f < floors; f++)
            Storey(s, style, wall, ground + (f - 1) * storey, ground + f * storey, width, bays, -1, false);
        b.Add(s.Oriented(wall.ToMesh()), style.Wall);

        if (style.Detailed)
        {
            b.Block(new(0, ground - 0.22f, 0), new(width, ground - 0.08f, 0.09f), style.Trim, 0.02f);
            b.Block(new(0, 0, 0), new(width, 0.35f, 0.05f), style.Trim, 0.015f);
        }

        Top(s, style, width, height, depth, bay);
    }

    private static void Storey(Scenery s, HouseStyle style, MeshSketch wall, float low, float high, float width, int bays, int door, bool blank)
    {
        var bay = width / bays;
        var tall = high - low;
        for (var i = 0; i < bays; i++)
        {
            float left = i * bay, right = left + bay, middle = (left + right) / 2;
            if (blank)
            {
                Strip(wall, left, right, low, high, 0);
                continue;
            }

            var isDoor = i == door;
            var half = isDoor ? 0.55f : MathF.Min(0.52f, bay * 0.27f);
            float sill = isDoor ? low : low + tall * 0.30f, head = isDoor ? MathF.Min(low + 2.45f, high - 0.2f) : low + tall * 0.83f;
            Strip(wall, left, middle - half, low, high, 0);
            Strip(wall, middle + half, right, low, high, 0);
            if (sill > low) Strip(wall, middle - half, middle + half, low, sill, 0);
            Strip(wall, middle - half, middle + half, head, high, 0);
            Reveals(wall, middle - half, middle + half, sill, head);
            if (isDoor) Door(s, style, middle, half, sill, head);
            else Window(s, style, middle, half, sill, head);
        }
    }

    private static void Window(Scenery s, HouseStyle style, float x, float half, float sill, float head)
    {
        var b = s.Build;
        b.Add(Panel(x - half, x + half, sill, head, -Reveal), s.Pane(style.LitShare));
        if (!style.Detailed) return;
        b.Block(new(x - half - 0.1f, sill - 0.08f, -0.02f), new(x + half + 0.1f, sill, 0.12f), style.Trim, 0);
        s.SnowOn(new(x - half - 0.1f, 0, 0), new(x + half + 0.1f, sill, 0.11f), 0.05f);
        Bar(x - half, x - half + 0.06f, sill, head);
        Bar(x + half - 0.06f, x + half, sill, head);
        Bar(x - 0.025f, x + 0.025f, sill, head);
        var transom = sill + (head - sill) * 0.64f;
        Bar(x - half, x + half, transom - 0.025f, transom + 0.025f);
        Bar(x - half, x + half, head - 0.06f, head);
        if (!style.Shutters) return;
        b.Block(new(x - half - 0.5f, sill, 0), new(x - half - 0.04f, head, 0.05f), style.Accent, 0);
        b.Block(new(x + half + 0.04f, sill, 0), new(x + half + 0.5f, head, 0.05f), style.Accent, 0);

        void Bar(float left, float right, float low, float high) => b.Block(new(left, low, -Reveal), new(right, high, -Reveal + 0.06f), style.Trim, 0);
    }

    private static void Door(Scenery s, HouseStyle style, float x, float half, float sill, float head)
    {
        var b = s.Build;
        b.Block(new(x - half, sill, -Reveal - 0.04f), new(x + half, head - 0.42f, -Reveal), style.Accent, 0.01f);
        b.Add(Panel(x - half, x + half, head - 0.42f, head, -Reveal), s.Pane(0.7f));
        if (!style.Detailed) return;
        b.Block(new(x - half - 0.12f, head, -0.02f), new(x + half + 0.12f, head + 0.14f, 0.16f), style.Trim, 0.02f);
        b.Block(new(x - half - 0.15f, -0.02f, 0), new(x + half + 0.15f, 0.15f, 0.42f), style.Trim, 0.02f);
        for (var k = 0; k < 2; k++)
            b.Block(new(x - half + 0.12f, sill + 0.2f + k * 0.9f, -Reveal), new(x + half - 0.12f, sill + 0.9f + k * 0.9f, -Reveal + 0.025f), style.Accent, 0.012f);
        b.Ball(new(x + half - 0.12f, sill + 1, -Reveal + 0.05f), 0.035f, Swatch.Metal(0xB08D4A), 5);
    }

    private static void Shopfront(Scenery s, HouseStyle style, MeshSketch wall, float width, float high)
    {
        var b = s.Build;
        float sign = high - 0.62f, left = 0.3f, right = width - 0.3f, doorLeft = right - 1.25f;
        Strip(wall, 0, left, 0, high, 0);
        Strip(wall, right, width, 0, high, 0);
        Strip(wall, left, right, sign, high, 0);
        Reveals(wall, left, right, 0, sign);
        b.Block(new(left, 0, -0.3f), new(doorLeft, 0.55f, 0.02f), style.Accent, 0.015f);
        var glow = s.Sky.LampsLit ? Swatch.Glow(new Vector3(2.7f, 1.75f, 0.85f) * (s.Night ? 0.55f : 0.7f)) : s.DarkPane;
        b.Add(Panel(left, doorLeft, 0.55f, sign, -Reveal), glow);
        b.Add(Panel(doorLeft, right, 0, sign, -0.42f), s.Sky.LampsLit ? glow : s.DarkPane);
        for (var i = 0; i <= 3; i++)
        {
            var x = left + (doorLeft - left) * i / 3;
            b.Block(new(x - 0.04f, 0, -Reveal), new(x + 0.04f, sign, 0.03f), style.Accent, 0);
        }

        b.Block(new(right - 0.05f, 0, -0.4f), new(right, sign, 0.03f), style.Accent, 0);
        // Goods on show, dark against the lit shop.
        for (var i = 0; i < 5 && style.Detailed; i++)
        {
            var x = left + 0.35f + (doorLeft - left - 0.6f) * i / 4;
            b.Block(new(x - 0.13f, 0.55f, -0.13f), new(x + 0.13f, 0.72f + s.Dice.Range(0, 0.5f), -0.03f), Swatch.Plain(s.Dice.Pick(0x8A4B3A, 0x4E6A62, 0xB79A5A, 0x5A5870)), 0.02f);
        }

        b.Block(new(left - 0.12f, sign, -0.02f), new(right + 0.12f, high - 0.1f, 0.12f), style.Accent, 0.02f);
        Lettering(s, (left + right) / 2, (sign + high - 0.1f) / 2, MathF.Min(2.6f, width * 0.5f), 0.22f, 0.125f);
        Awning(s, left - 0.05f, right + 0.05f, sign + 0.02f);
    }

    /// <summary>Strokes that read as lettering without saying anything.</summary>
    public static void Lettering(Scenery s, float x, float y, float width, float height, float z, Material? ink = null)
    {
        var paint = ink ?? (s.Sky.LampsLit ? Swatch.Glow(new Vector3(2.2f, 1.6f, 0.8f)) : Swatch.Plain(0xE9DFC6));
        var count = Math.Max(3, (int)(width / (height * 0.92f)));
        var step = width / count;
        for (var i = 0; i < count; i++)
        {
            var left = x - width / 2 + i * step;
            var form = s.Dice.Below(4);
            Stroke(left, left + step * 0.16f, y - height / 2, y + height / 2);
            if (form != 1) Stroke(left + step * 0.5f, left + step * 0.66f, y - height / 2, y + height / 2 * (form == 2 ? 0.1f : 1));
            if (form != 3) Stroke(left, left + step * 0.62f, y + height * 0.36f, y + height / 2);
            Stroke(left, left + step * 0.62f, y - height * (form == 1 ? 0.5f : 0.06f), y - height * (form == 1 ? 0.36f : -0.08f));
        }

        void Stroke(float l, float r, float lo, float hi) => s.Build.Add(Panel(l, r, lo, hi, z), paint);
    }

    private static void Awning(Scenery s, float left, float right, float top)
    {
        var stripe = s.Dice.Pick(0x7C3A34, 0x3F5F57, 0x2F4A63, 0x8A6A36);
        var light = Swatch.Cloth(0xD9D0BC);
        var dark = Swatch.Cloth(stripe);
        var count = Math.Max(4, (int)((right - left) / 0.42f));
        for (var i = 0; i < count; i++)
        {
            float l = left + (right - left) * i / count, r = left + (right - left) * (i + 1) / count;
            var cloth = s.Snowy ? Scenery.SnowCover : i % 2 == 0 ? dark : light;
            s.Build.Add(Primitives.Grid(1, 2, (u, v) => new(l + (r - l) * u, top - 0.62f * v - 0.06f * MathF.Sin(v * 3.1f), 0.1f + 1.15f * v)), cloth);
            s.Build.Block(new(l, top - 0.80f, 1.2f), new(r, top - 0.60f, 1.25f), i % 2 == 0 ? dark : light, 0);
        }
    }

    private static void Top(Scenery s, HouseStyle style, float width, float height, float depth, float bay)
    {
        var b = s.Build;
        var slope = s.Snowy ? Scenery.SnowCover : style.RoofCover;
        switch (style.Roof)
        {
            case Roof.Gable:
            {
                var rise = MathF.Min(3.2f, depth * 0.42f);
                b.Add(Wedge(-0.2f, width + 0.2f, height - 0.05f, rise, 0.4f, -depth - 0.3f), slope);
                break;
            }

            case Roof.Mansard:
            {
                b.Block(new(-0.12f, height, -depth), new(width + 0.12f, height + 0.22f, 0.22f), style.Trim, 0);
                b.Add(Frustum(width, height + 0.2f, 2.1f, depth, 0.75f), slope);
                for (var x = bay / 2; x < width; x += bay)
                {
                    b.Block(new(x - 0.5f, height + 0.3f, -0.9f), new(x + 0.5f, height + 1.75f, -0.02f), style.Trim, 0);
                    b.Add(Panel(x - 0.36f, x + 0.36f, height + 0.45f, height + 1.6f, -0.01f), s.Pane(style.LitShare));
                    s.SnowOn(new(x - 0.5f, 0, -0.8f), new(x + 0.5f, height + 1.75f, 0.02f));
                }

                break;
            }

            case Roof.Cornice:
                b.Block(new(-0.1f, height, -depth), new(width + 0.1f, height + 0.28f, 0.34f), style.Trim, 0.03f);
                b.Block(new(0, height + 0.28f, -0.3f), new(width, height + 0.72f, 0.04f), style.Wall, 0);
                s.SnowOn(new(-0.1f, 0, -0.3f), new(width + 0.1f, height + 0.72f, 0.1f), 0.1f);
                break;
            default:
                b.Block(new(-0.05f, height, -depth), new(width + 0.05f, height + 0.25f, 0.08f), style.Trim, 0);
                s.SnowOn(new(-0.05f, 0, -depth), new(width + 0.05f, height + 0.25f, 0.08f), 0.1f);
                break;
        }

        if (style.Roof == Roof.Flat) return;
        var stack = s.Dice.Range(0.15f, 0.85f) * width;
        b.Block(new(stack - 0.4f, height, -depth * 0.5f - 0.35f), new(stack + 0.4f, height + 2.9f, -depth * 0.5f + 0.35f), style.Wall, 0);
        for (var k = -1; k <= 1; k += 2)
            b.Lathe(new(stack + k * 0.2f, height + 2.9f, -depth * 0.5f), style.RoofCover, 7, 0.13f, 0, 0.1f, 0.5f, 0.13f, 0.52f, 0, 0.53f);
    }

    private static Mesh Wedge(float left, float right, float low, float rise, float front, float back)
    {
        var sketch = new MeshSketch();
        var ridge = (front + back) / 2;
        var up = Vector3.Normalize(new(0, front - ridge, rise));
        var away = up with { Z = -up.Z };
        Quad(new(left, low, front), new(right, low, front), new(right, low + rise, ridge), new(left, low + rise, ridge), up);
        Quad(new(left, low, back), new(right, low, back), new(right, low + rise, ridge), new(left, low + rise, ridge), away);
        foreach (var x in new[] { left, right })
        {
            var side = new Vector3(x == left ? -1 : 1, 0, 0);
            int a = sketch.Vertex(new(x, low, front), side), c = sketch.Vertex(new(x, low, back), side), d = sketch.Vertex(new(x, low + rise, ridge), side);
            sketch.FacingTriangle(a, c, d);
        }

        return sketch.ToMesh();

        void Quad(Vector3 p, Vector3 q, Vector3 r, Vector3 t, Vector3 n) =>
            sketch.FacingQuad(sketch.Vertex(p, n), sketch.Vertex(q, n), sketch.Vertex(r, n), sketch.Vertex(t, n));
    }

    private static Mesh Frustum(float width, float low, float rise, float depth, float inset)
    {
        var sketch = new MeshSketch();
        Vector3[] foot = [new(0, low, 0), new(width, low, 0), new(width, low, -depth), new(0, low, -depth)];
        Vector3[] head = [new(inset, low + rise, -inset), new(width - inset, low + rise, -inset), new(width - inset, low + rise, -depth + inset), new(inset, low + rise, -depth + inset)];
        Vector3[] sides = [new(0, 0.35f, 1), new(1, 0.35f, 0), new(0, 0.35f, -1), new(-1, 0.35f, 0)];
        for (var i = 0; i < 4; i++)
        {
            var k = (i + 1) % 4;
            var n = Vector3.Normalize(sides[i]);
            sketch.FacingQuad(sketch.Vertex(foot[i], n), sketch.Vertex(foot[k], n), sketch.Vertex(head[k], n), sketch.Vertex(head[i], n));
        }

        sketch.FacingQuad(sketch.Vertex(head[0], Vector3.UnitY), sketch.Vertex(head[1], Vector3.UnitY), sketch.Vertex(head[2], Vector3.UnitY), sketch.Vertex(head[3], Vector3.UnitY));
        return sketch.ToMesh();
    }

    private static void Sides(MeshSketch wall, float width, float height, float depth)
    {
        Upright(wall, new(0, 0, 0), new(0, 0, -depth), height, -Vector3.UnitX);
        Upright(wall, new(width, 0, 0), new(width, 0, -depth), height, Vector3.UnitX);
        Upright(wall, new(0, 0, -depth), new(width, 0, -depth), height, -Vector3.UnitZ);
    }

    private static void Upright(MeshSketch sketch, Vector3 a, Vector3 b, float height, Vector3 normal)
    {
        var up = new Vector3(0, height, 0);
        sketch.FacingQuad(sketch.Vertex(a, normal), sketch.Vertex(b, normal), sketch.Vertex(b + up, normal), sketch.Vertex(a + up, normal));
    }

    private static void Reveals(MeshSketch wall, float left, float right, float low, float high)
    {
        Side(new(left, low, 0), new(left, high, 0), Vector3.UnitX);
        Side(new(right, low, 0), new(right, high, 0), -Vector3.UnitX);
        Side(new(left, low, 0), new(right, low, 0), Vector3.UnitY);
        Side(new(left, high, 0), new(right, high, 0), -Vector3.UnitY);

        void Side(Vector3 a, Vector3 b, Vector3 n)
        {
            var back = new Vector3(0, 0, -Reveal);
            wall.FacingQuad(wall.Vertex(a, n), wall.Vertex(b, n), wall.Vertex(b + back, n), wall.Vertex(a + back, n));
        }
    }

    private static void Strip(MeshSketch wall, float left, float right, float low, float high, float z) =>
        wall.FacingQuad(
            wall.Vertex(new(left, low, z), Vector3.UnitZ), wall.Vertex(new(right, low, z), Vector3.UnitZ),
            wall.Vertex(new(right, high, z), Vector3.UnitZ), wall.Vertex(new(left, high, z), Vector3.UnitZ));

    /// <summary>A single upright pane facing +z.</summary>
    public static Mesh Panel(float left, float right, float low, float high, float z)
    {
        var sketch = new MeshSketch();
        Strip(sketch, left, right, low, high, z);
        return sketch.ToMesh();
    }
}
