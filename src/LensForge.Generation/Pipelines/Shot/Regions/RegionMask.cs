using LensForge.Domain.Takes;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Pipelines.Shot.Regions;

/// <summary>Weights of a region frame by frame: its outline on the picture, or the surfaces that lay within it when it was drawn.</summary>
/// <param name="region">Drawn on a picture of <paramref name="shownWidth"/> x <paramref name="shownHeight"/> pixels, of which the frames may be the rounded up ones.</param>
/// <param name="drawn">G-buffers of the frame on which it was drawn, asked for when they are needed; null for a region that stays.</param>
public sealed class RegionMask(FrameRegion region, int shownWidth, int shownHeight, int width, int height, Func<GBuffers>? drawn)
{
    private readonly float _feather = region.Feather * shownHeight;
    private readonly float[] _outline = Outlined(region, shownWidth, shownHeight, width, height);
    private readonly float[] _distance = new float[width * height];
    private readonly bool[] _held = new bool[width * height];
    private HeldSurfaces? _surfaces;

    public void Write(int frame, GBuffers buffers, RegionFrame into)
    {
        if (drawn is null || frame == region.Frame)
        {
            _outline.CopyTo(into.Weight, 0);
        }
        else
        {
            _surfaces ??= new(drawn(), _outline);
            Hold(_surfaces, buffers);
            for (var i = 0; i < _distance.Length; i++) into.Weight[i] = Fade((_distance[i] - 0.5f) / _feather);
        }

        into.Measure();
    }

    private static float Fade(float share)
    {
        var t = 1 - Math.Clamp(share, 0f, 1f);
        return t * t * (3 - 2 * t);
    }

    private static float[] Outlined(FrameRegion region, int shownWidth, int shownHeight, int width, int height)
    {
        var outline = RegionOutline.Of(region, shownWidth, shownHeight);
        var feather = region.Feather * shownHeight;
        var weights = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) weights[y * width + x] = Fade(outline.Distance(x + 0.5f, y + 0.5f) / feather);
        }

        return weights;
    }

    private void Hold(HeldSurfaces surfaces, GBuffers buffers)
    {
        for (var i = 0; i < _held.Length; i++) _held[i] = surfaces.Holds(buffers, i);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) _distance[y * width + x] = Most(x, y) ? 0 : float.MaxValue;
        }

        // Lengths of straight and slanting steps (Rosenfeld and Pfaltz 1968, doi 10.1016/0031-3203(68)90013-7): never shorter than the real way, so nothing is touched beyond the feather.
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) _distance[y * width + x] = MathF.Min(MathF.Min(Way(x, y, -1, 0), Way(x, y, 0, -1)), MathF.Min(Way(x, y, -1, -1), Way(x, y, 1, -1)));
        }

        for (var y = height - 1; y >= 0; y--)
        {
            for (var x = width - 1; x >= 0; x--) _distance[y * width + x] = MathF.Min(MathF.Min(Way(x, y, 1, 0), Way(x, y, 0, 1)), MathF.Min(Way(x, y, 1, 1), Way(x, y, -1, 1)));
        }
    }

    /// <summary>Whether most of a pixel's neighbourhood is held: single pixels come and go as surfaces turn.</summary>
    private bool Most(int x, int y)
    {
        int held = 0, seen = 0;
        for (var down = Math.Max(0, y - 1); down <= Math.Min(height - 1, y + 1); down++)
        {
            for (var across = Math.Max(0, x - 1); across <= Math.Min(width - 1, x + 1); across++, seen++)
                if (_held[down * width + across]) held++;
        }

        return 2 * held > seen;
    }

    private float Way(int x, int y, int across, int down)
    {
        var here = _distance[y * width + x];
        int fromX = x + across, fromY = y + down;
        if (fromX < 0 || fromX >= width || fromY < 0 || fromY >= height) return here;
        return MathF.Min(here, _distance[fromY * width + fromX] + (across != 0 && down != 0 ? 1.41421356f : 1f));
    }
}
