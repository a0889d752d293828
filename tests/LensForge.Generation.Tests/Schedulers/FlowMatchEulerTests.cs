using LensForge.Generation.Schedulers;

namespace LensForge.Generation.Tests.Schedulers;

public class FlowMatchEulerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(50)]
    public void ends_exactly_on_the_last_prediction(int steps)
    {
        var scheduler = new FlowMatchEuler(steps);
        float[] x = [1.5f, -2f, 0.25f], clean = [0.5f, -0.25f, 1f];
        for (var step = 0; step < scheduler.Steps; step++) scheduler.Step(step, clean, x);
        Assert.Equal(clean, x);
    }

    [Fact]
    public void stays_on_the_straight_line_between_noise_and_picture()
    {
        var scheduler = new FlowMatchEuler(4);
        float[] noise = [1f], x = [1f], clean = [-1f];
        for (var step = 0; step < 3; step++)
        {
            scheduler.Step(step, clean, x);
            var time = scheduler.TimeOf(step + 1);
            Assert.Equal((1 - time) * clean[0] + time * noise[0], x[0], 1e-5);
        }
    }

    [Fact]
    public void times_fall_from_one_in_equal_steps()
    {
        var scheduler = new FlowMatchEuler(8);
        Assert.Equal(1f, scheduler.TimeOf(0));
        for (var step = 1; step < 8; step++) Assert.Equal(0.125f, scheduler.TimeOf(step - 1) - scheduler.TimeOf(step), 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void refuses_counts_that_make_no_picture(int steps) => Assert.Throws<ArgumentOutOfRangeException>(() => new FlowMatchEuler(steps));
}
