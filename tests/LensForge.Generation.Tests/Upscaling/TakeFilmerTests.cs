using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Upscaling;

namespace LensForge.Generation.Tests.Upscaling;

public sealed class TakeFilmerTests : IDisposable
{
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void shows_steps_at_the_base_size_and_delivers_frames_at_the_full_one_in_order()
    {
        var watcher = new Watcher();
        new TakeFilmer(_model).Film(Recipe(960, 540), watcher, new FilmTimings(), CancellationToken.None, frames: 2);
        Assert.All(watcher.Steps, step => Assert.Equal(480 * 270 * 3, step));
        Assert.Equal(2, watcher.Steps.Count);
        Assert.Equal([(0, 960 * 540 * 3), (1, 960 * 540 * 3)], watcher.Frames);
    }

    [Fact]
    public void cancelling_while_frames_are_enlarged_ends_in_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var watcher = new Watcher { OnFrame = cancel.Cancel };
        Assert.ThrowsAny<OperationCanceledException>(() => new TakeFilmer(_model).Film(Recipe(960, 540), watcher, new FilmTimings(), cancel.Token));
        Assert.Single(watcher.Frames);
    }

    [Fact]
    public void what_goes_wrong_with_a_frame_reaches_whoever_asked()
    {
        var watcher = new Watcher { OnFrame = () => throw new IOException("The disk is full.") };
        Assert.Equal("The disk is full.", Assert.Throws<IOException>(() => new TakeFilmer(_model).Film(Recipe(960, 540), watcher, new FilmTimings(), CancellationToken.None)).Message);
    }

    [Fact]
    public void a_still_is_one_picture_and_a_rendered_one_asks_the_model_nothing()
    {
        var filmed = new Watcher();
        new TakeFilmer(_model).Film(Recipe(128, 80) with { Kind = TakeKind.Still }, filmed, new FilmTimings(), CancellationToken.None);
        var rendered = new Watcher();
        var timings = new FilmTimings();
        new TakeFilmer(_model).Film(Recipe(128, 80) with { Kind = TakeKind.RenderedStill }, rendered, timings, CancellationToken.None);
        Assert.Single(filmed.Frames);
        Assert.Equal([(0, 128 * 80 * 3)], rendered.Frames);
        Assert.Equal(2, rendered.Steps.Count);
        Assert.Equal(0, timings.Seconds(FilmingPart.Network));
    }

    private Recipe Recipe(int width, int height) => new(RandomStages.Sample(31), width, height, FrameRate.Film, 2, 1, 5, _model.Hash, Quality: Quality.Draft);

    private sealed class Watcher : IShotAudience
    {
        public List<int> Steps { get; } = [];

        public List<(int Frame, int Bytes)> Frames { get; } = [];

        public Action? OnFrame { get; init; }

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) => Steps.Add(rgb.Length);

        public void Frame(int frame, ReadOnlySpan<byte> rgb)
        {
            Frames.Add((frame, rgb.Length));
            OnFrame?.Invoke();
        }
    }
}
