using System.Numerics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>
/// Strokes that follow form: level sets of a direction in rest-pose coordinates, so that they lie on the surface and move with it. Their spacing is a power of
/// two of a metre chosen by how fast the coordinate runs across the screen, every second stroke fading as they come too near (Praun and others,
/// "Real-time hatching", SIGGRAPH 2001): even spacing at any distance and slant, without moire.
/// </summary>
internal sealed class Hatching(int width, int height)
{
    private readonly float[] _along = new float[width * height];

    public float[] Values { get; } = new float[width * height];

    /// <param name="direction">In rest-pose coordinates.</param>
    /// <param name="spacing">Between strokes, in pixels.</param>
    /// <param name="wobble">Noise 0 to 1 that bends the strokes.</param>
    public void Draw(GBuffers g, Vector3 direction, float spacing, float strokeWidth, float[] wobble)
    {
        for (var i = 0; i < _along.Length; i++) _along[i] = g.SurfaceX[i] * direction.X + g.SurfaceY[i] * direction.Y + g.SurfaceZ[i] * direction.Z;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = y * width + x;
                Values[at] = g.Depth[at] >= GBuffers.Sky ? 0 : Stroke(g, at, Slope(g, at, 1, x, width), Slope(g, at, width, y, height), spacing, strokeWidth, wobble[at]);
            }
        }
    }

    private float Stroke(GBuffers g, int at, float slopeX, float slopeY, float spacing, float strokeWidth, float wobble)
    {
        var slope = MathF.Sqrt(slopeX * slopeX + slopeY * slopeY);
        // A surface that faces along the direction would be ruled by chance.
        if (slope < 0.12f * g.Depth[at] / width * 0.5f) return 0;
        var level = MathF.Log2(slope * spacing);
        var whole = MathF.Floor(level);
        var share = level - whole;
        var phase = MathF.ScaleB(_along[at], -(int)whole) + 0.7f * (wobble - 0.5f);
        var line = MathF.Round(phase);
        var distance = MathF.Abs(phase - line) * MathF.ScaleB(1, (int)whole) / slope;
        var cover = Math.Clamp(strokeWidth / 2 + 0.5f - distance, 0f, 1f) * MathF.Min(1, strokeWidth);
        return ((int)line & 1) == 0 ? cover : cover * (1 - share);
    }

    /// <summary>Change of the coordinate from one pixel to the next on the same part; the smaller of both sides, so that a step at an edge does not count.</summary>
    private float Slope(GBuffers g, int at, int stride, int place, int count)
    {
        var before = place > 0 && Same(g, at, at - stride) ? _along[at] - _along[at - stride] : float.NaN;
        var after = place + 1 < count && Same(g, at, at + stride) ? _along[at + stride] - _along[at] : float.NaN;
        if (float.IsNaN(before)) return float.IsNaN(after) ? 0 : after;
        return float.IsNaN(after) || MathF.Abs(before) < MathF.Abs(after) ? before : after;
    }

    private static bool Same(GBuffers g, int a, int b) => g.Part[a] == g.Part[b] && g.Figure[a] == g.Figure[b];
}
