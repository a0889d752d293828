using LensForge.Domain.Takes;
using LensForge.Generation.Coherence;
using LensForge.Generation.Models;
using LensForge.Generation.Schedulers;

namespace LensForge.Generation.Pipelines.Shot.Regions;

/// <summary>
/// Paints a region anew upon a picture that is painted beside it, as inpainting by diffusion does (Lugmayr et al. 2022, arXiv 2201.09865): at every step
/// all that lies outside is that picture's own noisy state, so that the new part grows towards it. The network sees the region and
/// <see cref="Context"/> pixels around it; it was trained on crops, and what is outside is never taken from here.
/// </summary>
internal sealed class RegionPainter(DenoiserModel model, RegionRetake retake, int width, int height) : IDisposable
{
    public const int Context = 32;
    private const int Grid = 16;

    private readonly int _area = width * height;
    private readonly PreviousFrame _before = new(width, height);
    private readonly float[] _previous = new float[4 * width * height];
    private RegionFrame _region = null!;
    private DenoiserCanvas? _canvas;
    private int _left, _top;

    /// <summary>Three planes, -1..1: the noisy picture on its way, and after <see cref="Finish"/> the finished one.</summary>
    public float[] Noisy { get; } = new float[3 * width * height];

    /// <summary>What the networks make of it so far, with the feather.</summary>
    public float[] Clean { get; } = new float[3 * width * height];

    public bool IsSeen => !_region.Box.IsEmpty;

    public void Begin(PreparedFrame frame, RegionFrame region, float[] below)
    {
        _region = region;
        _before.Warp(frame.Buffers, _previous);
        if (IsSeen)
        {
            SurfaceNoise.Draw(frame.Buffers, frame.Camera.TanHalfWidth, retake.Seed, Noisy);
            Place(region.Box);
        }

        Outside(below, Noisy);
    }

    /// <param name="whole">With the brief of the picture below.</param>
    public void Brief(DenoiserCanvas whole)
    {
        if (!IsSeen) return;
        var canvas = _canvas!;
        Crop(whole.Brief, canvas.Brief, DenoiserCanvas.BriefChannels);
        Shot.Brief.Light(_region.LitR, _region.LitG, _region.LitB, Clean);
        Crop(Clean, canvas.Brief, 3);
        Crop(_previous, canvas.Previous, 4);
        Crop(whole.Identity, canvas.Identity, DenoiserCanvas.IdentityChannels, DenoiserCanvas.IdentityScale);
        whole.Look.CopyTo(canvas.Look, 0);
        canvas.Read();
    }

    /// <summary>One step, of which the picture below has already made its own.</summary>
    public void Step(FlowMatchEuler scheduler, int step, float[] belowNoisy, float[] belowClean)
    {
        belowClean.CopyTo(Clean, 0);
        if (!IsSeen)
        {
            belowNoisy.CopyTo(Noisy, 0);
            return;
        }

        var canvas = _canvas!;
        Crop(Noisy, canvas.Noisy, 3);
        canvas.Run(scheduler.TimeOf(step));
        scheduler.Step(step, canvas.Clean, canvas.Noisy);
        belowNoisy.CopyTo(Noisy, 0);
        Inside((whole, crop, weight) =>
        {
            Noisy[whole] = canvas.Noisy[crop];
            Clean[whole] += weight * (canvas.Clean[crop] - Clean[whole]);
        });
    }

    /// <summary>What the network makes of the region now is what it stays.</summary>
    public void Stop() => _canvas?.Clean.CopyTo(_canvas.Noisy, 0);

    /// <summary>Lays the finished region over the finished picture below; the next frame follows the whole.</summary>
    public void Finish(PreparedFrame frame, float[] below)
    {
        below.CopyTo(Noisy, 0);
        if (IsSeen)
        {
            var canvas = _canvas!;
            Inside((whole, crop, weight) => Noisy[whole] += weight * (canvas.Noisy[crop] - Noisy[whole]));
        }

        _before.Keep(Noisy, frame.Buffers);
    }

    public void Dispose() => _canvas?.Dispose();

    /// <summary>Sets the canvas where the region is now; one that has become too small makes way for a larger one.</summary>
    private void Place(PixelBox box)
    {
        int left = Math.Max(0, box.Left - Context) / Grid * Grid, top = Math.Max(0, box.Top - Context) / Grid * Grid;
        int right = Math.Min(width, (box.Right + Context + Grid - 1) / Grid * Grid), bottom = Math.Min(height, (box.Bottom + Context + Grid - 1) / Grid * Grid);
        if (_canvas is null || _canvas.Width < right - left || _canvas.Height < bottom - top)
        {
            var (across, down) = (Math.Max(_canvas?.Width ?? 0, right - left), Math.Max(_canvas?.Height ?? 0, bottom - top));
            _canvas?.Dispose();
            _canvas = model.Canvas(across, down);
        }

        (_left, _top) = (Math.Min(left, width - _canvas.Width), Math.Min(top, height - _canvas.Height));
    }

    private void Outside(float[] below, float[] picture)
    {
        for (var i = 0; i < _area; i++)
        {
            if (IsSeen && _region.Weight[i] > 0) continue;
            for (var plane = i; plane < 3 * _area; plane += _area) picture[plane] = below[plane];
        }
    }

    private void Inside(Action<int, int, float> write)
    {
        var crop = _canvas!.Width * _canvas.Height;
        for (var y = _region.Box.Top; y < _region.Box.Bottom; y++)
        {
            for (var x = _region.Box.Left; x < _region.Box.Right; x++)
            {
                var weight = _region.Weight[y * width + x];
                if (weight == 0) continue;
                for (var plane = 0; plane < 3; plane++) write(plane * _area + y * width + x, plane * crop + (y - _top) * _canvas.Width + x - _left, weight);
            }
        }
    }

    private void Crop(float[] from, float[] to, int planes, int scale = 1)
    {
        int wide = width / scale, across = _canvas!.Width / scale, down = _canvas.Height / scale;
        for (var plane = 0; plane < planes; plane++)
        {
            for (var y = 0; y < down; y++)
                from.AsSpan(plane * (_area / scale / scale) + (_top / scale + y) * wide + _left / scale, across).CopyTo(to.AsSpan((plane * down + y) * across));
        }
    }
}
