using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Domain.Tests.LiveText;

namespace LensForge.Domain.Tests.Notes;

public sealed class WordAnchorTests
{
    private const int Seeds = 4000;

    [Theory]
    [InlineData("The ferry has not come back.", "The last ferry has come back.", "The last ferry has come back", true)]
    [InlineData("The ferry has not come back.\n", "She waits.\n\nThe ferry has not come back.\n", "The ferry has not come back", false)]
    [InlineData("The ferry has not come back.", "At dawn: The ferry has not come back. Never.", "The ferry has not come back", false)]
    public void a_note_follows_its_words_and_not_what_is_written_around_them(string before, string after, string now, bool changed)
    {
        var quote = before.TrimEnd('.', '\n');
        var anchor = WordAnchor.On(quote, 0).Map(TextDifference.Between(before, after));
        Assert.Equal(now, after[anchor.Range!.Value.From..anchor.Range.Value.To]);
        Assert.Equal(changed, anchor.Changed);
    }

    [Fact]
    public void words_that_were_deleted_are_told_gone_and_stay_so()
    {
        var anchor = WordAnchor.On("the ferry", 5).Map(ChangeSet.Replacing(30, 4, 16, ""));
        Assert.True(anchor.Gone);
        Assert.Null(anchor.Range);
        Assert.Equal("the ferry", anchor.Quote);
        Assert.True(anchor.Map(ChangeSet.Replacing(18, 0, 0, "the ferry")).Gone);
    }

    [Fact]
    public void words_of_which_only_spaces_are_left_are_gone() =>
        Assert.True(WordAnchor.On("a b", 0).Map(ChangeSet.Replacing(3, 0, 1, "")).Map(ChangeSet.Replacing(2, 1, 2, "")).Gone);

    [Fact]
    public void through_any_history_what_is_held_is_exactly_what_is_left_of_the_words()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomChanges(seed);

            // Every unit of the first text is one that nobody types, so that the text itself says what is left of it.
            var text = Rope.Of(string.Concat(Enumerable.Range(0, 1 + random.Below(60)).Select(i => (char)(0xAC00 + i))));
            var from = random.Below(text.Length);
            var quote = text.Slice(from, from + 1 + random.Below(text.Length - from));
            var anchor = WordAnchor.On(quote, from);
            for (var step = random.Below(12); step > 0; step--)
            {
                var change = random.Change(text.Length);
                (text, anchor) = (change.Apply(text), anchor.Map(change));
            }

            var now = text.ToString();
            var left = string.Concat(quote.Where(now.Contains));
            Assert.True(left == string.Concat(anchor.Held.Select(held => now.Substring(held.At, held.Length))), $"seed {seed}");
            Assert.True(left == string.Concat(anchor.Held.Select(held => quote.Substring(held.Quoted, held.Length))), $"seed {seed}");
            Assert.True(anchor.Gone == (left.Length == 0), $"seed {seed}");
            if (anchor.Range is { } range) Assert.True(now[range.From] == left[0] && now[range.To - 1] == left[^1], $"seed {seed}");
        }
    }

    [Fact]
    public void it_is_the_same_in_one_step_or_in_many()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomChanges(seed);
            var text = 5 + random.Below(50);
            var anchor = WordAnchor.On(new('a', 4), random.Below(text - 4));
            var (one, two) = (random.Change(text), ChangeSet.Empty(0));
            two = random.Change(one.NewLength);
            Assert.True(anchor.Map(one).Map(two).Held.SequenceEqual(anchor.Map(one.Compose(two)).Held), $"seed {seed}");
        }
    }
}
