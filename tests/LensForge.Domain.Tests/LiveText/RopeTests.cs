using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

public sealed class RopeTests
{
    [Fact]
    public void replacing_is_replacing_in_a_string()
    {
        var random = new RandomChanges(7);
        var (text, rope) = (string.Concat(Enumerable.Repeat("The clock has stopped.\n", 400)), Rope.Empty);
        rope = Rope.Of(text);
        for (var i = 0; i < 5000; i++)
        {
            var from = random.Below(text.Length + 1);
            var to = Math.Min(text.Length, from + random.Below(i % 50 == 0 ? 3000 : 12));
            var inserted = i % 40 == 0 ? new string('x', random.Below(4000)) : random.Text(9);
            (text, rope) = (text[..from] + inserted + text[to..], rope.Replace(from, to, inserted));
            Assert.Equal(text.Length, rope.Length);
        }

        Assert.Equal(text, rope.ToString());
        Assert.Equal(text[100..2000], rope.Slice(100, 2000));
    }

    [Fact]
    public void typing_at_one_place_for_a_long_time_keeps_the_tree_shallow()
    {
        var rope = Rope.Of(new string('a', 5 * 1024 * 1024));
        for (var i = 0; i < 200_000; i++) rope = rope.Replace(2_000_000 + i, 2_000_000 + i, "b");
        Assert.Equal(5 * 1024 * 1024 + 200_000, rope.Length);
        Assert.Equal(new string('b', 200_000), rope.Slice(2_000_000, 2_200_000));
    }

    [Fact]
    public void what_the_log_cannot_hold_is_replaced_unit_for_unit()
    {
        Assert.Equal("a\uFFFDb\uFFFD😀\uFFFD", StorableText.Of("a\0b\uD83D😀\uDE00"));
        Assert.Equal("plain 王 😀", StorableText.Of("plain 王 😀"));
    }
}
