using System.Threading.Channels;
using LensForge.Domain.Takes;
using LensForge.Generation.Models;
using LensForge.Generation.Schedulers;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Whoever watches a shot being filmed. Called on the filming thread, in order; pictures are valid during the call only.</summary>
public interface IShotAudience
{
    /// <summary>Step <paramref name="step"/> of <paramref name="steps"/> of a frame is done; the picture is the network's own prediction. RGB, row by row.</summary>
    void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb);

    /// <summary>
    /// Where a region is filmed anew: the key frame of the take that it was drawn on, filmed again beside it, before the key frame itself.
    /// Whoever can tell that it is not what it was says so by an exception.
    /// </summary>
    void Original(ReadOnlySpan<byte> rgb)
    {
    }

    /// <summary>A frame is finished.</summary>
    void Frame(int frame, ReadOnlySpan<byte> rgb);

    /// <summary>The step as whose picture the key frame is wanted by now, even if that was a while ago; null for all steps. Asked after each step of a still.</summary>
    int? StopAfter => null;

    /// <summary>The key frame was ended with its picture after this step.</summary>
    void Stopped(int step)
    {
    }
}

/// <summary>
/// Films one shot: the key frame first, in many visible steps with a little more light traced before each,
/// then the frames that follow it, each from the frame before. The brief of the next frame is prepared on a second thread while the network paints this one.
/// </summary>
/// <param name="shelf">Where key frames between steps are kept and looked for; null to run every step.</param>
public sealed class ShotFilmer(DenoiserModel model, KeyFrameShelf? shelf = null)
{
    private const int PreparedAhead = 2;

    /// <summary>Films every frame in order, or <paramref name="frames"/> of them from <paramref name="first"/> on, which is then the key frame.</summary>
    /// <returns>Network steps run.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    public int Film(Recipe recipe, IShotAudience audience, FilmTimings timings, CancellationToken cancellation, int? frames = null, int first = 0)
    {
        // The network runs on multiples of 16; what is over is cut off the picture's right and lower edge.
        int width = (recipe.Width + 15) / 16 * 16, height = (recipe.Height + 15) / 16 * 16;
        var end = first + (frames ?? recipe.Frames - first);
        var preparation = new FramePreparation(recipe, width, height, timings);
        using var easel = new Easel(model, recipe, width, height, timings);
        var key = new PreparedFrame(width, height, recipe.Regions?.Count ?? 0);
        preparation.Prepare(first, key);
        PaintKeyFrame(easel, preparation, key, recipe, first, audience, cancellation);
        if (end > first + 1) PaintOthers(easel, preparation, key, recipe, (first + 1, end), audience, cancellation);
        return easel.StepsRun;
    }

    private void PaintKeyFrame(Easel easel, FramePreparation preparation, PreparedFrame key, Recipe recipe, int frame, IShotAudience audience, CancellationToken cancellation)
    {
        var scheduler = new FlowMatchEuler(recipe.KeySteps);
        var kept = KeyFrameShelf.Takes(recipe, frame) ? shelf : null;
        var passed = recipe.IsStill && recipe.Regions is null ? new List<KeyFrameState>() : null;
        easel.Begin(key);
        var step = Resume(easel, preparation, key, recipe, kept);
        var (resumed, end) = (step, recipe.KeyStepsWanted);
        for (; step < end; step++)
        {
            if (step > 0)
            {
                preparation.TraceMore(key);
                easel.Brief(key);
                if (recipe.Forks?.FirstOrDefault(fork => fork.Step == step) is { } fork) easel.Fork(scheduler, step, fork.Seed, key);
            }
            easel.Step(scheduler, step, cancellation);
            if (kept is not null || passed is not null)
            {
                var state = easel.State();
                kept?.Keep(recipe, step + 1, state);
                passed?.Add(state);
            }
            audience.Step(frame, step + 1, scheduler.Steps, easel.Prediction());
            if (passed is not null && audience.StopAfter is { } wanted && wanted <= step + 1) end = Math.Max(wanted, resumed + 1);
        }
        if (end < scheduler.Steps)
        {
            if (passed is { Count: > 0 }) easel.Restore(passed[end - resumed - 1]);
            easel.Stop();
            audience.Stopped(end);
        }
        easel.Finish(key);
        if (frame == 0 && easel.Original() is { IsEmpty: false } original) audience.Original(original);
        audience.Frame(frame, easel.Finished());
    }

    /// <returns>Steps that need not be run, since they were.</returns>
    private static int Resume(Easel easel, FramePreparation preparation, PreparedFrame key, Recipe recipe, KeyFrameShelf? shelf)
    {
        if (shelf?.Find(recipe) is not { } found) return 0;

        // Light is traced upon light, and the frames that follow go on from it.
        for (var step = 1; step < found.Step; step++) preparation.TraceMore(key);
        easel.Restore(found.State);
        return found.Step;
    }

    private static void PaintOthers(Easel easel, FramePreparation preparation, PreparedFrame key, Recipe recipe, (int Begin, int End) span, IShotAudience audience, CancellationToken cancellation)
    {
        var free = Channel.CreateBounded<PreparedFrame>(PreparedAhead + 1);
        var ready = Channel.CreateBounded<PreparedFrame>(PreparedAhead + 1);
        free.Writer.TryWrite(key);
        for (var i = 0; i < PreparedAhead; i++) free.Writer.TryWrite(new PreparedFrame(key.Buffers.Width, key.Buffers.Height, key.Regions.Count));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var preparing = Task.Run(() => PrepareAsync(preparation, span, free, ready, stop.Token), CancellationToken.None);
        try
        {
            var scheduler = new FlowMatchEuler(recipe.FollowSteps);
            for (var frame = span.Begin; frame < span.End; frame++)
            {
                var prepared = Next(ready, cancellation);
                easel.Begin(prepared);
                for (var step = 0; step < scheduler.Steps; step++) easel.Step(scheduler, step, cancellation);
                easel.Finish(prepared);
                audience.Frame(frame, easel.Finished());
                free.Writer.TryWrite(prepared);
            }
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)preparing).AsyncWaitHandle.WaitOne();
        }
    }

    private static async Task PrepareAsync(FramePreparation preparation, (int Begin, int End) span, Channel<PreparedFrame> free, Channel<PreparedFrame> ready, CancellationToken cancellation)
    {
        try
        {
            for (var frame = span.Begin; frame < span.End; frame++)
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
}
