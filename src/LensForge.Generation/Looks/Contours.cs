using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>
/// Where a draughtsman puts lines: around figures, around what stands before something else, between parts and along folds.
/// The inverse of depth is linear across a plane in perspective, so that its second difference finds steps and creases at any slant.
/// </summary>
internal sealed class Contours(int width, int height)
{
    private const float Crease = 0.6f, Step = 5f, ReadableFeature = 0.011f;
    private readonly float[] _key = new float[width * height];

    /// <summary>Outer contours of figures and things, 0 to 1.</summary>
    public float[] Outer { get; } = new float[width * height];

    /// <summary>Lines inside: between parts, folds, creases, 0 to 1; fewer where a pixel is too coarse for a face.</summary>
    public float[] Inner { get; } = new float[width * height];

    public void Trace(in LookFrame frame)
    {
        var g = frame.Buffers;
        Array.Clear(Outer);
        Array.Clear(Inner);
        for (var i = 0; i < _key.Length; i++) _key[i] = 1f / g.Depth[i];
        for (var y = 1; y < height - 2; y++)
        {
            for (var x = 1; x < width - 2; x++)
            {
                Between(g, y * width + x, 1, frame.PixelAtOneMetre);
                Between(g, y * width + x, width, frame.PixelAtOneMetre);
            }
        }
    }

    private void Between(GBuffers g, int at, int step, float pixel)
    {
        var next = at + step;
        float here = _key[at], there = _key[next];
        var near = here >= there ? at : next;
        var z = g.Depth[near];
        if (z >= GBuffers.Sky) return;
        float forward = MathF.Abs(2 * here - _key[at - step] - there), backward = MathF.Abs(2 * there - _key[next + step] - here);
        float scale = z / pixel, jump = MathF.Min(forward, backward) * scale, fold = MathF.Max(forward, backward) * scale;
        var figure = g.Figure[near] != 0;
        // Half of the line where things are drawn loosely: far away.
        var loose = 1 - (figure ? 0.3f : 0.6f) * MathF.Sqrt(Math.Clamp((z - 2.5f) / 14f, 0, 1));
        if (g.Figure[at] != g.Figure[next])
        {
            Mark(Outer, near, (jump < Step ? 0.75f : 1f) * loose);
            if (jump >= Step) Mark(Outer, near == at ? at - step : next + step, 0.3f * loose);
        }
        else if (jump > Step)
        {
            Mark(Outer, near, (figure ? 0.85f : 0.72f) * loose);
        }
        else if (g.Part[at] != g.Part[next] || g.Substance[at] != g.Substance[next])
        {
            var readable = figure ? Math.Clamp(1.6f - z * pixel / ReadableFeature, 0.15f, 1f) : 1;
            Mark(Inner, near, (figure ? 0.62f : fold > 0.12f ? 0.5f : 0.34f) * loose * readable);
        }
        else if (fold > Crease && !figure)
        {
            Mark(Inner, near, 0.4f * loose * MathF.Min(1f, (fold - Crease) / 0.8f + 0.3f));
        }
    }

    private static void Mark(float[] plane, int at, float weight)
    {
        if (plane[at] < weight) plane[at] = weight;
    }
}
