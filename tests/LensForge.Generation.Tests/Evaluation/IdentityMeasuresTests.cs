using LensForge.Generation.Evaluation;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Tests.Evaluation;

public sealed class IdentityMeasuresTests
{
    private static readonly (float R, float G, float B) Skin = (200, 150, 120), Red = (190, 40, 40), Blue = (40, 60, 190), Black = (30, 26, 24), Clay = (158, 158, 158);

    [Fact]
    public void the_same_person_in_dimmer_and_warmer_light_is_nearer_than_another_in_the_same_light()
    {
        var buffers = Figure();
        var red = Look(buffers, Red, (1, 1, 1));
        var dusk = Look(buffers, Red, (0.62f, 0.5f, 0.36f));
        var blue = Look(buffers, Blue, (1, 1, 1));
        double again = FigureLikeness.Shipped.Distance(red, dusk), another = FigureLikeness.Shipped.Distance(red, blue);
        Assert.True(again < 0 && another > 0, $"{again} {another}");
        Assert.Equal(again, FigureLikeness.Shipped.Distance(dusk, red));
    }

    [Fact]
    public void what_varies_in_one_person_counts_less_than_what_varies_between_people()
    {
        var buffers = Figure();
        FigureDescriptor red = Look(buffers, Red, (1, 1, 1)), dim = Look(buffers, Red, (0.7f, 0.7f, 0.7f)), blue = Look(buffers, Blue, (1, 1, 1));
        double[] wide = Spread(4), narrow = Spread(0.01);
        var steady = Everywhere(narrow, wide);
        Assert.True(steady.Distance(red, dim) < steady.Distance(red, blue));
        Assert.Equal(0, Everywhere(wide, wide).Distance(red, blue), 9);

        static FigureLikeness Everywhere(double[] same, double[] different) =>
            new([.. Enumerable.Repeat(same, FigureDescriptor.Regions)], [.. Enumerable.Repeat(different, FigureDescriptor.Regions)]);

        static double[] Spread(double variance)
        {
            var matrix = new double[FigureDescriptor.Quantities * FigureDescriptor.Quantities];
            for (var i = 0; i < FigureDescriptor.Quantities; i++) matrix[i * (FigureDescriptor.Quantities + 1)] = variance;
            return matrix;
        }
    }

    [Fact]
    public void a_figure_too_small_to_be_told_is_left_out()
    {
        var buffers = Figure();
        for (var i = 60; i < buffers.Figure.Length; i++) buffers.Figure[i] = 0;
        Assert.Null(FigureDescriptor.Of(Pictures.Flat(90), Pictures.Flat(90), buffers, 1));
    }

    [Fact]
    public void everybody_known_again_is_one_and_swapped_costumes_are_none()
    {
        static IdentityRank.Entry<double> Seen(int who, int shot, double look, bool asked = true) => new(who, shot, asked, look);
        Assert.Equal(1, IdentityRank.First([Seen(1, 1, 10), Seen(2, 1, 20), Seen(1, 2, 11), Seen(2, 3, 19)], Apart));
        Assert.Equal(0, IdentityRank.First([Seen(1, 1, 10), Seen(2, 1, 20), Seen(1, 2, 19), Seen(2, 2, 11)], Apart));
        Assert.Equal(0.5, IdentityRank.First([Seen(1, 1, 10), Seen(1, 2, 13), Seen(2, 3, 14, asked: false), Seen(2, 4, 30, asked: false)], Apart));
    }

    [Fact]
    public void whoever_is_in_the_same_shot_is_no_answer_and_who_was_seen_once_no_question()
    {
        Assert.Equal(double.NaN, IdentityRank.First<double>([new(1, 1, true, 10.0), new(2, 1, true, 10.1), new(3, 2, true, 30.0)], Apart));
    }

    [Fact]
    public void the_held_out_cast_is_fixed_and_everybody_appears_in_every_round()
    {
        var cast = HeldOutCast.Design(10);
        Assert.Equal(HeldOutCast.Design(10), cast);
        var shots = HeldOutCast.Frames(cast, 5, 2);
        Assert.Equal(4, shots.Count);
        Assert.All(Enumerable.Range(0, 10), who => Assert.Equal(2, shots.Count(shot => shot.Who.Contains(who))));
        Assert.All(shots, shot => Assert.Equal(shot.Who.Select(who => cast[who]), shot.Shot.Stage.Figures.Select(figure => figure.Appearance)));
    }

    private static double Apart(double a, double b) => Math.Abs(a - b);

    private static FigureDescriptor Look(GBuffers buffers, (float R, float G, float B) coat, (float R, float G, float B) light) =>
        FigureDescriptor.Of(Lit(light, buffers, coat), Lit(light, buffers, null), buffers, 1)!;

    /// <summary>The figure in its colours, or all of clay, under a light.</summary>
    private static Picture Lit((float R, float G, float B) light, GBuffers buffers, (float R, float G, float B)? coat) => Pictures.Colour((x, y) =>
    {
        var paint = coat is not { } worn ? Clay : (FigurePart)buffers.Part[(int)y * Pictures.Width + (int)x] switch { FigurePart.Hair => Black, FigurePart.Head => Skin, _ => worn };
        return (paint.R * light.R, paint.G * light.G, paint.B * light.B);
    });

    private static GBuffers Figure()
    {
        var buffers = new GBuffers(Pictures.Width, Pictures.Height);
        for (var i = 0; i < buffers.Figure.Length; i++)
        {
            int x = i % Pictures.Width, y = i / Pictures.Width;
            if (x is < 30 or > 60) continue;
            buffers.Figure[i] = 1;
            buffers.Part[i] = (ushort)(y < 8 ? FigurePart.Hair : y < 24 ? FigurePart.Head : FigurePart.Top);
            buffers.Substance[i] = (byte)(y < 8 ? Substance.Hair : y < 24 ? Substance.Skin : Substance.Cloth);
        }
        return buffers;
    }
}
