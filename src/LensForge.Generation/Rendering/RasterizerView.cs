using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// A projection onto a grid of pixels, of a camera or of a light. Depth is kept as a key that is linear on the screen and grows
/// towards the viewer: 1 / z in perspective, -z when parallel.
/// </summary>
internal readonly record struct RasterizerView(
    Vector3 Origin, Vector3 Right, Vector3 Up, Vector3 Forward, bool Parallel, float Focal, float CentreX, float CentreY, float Near)
{
    public static RasterizerView Of(CameraView camera, int width, int height) => new(
        camera.Position, camera.Right, camera.Up, camera.Forward, false, width / (2f * camera.TanHalfWidth), width / 2f, height / 2f, 0.02f);

    /// <summary>Camera coordinates: right, up, forward.</summary>
    public Vector3 ToView(Vector3 world)
    {
        var p = world - Origin;
        return new(Vector3.Dot(p, Right), Vector3.Dot(p, Up), Vector3.Dot(p, Forward));
    }

    public float Key(float z) => Parallel ? -z : 1f / z;

    /// <summary>Pixels from the top left; the third component is the depth.</summary>
    public Vector3 Project(Vector3 world)
    {
        var p = ToView(world);
        var scale = Parallel ? Focal : Focal / p.Z;
        return new(CentreX + p.X * scale, CentreY - p.Y * scale, p.Z);
    }

    /// <summary>Whether no point of a sphere given in camera coordinates can be on a grid of this size.</summary>
    public bool Misses(Vector3 centre, float radius)
    {
        if (Parallel)
        {
            var r = radius * Focal;
            return MathF.Abs(centre.X * Focal) > CentreX + r || MathF.Abs(centre.Y * Focal) > CentreY + r;
        }

        if (centre.Z + radius < Near) return true;
        // Side planes through the eye: inside where z * half >= |x| * focal.
        var lengthX = MathF.Sqrt(Focal * Focal + CentreX * CentreX);
        var lengthY = MathF.Sqrt(Focal * Focal + CentreY * CentreY);
        return MathF.Abs(centre.X) * Focal - centre.Z * CentreX > radius * lengthX
            || MathF.Abs(centre.Y) * Focal - centre.Z * CentreY > radius * lengthY;
    }
}
