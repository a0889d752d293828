using System.Numerics;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>Where points were in the previous frame's picture.</summary>
internal readonly struct MotionVectors(RasterizerView before, bool known, int width, int height)
{
    private readonly RasterizerView _before = before;

    /// <param name="world">Where the points of eight pixels were then.</param>
    /// <param name="there">Which of them were there at all.</param>
    public void Write(Vector3Lanes world, Vector256<float> there, in Rasterizer.Place place, GBuffers into)
    {
        var from = world - new Vector3Lanes(_before.Origin);
        var z = Vector3Lanes.Dot(from, _before.Forward);
        var scale = Vector256.Create(_before.Focal) / z;
        var x = Vector256.Create(_before.CentreX) + Vector3Lanes.Dot(from, _before.Right) * scale;
        var y = Vector256.Create(_before.CentreY) - Vector3Lanes.Dot(from, _before.Up) * scale;
        var inside = there & Vector256.GreaterThanOrEqual(z, Vector256.Create(_before.Near))
            & Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero) & Vector256.LessThan(x, Vector256.Create((float)width))
            & Vector256.GreaterThanOrEqual(y, Vector256<float>.Zero) & Vector256.LessThan(y, Vector256.Create((float)height));
        if (!known) inside = Vector256<float>.Zero;
        var nowhere = Vector256.Create(float.NaN);
        var motionX = Vector256.ConditionalSelect(inside, x - (PlaneLanes.Steps + Vector256.Create(place.X + 0.5f)), nowhere);
        var motionY = Vector256.ConditionalSelect(inside, y - Vector256.Create(place.Y + 0.5f), nowhere);
        Rasterizer.Store(motionX, into.MotionX, place);
        Rasterizer.Store(motionY, into.MotionY, place);
        Rasterizer.Store(Vector256.ConditionalSelect(inside, z, nowhere), into.PreviousDepth, place);
    }

    /// <summary>The sky only turns.</summary>
    public void WriteSky(Vector3 direction, int x, int y, int at, GBuffers into)
    {
        var z = Vector3.Dot(direction, _before.Forward);
        var scale = _before.Focal / z;
        float px = _before.CentreX + Vector3.Dot(direction, _before.Right) * scale, py = _before.CentreY - Vector3.Dot(direction, _before.Up) * scale;
        var inside = known && z >= _before.Near && px >= 0 && px < width && py >= 0 && py < height;
        into.MotionX[at] = inside ? px - (x + 0.5f) : float.NaN;
        into.MotionY[at] = inside ? py - (y + 0.5f) : float.NaN;
        into.PreviousDepth[at] = inside ? GBuffers.Sky : float.NaN;
    }
}
