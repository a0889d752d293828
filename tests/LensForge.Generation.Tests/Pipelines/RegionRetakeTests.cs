using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Upscaling;

namespace LensForge.Generation.Tests.Pipelines;

/// <summary>Regions filmed anew on the shipped model: nothing beyond the feather may change by a single level.</summary>
public sealed class RegionRetakeTests : IDisposable
{
    private const int Width = 192, Height = 112;
    private static readonly FrameRegion Box = new(RegionShape.Rectangle, [new(0.3f, 0.3f), new(0.65f, 0.75f)], 0.06f, Stays: true);
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(Look.Naturalistic, 3)]
    [InlineData(Look.InkWash, 1)]
    public void outside_the_feather_every_frame_is_the_takes_own_bit_for_bit_and_inside_it_is_another(Look look, int frames)
    {
        var recipe = Recipe() with { Look = look };
        var (take, retake) = (Film(recipe, frames), Film(recipe with { Regions = [Anew(Box)] }, frames));
        var outline = RegionOutline.Of(Box, Width, Height);
        for (var frame = 0; frame < frames; frame++)
        {
            var (changed, beyond) = Changes(take.Frames[frame], retake.Frames[frame], Width, outline, Box.Feather * Height);
            Assert.Equal(0, beyond);
            Assert.True(changed > 0.5, $"{changed:0.00} of the region changed in frame {frame}");
        }

        Assert.Equal(take.Frames[0], retake.Original);
        Assert.Empty(take.Original);
    }

    [Fact]
    public void an_enlarged_take_keeps_its_full_size_pixels_beyond_the_feather()
    {
        var recipe = new Recipe(RandomStages.Sample(31), 960, 540, FrameRate.Film, 2, 1, 5, _model.Hash, Quality: Quality.Draft);
        var region = new FrameRegion(RegionShape.Ellipse, [new(0.35f, 0.3f), new(0.6f, 0.7f)], FrameRegion.LeastFeather, Stays: true);
        var (take, retake) = (Film(recipe, 2), Film(recipe with { Regions = [Anew(region)] }, 2));
        var outline = RegionOutline.Of(region, 960, 540);
        for (var frame = 0; frame < 2; frame++)
        {
            var (changed, beyond) = Changes(take.Frames[frame], retake.Frames[frame], 960, outline, region.Feather * 540);
            Assert.Equal(0, beyond);
            Assert.True(changed > 0.5, $"{changed:0.00} of the region changed in frame {frame}");
        }

        Assert.Equal(take.Frames[0], retake.Original);
        Assert.Equal(480 * 270 * 3, retake.Steps[0].Length);
    }

    [Fact]
    public void the_seam_is_no_edge()
    {
        var recipe = Recipe() with { Kind = TakeKind.Still };
        var (take, retake) = (Film(recipe, 1).Frames[0], Film(recipe with { Regions = [Anew(Box)] }, 1).Frames[0]);
        var outline = RegionOutline.Of(Box, Width, Height);
        var feather = Box.Feather * Height;

        // How much more or less the new picture differs from one pixel to the next: a seam is where that is more than within the region, where two seeds differ anyway.
        var within = Steepness(take, retake, outline, distance => distance < -3);
        var inner = Steepness(take, retake, outline, distance => MathF.Abs(distance) < 1.5f);
        var outer = Steepness(take, retake, outline, distance => MathF.Abs(distance - feather) < 1.5f);
        Assert.True(within > 0.5, $"{within:0.00}");
        Assert.True(inner < 1.25 * within, $"{inner:0.00} where the feather begins against {within:0.00} within");
        Assert.True(outer < 0.25 * within, $"{outer:0.00} where it ends, against {within:0.00} within");
    }

    [Fact]
    public void every_step_shows_the_whole_frame_and_the_last_is_the_picture()
    {
        var film = Film(Recipe() with { Regions = [Anew(Box)] }, 1);
        Assert.Equal(4, film.Steps.Count);
        Assert.Equal(film.Frames[0], film.Steps[^1]);
        var alone = Film(Recipe(), 1);
        Assert.All(alone.Steps.Zip(film.Steps), pair => Assert.Equal(0, Changes(pair.First, pair.Second, Width, RegionOutline.Of(Box, Width, Height), Box.Feather * Height).Beyond));
    }

    [Fact]
    public void a_region_over_a_region_leaves_all_but_itself_as_the_first_retake_was()
    {
        var recipe = Recipe() with { Regions = [Anew(Box)] };
        var over = new FrameRegion(RegionShape.Lasso, [new(0.5f, 0.5f), new(0.9f, 0.45f), new(0.8f, 0.95f)], 0.04f, Stays: true);
        var (below, above) = (Film(recipe, 2), Film(recipe with { Regions = [Anew(Box), Anew(over) with { Seed = 78 }] }, 2));
        Assert.Equal(below.Frames[0], above.Original);
        for (var frame = 0; frame < 2; frame++)
        {
            var (changed, beyond) = Changes(below.Frames[frame], above.Frames[frame], Width, RegionOutline.Of(over, Width, Height), over.Feather * Height);
            Assert.Equal(0, beyond);
            Assert.True(changed > 0.5);
        }
    }

    [Fact]
    public void cancelling_stops_within_one_step()
    {
        using var cancel = new CancellationTokenSource();
        var watcher = new Watcher { OnStep = step => { if (step == 2) cancel.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => new TakeFilmer(_model).Film(Recipe() with { Regions = [Anew(Box)] }, watcher, new FilmTimings(), cancel.Token));
        Assert.Equal(2, watcher.Steps.Count);
        Assert.Empty(watcher.Frames);
    }

    [Fact]
    public void the_steps_of_the_region_are_counted_too()
    {
        int Steps(Recipe recipe) => new TakeFilmer(_model).Film(recipe, new Watcher(), new FilmTimings(), CancellationToken.None, frames: 2);
        Assert.Equal((6, 12), (Steps(Recipe()), Steps(Recipe() with { Regions = [Anew(Box)] })));
    }

    private static RegionRetake Anew(FrameRegion region) => new(Guid.Empty, null, 77, region);

    private Recipe Recipe() => new(RandomStages.Sample(31), Width, Height, FrameRate.Film, 4, 2, 5, _model.Hash);

    private Watcher Film(Recipe recipe, int frames)
    {
        var watcher = new Watcher();
        new TakeFilmer(_model).Film(recipe, watcher, new FilmTimings(), CancellationToken.None, frames);
        return watcher;
    }

    /// <summary>Share of the pixels within the outline that changed, and how many bytes changed beyond the feather.</summary>
    private static (double Changed, int Beyond) Changes(byte[] before, byte[] after, int width, RegionOutline outline, float feather)
    {
        int within = 0, changed = 0, beyond = 0;
        for (var i = 0; i < before.Length / 3; i++)
        {
            var distance = outline.Distance(i % width + 0.5f, i / width + 0.5f);
            var same = before.AsSpan(3 * i, 3).SequenceEqual(after.AsSpan(3 * i, 3));
            if (distance < 0) (within, changed) = (within + 1, same ? changed : changed + 1);
            if (distance > feather && !same) beyond++;
        }

        return ((double)changed / within, beyond);
    }

    /// <summary>Mean change of (after - before) towards the right and lower neighbours where the distance to the outline says so, in levels.</summary>
    private static double Steepness(byte[] before, byte[] after, RegionOutline outline, Func<float, bool> there)
    {
        double sum = 0;
        var count = 0;
        for (var y = 0; y + 1 < Height; y++)
        {
            for (var x = 0; x + 1 < Width; x++)
            {
                if (!there(outline.Distance(x + 0.5f, y + 0.5f))) continue;
                var i = 3 * (y * Width + x) + 1;
                sum += Math.Abs(Off(i) - Off(i + 3)) + Math.Abs(Off(i) - Off(i + 3 * Width));
                count++;
            }
        }

        return sum / count;

        int Off(int at) => after[at] - before[at];
    }

    private sealed class Watcher : IShotAudience
    {
        public List<byte[]> Steps { get; } = [];

        public List<byte[]> Frames { get; } = [];

        public byte[] Original { get; private set; } = [];

        public Action<int> OnStep { get; init; } = _ => { };

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
            Steps.Add(rgb.ToArray());
            OnStep(step);
        }

        void IShotAudience.Original(ReadOnlySpan<byte> rgb) => Original = rgb.ToArray();

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Frames.Add(rgb.ToArray());
    }
}
