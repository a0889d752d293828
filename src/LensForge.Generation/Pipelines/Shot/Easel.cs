using System.Diagnostics;
using LensForge.Domain.Takes;
using LensForge.Generation.Coherence;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot.Regions;
using LensForge.Generation.Schedulers;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Where one shot's frames are painted, one after another: the network's canvas, the frame before, the regions over it, and the picture as bytes.</summary>
internal sealed class Easel(DenoiserModel model, Recipe recipe, int width, int height, FilmTimings timings) : IDisposable
{
    private readonly DenoiserCanvas _canvas = model.Canvas(width, height);
    private readonly PreviousFrame _before = new(width, height);
    private readonly Briefing _briefing = new(recipe);
    private readonly RegionPainter[] _regions = [.. (recipe.Regions ?? []).Select(retake => new RegionPainter(model, retake, width, height))];
    private readonly byte[] _rgb = new byte[recipe.Width * recipe.Height * 3];
    private float[]? _noise;
    private bool _keyDone;

    public int StepsRun { get; private set; }

    /// <summary>Starts a frame from noise that lies on its surfaces.</summary>
    public void Begin(PreparedFrame frame)
    {
        var started = Stopwatch.GetTimestamp();
        _before.Warp(frame.Buffers, _canvas.Previous);
        SurfaceNoise.Draw(frame.Buffers, frame.Camera.TanHalfWidth, _keyDone ? recipe.LastSeed : recipe.Seed, _canvas.Noisy);
        for (var i = 0; i < _regions.Length; i++) _regions[i].Begin(frame, frame.Regions[i], Noisy(i));
        timings.Add(FilmingPart.Brief, started);
        Brief(frame);
    }

    /// <summary>Tells the network what the stage says, and lets it read that.</summary>
    public void Brief(PreparedFrame frame)
    {
        var started = Stopwatch.GetTimestamp();
        _briefing.Write(frame, _canvas);
        started = timings.Add(FilmingPart.Brief, started);
        _canvas.Read();
        foreach (var region in _regions) region.Brief(_canvas);
        timings.Add(FilmingPart.Network, started);
    }

    /// <summary>Goes on from here by another seed.</summary>
    /// <param name="step">Steps done.</param>
    public void Fork(FlowMatchEuler scheduler, int step, ulong seed, PreparedFrame frame)
    {
        _noise ??= new float[_canvas.Noisy.Length];
        SurfaceNoise.Draw(frame.Buffers, frame.Camera.TanHalfWidth, seed, _noise);
        scheduler.Renoise(step, _canvas.Clean, _noise, _canvas.Noisy);
    }

    /// <summary>The frame as it is now, to go on from another time.</summary>
    public KeyFrameState State() => new([.. _canvas.Noisy], [.. _canvas.Clean]);

    /// <summary>Goes on from where the same frame once was.</summary>
    public void Restore(KeyFrameState state)
    {
        state.Noisy.CopyTo(_canvas.Noisy, 0);
        state.Clean.CopyTo(_canvas.Clean, 0);
    }

    /// <summary>What the network makes of the frame now is what it stays.</summary>
    public void Stop()
    {
        _canvas.Clean.CopyTo(_canvas.Noisy, 0);
        foreach (var region in _regions) region.Stop();
    }

    /// <exception cref="OperationCanceledException">Cancelled before this step.</exception>
    public void Step(FlowMatchEuler scheduler, int step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        _canvas.Run(scheduler.TimeOf(step));
        scheduler.Step(step, _canvas.Clean, _canvas.Noisy);
        StepsRun++;
        for (var i = 0; i < _regions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _regions[i].Step(scheduler, step, Noisy(i), Clean(i));
            if (_regions[i].IsSeen) StepsRun++;
        }
        timings.Add(FilmingPart.Network, started);
    }

    /// <summary>What the network makes of the frame so far. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Prediction() => Develop(Clean(_regions.Length));

    /// <summary>Ends the frame, which the next one follows.</summary>
    public void Finish(PreparedFrame frame)
    {
        _keyDone = true;
        var started = Stopwatch.GetTimestamp();
        _before.Keep(_canvas.Noisy, frame.Buffers);
        for (var i = 0; i < _regions.Length; i++) _regions[i].Finish(frame, Noisy(i));
        timings.Add(FilmingPart.Brief, started);
    }

    /// <summary>The finished frame. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Finished() => Develop(Noisy(_regions.Length));

    /// <summary>The finished frame of the take that the uppermost region was drawn on; empty when there is no region. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Original() => _regions.Length == 0 ? [] : Develop(Noisy(_regions.Length - 1));

    public void Dispose()
    {
        _canvas.Dispose();
        foreach (var region in _regions) region.Dispose();
    }

    /// <summary>The picture with as many regions over it.</summary>
    private float[] Noisy(int regions) => regions == 0 ? _canvas.Noisy : _regions[regions - 1].Noisy;

    private float[] Clean(int regions) => regions == 0 ? _canvas.Clean : _regions[regions - 1].Clean;

    /// <summary>Planes -1..1 to RGB bytes, cut to the recipe's size.</summary>
    private ReadOnlySpan<byte> Develop(ReadOnlySpan<float> planes)
    {
        var started = Stopwatch.GetTimestamp();
        var area = width * height;
        for (var y = 0; y < recipe.Height; y++)
        {
            for (var x = 0; x < recipe.Width; x++)
            {
                int from = y * width + x, to = (y * recipe.Width + x) * 3;
                _rgb[to] = Level(planes[from]);
                _rgb[to + 1] = Level(planes[area + from]);
                _rgb[to + 2] = Level(planes[2 * area + from]);
            }
        }
        timings.Add(FilmingPart.Encode, started);
        return _rgb;
    }

    private static byte Level(float value) => (byte)(Math.Clamp(value, -1f, 1f) * 127.5f + 127.5f + 0.5f);
}
