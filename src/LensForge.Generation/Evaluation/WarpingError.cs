using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// Mean |I_t - warp(I_t-1)| in levels of 255 over the pixels whose surface was seen in the frame before, by the stage's true motion vectors;
/// what was hidden, outside or on another figure is masked out (depth within 4 %). After Lai et al., "Learning blind video temporal consistency", ECCV 2018,
/// with exact motion in place of an estimated one. Bilinear sampling blurs, and light truly changes, so the reference render has an error of its own.
/// </summary>
public sealed class WarpingError(int width, int height)
{
    private readonly PreviousFrame _before = new(width, height);
    private readonly float[] _warped = new float[4 * width * height];
    private readonly float[] _planes = new float[3 * width * height];
    private double _sum;
    private long _pixels;
    private bool _known;

    /// <summary>Mean so far; NaN before two frames have shared a surface.</summary>
    public double Mean => _pixels == 0 ? double.NaN : _sum / _pixels;

    /// <summary>Takes the next frame of a clip with the G-buffers it shows; motion points to the frame added before it.</summary>
    public void Add(Picture picture, GBuffers buffers)
    {
        if (picture.Width != width || picture.Height != height) throw new ArgumentException($"The frame is {picture.Width}x{picture.Height}, not {width}x{height}.", nameof(picture));
        var area = width * height;
        if (_known)
        {
            _before.Warp(buffers, _warped);
            for (var i = 0; i < area; i++)
            {
                if (_warped[3 * area + i] < 0.5f) continue;
                for (var plane = 0; plane < 3; plane++) _sum += Math.Abs(picture.Rgb[3 * i + plane] - (_warped[plane * area + i] + 1) * 127.5f) / 3;
                _pixels++;
            }
        }
        for (var i = 0; i < area; i++)
        {
            for (var plane = 0; plane < 3; plane++) _planes[plane * area + i] = picture.Rgb[3 * i + plane] / 127.5f - 1;
        }
        _before.Keep(_planes, buffers);
        _known = true;
    }
}
