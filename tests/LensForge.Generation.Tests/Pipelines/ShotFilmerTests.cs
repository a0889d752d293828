using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Tests.Pipelines;

public sealed class ShotFilmerTests : IDisposable
{
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void shows_every_step_of_the_key_frame_each_nearer_to_the_finished_one()
    {
        var film = Film(Recipe(seed: 5), frames: 1);
        Assert.Equal(8, film.Steps.Count);
        var distances = film.Steps.Select(step => Distance(step, film.Frames[0])).ToArray();
        Assert.True(distances[0] > 0, "the first prediction is not yet the picture");
        Assert.Equal(0, distances[^1]);
        Assert.True(distances[0] > distances[3] && distances[3] > distances[^1], string.Join(", ", distances));
        Assert.True(film.Steps.Select(step => Convert.ToHexString(step)).Distinct().Count() >= 6, "predictions differ from step to step");
    }

    [Fact]
    public void the_same_recipe_gives_the_same_frames_bit_for_bit()
    {
        var first = Film(Recipe(seed: 5), frames: 3);
        var second = Film(Recipe(seed: 5), frames: 3);
        Assert.Equal(first.Frames, second.Frames);
    }

    [Fact]
    public void another_seed_gives_another_take()
    {
        Assert.NotEqual(Film(Recipe(seed: 5), frames: 1).Frames[0], Film(Recipe(seed: 6), frames: 1).Frames[0]);
    }

    [Fact]
    public void cancelling_stops_within_one_step()
    {
        using var cancel = new CancellationTokenSource();
        var watcher = new Watcher { OnStep = step => { if (step == 3) cancel.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => new ShotFilmer(_model).Film(Recipe(seed: 5), watcher, new FilmTimings(), cancel.Token));
        Assert.Equal(3, watcher.Steps.Count);
        Assert.Empty(watcher.Frames);
    }

    [Fact]
    public void a_size_that_is_no_multiple_of_sixteen_is_cut_to_fit()
    {
        var film = Film(Recipe(seed: 5) with { Width = 150, Height = 86 }, frames: 1);
        Assert.Equal(150 * 86 * 3, film.Frames[0].Length);
    }

    private Recipe Recipe(ulong seed) => new(RandomStages.Sample(31), 128, 80, FrameRate.Film, 8, 4, seed, _model.Hash);

    private Watcher Film(Recipe recipe, int frames)
    {
        var watcher = new Watcher();
        new ShotFilmer(_model).Film(recipe, watcher, new FilmTimings(), CancellationToken.None, frames);
        return watcher;
    }

    private static double Distance(byte[] a, byte[] b) => a.Zip(b, (x, y) => (double)((x - y) * (x - y))).Average();

    private sealed class Watcher : IShotAudience
    {
        public List<byte[]> Steps { get; } = [];
        public List<byte[]> Frames { get; } = [];
        public Action<int> OnStep { get; init; } = _ => { };

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
            Steps.Add(rgb.ToArray());
            OnStep(step);
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Frames.Add(rgb.ToArray());
    }
}
