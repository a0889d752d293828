using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Evaluation;

/// <summary>What every trial needs: who is compared, the references, and the machine's cores.</summary>
public sealed class Bench(DenoiserModel model, ReferenceShelf shelf, int width, int height, int threads, TextWriter progress, CancellationToken cancellation)
{
    public const int Model = 0, OnePass = 1, Raster = 2;

    private readonly Lock _gate = new();

    public ModelContender Filming { get; } = new(model);
    public IReadOnlyList<IContender> Contenders => field ??= [Filming, new OnePassContender(model), new RasterContender()];
    public ReferenceShelf Shelf => shelf;
    public int Width => width;
    public int Height => height;
    public CancellationToken Cancellation => cancellation;

    /// <summary>Runs <paramref name="work"/> for 0 to <paramref name="count"/> - 1 on all cores and says how far it is; results keep their order.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public T[] Each<T>(string what, int count, Func<int, T> work)
    {
        var results = new T[count];
        var done = 0;
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            {
                results[i] = work(i);
                lock (_gate) Say($"{what} {++done} of {count}");
            });
        }
        catch (AggregateException error)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
        return results;
    }

    public void Say(string line) => progress.WriteLine(line);

    /// <summary>Posed frames of a shot from its own on, with the G-buffers of each; motion points to the one before.</summary>
    public IEnumerable<(StageFrame Staged, GBuffers Buffers)> Stage(HeldOutShot shot, int frames)
    {
        var lit = LitShot.Prepare(shot.Stage, FigureDetail.Preview);
        var rasterizer = new Rasterizer(width, height);
        StageFrame? before = null;
        for (var frame = 0; frame < frames; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            var staged = lit.At(shot.Frame + frame, FrameRate.Film);
            var buffers = new GBuffers(width, height);
            rasterizer.Draw(staged, before, buffers);
            yield return (staged, buffers);
            before = staged;
        }
    }
}
