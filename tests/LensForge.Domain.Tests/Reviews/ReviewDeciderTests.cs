using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.Reviews;

public sealed class ReviewDeciderTests
{
    private static readonly StageCamera Camera = new(new Vector3(0, 1.5f, 3), Vector3.UnitY, 35, 2, 4, 0);
    private static readonly ShotId First = ShotId.Of(1, "1A"), Second = ShotId.Of(2, "2A");
    private static readonly Guid Take = new("01890000-0000-7000-8000-000000000001"), Other = new("01890000-0000-7000-8000-000000000002");
    private static readonly Production Planned = Production.Fold(
        [new ProductionOpened("F", false), new ScriptImported("f.fountain", "text", new("x", null)), new ShotListPlanned(1, Plan("text", TimeOfDay.Day))]);

    private static readonly Production Approved = Decided(Decided(Planned, new JudgeShot(First, ReviewState.Approved, Take)), new JudgeShot(Second, ReviewState.Approved, Other));

    [Fact]
    public void what_is_approved_is_what_the_film_shows()
    {
        Assert.Equal([new TakeChosen(First, Take), new ShotReviewed(First, ReviewState.Approved, Take)], ProductionDecider.Decide(Planned, new JudgeShot(First, ReviewState.Approved, Take)));
        Assert.Empty(ProductionDecider.Decide(Approved, new JudgeShot(First, ReviewState.Approved, Take)));
        Assert.Equal(Take, Approved.Reviews.Of(First)!.Approval!.Take);
        Refused("no picture to approve", Planned, new JudgeShot(First, ReviewState.Approved, null));
        Refused("no shot 9-9Z", Planned, new MarkShot(new("9-9Z"), ReviewState.Review));
    }

    [Fact]
    public void who_may_not_approve_neither_judges_nor_undoes_an_approval_that_stands()
    {
        Refused("who may approve", Planned, new MarkShot(First, ReviewState.Approved));
        Refused("who may approve", Planned, new MarkShot(First, ReviewState.Retake));
        Refused("is approved", Approved, new MarkShot(First, ReviewState.InProgress));
        Assert.Equal(ReviewState.InProgress, Decided(Decided(Approved, new GiveStop(First, 11f)), new MarkShot(First, ReviewState.InProgress)).Reviews.Of(First)!.State);
        Assert.Equal(ReviewState.Review, Decided(Approved, new JudgeShot(First, ReviewState.Review, Take)).Reviews.Of(First)!.State);
    }

    [Fact]
    public void a_change_reopens_what_it_touches_and_nothing_else()
    {
        Assert.Equal(["", ""], Differences(Approved));
        Assert.Equal(["Stop f/4 f/11", ""], Differences(Decided(Approved, new GiveStop(First, 11f))));
        Assert.Equal(["", "Look Naturalistic Noir"], Differences(Decided(Approved, new ChooseSceneLook(2, Look.Noir))));
        Assert.Equal(["take", ""], Differences(Decided(Approved, new ChooseTake(First, Other))));
        var night = Production.Apply(Approved, Revised(TimeOfDay.Night));
        Assert.Equal(["Time DAY NIGHT", ""], Differences(night));
    }

    [Fact]
    public void what_is_changed_back_is_approved_again() =>
        Assert.Equal(["", ""], Differences(Decided(Decided(Approved, new GiveStop(First, 11f)), new GiveStop(First, null))));

    [Fact]
    public void a_shot_that_went_on_with_a_change_keeps_what_it_was_approved_as()
    {
        var revised = Production.Apply(Approved, Revised(TimeOfDay.Night));
        Assert.Equal("INT. BAR - DAY", revised.Reviews.Of(First)!.Approval!.Scene.Heading);
        Assert.Equal("text", revised.Reviews.Of(First)!.Approval!.TextHash);
        var dropped = Production.Apply(Approved, new ShotListPlanned(2, Plan("two", TimeOfDay.Day), new Dictionary<ShotId, ContinuedShot> { [Second] = new(Second, []) }));
        Assert.Null(dropped.Reviews.Of(First));
    }

    [Fact]
    public void keeping_a_take_is_said_once_for_each_state_of_its_shot()
    {
        var kept = Decided(Planned, new KeepTake(First, Take, "one"));
        Assert.Empty(ProductionDecider.Decide(kept, new KeepTake(First, Take, "one")));
        Assert.Single(ProductionDecider.Decide(kept, new KeepTake(First, Take, "two")));
    }

    private static string[] Differences(Production state) => [.. new[] { First, Second }.Select(shot =>
    {
        var since = state.Reviews.Of(shot)!.Approval!.Since(state.Plan!, state.LookBook, shot, state.Chosen.TryGetValue(shot, out var chosen) ? chosen : null);
        return string.Join("; ", since.Changes.Select(change => $"{change.Aspect} {change.From} {change.To}").Concat(since.OtherTake ? ["take"] : []));
    })];

    private static ShotListPlanned Revised(TimeOfDay first) => new(
        2, Plan("two", first), new Dictionary<ShotId, ContinuedShot> { [First] = new(First, [new(ShotAspect.Time, "DAY", "NIGHT")]), [Second] = new(Second, []) }, new Dictionary<int, int> { [1] = 1, [2] = 2 });

    private static Production Decided(Production state, ProductionCommand command) => ProductionDecider.Decide(state, command).Aggregate(state, Production.Apply);

    private static void Refused(string because, Production state, ProductionCommand command) =>
        Assert.Contains(because, Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, command)).Message, StringComparison.Ordinal);

    private static ShotPlan Plan(string text, TimeOfDay first) => new(text, 1, [Scene(First, first), Scene(Second, TimeOfDay.Day)], new Dictionary<string, Appearance>());

    private static PlannedSceneStage Scene(ShotId shot, TimeOfDay time)
    {
        var planned = new PlannedShot($"{shot.Scene}A", Coverage.Single, ShotSize.Medium, CameraAngle.Eye, CameraMove.Static, 35, new(2000), ["ADA"], null, new(3, 5), [], "ADA waits.", "", 0);
        var stage = new ShotStage(new(SetKind.Bar, "BAR", true, 1, time, Weather.Clear, []), [], Camera, Camera, 0, null, new(2000));
        return new(shot.Scene, $"{shot.Scene}", $"INT. BAR - {time.ToString().ToUpperInvariant()}", "BAR", time.ToString().ToUpperInvariant(), 1, [], [], [new(shot, planned, stage)], []);
    }
}
