using System.Numerics;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Rendering;

/// <summary>Small stages with known light.</summary>
internal static class TraceStages
{
    public static readonly Grade Straight = new(1, Vector3.One, Vector3.One);

    public static Material Matt(float albedo) => new(Substance.Paper, new(albedo), new(albedo), default, 0, 1);

    public static Atmosphere Air(Vector3 sky, bool lights, float fog = 0) => new(sky, sky, sky, lights, fog, Vector3.Zero);

    public static CameraView Camera(Vector3 position, Vector3 target, float tanHalfWidth = 0.4f, float aperture = 0, float focus = 3)
    {
        var forward = Vector3.Normalize(target - position);
        var right = Vector3.Normalize(Vector3.Cross(forward, MathF.Abs(forward.Y) > 0.9f ? Vector3.UnitZ : Vector3.UnitY));
        return new(position, forward, right, Vector3.Cross(right, forward), tanHalfWidth, aperture, focus);
    }

    public static Mesh Floor(float half) => Square(new(0, 0, 0), new(half, 0, 0), new(0, 0, -half));

    public static Mesh Square(Vector3 centre, Vector3 u, Vector3 v)
    {
        var normal = Vector3.Normalize(Vector3.Cross(u, v));
        Vector3[] corners = [centre - u - v, centre + u - v, centre + u + v, centre - u + v];
        return new(corners, [normal, normal, normal, normal], corners, [0, 1, 2, 0, 2, 3]);
    }

    public static StageFrame Frame(CameraView camera, Atmosphere air, IReadOnlyList<Light> lights, params Instance[] instances) =>
        new(new BuiltSet(instances, lights, air, Straight), [], camera, lights);

    public static Instance Still(Mesh mesh, Material material, int part = 0) => new(mesh, material, Matrix4x4.Identity, 0, part);

    public static Vector3 Mean(IReadOnlyList<Vector3> values) => values.Aggregate(Vector3.Zero, (a, b) => a + b) / values.Count;

    public static float[] Plane(int size) => new float[size];
}
