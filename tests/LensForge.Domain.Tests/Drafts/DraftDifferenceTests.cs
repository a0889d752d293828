using LensForge.Domain.Drafts;
using LensForge.Domain.History;

namespace LensForge.Domain.Tests.Drafts;

public sealed class DraftDifferenceTests
{
    private const string Top = "Title: The Ferry\n\n";
    private const string Kitchen = "INT. KITCHEN - DAY\n\nIDA puts a cup on the table and waits for the kettle.\n\n";
    private const string Quay = "EXT. QUAY - NIGHT\n\nRain. ANSELM runs along the quay with a lantern.\n\n";
    private const string Station = "INT. STATION - DAWN\n\nA train stands at the platform. MARA waits on a bench with two tickets.\n\n";
    private const string Roof = "EXT. ROOF - DAY\n\nPigeons. BERTA counts them and writes the number on her arm.\n\n";

    private const string Attic = "INT. ATTIC - DAY\n\nDust in the light. A child draws a ship on the wall with a nail.\n\n";
    private const string Hall = "INT. HALL - NIGHT\n\nA piano with a sheet over it. Nobody has played since the funeral.\n\n";

    [Fact]
    public void scenes_are_told_changed_added_removed_and_moved()
    {
        var difference = DraftDifference.Of(
            Top + Kitchen + Quay + Attic + Station + Hall, Top + Station + Kitchen.Replace("cup", "jug", StringComparison.Ordinal) + Roof + Attic + Hall, [Top + Kitchen + Quay + Attic + Station + Hall]);
        Assert.Equal(
            [("INT. STATION - DAWN", SceneFate.Moved), ("INT. KITCHEN - DAY", SceneFate.Changed), ("EXT. ROOF - DAY", SceneFate.Added), ("EXT. QUAY - NIGHT", SceneFate.Removed)],
            difference.Changes.Select(scene => (scene.Heading, scene.Fate)));
        Assert.All(difference.Changes, scene => Assert.True(scene.Wanted));
        var words = difference.Changes.Single(scene => scene.Fate == SceneFate.Changed).Words;
        Assert.Equal(["cup"], words.Where(run => run.Fate == LineFate.Removed).Select(run => run.Text));
        Assert.Equal(["jug"], words.Where(run => run.Fate == LineFate.Added).Select(run => run.Text));
    }

    [Fact]
    public void what_was_written_here_since_the_draft_is_not_undone_by_a_file_that_cannot_know_it()
    {
        var first = Top + Kitchen + Quay + Station;
        var here = Top + Kitchen.Replace("kettle", "doctor", StringComparison.Ordinal) + Roof + Station;
        var file = Top + Kitchen + Quay + Station.Replace("two tickets", "one ticket", StringComparison.Ordinal);
        var difference = DraftDifference.Of(here, file, [first]);
        Assert.Equal(["INT. STATION - DAWN"], difference.Changes.Where(scene => scene.Wanted).Select(scene => scene.Heading));
        var merged = difference.Merge(difference.Changes.Where(scene => scene.Wanted).Select(scene => scene.Id).ToHashSet());
        Assert.Equal(here.Replace("two tickets", "one ticket", StringComparison.Ordinal), merged);
    }

    [Fact]
    public void a_scene_changed_on_both_sides_says_so()
    {
        var difference = DraftDifference.Of(Top + Kitchen.Replace("cup", "jug", StringComparison.Ordinal), Top + Kitchen.Replace("table", "floor", StringComparison.Ordinal), [Top + Kitchen]);
        var scene = Assert.Single(difference.Changes);
        Assert.True(scene.Wanted);
        Assert.Contains("here too", scene.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void numbers_spaces_and_empty_lines_are_no_changes() =>
        Assert.Empty(DraftDifference.Of(Top + Kitchen + Quay, Top + Kitchen.Replace("DAY", "DAY #1#", StringComparison.Ordinal) + "\n\n" + Quay.Replace("quay with", "quay with", StringComparison.Ordinal).Replace("lantern.", "lantern.  ", StringComparison.Ordinal), []).Changes);

    [Fact]
    public void any_choice_of_scenes_gives_each_scene_once_in_the_words_that_were_chosen()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var all = Enumerable.Range(0, 7).Select(i => $"INT. ROOM {(char)('A' + i)} - DAY\n\nSomebody called P{i} does something with object O{i} near door D{i} for reason R{i}.\n\n").ToList();
            var here = Some(all, "here");
            var there = Some(all, "there");
            var difference = DraftDifference.Of(string.Concat(here), string.Concat(there), []);
            var accepted = difference.Changes.Where(_ => random.Next(2) == 0).Select(scene => scene.Id).ToHashSet();
            var merged = difference.Merge(accepted);
            var expected = difference.Scenes.Where(scene => scene.Id > 0).Select(scene => accepted.Contains(scene.Id) || scene.Fate == SceneFate.Same ? scene.There?.Text : scene.Here?.Text).OfType<string>();
            Assert.True(expected.Select(text => text.Trim()).Order(StringComparer.Ordinal).SequenceEqual(ScriptScenes.Of(merged).Select(scene => scene.Text.Trim()).Order(StringComparer.Ordinal)), $"seed {seed}");
            Assert.Equal(string.Concat(there), difference.Merge(difference.Changes.Select(scene => scene.Id).ToHashSet()));
            Assert.Equal(string.Concat(here), difference.Merge(new HashSet<int>()) is var same && difference.Changes.Any() ? same : string.Concat(here));

            List<string> Some(List<string> scenes, string side) =>
                [.. scenes.Where(_ => random.Next(5) > 0).Select(scene => random.Next(3) == 0 ? scene.Replace("something", $"something {side}", StringComparison.Ordinal) : scene).OrderBy(_ => random.Next(4) == 0 ? random.Next(10) : 5)];
        }
    }
}
