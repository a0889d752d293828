using LensForge.Domain.Drafts.Revisions;
using LensForge.Domain.LiveText;
using LensForge.Domain.Productions;
using LensForge.Domain.Tests.LiveText;

namespace LensForge.Domain.Tests.Drafts;

public sealed class RevisedWordsTests
{
    private const int Seeds = 2000;

    [Fact]
    public void a_changed_an_added_and_a_cut_line_carry_an_asterisk_and_no_other()
    {
        const string Before = "one\ntwo words\nthree\nfour\nfive\n";
        Assert.Equal([2], Lines(Before, (4, 7, "other")));
        Assert.Equal([2, 3], Lines(Before, (4, 4, "new\nnewer\n")));
        Assert.Equal([3], Lines(Before, (14, 20, "")));
    }

    [Fact]
    public void what_is_typed_and_taken_back_is_no_change()
    {
        const string Before = "one\ntwo\n";
        Assert.Empty(Lines(Before, (3, 3, " more"), (3, 8, "")));
        Assert.Empty(Lines(Before, (4, 7, ""), (4, 4, "two")));
    }

    [Fact]
    public void lines_without_an_asterisk_are_lines_of_the_text_before_in_their_order()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomChanges(seed);
            var before = random.Text(80);
            var since = ChangeSet.Empty(before.Length);
            for (var step = random.Below(6); step > 0; step--) since = since.Compose(random.Change(since.NewLength));
            var now = since.Apply(Rope.Of(before)).ToString();
            var ranges = RevisedWords.Of(Rope.Of(before), since);
            var lines = RevisedWords.Lines(now, ranges);
            var old = new Queue<string>(before.Split('\n'));
            foreach (var (at, line) in now.Split('\n').Index())
            {
                if (lines.Contains(at + 1)) continue;
                while (old.Count > 0 && old.Peek() != line) old.Dequeue();
                Assert.True(old.TryDequeue(out _), $"seed {seed}: line {at + 1} has no asterisk");
            }

            Assert.All(ranges, range => Assert.True(range.From >= 0 && range.To <= now.Length && range.From <= range.To));
        }
    }

    [Fact]
    public void colours_come_in_their_order_and_none_twice()
    {
        Assert.Equal(["White", "Blue", "Pink", "Yellow", "Green", "Goldenrod", "Buff", "Salmon", "Cherry", "Second Blue"], RevisionColours.All.Take(10));
        var state = Draft.Production("INT. HALL - DAY\n\nNobody.\n");
        state = ProductionDecider.Decide(state, new StartRevision("Blue", 3)).Aggregate(state, Production.Apply);
        Assert.Equal("Blue", Assert.Single(state.Revisions).Colour);
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, new StartRevision("Blue", 5)));
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, new StartRevision("Mauve", 5)));
        Assert.Equal("Pink", RevisionColours.After("Blue"));
    }

    private static IReadOnlyCollection<int> Lines(string before, params (int From, int To, string With)[] edits)
    {
        var since = ChangeSet.Empty(before.Length);
        foreach (var (from, to, with) in edits) since = since.Compose(ChangeSet.Replacing(since.NewLength, from, to, with));
        return RevisedWords.Lines(since.Apply(Rope.Of(before)).ToString(), RevisedWords.Of(Rope.Of(before), since)).ToList();
    }
}
