using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Tests.Geometry;

public sealed class SurfaceNetsTests
{
    private static readonly DistanceField Ball = new DistanceField().Add(SdfShape.Sphere(new(0.1f, 0.2f, -0.3f), 0.25f), 0);

    [Fact]
    public void every_vertex_lies_on_the_surface_and_every_normal_points_out()
    {
        var mesh = SurfaceNets.Build(Ball, 0.03f);
        Assert.All(mesh.Positions, p => Assert.InRange(Ball.Distance(p), -0.0005f, 0.0005f));
        for (var i = 0; i < mesh.Positions.Length; i++)
            Assert.True(Vector3.Dot(mesh.Normals[i], Vector3.Normalize(mesh.Positions[i] - new Vector3(0.1f, 0.2f, -0.3f))) > 0.99f);
    }

    [Fact]
    public void triangles_wind_counter_clockwise_seen_from_outside()
    {
        var mesh = SurfaceNets.Build(Ball, 0.03f);
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            var (a, b, c) = (mesh.Positions[mesh.Indices[i]], mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]]);
            Assert.True(Vector3.Dot(Vector3.Cross(b - a, c - a), mesh.Normals[mesh.Indices[i]]) >= 0);
        }
    }

    [Fact]
    public void the_mesh_is_closed()
    {
        var mesh = SurfaceNets.Build(new DistanceField()
            .Add(SdfShape.Cone(Vector3.Zero, new(0, 0.5f, 0.1f), 0.1f, 0.05f), 0)
            .Add(SdfShape.Ellipsoid(new(0.1f, 0.2f, 0), new(0.12f, 0.06f, 0.09f)), 0.05f)
            .Carve(SdfShape.Box(new(0, 0.5f, 0), new(0.03f, 0.1f, 0.3f), 0.01f), 0.01f), 0.02f);
        var edges = new Dictionary<(int, int), int>();
        for (var i = 0; i < mesh.Indices.Length; i += 3)
            for (var k = 0; k < 3; k++)
            {
                var edge = (mesh.Indices[i + k], mesh.Indices[i + (k + 1) % 3]);
                edges[edge] = edges.GetValueOrDefault(edge) + 1;
            }

        Assert.All(edges, edge => Assert.Equal(edge.Value, edges.GetValueOrDefault((edge.Key.Item2, edge.Key.Item1))));
    }

    [Fact]
    public void the_volume_comes_close_to_the_true_one()
    {
        var mesh = SurfaceNets.Build(Ball, 0.02f);
        var volume = 0.0;
        for (var i = 0; i < mesh.Indices.Length; i += 3)
            volume += Vector3.Dot(mesh.Positions[mesh.Indices[i]], Vector3.Cross(mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]])) / 6.0;
        Assert.InRange(volume, 0.97 * 4.0 / 3 * Math.PI * 0.015625, 4.0 / 3 * Math.PI * 0.015625);
    }

    [Fact]
    public void a_mirror_image_stays_right_side_out()
    {
        var mesh = SurfaceNets.Build(Ball, 0.05f).Mirrored();
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            var (a, b, c) = (mesh.Positions[mesh.Indices[i]], mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]]);
            Assert.True(Vector3.Dot(Vector3.Cross(b - a, c - a), mesh.Normals[mesh.Indices[i]]) >= 0);
        }
    }
}
