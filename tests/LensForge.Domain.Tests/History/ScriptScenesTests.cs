using LensForge.Domain.History;

namespace LensForge.Domain.Tests.History;

public sealed class ScriptScenesTests
{
    private const string Then = "Title: X\n\nINT. KITCHEN - NIGHT\n\nAda waits.\n\nADA\nNo.\n\nEXT. COAST - DAWN\n\nThe sea is flat.\n\nINT. CELLAR - DAY\n\nA rat.\n";

    [Fact]
    public void a_changed_scene_comes_back_where_it_is_now_and_the_others_stay()
    {
        var now = Then.Replace("Ada waits.", "Ben sleeps and dreams of a boat.", StringComparison.Ordinal).Replace("A rat.", "Two rats.", StringComparison.Ordinal);
        Assert.Equal(now.Replace("Ben sleeps and dreams of a boat.", "Ada waits.", StringComparison.Ordinal), ScriptScenes.Restore(Then, 1, now));
        Assert.Equal(now.Replace("Two rats.", "A rat.", StringComparison.Ordinal), ScriptScenes.Restore(Then, 3, now));
    }

    [Fact]
    public void a_scene_that_is_gone_comes_back_behind_the_one_it_followed()
    {
        var now = Then.Replace("EXT. COAST - DAWN\n\nThe sea is flat.\n\n", "", StringComparison.Ordinal);
        Assert.Equal(Then, ScriptScenes.Restore(Then, 2, now));
        Assert.Equal(Then[Then.IndexOf("INT", StringComparison.Ordinal)..], ScriptScenes.Restore(Then, 1, Then[Then.IndexOf("EXT", StringComparison.Ordinal)..]));
        Assert.Equal("EXT. COAST - DAWN\n\nThe sea is flat.\n\n", ScriptScenes.Restore(Then, 2, ""));
        Assert.Throws<RefusedException>(() => ScriptScenes.Restore(Then, 4, now));
    }

    [Fact]
    public void scenes_are_paired_when_headings_change()
    {
        var pairs = ScriptScenes.Pair(ScriptScenes.Of(Then), ScriptScenes.Of(Then.Replace("NIGHT", "DAY", StringComparison.Ordinal) + "\nEXT. STREET - DAY\n\nRain.\n"));
        Assert.Equal([(1, 1), (2, 2), (3, 3), (0, 4)], pairs.Select(pair => (pair.Then?.Ordinal ?? 0, pair.Now?.Ordinal ?? 0)));
    }

    [Fact]
    public void lines_of_two_texts_stand_whole_and_in_order()
    {
        Assert.Equal([(LineFate.Kept, "a"), (LineFate.Removed, "b"), (LineFate.Added, "c"), (LineFate.Kept, "d")], ScriptScenes.Lines("a\nb\nd\n", "a\nc\nd\n"));
        Assert.Equal(
            [(LineFate.Removed, "INT. KITCHEN - DAY"), (LineFate.Added, "INT. KITCHEN - NIGHT"), (LineFate.Kept, ""), (LineFate.Removed, "Gone."), (LineFate.Kept, "Ada waits.")],
            ScriptScenes.Lines("INT. KITCHEN - DAY\n\nGone.\nAda waits.", "INT. KITCHEN - NIGHT\n\nAda waits."));
    }
}
