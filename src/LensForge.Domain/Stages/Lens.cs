using System.Numerics;
using System.Runtime.CompilerServices;

namespace LensForge.Domain.Stages;

/// <summary>The geometry of a picture: where a point of the stage falls in the frame.</summary>
public static class Lens
{
    public const float Widescreen = 16f / 9f;

    /// <summary>Tangent of half the horizontal view on a 36 mm wide sensor.</summary>
    public static float HalfWidth(float lensMm) => 18f / lensMm;

    public static float HalfHeight(float lensMm, float aspect = Widescreen) => 18f / lensMm / aspect;

    /// <summary>How far the camera stands off so that <paramref name="metres"/> fill the height of the frame.</summary>
    public static float DistanceFor(float metres, float lensMm) => metres / 2 / HalfHeight(lensMm);

    /// <summary>Frame coordinates, -1 to 1 from left to right and from bottom to top, and the depth in metres in Z.</summary>
    public static Vector3 Project(StageCamera camera, Vector3 point, float aspect = Widescreen) =>
        Project(camera.Position, camera.Target, camera.LensMm, camera.RollDegrees, point, aspect);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector3 Project(Vector3 position, Vector3 target, float lensMm, float rollDegrees, Vector3 point, float aspect = Widescreen)
    {
        var (forward, right, up) = Axes(position, target, rollDegrees);
        var offset = point - position;
        var depth = Vector3.Dot(offset, forward);
        var reach = MathF.Max(MathF.Abs(depth), 1e-4f);
        return new(Vector3.Dot(offset, right) / (reach * HalfWidth(lensMm)), Vector3.Dot(offset, up) / (reach * HalfHeight(lensMm, aspect)), depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (Vector3 Forward, Vector3 Right, Vector3 Up) Axes(Vector3 position, Vector3 target, float rollDegrees = 0)
    {
        var forward = target - position;
        forward = forward.LengthSquared() < 1e-8f ? -Vector3.UnitZ : Vector3.Normalize(forward);
        var right = Vector3.Cross(forward, Vector3.UnitY);
        right = right.LengthSquared() < 1e-6f ? Vector3.UnitX : Vector3.Normalize(right);
        var up = Vector3.Cross(right, forward);
        if (rollDegrees == 0) return (forward, right, up);
        var (sin, cos) = MathF.SinCos(rollDegrees * MathF.PI / 180f);
        return (forward, right * cos + up * sin, up * cos - right * sin);
    }

    /// <summary>The target that brings a point to a place in the frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector3 Aim(Vector3 position, float lensMm, Vector3 point, float x, float y)
    {
        var target = point;
        for (var round = 0; round < 3; round++)
        {
            var at = Project(position, target, lensMm, 0, point);
            var (_, right, up) = Axes(position, target);
            var depth = (target - position).Length();
            target += right * ((at.X - x) * depth * HalfWidth(lensMm)) + up * ((at.Y - y) * depth * HalfHeight(lensMm));
        }

        return target;
    }
}
