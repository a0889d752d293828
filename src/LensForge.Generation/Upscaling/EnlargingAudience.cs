using System.Diagnostics;
using System.Threading.Channels;
using LensForge.Domain.Takes;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// Stands between the filming of base pictures and whoever watches: steps go through as they are, finished frames are enlarged on a thread of
/// their own, in order, while the next ones are painted.
/// </summary>
internal sealed class EnlargingAudience : IShotAudience, IDisposable
{
    private const int Ahead = 2;
    private readonly Recipe _recipe;
    private readonly IShotAudience _audience;
    private readonly FilmTimings _timings;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<(int Frame, byte[] Rgb, bool Original)> _painted = Channel.CreateBounded<(int, byte[], bool)>(Ahead);
    private readonly Task _enlarging;

    public EnlargingAudience(UpscalerModel model, Recipe recipe, IShotAudience audience, FilmTimings timings, CancellationToken cancellation)
    {
        (_recipe, _audience, _timings) = (recipe, audience, timings);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _enlarging = Task.Factory.StartNew(() => Enlarge(model), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) => _audience.Step(frame, step, steps, rgb);

    public void Original(ReadOnlySpan<byte> rgb) => Pass(0, rgb, original: true);

    public void Frame(int frame, ReadOnlySpan<byte> rgb) => Pass(frame, rgb, original: false);

    private void Pass(int frame, ReadOnlySpan<byte> rgb, bool original)
    {
        try
        {
            _painted.Writer.WriteAsync((frame, rgb.ToArray(), original), _stop.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            // The enlarging thread says stop before its task is seen to have failed: wait for what it has to say.
            Finish();
            throw;
        }
    }

    /// <summary>Waits until every frame is enlarged.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two tiles.</exception>
    public void Finish()
    {
        _painted.Writer.TryComplete();
        _enlarging.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _painted.Writer.TryComplete();
        ((IAsyncResult)_enlarging).AsyncWaitHandle.WaitOne();
        _stop.Dispose();
    }

    private void Enlarge(UpscalerModel model)
    {
        try
        {
            var scale = _recipe.Width / _recipe.BaseWidth;
            var shot = LitShot.Prepare(_recipe.Stage, FigureDetail.Preview, _recipe.Seed);
            var rasterizer = new Rasterizer(_recipe.Width, _recipe.Height);
            var buffers = new GBuffers(_recipe.Width, _recipe.Height);
            var rgb = new byte[_recipe.Width * _recipe.Height * 3];
            using var upscaler = new Upscaler(model, _recipe.BaseWidth, _recipe.BaseHeight, scale, _recipe.LookInForce);
            while (Next() is { } painted)
            {
                var started = Stopwatch.GetTimestamp();
                var staged = shot.At(painted.Frame, _recipe.Rate);
                rasterizer.Draw(staged, null, buffers);
                started = _timings.Add(FilmingPart.LargeRaster, started);
                upscaler.Enlarge(painted.Rgb, buffers, staged.Camera, rgb, _stop.Token);
                _timings.Add(FilmingPart.Upscale, started);
                if (painted.Original) _audience.Original(rgb);
                else _audience.Frame(painted.Frame, rgb);
            }
        }
        catch (Exception)
        {
            // Whoever paints waits for room: nobody makes any more.
            _stop.Cancel();
            throw;
        }
    }

    private (int Frame, byte[] Rgb, bool Original)? Next()
    {
        try
        {
            return _painted.Reader.ReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }
}
