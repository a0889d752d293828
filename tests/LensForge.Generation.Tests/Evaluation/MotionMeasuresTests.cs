using LensForge.Generation.Evaluation;

namespace LensForge.Generation.Tests.Evaluation;

public sealed class MotionMeasuresTests
{
    [Fact]
    public void a_frozen_clip_neither_flickers_nor_moves_and_a_flickering_one_does_not_move_either()
    {
        Picture[] frozen = [Pictures.Blobs(), Pictures.Blobs(), Pictures.Blobs()], flashing = [Pictures.Flat(100), Pictures.Flat(110), Pictures.Flat(100)];
        Assert.Equal(1, Flicker.Of(frozen));
        Assert.Equal(0, DynamicDegree.Of(frozen));
        Assert.Equal(245 / 255.0, Flicker.Of(flashing), 9);
        Assert.Equal(0, DynamicDegree.Of(flashing));
    }

    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(0, -4, 4)]
    [InlineData(2.5f, 0, 2.5)]
    public void what_moves_by_so_many_pixels_a_frame_is_measured_so(float right, float down, double pixels)
    {
        Picture[] clip = [Pictures.Blobs(), Pictures.Blobs(right, down), Pictures.Blobs(2 * right, 2 * down)];
        Assert.InRange(DynamicDegree.Of(clip), pixels - 0.35, pixels + 0.35);
    }

    [Fact]
    public void boiling_grain_is_not_motion()
    {
        Picture[] clip = [Pictures.Noisy(Pictures.Blobs(), 6, 1), Pictures.Noisy(Pictures.Blobs(), 6, 2), Pictures.Noisy(Pictures.Blobs(), 6, 3)];
        Assert.InRange(DynamicDegree.Of(clip), 0, 0.2);
        Assert.True(Flicker.Of(clip) < 0.99);
    }

    [Fact]
    public void frames_that_follow_the_true_motion_have_no_warping_error_and_those_that_lag_have()
    {
        Assert.InRange(Error(Pictures.Blobs(), Pictures.Blobs(4)), 0, 0.05);
        Assert.True(Error(Pictures.Blobs(), Pictures.Blobs()) > 3);
        Assert.InRange(Error(Pictures.Flat(100), Pictures.Flat(107)), 6.9, 7.1);

        static double Error(Picture before, Picture now)
        {
            var warping = new WarpingError(Pictures.Width, Pictures.Height);
            warping.Add(before, Pictures.Wall());
            warping.Add(now, Pictures.Wall(4));
            return warping.Mean;
        }
    }

    [Fact]
    public void what_was_hidden_does_not_count_as_warping_error()
    {
        var warping = new WarpingError(Pictures.Width, Pictures.Height);
        warping.Add(Pictures.Flat(100), Pictures.Wall());
        var uncovered = Pictures.Wall();
        Array.Fill(uncovered.PreviousDepth, 9);
        warping.Add(Pictures.Flat(200), uncovered);
        Assert.Equal(double.NaN, warping.Mean);
    }

    [Fact]
    public void drift_is_what_the_end_is_farther_off_than_the_start()
    {
        var fresh = Pictures.Flat(100);
        Assert.Equal(5, Drift.Of([(Pictures.Flat(102), fresh)], [(Pictures.Flat(107), fresh), (Pictures.Flat(93), fresh)]), 9);
    }
}
