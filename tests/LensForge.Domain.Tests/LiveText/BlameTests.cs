using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

/// <summary>Who wrote each character, against a replay of one character at a time.</summary>
public sealed class BlameTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void blame_of_a_random_history_is_that_of_a_naive_replay_by_characters(int seed)
    {
        var random = new RandomChanges(seed);
        var begun = random.Text(40);
        var (text, blame) = (Rope.Of(begun), Blame.None.Apply(new ScriptBegun(begun, "file"), null));
        List<(char Letter, Author By)> naive = [.. begun.Select(letter => (letter, new Author(null, Hand.Imported)))];
        for (var turn = 0; turn < 60; turn++)
        {
            var (by, draft) = ($"person {random.Below(3)}", random.Below(5) == 0 ? "file" : null);
            var change = random.Change(text.Length);
            Replay(naive, change, text, new(by, draft is null ? Hand.Typed : Hand.Imported));
            text = change.Apply(text);
            blame = blame.Apply(new ScriptEdited(turn, change, by, 1, draft), by);
            Assert.Equal(text.ToString(), string.Concat(naive.Select(one => one.Letter)));
        }

        Assert.Equal(naive.Select(one => one.By), blame.Runs().SelectMany(run => Enumerable.Repeat(blame.Authors[run.Author], run.Length)));
    }

    // By where places go: a letter that is kept is found at its place in the new text, everything else there is the author's.
    private static void Replay(List<(char Letter, Author By)> naive, ChangeSet change, Rope before, Author by)
    {
        var after = change.Apply(before).ToString();
        var kept = new (char, Author)?[after.Length];
        for (var i = 0; i < naive.Count; i++)
            if (change.Map(i, 1, PositionLoss.After) is { } place) kept[place] = naive[i];
        naive.Clear();
        naive.AddRange(after.Select((letter, i) => kept[i] ?? (letter, by)));
    }
}
