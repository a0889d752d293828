using System.Numerics;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Rendering;

/// <summary>Small stages whose pictures can be worked out by hand.</summary>
internal static class RasterScene
{
    public static readonly Atmosphere Air = new(new(0.2f, 0.3f, 0.6f), new(0.6f), new(0.1f), true, 0, default);
    public static readonly Grade Grade = new(1, Vector3.One, Vector3.One);
    public static readonly Material Grey = new(Substance.Plain, new(0.5f), new(0.4f), default);
    public static readonly Light Overhead = new(LightKind.Sun, default, -Vector3.UnitY, new(5), Radius: 0.005f, Key: true);

    public static BuiltSet Set(params Instance[] instances) => new(instances, [Overhead], Air, Grade);

    public static StageFrame Frame(BuiltSet set, CameraView camera, params Instance[] posed) => new(set, posed, camera, set.Lights);

    /// <summary>At the origin of the picture: looks along -z with a horizontal half view of 45 degrees.</summary>
    public static CameraView Camera(Vector3 position) => new(position, -Vector3.UnitZ, Vector3.UnitX, Vector3.UnitY, 1f, 0, 3);

    public static CameraView Look(Vector3 from, Vector3 to, float tangent = 0.6f)
    {
        var forward = Vector3.Normalize(to - from);
        var right = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitY));
        return new(from, forward, right, Vector3.Cross(right, forward), tangent, 0, 3);
    }

    public static Mesh Flat(params Vector3[] corners)
    {
        var indices = new List<int>();
        for (var i = 2; i < corners.Length; i++) indices.AddRange([0, i - 1, i]);
        var normal = Vector3.Normalize(Vector3.Cross(corners[1] - corners[0], corners[2] - corners[0]));
        return new(corners, [.. corners.Select(_ => normal)], corners, [.. indices]);
    }

    public static Instance Place(Mesh mesh, Vector3 at = default, int figure = 0, int part = 1) => new(mesh, Grey, Matrix4x4.CreateTranslation(at), figure, part);

    public static Instance Box(Vector3 centre, Vector3 half, int figure = 0, int part = 1) => Place(Primitives.Box(half, 0.005f), centre, figure, part);

    public static Instance Ground(float half = 20) => Place(Flat(new(-half, 0, half), new(half, 0, half), new(half, 0, -half), new(-half, 0, -half)), part: 9);

    public static GBuffers Draw(StageFrame frame, int width, int height, StageFrame? previous = null)
    {
        var buffers = new GBuffers(width, height);
        new Rasterizer(width, height).Draw(frame, previous, buffers);
        return buffers;
    }

    public static (float X, float Y, float Depth) Project(CameraView camera, Vector3 world, int width, int height)
    {
        var p = world - camera.Position;
        var z = Vector3.Dot(p, camera.Forward);
        var focal = width / (2 * camera.TanHalfWidth);
        return (width / 2f + focal * Vector3.Dot(p, camera.Right) / z, height / 2f - focal * Vector3.Dot(p, camera.Up) / z, z);
    }

    public static Vector3 World(CameraView camera, GBuffers g, int x, int y)
    {
        var focal = g.Width / (2 * camera.TanHalfWidth);
        var ray = camera.Forward + camera.Right * ((x + 0.5f - g.Width / 2f) / focal) + camera.Up * ((g.Height / 2f - y - 0.5f) / focal);
        return camera.Position + ray * g.Depth[y * g.Width + x];
    }
}
