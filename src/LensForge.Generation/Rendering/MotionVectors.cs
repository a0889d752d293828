using System.Numerics;

namespace LensForge.Generation.Rendering;

/// <summary>Where points were in the previous frame's picture.</summary>
internal readonly struct MotionVectors(RasterizerView before, bool known, int width, int height)
{
    private readonly RasterizerView _before = before;

    /// <param name="world">Where the point was then.</param>
    public void Write(Vector3 world, int x, int y, int at, GBuffers into)
    {
        if (known) Write(_before.ToView(world), 0, x, y, at, into);
        else WriteNone(at, into);
    }

    /// <summary>The sky only turns.</summary>
    public void WriteSky(Vector3 direction, int x, int y, int at, GBuffers into)
    {
        if (known) Write(new(Vector3.Dot(direction, _before.Right), Vector3.Dot(direction, _before.Up), Vector3.Dot(direction, _before.Forward)), GBuffers.Sky, x, y, at, into);
        else WriteNone(at, into);
    }

    public static void WriteNone(int at, GBuffers into) => into.MotionX[at] = into.MotionY[at] = into.PreviousDepth[at] = float.NaN;

    private void Write(Vector3 p, float depth, int x, int y, int at, GBuffers into)
    {
        var scale = _before.Focal / p.Z;
        float px = _before.CentreX + p.X * scale, py = _before.CentreY - p.Y * scale;
        if (p.Z < _before.Near || !(px >= 0 && px < width && py >= 0 && py < height))
        {
            WriteNone(at, into);
            return;
        }

        into.MotionX[at] = px - (x + 0.5f);
        into.MotionY[at] = py - (y + 0.5f);
        into.PreviousDepth[at] = depth > 0 ? depth : p.Z;
    }
}
