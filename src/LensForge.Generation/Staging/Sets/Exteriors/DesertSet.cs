using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>Open desert: ripples and dunes, stepped mesas on the horizon, saguaros and scrub, a line of telegraph poles into the distance.</summary>
internal static class DesertSet
{
    private sealed record Palette(int Sand, int Rock, int RockDark, int Cactus, int Scrub);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, low: new(-0.3f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["sand"], c["rock"], c["dark rock"], c["cactus"], c["scrub"]);
        s.Land(s.Sand(look.Sand), new(-260, -280), new(260, 240), 96, Height);
        Mesas(s, look);
        Poles(s);
        Growth(s, look);
        Litter(s, look);
        return s.Finish(exposure: s.Set.Time == TimeOfDay.Day ? 0.88f : 1);
    }

    private static float Height(float x, float z)
    {
        var away = MathF.Sqrt(x * x + z * z);
        // Dunes: crests across the wind, steep to the lee; none where people play.
        var across = z * 0.9f + x * 0.35f + 9 * Relief.Land(x, z, 38, 3);
        var phase = across / 26 - MathF.Floor(across / 26);
        var crest = phase < 0.72f ? Relief.Step(0, 0.72f, phase) : 1 - Relief.Step(0.72f, 1, phase);
        var dunes = crest * 3.6f * Relief.Land(x, z, 45, 11) * Relief.Step(13, 34, away) * (1 - 0.8f * Relief.Step(120, 220, away));
        return dunes + 0.35f * (Relief.Land(x, z, 5, 4) - 0.5f) * Relief.Step(2.5f, 8, away);
    }

    private static void Mesas(Scenery s, Palette look)
    {
        var rock = s.Stone(look.Rock, 0.06f) with { Second = Swatch.Linear(look.RockDark) };
        var band = s.Stone(look.RockDark, 0.08f);
        (float Angle, float Far, float Size, float Tall)[] places =
        [
            (-104, 175, 26, 30), (-80, 215, 44, 24), (-66, 150, 9, 34), (-118, 120, 8, 26), (-128, 200, 36, 28), (-48, 200, 34, 30),
            (-20, 170, 24, 26), (-160, 160, 28, 30), (20, 210, 40, 24), (60, 170, 26, 32), (84, 130, 9, 30), (100, 205, 46, 26), (135, 160, 22, 30), (165, 200, 38, 22),
        ];
        foreach (var (angle, far, size, full) in places)
        {
            var tall = full * (far < 160 ? 0.68f : 0.8f);
            var (sin, cos) = MathF.SinCos(angle * MathF.PI / 180);
            var offset = s.Dice.Range(0, 90);
            // A talus foot, a cliff in two beds, a flat top.
            (float Radius, float Y)[] profile = [(1.75f, -2), (1.32f, tall * 0.22f), (1.08f, tall * 0.40f), (1.0f, tall * 0.42f), (0.97f, tall * 0.66f), (0.90f, tall * 0.68f), (0.87f, tall * 0.97f), (0.82f, tall), (0.0f, tall * 1.005f)];
            const int columns = 36;
            var mesh = Sweep.Rings(profile.Length, columns, (i, j) =>
            {
                var (sj, cj) = MathF.SinCos(MathF.Tau * j / columns);
                var wall = 1 + (i is > 1 and < 8 ? 0.34f : 0.2f) * (Relief.Value(new(cj * 2.2f + offset, i > 4 ? 2 : 0, sj * 2.2f)) - 0.5f) + 0.16f * (Relief.Value(new(cj * 6 + offset, 5, sj * 6)) - 0.5f);
                return new(cj * size * profile[i].Radius * wall, profile[i].Y, sj * size * profile[i].Radius * wall * 0.75f);
            });
            s.Build.Object(new(cos * far, 0, sin * far), s.Dice.Range(0, 360)).Add(mesh, rock);
            s.Build.Lathe(new(0, tall * 0.41f, 0), band, 20, size * 0.8f, -0.5f, size * 1.0f, 0, size * 0.8f, 0.6f);
            if (s.Snowy) s.Build.Add(Primitives.Disc(size * 0.78f, 20), Scenery.SnowCover, new(0, tall * 1.01f, 0));
        }
    }

    private static void Poles(Scenery s)
    {
        var wood = s.Wall(Swatch.Wood(0x5C4A3A, 0.6f, 0.8f));
        var wire = Swatch.Metal(0x2A2C2E, 0.5f, 0.06f);
        var previous = Vector3.Zero;
        for (var i = 0; i < 15; i++)
        {
            float z = 34 - i * 15.5f, x = 7.2f + i * 0.9f - 2;
            var foot = new Vector3(x, Height(x, z), z);
            s.Build.Object(foot);
            s.Build.Rod(new(0, -0.5f, 0), new(0, 6.4f, 0), 0.12f, wood, 7, 0.085f);
            s.Build.Box(new(0, 5.9f, 0), new(0.95f, 0.06f, 0.05f), wood, 0);
            s.Build.Box(new(0, 5.4f, 0), new(0.65f, 0.05f, 0.05f), wood, 0);
            foreach (var k in new[] { -0.85f, -0.4f, 0.4f, 0.85f }) s.Build.Rod(new(k, 5.95f, 0), new(k, 6.12f, 0), 0.03f, Swatch.Gloss(0x6E8A86), 5);
            if (i > 0)
                foreach (var k in new[] { -0.85f, 0.85f })
                {
                    Vector3 a = previous + new Vector3(k, 6.1f, 0) - foot, b = new(k, 6.1f, 0), middle = (a + b) / 2 - new Vector3(0, 0.7f, 0);
                    s.Build.Rod(a, middle, 0.014f, wire, 3).Rod(middle, b, 0.014f, wire, 3);
                }

            previous = foot;
        }
    }

    private static void Growth(Scenery s, Palette look)
    {
        var skin = s.Wall(new(Substance.Plain, Swatch.Linear(look.Cactus), Swatch.Linear(Swatch.Darker(look.Cactus, 0.35f)), default, 0.03f, 0.7f));
        (float X, float Z, float Tall)[] cacti = [(-4.6f, -4.8f, 3.4f), (5.2f, -9.5f, 4.2f), (-9.5f, -13f, 4.6f), (-15f, -26f, 5), (12f, -24f, 4.6f), (-24f, -17f, 4.4f), (4f, -38f, 5), (-5.5f, 12.5f, 4), (8.5f, 15f, 4.4f), (-14f, 9f, 3.8f), (20f, 3f, 4.2f)];
        foreach (var (x, z, tall) in cacti) Saguaro(s, skin, new(x, Height(x, z), z), tall);

        var scrub = s.Foliage(look.Scrub);
        for (var i = 0; i < 64; i++)
        {
            var angle = s.Dice.Range(0, MathF.Tau);
            var far = 3.6f + 42 * MathF.Pow(s.Dice.Unit(), 1.5f);
            float x = MathF.Cos(angle) * far, z = MathF.Sin(angle) * far;
            if (z > 0 && MathF.Abs(x) < 2.6f && z < 9) continue;
            s.Build.Object(new(x, Height(x, z) - 0.02f, z), s.Dice.Range(0, 360));
            if (i % 3 == 0) s.Build.Add(Tufts.Blades(s.Dice, 18, s.Dice.Range(0.3f, 0.55f), 0.32f, 0.013f), scrub);
            else s.Build.Add(Trees.Bush(s.Dice, new Vector3(0.5f, 0.36f, 0.5f) * s.Dice.Range(0.6f, 1.4f), far < 14 ? 60 : 24, 0.085f), scrub);
        }
    }

    private static void Saguaro(Scenery s, Material skin, Vector3 at, float tall)
    {
        s.Build.Object(at, s.Dice.Range(-35, 35));
        var near = at.Length() < 16;
        var ribs = near ? 12 : 6;
        Column([new(0, -0.2f, 0), new(0, tall * 0.3f, 0), new(0, tall * 0.7f, 0), new(0, tall * 0.94f, 0), new(0, tall, 0), new(0, tall * 1.02f, 0)], 0.23f);
        var arms = tall > 4 ? 3 : 2;
        for (var i = 0; i < arms; i++)
        {
            var side = i % 2 == 0 ? -1 : 1;
            float y = tall * s.Dice.Range(0.32f, 0.5f), reach = s.Dice.Range(0.5f, 0.75f), rise = tall * s.Dice.Range(0.2f, 0.36f), depth = i == 2 ? 0.45f : s.Dice.Range(-0.15f, 0.15f);
            Column([new(side * 0.12f, y, 0), new(side * reach * 0.6f, y + 0.02f, depth * 0.5f), new(side * reach * 0.95f, y + 0.2f, depth), new(side * reach, y + rise * 0.6f, depth), new(side * reach, y + rise, depth), new(side * reach, y + rise + 0.04f, depth)], 0.14f);
        }

        void Column(Vector3[] path, float radius)
        {
            var plain = Sweep.Limb(path, [radius * 0.92f, radius, radius * 1.02f, radius * 0.8f, radius * 0.45f, 0.01f], ribs * 2);
            // Every second line of the limb is drawn in: the ribs.
            var columns = ribs * 2;
            var positions = (Vector3[])plain.Positions.Clone();
            for (var row = 0; row < path.Length; row++)
                for (var j = 1; j < columns; j += 2)
                    positions[row * columns + j] = Vector3.Lerp(positions[row * columns + j], path[row], 0.2f);
            s.Build.Add(plain with { Positions = positions, Surface = positions }, skin);
            if (s.Snowy) s.Build.Ball(path[^2], radius * 0.5f, Scenery.SnowCover, 5);
        }
    }

    private static void Litter(Scenery s, Palette look)
    {
        var rock = s.Stone(look.Rock);
        for (var i = 0; i < 26; i++)
        {
            var angle = s.Dice.Range(0, MathF.Tau);
            var far = s.Dice.Range(3, 20);
            float x = MathF.Cos(angle) * far, z = MathF.Sin(angle) * far;
            if (z > 0 && MathF.Abs(x) < 2.5f && z < 9) continue;
            var size = s.Dice.Range(0.08f, 0.3f) * (far > 9 ? 2.2f : 1);
            s.Build.Object(new(x, Height(x, z), z), s.Dice.Range(0, 360)).Add(Sweep.Boulder(new(size, size * 0.6f, size * 0.8f), s.Dice, 5, 0.6f), rock);
        }

        // A bleached skull and its horns, where the eye wants something small.
        var bone = s.Wall(Swatch.Plain(0xDDD3BC, 0.7f));
        var b = s.Build.Object(new(2.65f, Height(2.65f, -1.3f) + 0.1f, -1.3f), 35);
        b.Add(Sweep.Body([new(-0.2f, 0.035f, -0.06f, 0.0f), new(-0.1f, 0.055f, -0.06f, 0.03f), new(0.08f, 0.1f, -0.06f, 0.1f), new(0.17f, 0.09f, -0.03f, 0.11f), new(0.22f, 0.03f, 0, 0.06f)], 12), bone);
        foreach (var z in new[] { -1, 1 })
        {
            b.Add(Sweep.Limb([new(0.12f, 0.06f, z * 0.08f), new(0.14f, 0.1f, z * 0.22f), new(0.06f, 0.24f, z * 0.32f)], [0.032f, 0.026f, 0.006f], 7), bone);
            b.Ball(new(0.03f, 0.045f, z * 0.072f), 0.028f, Swatch.Plain(0x3A2E24), 5);
        }

        // Two ruts of a track that nobody repaired.
        var rut = s.Trodden(new(Substance.Sand, Swatch.Linear(Swatch.Darker(look.Sand, 0.17f)), Swatch.Linear(Swatch.Darker(look.Sand, 0.3f)), default, 0.02f, 0.9f, 2));
        foreach (var side in new[] { -0.75f, 0.75f })
            s.Build.Object().Add(Primitives.Grid(2, 90, (u, v) =>
            {
                float z = 60 - 200 * (1 - v), x = 3.9f + side + 1.1f * MathF.Sin(z * 0.045f) + (u - 0.5f) * 0.42f;
                return new(x, Height(x, z) + 0.014f + 0.02f * Relief.Step(10, 60, MathF.Abs(z)), z);
            }), rut);
    }
}
