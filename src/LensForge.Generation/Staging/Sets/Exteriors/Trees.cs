using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>What grew: wood and foliage apart, rooted at the origin. Foliage is empty in winter.</summary>
internal sealed record Plant(Mesh Wood, Mesh Foliage);

/// <param name="Height">Metres to the top of the crown.</param>
/// <param name="Spread">Half width of the crown.</param>
/// <param name="Trunk">Radius at the foot.</param>
/// <param name="Detail">1 for what stands beside the players, 0.3 for the middle distance, 0.1 for the horizon.</param>
/// <param name="Bole">Height of the first limb as a share of the whole.</param>
internal readonly record struct Growth(float Height, float Spread, float Trunk, float Detail = 1, float Bole = 0.36f);

/// <summary>Trees that branch: trunk, limbs, twigs, and many small tufts of leaves at the twigs' ends.</summary>
internal static class Trees
{
    private static readonly Mesh Nothing = new([], [], [], []);

    public static Plant Broadleaf(Dice dice, Growth g, bool bare = false)
    {
        List<Mesh> wood = [];
        List<Vector3> ends = [];
        var lean = dice.Jitter(0.09f, 0.09f);
        var sides = g.Detail > 0.6f ? 9 : g.Detail > 0.2f ? 6 : 4;
        var fork = new Vector3(lean.X * g.Height * 0.6f, g.Height * g.Bole, lean.Z * g.Height * 0.6f);
        wood.Add(Sweep.Limb(
            [new(0, -0.15f, 0), new(0, 0.12f, 0), fork * 0.45f + dice.Jitter(0.05f, 0.05f), fork, fork + new Vector3(lean.X, 1, lean.Z) * g.Height * 0.16f],
            [g.Trunk * 1.5f, g.Trunk * 1.08f, g.Trunk * 0.86f, g.Trunk * 0.74f, g.Trunk * 0.5f], sides));

        var crown = new Vector3(fork.X, g.Height * (g.Bole + 1) * 0.5f, fork.Z);
        var reach = new Vector3(g.Spread, g.Height * (1 - g.Bole) * 0.5f, g.Spread);
        var limbs = g.Detail > 0.5f ? 7 : 5;
        var turn = dice.Range(0, MathF.Tau);
        for (var i = 0; i < limbs; i++)
        {
            // The last limb is the leader and goes up; the others spread, lower ones wider.
            var leader = i == limbs - 1;
            var angle = turn + i * 2.4f + dice.Range(-0.3f, 0.3f);
            var rise = leader ? 0.9f : dice.Range(-0.05f, 0.62f);
            var from = fork + new Vector3(lean.X, 1, lean.Z) * g.Height * 0.15f * (i / (float)limbs);
            var to = crown + reach * new Vector3(MathF.Cos(angle) * MathF.Sqrt(1 - rise * rise), rise, MathF.Sin(angle) * MathF.Sqrt(1 - rise * rise)) * 0.74f;
            var thick = g.Trunk * dice.Range(0.36f, 0.5f);
            var knee = Vector3.Lerp(from, to, 0.45f) + new Vector3(0, -0.07f * g.Height * (leader ? 0 : 1), 0) + dice.Jitter(0.16f, 0.16f) * g.Spread * 0.4f;
            wood.Add(Sweep.Limb([from, knee, to], [thick, thick * 0.62f, thick * 0.2f], Math.Max(3, sides - 3)));
            ends.Add(to);
            var twigs = g.Detail > 0.5f ? 4 : g.Detail > 0.2f ? 2 : 1;
            for (var k = 0; k < twigs; k++)
            {
                var start = Vector3.Lerp(knee, to, dice.Range(0.05f, 0.75f));
                var out0 = Vector3.Normalize((start - crown) / reach + new Vector3(dice.Range(-0.8f, 0.8f), dice.Range(-0.25f, 0.8f), dice.Range(-0.8f, 0.8f)));
                var tip = Within(start + out0 * g.Spread * dice.Range(0.4f, 0.62f), crown, reach);
                if (g.Detail > 0.2f || bare)
                    wood.Add(Sweep.Limb([start, Vector3.Lerp(start, tip, 0.5f) + dice.Jitter(0.06f, 0.06f), tip], [thick * 0.36f, thick * 0.22f, thick * 0.08f], 3));
                ends.Add(tip);
                if (!bare || g.Detail < 0.3f) continue;
                for (var m = 0; m < 3; m++)
                {
                    var twig = Vector3.Lerp(start, tip, dice.Range(0.3f, 1));
                    var end = twig + (out0 + new Vector3(dice.Range(-0.7f, 0.7f), dice.Range(0, 0.9f), dice.Range(-0.7f, 0.7f))) * g.Spread * 0.24f;
                    wood.Add(Sweep.Limb([twig, end], [thick * 0.14f, thick * 0.04f], 3));
                }
            }
        }

        var trunk = Primitives.Joined([.. wood]);
        if (bare) return new(trunk, Nothing);

        var sketch = new MeshSketch();
        var size = MathF.Min(0.3f, g.Spread * 0.1f) / MathF.Sqrt(MathF.Max(g.Detail, 0.12f)) * 0.85f;
        var count = (int)(38 * g.Detail) + 5;
        foreach (var end in ends)
        {
            var radius = g.Spread * dice.Range(0.27f, 0.4f);
            Tufts.Cluster(sketch, dice, end, new Vector3(radius, radius * 0.78f, radius), crown, reach, count, size);
        }

        return new(trunk, sketch.ToMesh());
    }

    /// <summary>A fir or spruce: whorls of drooping boughs, narrower towards the top.</summary>
    public static Plant Conifer(Dice dice, Growth g)
    {
        var sides = g.Detail > 0.6f ? 8 : 5;
        var lean = dice.Jitter(0.02f, 0.02f) * g.Height;
        var trunk = Sweep.Limb([new(0, -0.15f, 0), new(0, 0.2f, 0), lean * 0.5f + new Vector3(0, g.Height * 0.5f, 0), lean + new Vector3(0, g.Height * 0.98f, 0)],
            [g.Trunk * 1.35f, g.Trunk, g.Trunk * 0.62f, 0.015f], sides);
        var sketch = new MeshSketch();
        var whorls = (int)(6 + 12 * MathF.Sqrt(g.Detail));
        for (var w = 0; w < whorls; w++)
        {
            var t = w / (float)whorls;
            var y = g.Height * (g.Bole + (1 - g.Bole) * t);
            var length = g.Spread * MathF.Pow(1 - t, 0.85f) * dice.Range(0.85f, 1.12f) + 0.12f;
            var boughs = (int)(5 + 5 * g.Detail * (1 - t * 0.4f));
            var turn = dice.Range(0, MathF.Tau);
            for (var b = 0; b < boughs; b++)
            {
                var angle = turn + MathF.Tau * b / boughs + dice.Range(-0.25f, 0.25f);
                Tufts.Bough(sketch, lean * (y / g.Height) + new Vector3(0, y, 0), angle, length * dice.Range(0.8f, 1.1f), g.Height * 0.052f * (1.2f - t), dice.Range(0.28f, 0.5f), g.Detail > 0.15f ? 3 : 2);
            }
        }

        return new(trunk, sketch.ToMesh());
    }

    /// <summary>A shrub without a trunk.</summary>
    public static Mesh Bush(Dice dice, Vector3 half, int tufts, float leaf)
    {
        var sketch = new MeshSketch();
        var clumps = Math.Max(2, tufts / 22);
        for (var i = 0; i < clumps; i++)
        {
            var at = new Vector3(dice.Range(-0.6f, 0.6f), dice.Range(0.35f, 0.85f), dice.Range(-0.6f, 0.6f)) * half;
            Tufts.Cluster(sketch, dice, at, half * 0.62f, new(0, half.Y * 0.3f, 0), half, tufts / clumps, leaf);
        }

        return sketch.ToMesh();
    }

    private static Vector3 Within(Vector3 p, Vector3 centre, Vector3 reach)
    {
        var d = (p - centre) / reach;
        var length = d.Length();
        return length <= 0.9f ? p : centre + d / length * 0.9f * reach;
    }
}
