using System.Security.Cryptography;
using LensForge.Domain.Hosts;
using LensForge.Domain.Rooms;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Host;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Tests.Pipelines;

/// <summary>What is done in a denoise room, in filmed pictures: forks, stops, and the rest of a shot from the choice.</summary>
public sealed class KeyFrameWayTests : IDisposable
{
    private const int Width = 128, Height = 80, Steps = 5;
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void a_fork_is_the_variant_up_to_its_step_and_another_picture_after_it_the_same_each_time()
    {
        var variant = Filmed(Variant());
        var fork = Filmed(VariantRecipes.Fork(Variant(), 2, 77));
        Assert.Equal(variant.Steps[..2], fork.Steps[..2]);
        for (var step = 2; step < Steps; step++) Assert.NotEqual(variant.Steps[step], fork.Steps[step]);
        Assert.Equal(fork.Frames[0], Filmed(VariantRecipes.Fork(Variant(), 2, 77)).Frames[0]);
        Assert.NotEqual(fork.Frames[0], Filmed(VariantRecipes.Fork(Variant(), 2, 78)).Frames[0]);

        var second = Filmed(VariantRecipes.Fork(VariantRecipes.Fork(Variant(), 2, 77), 4, 5));
        Assert.Equal(fork.Steps[..4], second.Steps[..4]);
        Assert.NotEqual(fork.Steps[4], second.Steps[4]);
    }

    [Fact]
    public void a_variant_that_is_stopped_late_is_the_picture_of_the_step_that_was_meant_and_its_recipe_makes_it_again()
    {
        var whole = Filmed(Variant());
        var stopped = new Keeper { StopAt = (Seen: 3, Wanted: 2) };
        var run = new ShotFilmer(_model).Film(Variant(), stopped, new FilmTimings(), CancellationToken.None, frames: 1);
        Assert.Equal(2, stopped.StoppedStep);
        Assert.Equal(3, run);
        Assert.Equal(whole.Steps[1], stopped.Frames[0]);
        var again = Filmed(VariantRecipes.Keep(Variant(), 2));
        Assert.Equal(2, again.Run);
        Assert.Equal(stopped.Frames[0], again.Frames[0]);
    }

    [Fact]
    public void the_rest_of_a_shot_begins_with_the_chosen_picture_and_follows_it()
    {
        var straight = Filmed(Variant() with { Kind = null }, frames: 3);
        var fork = VariantRecipes.Fork(Variant(), 2, 77);
        foreach (var chosen in new[] { fork, VariantRecipes.Keep(fork, 4), VariantRecipes.Keep(Variant(), 3) })
        {
            var still = Filmed(chosen);
            var rest = Filmed(VariantRecipes.Rest(chosen, "hash"), frames: 3);
            Assert.Equal(still.Frames[0], rest.Frames[0]);
            Assert.Equal(3, rest.Frames.Count);
            Assert.NotEqual(straight.Frames[1], rest.Frames[1]);
            Assert.Equal(rest.Frames[2], Filmed(VariantRecipes.Rest(chosen, "hash"), frames: 3).Frames[2]);
        }
    }

    [Fact]
    public void what_was_run_is_not_run_again_and_that_changes_no_pixel()
    {
        var shelf = new KeyFrameShelf();
        Filmed(Variant(), shelf: shelf);
        var fork = VariantRecipes.Fork(Variant(), 3, 77);
        var (plain, quick) = (Filmed(fork), Filmed(fork, shelf: shelf));
        Assert.Equal((Steps, Steps - 3), (plain.Run, quick.Run));
        Assert.Equal(plain.Frames[0], quick.Frames[0]);

        var kept = VariantRecipes.Keep(fork, 4);
        var found = Filmed(kept, shelf: shelf);
        Assert.Equal(0, found.Run);
        Assert.Equal(Filmed(kept).Frames[0], found.Frames[0]);

        var rest = VariantRecipes.Rest(fork, "hash");
        var (slow, fast) = (Filmed(rest, frames: 3), Filmed(rest, frames: 3, shelf: shelf));
        Assert.Equal((Steps + 2, 2), (slow.Run, fast.Run));
        for (var frame = 0; frame < 3; frame++) Assert.Equal(slow.Frames[frame], fast.Frames[frame]);

        var none = new KeyFrameShelf(mostBytes: 1);
        Filmed(Variant(), shelf: none);
        Assert.Equal(Steps, Filmed(fork, shelf: none).Run);
    }

    [Fact]
    public void a_host_that_does_not_make_the_chosen_picture_says_so_and_films_nothing_else()
    {
        var picture = new byte[Width * Height * 3];
        new Random(5).NextBytes(picture);
        using var jpeg = new Jpeg();
        var still = Convert.ToHexStringLower(SHA256.HashData(jpeg.Encode(picture, Width, Height, quality: 92)));
        var recipe = VariantRecipes.Rest(Variant(), still);
        using var audience = new FilmingAudience(new(Guid.Empty, 1, new FilmShot(Guid.Empty, recipe)), recipe, Task.FromException<ClipWriter>(new InvalidOperationException("It came to writing.")), _ => { });
        Assert.Contains("came to writing", Assert.Throws<InvalidOperationException>(() => audience.Frame(0, picture)).Message, StringComparison.Ordinal);
        picture[^1] ^= 64;
        Assert.Contains("does not make the chosen key frame again", Assert.Throws<ModelException>(() => audience.Frame(0, picture)).Message, StringComparison.Ordinal);
    }

    private Recipe Variant() =>
        VariantRecipes.KeyFrame(new(RandomStages.Sample(31), Width, Height, FrameRate.Film, Steps, 1, 5, _model.Hash));

    private Keeper Filmed(Recipe recipe, int frames = 1, KeyFrameShelf? shelf = null)
    {
        var kept = new Keeper();
        kept.Run = new ShotFilmer(_model, shelf).Film(recipe, kept, new FilmTimings(), CancellationToken.None, frames);
        return kept;
    }

    private sealed class Keeper : IShotAudience
    {
        public List<byte[]> Steps { get; } = [];

        public List<byte[]> Frames { get; } = [];

        public int Run { get; set; }

        public (int Seen, int Wanted)? StopAt { get; init; }

        public int? StoppedStep { get; private set; }

        public int? StopAfter => StopAt is { } stop && Steps.Count >= stop.Seen ? stop.Wanted : null;

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) => Steps.Add(rgb.ToArray());

        public void Stopped(int step) => StoppedStep = step;

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Frames.Add(rgb.ToArray());
    }
}
