using System.Numerics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Tests.Rendering;

public class TraceHierarchy
{
    private static Vector3 Point(Random random, float size) => (new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle()) - new Vector3(0.5f)) * size;

    private static (Vector3[] Positions, int[] Indices) Soup(int triangles, int seed)
    {
        var random = new Random(seed);
        var positions = new Vector3[3 * triangles];
        for (var t = 0; t < triangles; t++)
        {
            var centre = Point(random, 10);
            for (var k = 0; k < 3; k++)
            {
                positions[3 * t + k] = centre + Point(random, 1);
            }
        }

        return (positions, [.. Enumerable.Range(0, 3 * triangles)]);
    }

    private static float BruteForce(Vector3[] positions, int[] indices, Vector3 origin, Vector3 direction)
    {
        var nearest = float.MaxValue;
        for (var t = 0; t < indices.Length; t += 3)
        {
            Vector3 a = positions[indices[t]], e1 = positions[indices[t + 1]] - a, e2 = positions[indices[t + 2]] - a;
            var p = Vector3.Cross(direction, e2);
            var inverse = 1f / Vector3.Dot(e1, p);
            var s = origin - a;
            var u = Vector3.Dot(s, p) * inverse;
            var q = Vector3.Cross(s, e1);
            var v = Vector3.Dot(direction, q) * inverse;
            var distance = Vector3.Dot(e2, q) * inverse;
            if (u >= 0 && v >= 0 && u + v <= 1 && distance > 1e-5f && distance < nearest)
            {
                nearest = distance;
            }
        }

        return nearest;
    }

    private static void AssertAgrees(Bvh tree, Vector3[] positions, int[] indices, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 800; i++)
        {
            var origin = Point(random, 14);
            // Some rays run along an axis, where slabs have no width.
            var direction = (i % 7) switch { 0 => Vector3.UnitX, 1 => -Vector3.UnitY, 2 => Vector3.UnitZ, _ => Vector3.Normalize(Point(random, 2)) };
            var expected = BruteForce(positions, indices, origin, direction);
            var hit = new BvhHit { Distance = float.MaxValue };
            var found = tree.Nearest(origin, direction, ref hit);
            Assert.Equal(expected < float.MaxValue, found);
            if (found)
            {
                Assert.Equal(expected, hit.Distance, 1e-4f * expected + 1e-5f);
                Assert.True(tree.Occluded(origin, direction, expected * 1.01f, null));
                Assert.False(tree.Occluded(origin, direction, expected * 0.99f, null));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(4000)]
    public void Agrees_with_testing_every_triangle(int triangles)
    {
        var (positions, indices) = Soup(triangles, triangles);
        var tree = new Bvh();
        tree.Build(positions, indices);
        AssertAgrees(tree, positions, indices, 3);
    }

    [Fact]
    public void Still_agrees_after_moving_and_refitting()
    {
        var (positions, indices) = Soup(900, 8);
        var tree = new Bvh();
        tree.Build(positions, indices);
        var random = new Random(4);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] += Point(random, 1.5f);
        }

        tree.Refit(positions, indices);
        AssertAgrees(tree, positions, indices, 5);
    }

    [Fact]
    public void Triangles_that_are_nowhere_hide_no_others()
    {
        var (positions, indices) = Soup(900, 11);
        var tree = new Bvh();
        tree.Build(positions, indices);
        positions[30] = new(float.NaN);
        positions[601] = new(0, float.PositiveInfinity, 0);
        positions[1202] = new(float.NegativeInfinity, 1, float.NaN);
        int[] rest = [.. indices.Where((_, i) => i / 3 is not (10 or 200 or 400))];

        tree.Refit(positions, indices);
        Assert.True(float.IsFinite(tree.Cost));
        AssertAgrees(tree, positions, rest, 6);

        tree.Build(positions, indices);
        AssertAgrees(tree, positions, rest, 7);
    }

    [Fact]
    public void Copes_with_nothing_and_with_triangles_that_coincide()
    {
        var none = new Bvh();
        none.Build([], []);
        var hit = new BvhHit { Distance = 10 };
        Assert.False(none.Nearest(Vector3.Zero, Vector3.UnitX, ref hit));
        Assert.False(none.Occluded(Vector3.Zero, Vector3.UnitX, 10, null));

        Vector3[] corner = [new(0, 0, -1), new(1, 0, -1), new(0, 1, -1)];
        var same = new Bvh();
        same.Build(corner, [.. Enumerable.Range(0, 300).Select(i => i % 3)]);
        Assert.True(same.Nearest(new(0.2f, 0.2f, 0), -Vector3.UnitZ, ref hit));
        Assert.Equal(1f, hit.Distance, 5);
    }
}
