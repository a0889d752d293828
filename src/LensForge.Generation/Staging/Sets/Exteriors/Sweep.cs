using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>Surfaces that are swept or wrapped: limbs, hulls, car bodies, boulders.</summary>
internal static class Sweep
{
    /// <summary>A closed band of rings with smooth normals; the first and last ring are closed where they shrink to a point or are capped.</summary>
    public static Mesh Rings(int rows, int columns, Func<int, int, Vector3> point, bool capped = false)
    {
        var shape = new MeshSketch();
        for (var i = 0; i < rows; i++)
        {
            var centre = Vector3.Zero;
            for (var j = 0; j < columns; j++) centre += point(i, j) / columns;
            for (var j = 0; j < columns; j++)
            {
                var at = point(i, j);
                var along = point(Math.Min(i + 1, rows - 1), j) - point(Math.Max(i - 1, 0), j);
                var around = point(i, (j + 1) % columns) - point(i, (j + columns - 1) % columns);
                var normal = Vector3.Cross(along, around);
                var outward = at - centre;
                if (normal.LengthSquared() < 1e-16f) normal = outward.LengthSquared() > 1e-12f ? outward : i == 0 ? -along : along;
                else if (Vector3.Dot(normal, outward) < 0) normal = -normal;
                shape.Vertex(at, normal.LengthSquared() > 1e-20f ? Vector3.Normalize(normal) : Vector3.UnitY);
            }
        }

        for (var i = 0; i + 1 < rows; i++)
            for (var j = 0; j < columns; j++)
            {
                int k = (j + 1) % columns, a = i * columns, b = a + columns;
                shape.FacingQuad(a + j, a + k, b + k, b + j);
            }

        if (capped)
        {
            Cap(0, 1);
            Cap(rows - 1, rows - 2);
        }

        return shape.ToMesh();

        void Cap(int row, int inner)
        {
            Vector3 centre = Vector3.Zero, within = Vector3.Zero;
            for (var j = 0; j < columns; j++)
            {
                centre += point(row, j) / columns;
                within += point(inner, j) / columns;
            }

            var normal = centre - within;
            normal = normal.LengthSquared() > 1e-14f ? Vector3.Normalize(normal) : Vector3.UnitY;
            var hub = shape.Vertex(centre, normal);
            var first = shape.Count;
            for (var j = 0; j < columns; j++) shape.Vertex(point(row, j), normal);
            for (var j = 0; j < columns; j++) shape.FacingTriangle(hub, first + j, first + (j + 1) % columns);
        }
    }

    /// <summary>A cross section of a body: half width, lowest and highest y at a station along x, and how square it is (2 an ellipse, 6 a rounded box).</summary>
    public readonly record struct Station(float X, float HalfWidth, float Low, float High, float Squareness = 4);

    /// <summary>A body through stations along x, capped at both ends.</summary>
    public static Mesh Body(ReadOnlySpan<Station> stations, int columns = 16)
    {
        var all = stations.ToArray();
        return Rings(all.Length, columns, (i, j) =>
        {
            var s = all[i];
            var (sin, cos) = MathF.SinCos(MathF.Tau * (j + 0.5f) / columns);
            var power = 2 / s.Squareness;
            var y = (s.High - s.Low) / 2 * MathF.Sign(sin) * MathF.Pow(MathF.Abs(sin), power);
            var z = s.HalfWidth * MathF.Sign(cos) * MathF.Pow(MathF.Abs(cos), power);
            return new(s.X, (s.Low + s.High) / 2 + y, z);
        }, capped: true);
    }

    /// <summary>A tapering limb along a path.</summary>
    public static Mesh Limb(IReadOnlyList<Vector3> path, IReadOnlyList<float> radii, int sides)
    {
        var across = new (Vector3 U, Vector3 V)[path.Count];
        var side = Vector3.UnitX;
        for (var i = 0; i < path.Count; i++)
        {
            var along = Vector3.Normalize(path[Math.Min(i + 1, path.Count - 1)] - path[Math.Max(i - 1, 0)]);
            if (MathF.Abs(Vector3.Dot(side, along)) > 0.95f) side = MathF.Abs(along.Z) < 0.9f ? Vector3.UnitZ : Vector3.UnitY;
            side = Vector3.Normalize(side - along * Vector3.Dot(side, along));
            across[i] = (side, Vector3.Cross(along, side));
        }

        return Rings(path.Count, sides, (i, j) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * j / sides);
            return path[i] + (across[i].U * cos + across[i].V * sin) * radii[i];
        });
    }

    /// <summary>A boulder: a ball dented by noise, flattened where it lies.</summary>
    public static Mesh Boulder(Vector3 half, Dice dice, int rings = 8, float roughness = 0.4f)
    {
        var offset = new Vector3(dice.Range(0, 90), dice.Range(0, 90), dice.Range(0, 90));
        var columns = rings * 2;
        return Rings(rings + 1, columns, (i, j) =>
        {
            var polar = MathF.PI * i / rings;
            var (sin, cos) = MathF.SinCos(MathF.Tau * j / columns);
            var ball = new Vector3(MathF.Sin(polar) * cos, -MathF.Cos(polar), MathF.Sin(polar) * sin);
            var dent = 1 + roughness * (Relief.Value(ball * 1.7f + offset) + 0.5f * Relief.Value(ball * 3.9f + offset) - 0.75f);
            return ball * dent * half;
        });
    }
}
