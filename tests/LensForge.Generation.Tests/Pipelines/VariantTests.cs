using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Evaluation;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Tests.Pipelines;

/// <summary>Variants of a shot by seed, in filmed pictures: what the stage fixes is where it was, what it leaves open is not.</summary>
public sealed class VariantTests : IDisposable
{
    private const int Width = 256, Height = 144;
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(31UL)]
    [InlineData(4UL)]
    public void figures_stand_where_they_stood_and_the_picture_follows_their_outlines(ulong sample)
    {
        var stage = RandomStages.Sample(sample);
        var (one, other) = (Drawn(stage, 5), Drawn(stage, 6));
        int both = 0, either = 0, set = 0, moved = 0;
        for (var i = 0; i < one.Figure.Length; i++)
        {
            if (one.Figure[i] != 0 || other.Figure[i] != 0) (both, either) = (one.Figure[i] == other.Figure[i] ? both + 1 : both, either + 1);
            else (set, moved) = (set + 1, one.Depth[i] == other.Depth[i] ? moved : moved + 1);
        }

        Assert.True(either > 500, $"{either} pixels show somebody");
        Assert.True(both > 0.9 * either, $"{both} of {either} pixels show the same person");
        Assert.True(set > 0 && moved == 0, $"{moved} of {set} pixels of the set moved");

        var (first, second) = (Filmed(stage, 5), Filmed(stage, 6));
        Assert.NotEqual(first, second);
        var adherence = MaskAdherence.Of(new(Width, Height, second), new(Width, Height, first), one.Figure);
        Assert.True(adherence > 0.9, $"{adherence:0.000}");
    }

    private static GBuffers Drawn(ShotStage stage, ulong seed)
    {
        var buffers = new GBuffers(Width, Height);
        new Rasterizer(Width, Height).Draw(LitShot.Prepare(stage, FigureDetail.Preview, seed).At(0, FrameRate.Film), null, buffers);
        return buffers;
    }

    private byte[] Filmed(ShotStage stage, ulong seed)
    {
        var kept = new Keeper();
        new ShotFilmer(_model).Film(new Recipe(stage, Width, Height, FrameRate.Film, 4, 1, seed, _model.Hash), kept, new FilmTimings(), CancellationToken.None, frames: 1);
        return kept.Picture;
    }

    private sealed class Keeper : IShotAudience
    {
        public byte[] Picture { get; private set; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Picture = rgb.ToArray();
    }
}
