using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Collects small parametric patches and tubes into one mesh, always in the same order: rebuilt for every frame, equal in topology.</summary>
internal sealed class GridMesher
{
    private readonly List<Vector3> _positions = [], _normals = [];
    private readonly List<int> _indices = [];

    /// <summary>A patch of (columns + 1) by (rows + 1) points; its front is where columns x rows points to.</summary>
    /// <param name="centre">Given, normals point away from it.</param>
    public void Patch(int columns, int rows, Func<float, float, Vector3> point, Vector3? centre = null)
    {
        var first = _positions.Count;
        for (var j = 0; j <= rows; j++)
            for (var i = 0; i <= columns; i++)
                _positions.Add(point((float)i / columns, (float)j / rows));
        for (var j = 0; j <= rows; j++)
            for (var i = 0; i <= columns; i++)
            {
                Vector3 At(int c, int r) => _positions[first + r * (columns + 1) + c];
                var n = centre is { } c0
                    ? At(i, j) - c0
                    : Vector3.Cross(
                        At(Math.Min(columns, i + 1), j) - At(Math.Max(0, i - 1), j),
                        At(i, Math.Min(rows, j + 1)) - At(i, Math.Max(0, j - 1)));
                _normals.Add(n.LengthSquared() > 1e-16f ? Vector3.Normalize(n) : Vector3.UnitZ);
            }

        Connect(first, columns, rows);
    }

    private void Connect(int first, int columns, int rows)
    {
        for (var j = 0; j < rows; j++)
            for (var i = 0; i < columns; i++)
            {
                var o = first + j * (columns + 1) + i;
                _indices.Add(o);
                _indices.Add(o + 1);
                _indices.Add(o + columns + 2);
                _indices.Add(o);
                _indices.Add(o + columns + 2);
                _indices.Add(o + columns + 1);
            }
    }

    /// <summary>A flattened tube along a path, closed by its own taper.</summary>
    /// <param name="path">Middle of the tube for 0 to 1.</param>
    /// <param name="outward">Direction away from what the tube lies on.</param>
    /// <param name="radius">Half widths across and outward for 0 to 1.</param>
    public void Tube(int segments, int sides, Func<float, Vector3> path, Func<float, Vector3> outward, Func<float, Vector2> radius)
    {
        var first = _positions.Count;
        var points = new Vector3[segments + 1];
        for (var j = 0; j <= segments; j++) points[j] = path((float)j / segments);
        for (var j = 0; j <= segments; j++)
        {
            var t = (float)j / segments;
            var tangent = Vector3.Normalize(points[Math.Min(segments, j + 1)] - points[Math.Max(0, j - 1)]);
            var up = outward(t);
            up = Vector3.Normalize(up - tangent * Vector3.Dot(up, tangent));
            var across = Vector3.Cross(tangent, up);
            var r = Vector2.Max(radius(t), new(1e-5f));
            for (var i = 0; i <= sides; i++)
            {
                var (sin, cos) = MathF.SinCos(-i * MathF.Tau / sides);
                _positions.Add(points[j] + across * cos * r.X + up * sin * r.Y);
                _normals.Add(Vector3.Normalize(across * cos * r.Y + up * sin * r.X));
            }
        }

        Connect(first, sides, segments);
    }

    public Mesh Finish(Vector3[]? surface = null, int[]? indices = null)
    {
        var positions = _positions.ToArray();
        return new(positions, [.. _normals], surface ?? positions, indices ?? [.. _indices]);
    }
}
