using LensForge.Generation.Rendering;

namespace LensForge.Generation.Coherence;

/// <summary>Carries the last finished frame to where its surfaces are now, with a mask of what was hidden or outside.</summary>
public sealed class PreviousFrame(int width, int height)
{
    private readonly float[] _picture = new float[3 * width * height];
    private readonly float[] _depth = new float[width * height];
    private readonly byte[] _figure = new byte[width * height];
    private bool _known;

    public void Forget() => _known = false;

    /// <param name="picture">Three planes, -1..1.</param>
    public void Keep(ReadOnlySpan<float> picture, GBuffers buffers)
    {
        picture.CopyTo(_picture);
        buffers.Depth.CopyTo(_depth, 0);
        buffers.Figure.CopyTo(_figure, 0);
        _known = true;
    }

    /// <summary>Fills four planes: the warped picture, and 1 where it is known; zeros elsewhere.</summary>
    public void Warp(GBuffers now, Span<float> previous)
    {
        previous.Clear();
        if (!_known) return;
        var area = width * height;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                float fromX = x + now.MotionX[i], fromY = y + now.MotionY[i];
                if (!(fromX > -0.5f && fromY > -0.5f && fromX < width - 0.5f && fromY < height - 0.5f)) continue;
                var nearest = Math.Clamp((int)MathF.Round(fromY), 0, height - 1) * width + Math.Clamp((int)MathF.Round(fromX), 0, width - 1);
                var depth = now.PreviousDepth[i];
                if (now.Figure[i] != _figure[nearest] || MathF.Abs(_depth[nearest] - depth) > 0.04f * depth + 0.01f) continue;
                int x0 = Math.Clamp((int)MathF.Floor(fromX), 0, width - 1), y0 = Math.Clamp((int)MathF.Floor(fromY), 0, height - 1);
                int x1 = Math.Min(x0 + 1, width - 1), y1 = Math.Min(y0 + 1, height - 1);
                float u = Math.Clamp(fromX - x0, 0, 1), v = Math.Clamp(fromY - y0, 0, 1);
                int a = y0 * width + x0, b = y0 * width + x1, c = y1 * width + x0, d = y1 * width + x1;
                for (var plane = 0; plane < 3 * area; plane += area)
                {
                    var upper = _picture[plane + a] + (_picture[plane + b] - _picture[plane + a]) * u;
                    var lower = _picture[plane + c] + (_picture[plane + d] - _picture[plane + c]) * u;
                    previous[plane + i] = upper + (lower - upper) * v;
                }
                previous[3 * area + i] = 1;
            }
        }
    }
}
