using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A town park: a bench by a gravel path, lawns, an avenue, a pond with a footbridge, a bandstand, the town beyond the trees.</summary>
internal static class ParkSet
{
    private sealed record Palette(int Grass, int[] Leaves, int Gravel, int[] Flowers, int Bench, int Copper);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, low: new(-0.62f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["grass"], c.Many("leaves"), c["gravel"], c.Many("flowers"), c["bench"], c["copper"]);
        Grounds(s, look);
        Pond(s, look);
        Bandstand(s, look, new(8.4f, 0.12f, -17));
        Growth(s, look);
        Furnish(s, look);
        Town(s);
        return s.Finish();
    }

    /// <summary>Where the main path runs: past the bench from the left front, then away to the right and into the depth.</summary>
    private static float PathZ(float x) => 0.75f + 0.35f * MathF.Sin(x * 0.32f + 0.5f) - 0.0016f * x * x * x * (x > 0 ? 1 : 0.25f);

    private static float Height(float x, float z)
    {
        var away = MathF.Sqrt(x * x + z * z);
        var roll = 1.5f * (Relief.Land(x, z, 17, 3) - 0.45f) * Relief.Step(9, 30, away);
        var hill = 3.2f * Relief.Step(26, 70, away) * Relief.Land(x, z, 33, 8);
        var basin = -0.9f * Relief.Step(1, 0.72f, PondAt(x, z));
        return roll + hill + basin;
    }

    private static float PondAt(float x, float z) => Vector2.Distance(new(0, 0), new((x + 5.5f) / 7.4f, (z + 16.5f) / 4.6f)) + 0.12f * MathF.Sin(MathF.Atan2(z + 16.5f, x + 5.5f) * 3);

    private static void Grounds(Scenery s, Palette look)
    {
        s.Land(s.Grass(look.Grass), new(-90, -100), new(90, 80), 70, Height);
        var gravel = s.Trodden(new(Substance.Sand, Swatch.Linear(look.Gravel), Swatch.Linear(Swatch.Darker(look.Gravel, 0.22f)), default, 0.03f, 0.85f, 2.4f));
        Ribbon(s, gravel, 60, t => { var x = -26 + 44 * t; return new(x, 0, PathZ(x)); }, 1.05f, 0.02f);
        Ribbon(s, gravel, 30, t => new(2.6f + 3.2f * t + 1.6f * MathF.Sin(t * 3), 0, PathZ(3.4f) - 15 * t), 0.8f, 0.024f);
        Ribbon(s, gravel, 20, t => new(-7 - 5 * t, 0, PathZ(-7) + 24 * t), 0.85f, 0.022f);
        // An edging of setts keeps path and lawn apart.
        var edge = s.Stone(0x8C877C);
        Ribbon(s, edge, 60, t => { var x = -26 + 44 * t; return new(x, 0, PathZ(x) - 1.1f); }, 0.06f, 0.05f);
        Ribbon(s, edge, 60, t => { var x = -26 + 44 * t; return new(x, 0, PathZ(x) + 1.1f); }, 0.06f, 0.05f);
    }

    private static void Ribbon(Scenery s, Material material, int steps, Func<float, Vector3> line, float half, float lift) =>
        s.Build.Object().Add(Primitives.Grid(2, steps, (u, v) =>
        {
            Vector3 at = line(v), along = line(MathF.Min(1, v + 0.01f)) - line(MathF.Max(0, v - 0.01f));
            var side = Vector3.Normalize(Vector3.Cross(along, Vector3.UnitY));
            var p = at + side * half * (1 - 2 * u) * -1;
            return new(p.X, Height(p.X, p.Z) + lift * (u is > 0.2f and < 0.8f ? 1 : 0.6f), p.Z);
        }) is var mesh ? mesh with { Normals = Array.ConvertAll(mesh.Normals, n => n.Y < 0 ? -n : n) } : mesh, material);

    private static void Pond(Scenery s, Palette look)
    {
        var water = new Material(Substance.Water, new(0.030f, 0.045f, 0.040f), new(0.05f, 0.06f, 0.05f), default, 0.06f, 0.07f);
        s.Build.Object(new(-5.5f, -0.30f, -16.5f)).Add(Primitives.Disc(1, 40), s.Snowy ? Swatch.Gloss(0xC6D3DC, 0.25f) : water, scale: 8.6f);
        for (var i = 0; i < 26; i++)
        {
            var (sin, cos) = MathF.SinCos(s.Dice.Range(0, MathF.Tau));
            var at = new Vector3(-5.5f + cos * 7.0f, -0.25f, -16.5f + sin * 4.4f);
            if (i % 2 == 0) s.Build.Object(at).Add(Sweep.Boulder(new(s.Dice.Range(0.25f, 0.5f), 0.22f, s.Dice.Range(0.2f, 0.4f)), s.Dice, 5), s.Stone(0x84827A));
            else s.Build.Object(at).Add(Tufts.Blades(s.Dice, 16, 0.9f, 0.3f, 0.025f), s.Foliage(0x6E7A3C));
        }

        // A bowed footbridge over the narrow end.
        var b = s.Build.Object(new(-2.2f, 0, -15.4f), 62);
        var wood = s.Ground(Swatch.Planks(look.Bench));
        var rail = s.Wall(Swatch.PaintedWood(0xB8B0A0));
        b.Add(Primitives.Grid(12, 1, (u, v) => new(-2.6f + 5.2f * u, -0.1f + 0.75f * MathF.Sin(u * MathF.PI), -0.7f + 1.4f * v)), wood);
        foreach (var z in new[] { -0.7f, 0.7f })
        {
            for (var i = 0; i < 8; i++)
            {
                float u = i / 8f, w = (i + 1) / 8f;
                Vector3 p = new(-2.6f + 5.2f * u, -0.1f + 0.75f * MathF.Sin(u * MathF.PI), z), q = new(-2.6f + 5.2f * w, -0.1f + 0.75f * MathF.Sin(w * MathF.PI), z);
                b.Rod(p + new Vector3(0, 0.9f, 0), q + new Vector3(0, 0.9f, 0), 0.04f, rail, 5);
                b.Rod(p + new Vector3(0, 0.45f, 0), q + new Vector3(0, 0.45f, 0), 0.025f, rail, 4);
                b.Rod(p - new Vector3(0, 0.1f, 0), p + new Vector3(0, 1, 0), 0.035f, rail, 5);
                b.Rod(p - new Vector3(0, 0.08f, 0), q - new Vector3(0, 0.08f, 0), 0.08f, rail, 5);
            }
        }
    }

    private static void Bandstand(Scenery s, Palette look, Vector3 at)
    {
        var b = s.Build.Object(at + new Vector3(0, Height(at.X, at.Z) - 0.12f, 0), 12);
        var white = s.Wall(Swatch.PaintedWood(0xD6D0C0));
        var copper = s.Snowy ? Scenery.SnowCover : Swatch.Metal(look.Copper, 0.5f, 0.06f);
        b.Lathe(default, s.Stone(0x9C968A), 8, 2.9f, -0.3f, 2.9f, 0.55f, 2.8f, 0.6f, 0, 0.6f);
        b.Lathe(new(0, 3.15f, 0), white, 8, 2.75f, 0, 2.85f, 0, 2.85f, 0.3f, 2.75f, 0.32f, 2.6f, 0.2f);
        b.Lathe(new(0, 3.4f, 0), copper, 8, 3.2f, 0, 2.2f, 0.75f, 0.9f, 1.35f, 0.5f, 1.9f, 0.12f, 2.15f, 0.08f, 2.7f, 0, 2.75f);
        for (var i = 0; i < 8; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * (i + 0.5f) / 8);
            var (sin2, cos2) = MathF.SinCos(MathF.Tau * (i + 1.5f) / 8);
            Vector3 foot = new(cos * 2.6f, 0.55f, sin * 2.6f), next = new(cos2 * 2.6f, 0.55f, sin2 * 2.6f);
            b.Rod(foot, foot with { Y = 3.2f }, 0.07f, white, 8);
            if (i == 1) continue;
            b.Rod(foot with { Y = 1.4f }, next with { Y = 1.4f }, 0.04f, white, 5);
            for (var k = 1; k < 6; k++) b.Rod(Vector3.Lerp(foot, next, k / 6f), Vector3.Lerp(foot, next, k / 6f) with { Y = 1.4f }, 0.018f, white, 4);
        }

        if (s.Sky.LampsLit) b.Ball(new(0, 2.9f, 0), 0.16f, s.LampGlass(0.6f));
    }

    private static void Growth(Scenery s, Palette look)
    {
        var bark = s.Bark(0x57493C);
        var leaves = Array.ConvertAll(look.Leaves, s.Foliage);
        (float X, float Z, float Height, float Spread, float Detail)[] near =
        [
            (-5.4f, -4.6f, 7.4f, 2.7f, 0.8f), (5.6f, -6.2f, 6.8f, 2.5f, 0.7f), (-9.6f, -9.2f, 8.2f, 3f, 0.5f), (11.6f, -9.6f, 8f, 2.9f, 0.5f),
            (2f, -23.5f, 9f, 3.2f, 0.35f), (-14.5f, 3.5f, 8f, 2.9f, 0.4f), (13.5f, 4f, 7.5f, 2.8f, 0.4f), (7f, 13.5f, 8.2f, 2.9f, 0.5f), (-6.5f, 15f, 8.6f, 3f, 0.45f), (0.5f, 20f, 8f, 2.8f, 0.35f),
        ];
        var turn = s.Dice.Below(leaves.Length);
        for (var i = 0; i < near.Length; i++)
        {
            var (x, z, height, spread, detail) = near[i];
            s.Plant(Trees.Broadleaf(s.Dice, new(height, spread, 0.22f, detail)), bark, leaves[(i + turn) % leaves.Length], new(x, Height(x, z) - 0.05f, z), s.Dice.Range(0, 360));
        }

        // The middle distance repeats three trees; the town's edge is a soft wall of crowns.
        var copies = Enumerable.Range(0, 3).Select(_ => Trees.Broadleaf(s.Dice, new(9, 3.3f, 0.25f, 0.12f))).ToArray();
        for (var i = 0; i < 24; i++)
        {
            var angle = MathF.Tau * (i + s.Dice.Range(-0.3f, 0.3f)) / 24;
            var (sin, cos) = MathF.SinCos(angle);
            var far = s.Dice.Range(31, 46);
            float x = cos * far, z = sin * far - 4;
            s.Plant(copies[i % 3], bark, leaves[s.Dice.Below(leaves.Length)], new(x, Height(x, z) - 0.1f, z), s.Dice.Range(0, 360), s.Dice.Range(0.8f, 1.25f));
        }

        var fir = Trees.Conifer(s.Dice, new(8.5f, 1.9f, 0.18f, 0.12f, 0.08f));
        foreach (var (x, z) in new[] { (-17f, -21f), (-19.5f, -18f), (16f, -24f), (18f, 12f) })
            s.Plant(fir, bark, s.Foliage(0x3F5A42), new(x, Height(x, z) - 0.1f, z), s.Dice.Range(0, 360), s.Dice.Range(0.8f, 1.15f));

        for (var i = 0; i < 7; i++)
        {
            float x = -3.8f + i * 1.15f + (i > 2 ? 3.2f : 0), z = -3.4f - 0.5f * MathF.Sin(i * 1.7f);
            s.Build.Object(new(x, Height(x, z), z)).Add(Trees.Bush(s.Dice, new(0.72f, 0.5f, 0.55f), 66, 0.12f), s.Foliage(0x4E6438));
        }

        FlowerBed(s, look, new(-3.3f, 0, -1.9f), 0.95f);
        FlowerBed(s, look, new(3.7f, 0, -1.7f), 0.85f);
        // Scattered blades and fallen leaves give the lawn its scale.
        var blades = s.Foliage(Swatch.Mix(look.Grass, 0xB0B060, 0.2f));
        s.Build.Object();
        for (var i = 0; i < 70; i++)
        {
            float x = s.Dice.Range(-9, 9), z = s.Dice.Range(-8, 6.5f);
            if (MathF.Abs(z - PathZ(x)) < 1.3f || (MathF.Abs(x) < 1.5f && z is > -1.2f and < 2.2f)) continue;
            s.Build.Add(Tufts.Blades(s.Dice, 6, 0.15f, 0.09f, 0.012f), blades, new(x, Height(x, z) - 0.01f, z));
        }

        if (s.Snowy) return;
        var fallen = leaves[turn];
        for (var i = 0; i < 90; i++)
        {
            float x = s.Dice.Range(-7, 7), z = s.Dice.Range(-5, 4);
            s.Build.Box(new(x, Height(x, z) + 0.04f, z), new(0.035f, 0.004f, 0.024f), fallen, 0, SetBuilder.Heading(s.Dice.Range(0, 180)));
        }
    }

    private static void FlowerBed(Scenery s, Palette look, Vector3 at, float radius)
    {
        var b = s.Build.Object(at).Lathe(default, s.Ground(new(Substance.Plain, Swatch.Linear(0x4A3A2C), Swatch.Linear(0x3A2C20), default, 0.02f, 0.95f)), 20, radius, -0.05f, radius * 0.8f, 0.1f, 0, 0.16f);
        if (s.Snowy) return;
        for (var i = 0; i < 46; i++)
        {
            var (sin, cos) = MathF.SinCos(s.Dice.Range(0, MathF.Tau));
            var r = radius * 0.86f * MathF.Sqrt(s.Dice.Unit());
            var foot = new Vector3(cos * r, 0.1f, sin * r);
            if (i % 3 == 0) b.Add(Tufts.Blades(s.Dice, 7, 0.22f, 0.12f, 0.02f), s.Foliage(0x56703C), foot);
            b.Ball(foot + new Vector3(0, s.Dice.Range(0.12f, 0.24f), 0), s.Dice.Range(0.028f, 0.05f), s.Wall(Swatch.Plain(look.Flowers[i % look.Flowers.Length], 0.8f)), 3);
        }
    }

    private static void Furnish(Scenery s, Palette look)
    {
        Furniture.Bench(s, new(0, 0, -0.6f), 0, 0.92f, 0.46f, look.Bench);
        Furniture.Bench(s, new(-8.2f, Height(-8.2f, -1.2f), PathZ(-8.2f) - 1.7f), 0, 0.85f, 0.46f, look.Bench);
        Furniture.LitterBin(s, new(2.75f, 0, -0.9f), 0x3F5044);
        Furniture.Lamp(s, new(-2.55f, 0, -0.85f), shines: true, 1.3f);
        Furniture.Lamp(s, new(4.6f, Height(4.6f, -3.6f), -3.6f), shines: true, 1.1f);
        foreach (var (x, z) in new[] { (-12.5f, -0.6f), (4.2f, -11.5f), (-9.2f, 8f), (13f, -3.4f) })
            Furniture.Lamp(s, new(x, Height(x, z), z), shines: false);
        // Iron railings along the park's front, behind the camera.
        var iron = Swatch.Metal(0x24292C, 0.4f, 0.09f);
        s.Build.Object();
        for (var x = -24f; x < 24; x += 0.75f)
            s.Build.Rod(new(x, Height(x, 25) - 0.1f, 25), new(x, Height(x, 25) + 1.35f, 25), 0.02f, iron, 3);
        for (var x = -24f; x < 24; x += 4)
            s.Build.Rod(new(x, Height(x, 25) + 1.2f, 25), new(x + 4, Height(x + 4, 25) + 1.2f, 25), 0.025f, iron, 4);
    }

    /// <summary>Gables above the far trees, a little of the town all round.</summary>
    private static void Town(Scenery s)
    {
        var roof = s.Snowy ? Scenery.SnowCover : Swatch.Plain(0x5A4A48);
        for (var i = 0; i < 14; i++)
        {
            var angle = MathF.Tau * i / 14 + s.Dice.Range(-0.1f, 0.1f);
            var (sin, cos) = MathF.SinCos(angle);
            var style = new HouseStyle(s.Wall(Swatch.Plaster(s.Dice.Pick(0xB8A58A, 0xA08474, 0xC0B49C, 0x98A09C))), s.Wall(Swatch.Plaster(0xCFC7B4)), roof, roof, GroundFloor.Blank, s.Dice.Pick(Roof.Gable, Roof.Mansard), false);
            var heading = MathF.Atan2(-cos, -sin) * 180 / MathF.PI;
            s.Build.Object(new(cos * 62, 1.2f, sin * 62), heading);
            Facade.House(s, style, 9, s.Dice.Pick(4, 5), 4, 7);
        }
    }
}
