using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Cast;

public sealed class StoryDaysTests
{
    [Theory]
    [InlineData("DAY | NIGHT | DAY", "1 1 2")]
    [InlineData("MORNING | EVENING | NIGHT | CONTINUOUS | DAWN | DAY", "1 1 1 1 2 2")]
    [InlineData("DAY | LATER | MOMENTS LATER | NEXT DAY | THREE WEEKS LATER", "1 1 1 2 3")]
    [InlineData("NIGHT | DUSK | NIGHT", "1 1 1")]
    [InlineData("TAG | NÄCHSTER MORGEN | NACHT | TAG", "1 2 2 3")]
    [InlineData("DAY", "1")]
    public void a_day_begins_after_a_night_and_where_the_script_says_so(string times, string days)
    {
        var script = string.Concat(times.Split(" | ").Select((time, i) => $"INT. ROOM {i} - {time}\n\nSomething happens that takes a while and ends.\n\n"));
        Assert.Equal(days, string.Join(' ', StoryDays.Of(ScreenplayReader.Read("days.fountain", Encoding.UTF8.GetBytes(script)))));
    }

    [Fact]
    public void a_title_on_the_picture_begins_a_day_too()
    {
        const string script = "INT. HALL - DAY\n\nTom waits.\n\nINT. HALL - DAY\n\nSUPER: Two days later\n\nTom still waits.\n\n";
        Assert.Equal([1, 2], StoryDays.Of(ScreenplayReader.Read("days.fountain", Encoding.UTF8.GetBytes(script))));
    }
}
