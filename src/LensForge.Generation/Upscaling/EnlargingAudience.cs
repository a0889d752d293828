using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using LensForge.Domain.Takes;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// Stands between the filming of base pictures and whoever watches: steps go through as they are. Of finished frames one thread draws the stage at
/// full size and another enlarges them by it, in order, while the next ones are painted.
/// </summary>
internal sealed class EnlargingAudience : IShotAudience, IDisposable
{
    private const int PaintedAhead = 2, DrawnAhead = 1;
    private readonly Recipe _recipe;
    private readonly IShotAudience _audience;
    private readonly FilmTimings _timings;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<Painted> _painted = Channel.CreateBounded<Painted>(PaintedAhead);
    private readonly Channel<Drawn> _drawn = Channel.CreateBounded<Drawn>(DrawnAhead);
    private readonly Channel<GBuffers> _free = Channel.CreateUnbounded<GBuffers>();
    private readonly Task _drawing, _enlarging;
    private ExceptionDispatchInfo? _fault;

    public EnlargingAudience(UpscalerModel model, Recipe recipe, IShotAudience audience, FilmTimings timings, CancellationToken cancellation)
    {
        (_recipe, _audience, _timings) = (recipe, audience, timings);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _drawing = Run(Draw);
        _enlarging = Run(() => Enlarge(model));
    }

    public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) => _audience.Step(frame, step, steps, rgb);

    public int? StopAfter => _audience.StopAfter;

    public void Stopped(int step) => _audience.Stopped(step);

    public void Original(ReadOnlySpan<byte> rgb) => Pass(new(0, rgb.ToArray(), Original: true));

    public void Frame(int frame, ReadOnlySpan<byte> rgb) => Pass(new(frame, rgb.ToArray(), Original: false));

    /// <summary>Waits until every frame is enlarged.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two tiles.</exception>
    public void Finish()
    {
        _painted.Writer.TryComplete();
        Task.WaitAll(_drawing, _enlarging);
        _fault?.Throw();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _painted.Writer.TryComplete();
        Task.WaitAll(_drawing, _enlarging);
        _stop.Dispose();
    }

    private void Pass(Painted painted)
    {
        try
        {
            Put(_painted, painted);
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            // What made the threads stop says more than that they stopped.
            Finish();
            throw;
        }
    }

    private void Draw()
    {
        var shot = LitShot.Prepare(_recipe.Stage, FigureDetail.Preview, _recipe.Seed);
        var rasterizer = new Rasterizer(_recipe.Width, _recipe.Height);
        var made = 0;
        while (Next(_painted) is { } painted)
        {
            // A still needs one set of buffers only; with two, the next frame is drawn while one is enlarged.
            if (!_free.Reader.TryRead(out var buffers)) buffers = made++ <= DrawnAhead ? new(_recipe.Width, _recipe.Height) : Next(_free)!;
            var started = Stopwatch.GetTimestamp();
            var staged = shot.At(painted.Frame, _recipe.Rate);
            rasterizer.Draw(staged, null, buffers);
            _timings.Add(FilmingPart.LargeRaster, started);
            Put(_drawn, new(painted, staged.Camera, buffers));
        }

        _drawn.Writer.Complete();
    }

    private void Enlarge(UpscalerModel model)
    {
        using var upscaler = new Upscaler(model, _recipe.BaseWidth, _recipe.BaseHeight, _recipe.Width / _recipe.BaseWidth, _recipe.LookInForce);
        var rgb = new byte[_recipe.Width * _recipe.Height * 3];
        while (Next(_drawn) is { } drawn)
        {
            var started = Stopwatch.GetTimestamp();
            upscaler.Enlarge(drawn.Painted.Rgb, drawn.Buffers, drawn.Camera, rgb, _stop.Token);
            _timings.Add(FilmingPart.Upscale, started);
            Put(_free, drawn.Buffers);
            if (drawn.Painted.Original) _audience.Original(rgb);
            else _audience.Frame(drawn.Painted.Frame, rgb);
        }
    }

    /// <summary>A thread of its own whose first fault, among all of them, is kept and stops the others; its task never fails.</summary>
    private Task Run(Action work) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                work();
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(error), null);
                _stop.Cancel();
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Put<T>(Channel<T> channel, T item) => channel.Writer.WriteAsync(item, _stop.Token).AsTask().GetAwaiter().GetResult();

    /// <returns>Null when there is no more to come.</returns>
    private T? Next<T>(Channel<T> channel)
        where T : class
    {
        try
        {
            return channel.Reader.ReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    private sealed record Painted(int Frame, byte[] Rgb, bool Original);

    private sealed record Drawn(Painted Painted, CameraView Camera, GBuffers Buffers);
}
