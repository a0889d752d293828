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
    public void Patch(int columns, int rows, Func<float, float, Vector3> point, Vector3? centre = null, bool wrap = false)
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
                        At(i < columns ? i + 1 : wrap ? 1 : i, j) - At(i > 0 ? i - 1 : wrap ? columns - 1 : i, j),
                        At(i, Math.Min(rows, j + 1)) - At(i, Math.Max(0, j - 1)));
                _normals.Add(n.LengthSquared() > 1e-16f ? Vector3.Normalize(n) : Vector3.UnitZ);
            }

        for (var j = 0; j < rows; j++)
            for (var i = 0; i < columns; i++)
            {
                var o = first + j * (columns + 1) + i;
                _indices.AddRange([o, o + 1, o + columns + 2, o, o + columns + 2, o + columns + 1]);
            }
    }

    /// <summary>A flattened tube along a path, closed by its own taper.</summary>
    /// <param name="path">Middle of the tube for 0 to 1.</param>
    /// <param name="outward">Direction away from what the tube lies on.</param>
    /// <param name="radius">Half widths across and outward for 0 to 1.</param>
    public void Tube(int segments, int sides, Func<float, Vector3> path, Func<float, Vector3> outward, Func<float, Vector2> radius) =>
        Patch(sides, segments, (a, t) =>
        {
            var tangent = Vector3.Normalize(path(MathF.Min(1, t + 0.04f)) - path(MathF.Max(0, t - 0.04f)));
            var up = outward(t);
            up = Vector3.Normalize(up - tangent * Vector3.Dot(up, tangent));
            var across = Vector3.Cross(tangent, up);
            var (sin, cos) = MathF.SinCos(a * MathF.Tau);
            var r = radius(t);
            return path(t) + across * cos * r.X + up * sin * r.Y;
        }, wrap: true);

    public Mesh Finish(Vector3[]? surface = null, int[]? indices = null)
    {
        var positions = _positions.ToArray();
        return new(positions, [.. _normals], surface ?? positions, indices ?? [.. _indices]);
    }
}
