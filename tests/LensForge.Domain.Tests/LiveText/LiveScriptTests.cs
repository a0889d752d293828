using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

public sealed class LiveScriptTests
{
    private static readonly LiveScript Fresh = LiveScript.Fold([new ScriptBegun("INT. KITCHEN - DAY", null)]);

    [Fact]
    public void a_late_change_is_moved_over_what_was_accepted_meanwhile()
    {
        var state = Accepted(Fresh, 0, Step("ada", 0, 5, 12, "CELLAR"));
        state = Accepted(state, 0, Step("ben", 0, 18, 18, "\n\nIda waits."));
        Assert.Equal("INT. CELLAR - DAY\n\nIda waits.", state.Text.ToString());
    }

    [Fact]
    public void what_is_sent_twice_is_taken_once()
    {
        var step = Step("ada", 0, 0, 0, "x");
        var state = Accepted(Fresh, 0, step);
        state = Accepted(state, 0, step);
        Assert.Equal("xINT. KITCHEN - DAY", state.Text.ToString());
        Assert.Equal(1, state.Version);
    }

    [Fact]
    public void what_is_typed_in_one_breath_is_one_event_and_what_comes_later_another()
    {
        var typed = new[] { Step("ada", 0, 18, 18, "a"), Step("ada", 120, 19, 19, "b", 19), Step("ada", 420, 20, 20, "c", 20) };
        var events = Fresh.Accept(0, typed, []);
        Assert.Equal([2, 1], events.Select(edited => edited.Count));
        Assert.Equal("INT. KITCHEN - DAYabc", events.Aggregate(Fresh, LiveScript.Apply).Text.ToString());
        Assert.Equal(3, events.Aggregate(Fresh, LiveScript.Apply).Version);
    }

    [Fact]
    public void half_a_character_left_over_by_composing_is_not_composed()
    {
        var typed = new[] { Step("ada", 0, 0, 0, "😀"), Step("ada", 10, 0, 1, "", 20) };
        var events = Fresh.Accept(0, typed, []);
        Assert.All(events, edited => Assert.True(edited.Changes.IsStorable));
        Assert.Equal("\uDE00INT. KITCHEN - DAY", events.Aggregate(Fresh, LiveScript.Apply).Text.ToString());
    }

    [Fact]
    public void a_change_of_another_text_and_a_version_that_never_was_are_refused()
    {
        Assert.Throws<ChangeRefusedException>(() => Fresh.Accept(0, [Step("ada", 0, 0, 0, "x", 99)], []));
        Assert.Throws<ChangeRefusedException>(() => Fresh.Accept(3, [Step("ada", 0, 0, 0, "x")], []));
        Assert.Throws<ChangeRefusedException>(() => Fresh.Accept(0, [Step("ada", 0, 18, 18, new string('x', LiveScript.Longest))], []));
    }

    [Fact]
    public void old_steps_are_forgotten_here_and_the_text_is_not()
    {
        var state = Fresh;
        for (var i = 0; i < 6000; i++) state = LiveScript.Apply(state, new ScriptEdited(i, ChangeSet.Replacing(18 + i, 0, 0, "x"), "ada"));
        Assert.True(state.Floor > 0);
        Assert.Equal(6000 - state.Floor, state.Since(state.Floor).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Since(0));
        Assert.Equal(6018, state.Text.Length);
    }

    private static LiveScript Accepted(LiveScript state, long version, params ScriptUpdate[] updates) =>
        state.Accept(version, updates, [.. state.Since(version).SelectMany(LiveScript.Steps)]).Aggregate(state, LiveScript.Apply);

    private static ScriptUpdate Step(string client, long at, int from, int to, string inserted, int length = 18) =>
        new(ChangeSet.Replacing(length, from, to, inserted), client, at);
}
