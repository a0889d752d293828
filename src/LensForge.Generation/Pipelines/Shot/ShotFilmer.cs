using System.Diagnostics;
using System.Threading.Channels;
using LensForge.Domain.Takes;
using LensForge.Generation.Coherence;
using LensForge.Generation.Models;
using LensForge.Generation.Schedulers;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Whoever watches a shot being filmed. Called on the filming thread, in order; pictures are valid during the call only.</summary>
public interface IShotAudience
{
    /// <summary>Step <paramref name="step"/> of <paramref name="steps"/> of a frame is done; the picture is the network's own prediction. RGB, row by row.</summary>
    void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb);

    /// <summary>A frame is finished.</summary>
    void Frame(int frame, ReadOnlySpan<byte> rgb);
}

/// <summary>
/// Films one shot: the key frame first, in many visible steps, then the frames that follow it, each from the frame before.
/// The brief of the next frame is prepared on a second thread while the network paints this one.
/// </summary>
public sealed class ShotFilmer(DenoiserModel model)
{
    private const int PreparedAhead = 2;

    /// <summary>Films every frame in order, or the key frame alone.</summary>
    /// <returns>Network steps run.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    public int Film(Recipe recipe, IShotAudience audience, FilmTimings timings, CancellationToken cancellation, int? frames = null)
    {
        // The network runs on multiples of 16; what is over is cut off the picture's right and lower edge.
        int width = (recipe.Width + 15) / 16 * 16, height = (recipe.Height + 15) / 16 * 16;
        var count = frames ?? recipe.Frames;
        var free = Channel.CreateBounded<PreparedFrame>(PreparedAhead + 1);
        var ready = Channel.CreateBounded<PreparedFrame>(PreparedAhead + 1);
        for (var i = 0; i <= Math.Min(PreparedAhead, count - 1); i++) free.Writer.TryWrite(new PreparedFrame(width, height));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var preparing = Task.Run(() => PrepareAsync(recipe, width, height, count, free, ready, timings, stop.Token), CancellationToken.None);
        try
        {
            return Paint(recipe, width, height, count, free, ready, audience, timings, cancellation);
        }
        finally
        {
            stop.Cancel();
            Settle(preparing);
        }
    }

    private static async Task PrepareAsync(Recipe recipe, int width, int height, int count, Channel<PreparedFrame> free, Channel<PreparedFrame> ready, FilmTimings timings, CancellationToken cancellation)
    {
        try
        {
            var preparation = new FramePreparation(recipe, width, height, timings);
            for (var frame = 0; frame < count; frame++)
            {
                var prepared = await free.Reader.ReadAsync(cancellation).ConfigureAwait(false);
                preparation.Prepare(frame, prepared);
                await ready.Writer.WriteAsync(prepared, cancellation).ConfigureAwait(false);
            }
            ready.Writer.Complete();
        }
        catch (Exception error)
        {
            ready.Writer.Complete(error);
        }
    }

    private int Paint(Recipe recipe, int width, int height, int count, Channel<PreparedFrame> free, Channel<PreparedFrame> ready, IShotAudience audience, FilmTimings timings, CancellationToken cancellation)
    {
        using var canvas = model.Canvas(width, height);
        var previous = new PreviousFrame(width, height);
        var rgb = new byte[recipe.Width * recipe.Height * 3];
        var stepsRun = 0;
        for (var frame = 0; frame < count; frame++)
        {
            var prepared = Next(ready, cancellation);
            var started = Stopwatch.GetTimestamp();
            var scheduler = new FlowMatchEuler(frame == 0 ? recipe.KeySteps : recipe.FollowSteps);
            Brief.Write(prepared.Buffers, prepared.Camera, prepared.LitR, prepared.LitG, prepared.LitB, canvas.Brief);
            previous.Warp(prepared.Buffers, canvas.Previous);
            SurfaceNoise.Draw(prepared.Buffers, prepared.Camera.TanHalfWidth, recipe.Seed, canvas.Noisy);
            started = timings.Add(FilmingPart.Brief, started);
            for (var step = 0; step < scheduler.Steps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                canvas.Run(scheduler.TimeOf(step));
                scheduler.Step(step, canvas.Clean, canvas.Noisy);
                stepsRun++;
                started = timings.Add(FilmingPart.Network, started);
                if (frame == 0)
                {
                    Develop(canvas.Clean, width, height, recipe.Width, recipe.Height, rgb);
                    audience.Step(frame, step + 1, scheduler.Steps, rgb);
                    started = timings.Add(FilmingPart.Encode, started);
                }
            }
            previous.Keep(canvas.Noisy, prepared.Buffers);
            free.Writer.TryWrite(prepared);
            started = timings.Add(FilmingPart.Brief, started);
            Develop(canvas.Noisy, width, height, recipe.Width, recipe.Height, rgb);
            audience.Frame(frame, rgb);
            timings.Add(FilmingPart.Encode, started);
        }
        return stepsRun;
    }

    private static PreparedFrame Next(Channel<PreparedFrame> ready, CancellationToken cancellation)
    {
        try
        {
            return ready.Reader.ReadAsync(cancellation).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } cause)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    private static void Settle(Task preparing)
    {
        ((IAsyncResult)preparing).AsyncWaitHandle.WaitOne();
    }

    /// <summary>Planes -1..1 to RGB bytes, cut to the recipe's size.</summary>
    internal static void Develop(ReadOnlySpan<float> planes, int width, int height, int outWidth, int outHeight, Span<byte> rgb)
    {
        var area = width * height;
        for (var y = 0; y < outHeight; y++)
        {
            for (var x = 0; x < outWidth; x++)
            {
                int from = y * width + x, to = (y * outWidth + x) * 3;
                rgb[to] = Level(planes[from]);
                rgb[to + 1] = Level(planes[area + from]);
                rgb[to + 2] = Level(planes[2 * area + from]);
            }
        }
    }

    private static byte Level(float value) => (byte)(Math.Clamp(value, -1f, 1f) * 127.5f + 128f - 0.5f);
}
