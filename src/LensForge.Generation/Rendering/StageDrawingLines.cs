using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Contours from G-buffers. The inverse of depth is linear across a plane in perspective, so its second difference is nought on any flat
/// surface at any slant and tells steps and creases apart by size, without an edge filter's noise.
/// </summary>
internal sealed class StageDrawingLines(int width, int height)
{
    // Change of slope across one pixel: a fold of the surface, and a step to what is behind.
    private const float Crease = 0.55f, Step = 5f;

    private readonly float[] _ink = new float[width * height];
    private readonly float[] _key = new float[width * height];

    /// <returns>Darkness of ink, 0 to 1, of each pixel.</returns>
    public float[] Trace(GBuffers buffers, CameraView camera)
    {
        Array.Clear(_ink);
        var focal = width / (2f * camera.TanHalfWidth);
        for (var i = 0; i < _key.Length; i++) _key[i] = 1f / buffers.Depth[i];
        for (var y = 1; y < height - 2; y++)
        {
            for (var x = 1; x < width - 2; x++)
            {
                var at = y * width + x;
                Between(buffers, at, 1, focal);
                Between(buffers, at, width, focal);
            }
        }

        return _ink;
    }

    /// <summary>Draws the line, if there is one, between a pixel and the next one to the right or below.</summary>
    private void Between(GBuffers b, int at, int step, float focal)
    {
        int next = at + step;
        float here = _key[at], there = _key[next];
        // What lies nearer owns the contour.
        var near = here >= there ? at : next;
        var z = b.Depth[near];
        if (z >= GBuffers.Sky) return;

        // Whether the surface on either side runs on through the gap: the smaller of both misses is the step.
        float missForward = MathF.Abs(2 * here - _key[at - step] - there), missBackward = MathF.Abs(2 * there - _key[next + step] - here);
        var scale = z * focal;
        var jump = MathF.Min(missForward, missBackward) * scale;
        var fold = MathF.Max(missForward, missBackward) * scale;

        float weight = 0, spread = 0;
        if (b.Figure[at] != b.Figure[next])
        {
            var figure = b.Figure[near] != 0;
            var contact = jump < Step;
            (weight, spread) = figure || !contact ? (contact ? 0.75f : 1f, contact ? 0.25f : 0.6f) : (0.6f, 0.2f);
        }
        else if (jump > Step)
        {
            (weight, spread) = b.Figure[near] != 0 ? (0.85f, 0.3f) : (0.8f, 0.25f);
        }
        else if (b.Part[at] != b.Part[next] || b.Substance[at] != b.Substance[next])
        {
            weight = b.Figure[near] != 0 ? 0.62f : fold > 0.12f ? 0.5f : 0.38f;
        }
        else if (fold > Crease && b.Figure[near] == 0)
        {
            weight = 0.42f * MathF.Min(1f, (fold - Crease) / 0.8f + 0.4f);
        }
        else if (jump > 0.9f)
        {
            weight = 0.35f;
        }

        if (weight <= 0) return;
        var fade = Fade(z, b.Figure[near] != 0);
        Mark(near, weight * fade);
        if (spread <= 0) return;
        Mark(near - step, spread * fade);
        Mark(near + step, spread * fade);
    }

    /// <summary>Lines lighten with distance, as a pencil held more loosely.</summary>
    private static float Fade(float z, bool figure)
    {
        var far = Math.Clamp((z - 2.5f) / 14f, 0, 1);
        return 1f - (figure ? 0.35f : 0.62f) * MathF.Sqrt(far);
    }

    private void Mark(int at, float weight)
    {
        if (_ink[at] < weight) _ink[at] = weight;
    }
}
