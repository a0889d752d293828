using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>The small pieces that foliage is made of. Their normals lean outwards from the crown, so that it shades as a whole.</summary>
internal static class Tufts
{
    /// <summary>A cloud of leaf tufts about a twig's end, over a core that keeps the sky from shining through.</summary>
    public static void Cluster(MeshSketch sketch, Dice dice, Vector3 centre, Vector3 radius, Vector3 crown, Vector3 reach, int count, float size)
    {
        Core(sketch, dice, centre, radius * 0.62f, crown, reach);
        for (var i = 0; i < count; i++)
        {
            var d = Direction(dice);
            var at = centre + d * radius * (0.55f + 0.5f * MathF.Sqrt(dice.Unit()));
            var outward = Vector3.Normalize(0.8f * (at - crown) / reach + 0.7f * d + new Vector3(0, 0.25f, 0));
            Leaf(sketch, dice, at, outward, size * dice.Range(0.65f, 1.25f));
        }
    }

    /// <summary>A tuft: a flat three-sided pyramid, tilted at random about its outward side.</summary>
    public static void Leaf(MeshSketch sketch, Dice dice, Vector3 at, Vector3 outward, float size)
    {
        var axis = Vector3.Normalize(outward + 1.1f * Direction(dice));
        var u = Vector3.Normalize(Vector3.Cross(axis, MathF.Abs(axis.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX));
        var v = Vector3.Cross(axis, u);
        var turn = dice.Range(0, MathF.Tau);
        var top = Vertex(at + axis * size * 0.4f);
        Span<int> rim = stackalloc int[3];
        for (var k = 0; k < 3; k++)
        {
            var (sin, cos) = MathF.SinCos(turn + k * MathF.Tau / 3);
            rim[k] = Vertex(at + (u * cos + v * sin) * size * (k == 0 ? 1.2f : 0.75f));
        }

        for (var k = 0; k < 3; k++) sketch.Triangle(top, rim[k], rim[(k + 1) % 3]);
        sketch.Triangle(rim[0], rim[2], rim[1]);

        int Vertex(Vector3 p) => sketch.Vertex(p, Vector3.Normalize(outward + 0.45f * (p - at) / size));
    }

    /// <summary>A drooping bough of needles: a ridge with ragged sides and a closed underside.</summary>
    public static void Bough(MeshSketch sketch, Vector3 from, float angle, float length, float width, float droop, int steps = 3)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var along = new Vector3(cos, 0, sin);
        var across = new Vector3(-sin, 0, cos);
        Span<int> ridge = stackalloc int[steps + 1], left = stackalloc int[steps + 1], right = stackalloc int[steps + 1], keel = stackalloc int[steps + 1];
        for (var i = 0; i <= steps; i++)
        {
            var t = i / (float)steps;
            var at = from + along * length * t + new Vector3(0, length * (0.10f * t - droop * t * t), 0);
            var half = width * (i == 0 ? 0.5f : i == steps ? 0.06f : i == 1 ? 1.2f : 0.85f);
            var outward = Vector3.Normalize(along * 0.5f + Vector3.UnitY * 0.9f);
            var sag = new Vector3(0, -half * 0.45f, 0);
            ridge[i] = sketch.Vertex(at + new Vector3(0, half * 0.28f, 0), outward);
            left[i] = sketch.Vertex(at - across * half + sag, Vector3.Normalize(outward - across * 0.8f));
            right[i] = sketch.Vertex(at + across * half + sag, Vector3.Normalize(outward + across * 0.8f));
            keel[i] = sketch.Vertex(at + sag * 0.9f, Vector3.Normalize(along * 0.3f - Vector3.UnitY));
        }

        for (var i = 0; i < steps; i++)
        {
            sketch.FacingQuad(ridge[i], left[i], left[i + 1], ridge[i + 1]);
            sketch.FacingQuad(ridge[i], right[i], right[i + 1], ridge[i + 1]);
            sketch.FacingQuad(keel[i], left[i], left[i + 1], keel[i + 1]);
            sketch.FacingQuad(keel[i], right[i], right[i + 1], keel[i + 1]);
        }
    }

    /// <summary>A clump of blades or fern fronds arching from the ground; each a thin closed wedge.</summary>
    public static Mesh Blades(Dice dice, int count, float height, float spread, float width)
    {
        var sketch = new MeshSketch();
        for (var i = 0; i < count; i++)
        {
            var angle = dice.Range(0, MathF.Tau);
            var (sin, cos) = MathF.SinCos(angle);
            var along = new Vector3(cos, 0, sin);
            var across = new Vector3(-sin, 0, cos) * width;
            var tall = height * dice.Range(0.6f, 1.1f);
            var out0 = spread * dice.Range(0.5f, 1.1f);
            var foot = along * spread * dice.Range(0, 0.25f);
            var middle = foot + along * out0 * 0.45f + new Vector3(0, tall * 0.85f, 0);
            var tip = foot + along * out0 + new Vector3(0, tall * dice.Range(0.55f, 1), 0);
            var normal = Vector3.Normalize(Vector3.UnitY + along * 0.4f);
            int f = sketch.Vertex(foot, normal), l = sketch.Vertex(middle - across, normal), r = sketch.Vertex(middle + across, normal), t = sketch.Vertex(tip, normal);
            int f2 = sketch.Vertex(foot, -normal), l2 = sketch.Vertex(middle - across - normal * 0.004f, -normal), r2 = sketch.Vertex(middle + across - normal * 0.004f, -normal), t2 = sketch.Vertex(tip, -normal);
            sketch.FacingTriangle(f, l, r);
            sketch.FacingTriangle(l, t, r);
            sketch.FacingTriangle(f2, l2, r2);
            sketch.FacingTriangle(l2, t2, r2);
        }

        return sketch.ToMesh();
    }

    private static void Core(MeshSketch sketch, Dice dice, Vector3 centre, Vector3 radius, Vector3 crown, Vector3 reach)
    {
        Span<int> ring = stackalloc int[10];
        int top = Vertex(new(0, 1, 0)), bottom = Vertex(new(0, -1, 0));
        for (var k = 0; k < 10; k++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * k / 10);
            ring[k] = Vertex(new Vector3(cos * 0.9f, k % 2 == 0 ? 0.45f : -0.45f, sin * 0.9f) * dice.Range(0.85f, 1.15f));
        }

        for (var k = 0; k < 10; k++)
        {
            int a = ring[k], b = ring[(k + 1) % 10], c = ring[(k + 2) % 10];
            sketch.FacingTriangle(a, b, c);
            sketch.FacingTriangle(k % 2 == 0 ? top : bottom, a, c);
        }

        int Vertex(Vector3 d)
        {
            var at = centre + d * radius;
            return sketch.Vertex(at, Vector3.Normalize((at - crown) / reach + 0.8f * d));
        }
    }

    private static Vector3 Direction(Dice dice)
    {
        var z = dice.Range(-1, 1);
        var (sin, cos) = MathF.SinCos(dice.Range(0, MathF.Tau));
        var r = MathF.Sqrt(1 - z * z);
        return new(r * cos, z, r * sin);
    }
}
