using LensForge.Generation.Evaluation;

namespace LensForge.Generation.Tests.Evaluation;

public sealed class StillMeasuresTests
{
    [Fact]
    public void equal_pictures_are_perfect()
    {
        var picture = Pictures.Blobs();
        Assert.Equal(PeakSignalToNoise.Most, PeakSignalToNoise.Of(picture, picture));
        Assert.Equal(1, StructuralSimilarity.Of(picture, picture), 9);
        Assert.Equal(1, EdgeMatch.Of(picture, picture));
    }

    [Fact]
    public void psnr_of_a_difference_of_ten_levels_is_twenty_eight_decibels()
    {
        Assert.Equal(28.1308, PeakSignalToNoise.Of(Pictures.Flat(110), Pictures.Flat(100)), 3);
    }

    [Fact]
    public void ssim_of_two_flat_pictures_is_that_of_their_means()
    {
        // (2·100·150 + 6.5025) / (100² + 150² + 6.5025): there is no contrast to compare.
        Assert.Equal(30006.5025 / 32506.5025, StructuralSimilarity.Of(Pictures.Flat(100), Pictures.Flat(150)), 6);
    }

    [Fact]
    public void ssim_falls_with_blur_and_farther_with_noise_of_the_same_kind_twice_as_strong()
    {
        var sharp = Pictures.Blobs();
        double blurred = StructuralSimilarity.Of(Pictures.Blurred(sharp), sharp), little = StructuralSimilarity.Of(Pictures.Noisy(sharp, 10, 1), sharp), much = StructuralSimilarity.Of(Pictures.Noisy(sharp, 20, 1), sharp);
        Assert.InRange(blurred, 0.3, 0.95);
        Assert.True(much < little && little < 1, $"{much} {little}");
    }

    [Fact]
    public void edges_one_pixel_off_are_found_and_five_pixels_off_are_not()
    {
        Picture Step(int at) => Pictures.Draw((x, _) => x < at ? 60 : 160);
        Assert.Equal(1, EdgeMatch.Of(Step(41), Step(40)));
        Assert.Equal(0, EdgeMatch.Of(Step(45), Step(40)));
        Assert.Equal(0, EdgeMatch.Of(Pictures.Flat(60), Step(40)));
    }

    [Fact]
    public void half_of_the_edges_missing_gives_two_thirds()
    {
        var two = Pictures.Draw((x, _) => x is >= 30 and < 60 ? 160 : 60);
        var one = Pictures.Draw((x, _) => x >= 30 ? 160 : 60);
        // Precision 1, recall 1/2.
        Assert.Equal(2 / 3.0, EdgeMatch.Of(one, two), 6);
    }

    [Fact]
    public void a_silhouette_that_moved_away_from_its_mask_does_not_adhere()
    {
        Picture Figure(int left) => Pictures.Draw((x, y) => x >= left && x < left + 20 && y is >= 16 and < 48 ? 180 : 70);
        var mask = new byte[Pictures.Width * Pictures.Height];
        for (var i = 0; i < mask.Length; i++) mask[i] = (byte)(i % Pictures.Width is >= 40 and < 60 && i / Pictures.Width is >= 16 and < 48 ? 1 : 0);
        Assert.Equal(1, MaskAdherence.Of(Figure(40), Figure(40), mask));
        Assert.InRange(MaskAdherence.Of(Figure(50), Figure(40), mask), 0.1, 0.6);
        Assert.Equal(0, MaskAdherence.Of(Pictures.Flat(90), Figure(40), mask));
        Assert.Equal(double.NaN, MaskAdherence.Of(Figure(40), Pictures.Flat(90), mask));
    }

    [Fact]
    public void blur_takes_sharpness_and_noise_brings_grain()
    {
        var sharp = Pictures.Blobs();
        Assert.True(Texture.Sharpness(Pictures.Blurred(sharp)) < 0.8 * Texture.Sharpness(sharp));
        Assert.True(Texture.Grain(Pictures.Noisy(sharp, 6, 1)) > 1.5 + Texture.Grain(sharp));
        Assert.Equal(0, Texture.Grain(Pictures.Flat(80)));
    }

    [Fact]
    public void steps_that_once_go_back_are_not_monotone()
    {
        var (near, far, farther) = (Pictures.Flat(102), Pictures.Flat(110), Pictures.Flat(130));
        var done = Pictures.Flat(100);
        Assert.True(Monotonicity.Of([farther, far, near, done], done));
        Assert.True(Monotonicity.Of([farther, done, done], done));
        Assert.False(Monotonicity.Of([far, farther, near, done], done));
    }

    [Fact]
    public void pictures_of_other_sizes_are_refused()
    {
        var small = new Picture(16, 16, new byte[16 * 16 * 3]);
        Assert.Throws<ArgumentException>(() => PeakSignalToNoise.Of(small, Pictures.Flat(1)));
        Assert.Throws<ArgumentException>(() => new Picture(16, 16, new byte[3]));
    }
}
