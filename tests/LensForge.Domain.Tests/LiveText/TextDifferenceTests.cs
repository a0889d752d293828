using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

public sealed class TextDifferenceTests
{
    [Fact]
    public void the_change_makes_the_one_text_of_the_other()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new RandomChanges(seed);
            var lines = Enumerable.Range(0, random.Below(20)).Select(_ => "abcde"[random.Below(5)] + "\n").ToList();
            var before = string.Concat(lines);
            for (var edits = random.Below(6); edits > 0; edits--)
            {
                if (lines.Count > 0 && random.Below(2) == 0) lines.RemoveAt(random.Below(lines.Count));
                else lines.Insert(random.Below(lines.Count + 1), random.Text(6) + "\n");
            }

            var after = string.Concat(lines);
            Assert.True(after == TextDifference.Between(before, after).Apply(Rope.Of(before)).ToString(), $"seed {seed}");
        }
    }

    [Fact]
    public void lines_that_stay_are_not_touched()
    {
        var change = TextDifference.Between("one\ntwo\nthree\nfour\n", "zero\none\nthree\nfour and a half\n");
        Assert.Equal("one", "zero\none\nthree"[change.MapPosition(0, 1)..change.MapPosition(3, -1)]);
        Assert.NotNull(change.Map(9, 1, PositionLoss.After));
    }

    [Fact]
    public void texts_that_have_nothing_in_common_are_exchanged_in_good_time()
    {
        var before = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"old {i}\n"));
        var after = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"new {i}\n"));
        Assert.Equal(after, TextDifference.Between(before, after).Apply(Rope.Of(before)).ToString());
    }
}
