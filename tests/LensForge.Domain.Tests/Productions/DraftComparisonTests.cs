using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.Productions;

/// <summary>What a revised script keeps of the shots of the draft before.</summary>
public sealed class DraftComparisonTests
{
    private const string Kitchen = """
        INT. KITCHEN - DAY

        IDA puts a cup on the table.

        IDA
        No more. I have said it every winter since the ferry stopped.

        ANSELM
        You said it about the lighthouse too, and there it stands.

        ANSELM takes the cup away.

        """;

    private const string Quay = """
        EXT. QUAY - NIGHT

        Rain. IDA runs along the quay with a lantern.

        IDA
        Anselm! The boat is loose!

        """;

    private const string Station = """
        INT. STATION - DAWN

        A train stands at the platform. ANSELM waits on a bench with two tickets.

        """;

    [Fact]
    public void the_same_draft_changes_nothing() => AssertUnchanged(Plan(Kitchen + Quay), Plan(Kitchen + Quay));

    [Fact]
    public void a_scene_put_in_front_moves_the_shots_and_changes_none()
    {
        var before = Plan(Kitchen + Quay);
        var after = Plan(Station + Kitchen + Quay);
        var continued = DraftComparison.Compare(before, after).Shots;
        foreach (var (old, now) in before.Scenes.Zip(after.Scenes.Skip(1)))
        {
            Assert.Equal(old.Shots.Count, now.Shots.Count);
            foreach (var (shot, next) in old.Shots.Zip(now.Shots)) Assert.Equal(shot.Id, continued[next.Id].From);
        }

        Assert.DoesNotContain(after.Scenes[0].Shots, shot => continued.ContainsKey(shot.Id));
        Assert.All(continued.Values, shot => Assert.Empty(shot.Changes));
    }

    [Fact]
    public void another_time_of_day_is_the_reason_for_every_shot_of_the_scene_and_of_no_other()
    {
        var after = Plan(Kitchen.Replace("DAY", "NIGHT", StringComparison.Ordinal) + Quay);
        var continued = DraftComparison.Compare(Plan(Kitchen + Quay), after).Shots;
        Assert.All(after.Scenes[0].Shots, shot => Assert.Contains(new ShotChange(ShotAspect.Time, "DAY", "NIGHT"), continued[shot.Id].Changes));
        Assert.All(after.Scenes[1].Shots, shot => Assert.Empty(continued[shot.Id].Changes));
    }

    [Fact]
    public void other_words_in_one_speech_change_the_shots_that_cover_it()
    {
        var before = Plan(Kitchen + Quay);
        var after = Plan(Kitchen + Quay.Replace("The boat is loose!", "The boat is gone!", StringComparison.Ordinal));
        var changed = DraftComparison.Compare(before, after).Shots.Where(shot => shot.Value.Changes.Count > 0).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, shot => Assert.Contains("gone", string.Join(' ', after.Find(shot.Key)!.Shot.Dialogue.Select(speech => speech.Text)), StringComparison.Ordinal));
        Assert.All(changed, shot => Assert.Equal(ShotAspect.Words, Assert.Single(shot.Value.Changes).Aspect));
    }

    [Fact]
    public void shots_of_a_dropped_scene_go_on_nowhere()
    {
        var before = Plan(Kitchen + Quay);
        var continued = DraftComparison.Compare(before, Plan(Kitchen)).Shots;
        Assert.DoesNotContain(continued.Values, shot => before.Scenes[1].Shots.Any(dropped => dropped.Id == shot.From));
        Assert.Equal(before.Scenes[0].Shots.Count, continued.Count);
    }

    [Fact]
    public void a_scene_written_anew_under_its_heading_goes_on_though_none_of_its_shots_does()
    {
        var after = Plan(Station + "INT. KITCHEN - DAY\n\nA clock ticks. Snow falls past a window. MARA, 80, sleeps with her mouth open.\n\n" + Quay);
        var (shots, scenes) = DraftComparison.Compare(Plan(Kitchen + Quay), after);
        Assert.Equal((1, 2), (scenes[2], scenes[3]));
        Assert.DoesNotContain(1, scenes.Keys);
        Assert.DoesNotContain(shots.Keys, shot => shot.Scene == 2);
    }

    [Fact]
    public void what_was_changed_back_is_no_change()
    {
        var there = new ShotChange(ShotAspect.Time, "DAY", "NIGHT");
        var back = new ShotChange(ShotAspect.Time, "NIGHT", "DAY");
        var words = new ShotChange(ShotAspect.Words, "one", "two");
        Assert.Equal([words], ContinuedShot.Together([there], [back, words]));
        Assert.Equal([new ShotChange(ShotAspect.Time, "DAY", "DAWN"), words], ContinuedShot.Together([there, words], [new(ShotAspect.Time, "NIGHT", "DAWN")]));
    }

    [Fact]
    public void a_revised_feature_is_compared_in_a_moment()
    {
        var feature = string.Concat(Enumerable.Range(0, 180).Select(i => (i % 2 == 0 ? Kitchen : Quay).Replace("cup", $"cup {i}", StringComparison.Ordinal).Replace("loose", $"loose {i}", StringComparison.Ordinal)));
        var (before, after) = (Plan(feature), Plan(feature.Replace("winter", "summer", StringComparison.Ordinal)));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(after.Shots.Count(), DraftComparison.Compare(before, after).Shots.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"Comparing took {clock.Elapsed}.");
    }

    private static void AssertUnchanged(ShotPlan before, ShotPlan after)
    {
        var continued = DraftComparison.Compare(before, after).Shots;
        Assert.Equal(after.Shots.Count(), continued.Count);
        Assert.All(continued, shot => Assert.Equal(shot.Key, shot.Value.From));
        Assert.All(continued.Values, shot => Assert.Empty(shot.Changes));
    }

    private static ShotPlan Plan(string fountain)
    {
        var screenplay = ScreenplayReader.Read("draft.fountain", Encoding.UTF8.GetBytes(fountain));
        var cast = CastDesigner.Design(screenplay);
        var shots = ShotPlanner.Plan(screenplay, 1);
        var stages = StagePlanner.Plan(screenplay, shots, cast, 1);
        return new(new string('a', 64), 1,
            [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
                scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, scene.First.Eighths,
                scene.First.Speaking, scene.First.Silent,
                [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new Domain.Productions.StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))],
            cast);
    }
}
