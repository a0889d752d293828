using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A glade in a wood: a fallen trunk to sit on, ferns and mossy stones, trunks behind trunks into the haze, shafts of light from behind.</summary>
internal static class ForestSet
{
    private sealed record Palette(int Floor, int Litter, int Bark, int[] Leaves, int Fern, int Moss, bool Firs);

    private static readonly bool[] Firs = [false, true, false, false];

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, low: new(-0.35f, 0.3f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["ground"], c["litter"], c["bark"], c.Many("leaves"), c["fern"], c["moss"], Firs[c.Variant]);
        var floor = s.Ground(new(Substance.Leaves, Swatch.Linear(look.Litter) * 0.8f, Swatch.Linear(look.Floor) * 0.75f, default, 0.02f, 0.9f, 0.8f));
        s.Land(floor, new(-70, -75), new(70, 60), 66, Height);
        Wood(s, look);
        Canopy(s, look);
        Undergrowth(s, look);
        FallenTrunk(s, look);
        if (s.Night) s.Shine(new(-1.9f, 3.4f, 3.2f), 0.05f, 0.4f, new(9, 13, 21));
        return s.Finish(exposure: s.Snowy ? 1.05f : 1.35f, fog: s.Set.Weather == Weather.Clear ? 2.8f : 1.4f);
    }

    private static float Height(float x, float z)
    {
        var away = MathF.Sqrt(x * x + z * z);
        return Relief.Step(2.6f, 9, away) * 1.1f * (Relief.Land(x, z, 7, 2) - 0.42f) + Relief.Step(12, 55, away) * 5 * Relief.Land(x, z, 24, 6);
    }

    private static void Wood(Scenery s, Palette look)
    {
        var bark = s.Bark(look.Bark);
        var moss = s.Snowy ? Scenery.SnowCover : s.Wall(new(Substance.Grass, Swatch.Linear(look.Moss), Swatch.Linear(Swatch.Darker(look.Moss)), default, 0.02f, 0.95f, 2));
        // The near trees frame the glade; their feet are placed by hand, well clear of marks and of the camera's way.
        (float X, float Z, float R)[] near = [(-3.4f, -2.9f, 0.34f), (3.7f, -3.6f, 0.42f), (-5.2f, 1.2f, 0.3f), (5.6f, 0.6f, 0.28f), (1.1f, -6.4f, 0.3f), (-1.9f, -8.2f, 0.38f), (-6.2f, -6.5f, 0.4f), (7.2f, -7.2f, 0.36f), (-4.2f, 9.6f, 0.4f), (3.9f, 10.4f, 0.36f), (0.3f, 13f, 0.42f)];
        foreach (var (x, z, r) in near)
        {
            s.Build.Object(new(x, Height(x, z), z));
            var lean = s.Dice.Jitter(0.5f, 0.5f);
            s.Build.Add(Sweep.Limb([new(0, -0.3f, 0), new(0, 0.08f, 0), new(0, 0.55f, 0), lean * 0.4f + new Vector3(0, 3.5f, 0), lean * 0.7f + new Vector3(0, 6.5f, 0), lean + new Vector3(0, 11, 0)],
                [r * 1.9f, r * 1.5f, r * 1.08f, r * 0.88f, r * 0.7f, r * 0.4f], 12), bark);
            for (var k = 0; k < 5; k++)
            {
                var (sin, cos) = MathF.SinCos(k * MathF.Tau / 5 + x);
                s.Build.Add(Sweep.Limb([new(cos * r * 0.7f, 0.42f, sin * r * 0.7f), new(cos * r * 1.5f, 0.1f, sin * r * 1.5f), new(cos * r * s.Dice.Range(2.2f, 3.2f), -0.14f, sin * r * 2.6f)], [r * 0.42f, r * 0.3f, r * 0.1f], 6), bark);
            }

            for (var k = 0; k < 5; k++)
            {
                var (sin, cos) = MathF.SinCos(s.Dice.Range(0, MathF.Tau));
                var y = s.Dice.Range(2.6f, 7);
                var reach = s.Dice.Range(0.9f, 2.4f);
                s.Build.Add(Sweep.Limb([lean * (y / 11) + new Vector3(0, y, 0), new(cos * reach * 0.5f, y + 0.3f, sin * reach * 0.5f), new(cos * reach, y + s.Dice.Range(-0.1f, 1), sin * reach)], [r * 0.26f, r * 0.17f, r * 0.05f], 5), bark);
            }

            if (MathF.Abs(x) + MathF.Abs(z) < 9) s.Build.Add(Sweep.Boulder(new(r * 1.75f, 0.24f, r * 1.75f), s.Dice, 6, 0.5f), moss, new(0, 0.02f, 0));
        }

        if (look.Firs || s.Snowy) FirLayers(s, look, bark);
        for (var layer = 0; layer < 2; layer++)
        {
            s.Build.Object();
            var count = layer == 0 ? 46 : 105;
            for (var i = 0; i < count; i++)
            {
                var angle = s.Dice.Range(0, MathF.Tau);
                var far = layer == 0 ? s.Dice.Range(10.5f, 22) : s.Dice.Range(22, 58);
                float x = MathF.Cos(angle) * far, z = MathF.Sin(angle) * far;
                var r = s.Dice.Range(0.14f, 0.36f);
                var lean = s.Dice.Jitter(0.6f, 0.6f);
                s.Build.Add(Sweep.Limb([new(0, -0.4f, 0), new(0, 0.5f, 0), lean + new Vector3(0, 13, 0)], [r * 1.6f, r, r * 0.5f], layer == 0 ? 7 : 4), bark, new(x, Height(x, z), z));
            }
        }
    }

    private static void FirLayers(Scenery s, Palette look, Material bark)
    {
        var firs = Enumerable.Range(0, 3).Select(_ => Trees.Conifer(s.Dice, new(9, 2, 0.16f, 0.08f, 0.1f))).ToArray();
        for (var i = 0; i < 20; i++)
        {
            var angle = MathF.Tau * i / 20 + s.Dice.Range(-0.1f, 0.1f);
            var far = s.Dice.Range(12.5f, 32);
            float x = MathF.Cos(angle) * far, z = MathF.Sin(angle) * far;
            s.Plant(firs[i % 3], bark, s.Foliage(look.Leaves[i % look.Leaves.Length]), new(x, Height(x, z), z), s.Dice.Range(0, 360), s.Dice.Range(0.6f, 1.3f));
        }
    }

    /// <summary>Leaves overhead and in the upper background, with holes through which the light falls.</summary>
    private static void Canopy(Scenery s, Palette look)
    {
        var sketches = look.Leaves.Select(_ => new MeshSketch()).ToArray();
        var count = s.Snowy && !look.Firs ? 50 : 120;
        for (var i = 0; i < count; i++)
        {
            var angle = s.Dice.Range(0, MathF.Tau);
            var far = 3.4f + 22 * MathF.Pow(s.Dice.Unit(), 0.8f);
            var centre = new Vector3(MathF.Cos(angle) * far, s.Dice.Range(5.2f, 10.5f) - MathF.Min(1.6f, far * 0.06f), MathF.Sin(angle) * far);
            var radius = s.Dice.Range(0.8f, 1.6f);
            Tufts.Cluster(sketches[i % sketches.Length], s.Dice, centre, new(radius, radius * 0.55f, radius), centre - new Vector3(0, 3, 0), new(4), far < 12 ? 40 : 20, far < 12 ? 0.2f : 0.32f);
        }

        s.Build.Object();
        for (var i = 0; i < sketches.Length; i++) s.Build.Add(sketches[i].ToMesh(), s.Foliage(look.Leaves[i]));
    }

    private static void Undergrowth(Scenery s, Palette look)
    {
        var fern = s.Foliage(look.Fern);
        var bush = s.Foliage(look.Leaves[0]);
        for (var i = 0; i < 140; i++)
        {
            var angle = s.Dice.Range(0, MathF.Tau);
            var far = 2.7f + 15 * MathF.Pow(s.Dice.Unit(), 1.3f);
            float x = MathF.Cos(angle) * far, z = MathF.Sin(angle) * far;
            if ((MathF.Abs(x) < 2.5f && z is > -1.7f and < 9.5f) || (z > 0 && MathF.Abs(x) < 2.2f)) continue;
            if (s.Plan.Standing.Any(m => Vector2.Distance(new(m.Position.X, m.Position.Z), new(x, z)) < 1.15f)) continue;
            s.Build.Object(new(x, Height(x, z) - 0.03f, z));
            if (i % 9 == 3) s.Build.Add(Trees.Bush(s.Dice, new(0.75f, 0.6f, 0.7f), 60, 0.12f), bush);
            else s.Build.Add(Tufts.Blades(s.Dice, far < 8 ? 13 : 8, s.Dice.Range(0.4f, 0.75f), s.Dice.Range(0.4f, 0.7f), 0.055f), fern);
        }

        var stone = s.Stone(0x77756C);
        var moss = s.Snowy ? Scenery.SnowCover : s.Wall(new(Substance.Grass, Swatch.Linear(look.Moss), Swatch.Linear(Swatch.Darker(look.Moss)), default, 0.02f, 0.95f, 2));
        foreach (var (x, z, size) in new[] { (-2.6f, -1.9f, 0.42f), (2.7f, -2.2f, 0.55f), (-4.3f, -4.4f, 0.8f), (4.9f, -5.4f, 0.9f), (2.2f, -4.6f, 0.3f), (-3f, 4.6f, 0.4f), (4.4f, 4.6f, 0.6f), (-5.6f, 11f, 0.9f) })
        {
            var half = new Vector3(size, size * 0.66f, size * 0.8f);
            s.Build.Object(new(x, Height(x, z) + size * 0.2f, z), s.Dice.Range(0, 360)).Add(Sweep.Boulder(half, s.Dice, 8, 0.5f), stone);
            s.Build.Add(Sweep.Boulder(half * new Vector3(0.85f, 0.5f, 0.85f), s.Dice, 6, 0.4f), moss, new(0, half.Y * 0.5f, 0));
        }

        s.Build.Object();
        var cap = s.Wall(Swatch.Plain(0xA8442E));
        var stem = s.Wall(Swatch.Plain(0xD8CDB4));
        foreach (var (x, z) in new[] { (-2.2f, -1.35f), (-2.35f, -1.2f), (2.25f, -1.5f), (1.95f, -1.62f), (2.12f, -1.78f) })
        {
            if (s.Snowy) break;
            s.Build.Lathe(new(x, Height(x, z), z), stem, 8, 0.02f, -0.02f, 0.014f, 0.09f, 0, 0.09f);
            s.Build.Lathe(new(x, Height(x, z) + 0.08f, z), cap, 10, 0, 0, 0.05f, 0, 0.045f, 0.025f, 0, 0.045f);
        }

        Saplings(s, look);
        if (s.Snowy) return;
        var leaf = s.Wall(Swatch.Leaves(look.Litter));
        for (var i = 0; i < 130; i++)
        {
            float x = s.Dice.Range(-6, 6), z = s.Dice.Range(-5, 6);
            s.Build.Box(new(x, Height(x, z) + 0.012f, z), new(0.045f, 0.004f, 0.03f), leaf, 0, Quaternion.CreateFromYawPitchRoll(s.Dice.Range(0, 6), s.Dice.Range(-0.3f, 0.3f), 0));
        }
    }

    /// <summary>Young trees fill the height between ferns and canopy, thicker with distance.</summary>
    private static void Saplings(Scenery s, Palette look)
    {
        var bark = s.Bark(look.Bark);
        var kinds = Enumerable.Range(0, 4).Select(i => look.Firs
            ? Trees.Conifer(s.Dice, new(3.2f, 1.1f, 0.05f, 0.05f, 0.06f))
            : Trees.Broadleaf(s.Dice, new(4.6f, 1.5f, 0.06f, 0.15f, 0.2f), bare: s.Snowy && i % 2 == 0)).ToArray();
        for (var i = 0; i < 24; i++)
        {
            var angle = MathF.Tau * i / 24 + s.Dice.Range(-0.1f, 0.1f);
            var far = i % 3 == 0 ? s.Dice.Range(7.6f, 10) : s.Dice.Range(11, 26);
            float x = MathF.Cos(angle) * far, z = MathF.Sin(angle) * far;
            if (z > 3 && MathF.Abs(x) < 3.4f && z < 11) continue;
            s.Plant(kinds[i % 4], bark, s.Foliage(look.Leaves[i % look.Leaves.Length]), new(x, Height(x, z) - 0.05f, z), s.Dice.Range(0, 360), s.Dice.Range(0.7f, 1.3f));
        }
    }

    /// <summary>The log of the plan: its top at 0.45 m, lying along the bench marks.</summary>
    private static void FallenTrunk(Scenery s, Palette look)
    {
        var bark = s.Bark(look.Bark);
        var b = s.Build.Object(new(0, 0, -0.84f), -2);
        b.Add(Sweep.Limb([new(-1.15f, 0.19f, 0), new(-0.7f, 0.195f, 0.01f), new(0, 0.2f, 0), new(0.7f, 0.2f, -0.01f), new(1.18f, 0.19f, 0.03f)], [0.27f, 0.26f, 0.25f, 0.25f, 0.22f], 16), bark);
        // The cut faces, with their rings.
        var cut = s.Wall(new(Substance.Wood, Swatch.Linear(0xB08A58), Swatch.Linear(0x86643C), default, 0.03f, 0.7f));
        b.Add(Primitives.Lathe(18, 0, 0, 0.24f, 0, 0.27f, -0.02f), cut, new(-1.155f, 0.19f, 0), Primitives.Upright(-Vector3.UnitX));
        b.Add(Primitives.Lathe(18, 0, 0, 0.2f, 0, 0.22f, -0.02f), cut, new(1.185f, 0.19f, 0.03f), Primitives.Upright(Vector3.UnitX));
        b.Add(Sweep.Limb([new(0.85f, 0.3f, -0.1f), new(0.98f, 0.55f, -0.34f), new(1, 0.74f, -0.46f)], [0.09f, 0.07f, 0.05f], 8), bark);
        var moss = s.Snowy ? Scenery.SnowCover : s.Wall(new(Substance.Grass, Swatch.Linear(look.Moss), Swatch.Linear(Swatch.Darker(look.Moss)), default, 0.02f, 0.95f, 2));
        b.Add(Sweep.Boulder(new(0.2f, 0.07f, 0.18f), s.Dice, 7, 0.5f), moss, new(-0.9f, 0.42f, -0.05f));
        b.Add(Sweep.Boulder(new(0.16f, 0.05f, 0.15f), s.Dice, 7, 0.5f), moss, new(0.98f, 0.40f, 0.02f));
    }
}
