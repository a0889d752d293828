using LensForge.Domain.Jobs;

namespace LensForge.Domain.Tests.Jobs;

public sealed class LineForecastTests
{
    [Fact]
    public void with_one_slot_each_waits_for_the_end_of_all_before_it() =>
        Assert.Equal([4, 10, 12], LineForecast.Starts([4], [6, 2, 9], 1));

    [Fact]
    public void with_two_slots_the_one_that_is_free_first_takes_the_next() =>
        Assert.Equal([0, 4, 6], LineForecast.Starts([4], [6, 10, 1], 2));

    [Fact]
    public void what_nobody_has_measured_makes_what_waits_for_it_unknown_and_nothing_else()
    {
        Assert.Equal([4, null, null], LineForecast.Starts([4], [null, 2, 9], 1));
        Assert.Equal([0, 4, 6], LineForecast.Starts([4], [null, 2, 9], 2));
        Assert.Equal([null], LineForecast.Starts([null], [1], 1));
    }

    [Fact]
    public void without_a_host_nothing_is_known() => Assert.Equal([null, null], LineForecast.Starts([], [1, 1], 0));
}
