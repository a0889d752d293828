using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.Productions;

public sealed class LookDeciderTests
{
    private static readonly StageCamera Camera = new(Vector3.UnitY, Vector3.Zero, 35, 2, 4, 0);
    private static readonly ShotStage Stage = new(new(SetKind.Bar, "BAR", true, 1, TimeOfDay.Day, Weather.Clear, []), [], Camera, Camera, 0, null, new(2000));
    private static readonly ShotId First = ShotId.Of(1, "1A"), Second = ShotId.Of(2, "2A");
    private static readonly Production Planned = Production.Fold(
        [new ProductionOpened("F", false), new ScriptImported("f.fountain", "text", new("x", null)), new ShotListPlanned(1, Plan(First, Second))]);

    [Fact]
    public void a_shot_is_filmed_in_its_own_look_else_in_its_scenes_else_in_the_productions()
    {
        Assert.Equal(Look.Naturalistic, Planned.LookBook.Of(First));
        var noir = Decided(Planned, new ChooseProductionLook(Look.Noir));
        var ink = Decided(noir, new ChooseSceneLook(2, Look.InkWash));
        var pencil = Decided(ink, new ChooseShotLook(Second, Look.StoryboardPencil));
        Assert.Equal([Look.Noir, Look.StoryboardPencil], new[] { First, Second }.Select(pencil.LookBook.Of));
        Assert.Equal(Look.InkWash, Decided(pencil, new ChooseShotLook(Second, null)).LookBook.Of(Second));
        Assert.Equal(Look.Noir, Decided(ink, new ChooseSceneLook(2, null)).LookBook.Of(Second));
    }

    [Fact]
    public void a_look_of_its_own_stays_when_the_production_comes_to_have_it_too()
    {
        var scene = Decided(Planned, new ChooseSceneLook(1, Look.Noir));
        var both = Decided(scene, new ChooseProductionLook(Look.Noir));
        Assert.Equal(Look.Noir, Decided(both, new ChooseProductionLook(Look.InkWash)).LookBook.Of(First));
    }

    [Fact]
    public void choosing_what_is_chosen_changes_nothing()
    {
        Assert.Empty(ProductionDecider.Decide(Planned, new ChooseProductionLook(Look.Naturalistic)));
        Assert.Empty(ProductionDecider.Decide(Planned, new ChooseSceneLook(1, null)));
        Assert.Empty(ProductionDecider.Decide(Planned, new ChooseShotLook(First, null)));
        Assert.Empty(ProductionDecider.Decide(Decided(Planned, new ChooseSceneLook(1, Look.Noir)), new ChooseSceneLook(1, Look.Noir)));
        Assert.Single(ProductionDecider.Decide(Planned, new ChooseSceneLook(1, Look.Naturalistic)));
    }

    [Fact]
    public void a_look_for_what_is_not_there_or_that_is_not_offered_is_refused()
    {
        Refused("no scene 3", new ChooseSceneLook(3, Look.Noir));
        Refused("no shot 9-9Z", new ChooseShotLook(new("9-9Z"), Look.Noir));
        Refused("not offered", new ChooseProductionLook((Look)99));
        Refused("not offered", new ChooseSceneLook(1, (Look)99));
        Refused("not offered", new ChooseShotLook(First, (Look)99));
    }

    [Fact]
    public void looks_go_along_with_their_scenes_and_shots_into_a_new_draft()
    {
        var state = Decided(Decided(Planned, new ChooseSceneLook(2, Look.InkWash)), new ChooseShotLook(First, Look.Noir));
        var (third, moved) = (ShotId.Of(3, "3A"), ShotId.Of(2, "2B"));
        var after = Production.Apply(state, new ShotListPlanned(
            2, Plan(ShotId.Of(1, "1A"), moved, third), new Dictionary<ShotId, ContinuedShot> { [moved] = new(First, []) }, new Dictionary<int, int> { [2] = 1, [3] = 2 }));
        Assert.Equal(Look.Naturalistic, after.LookBook.Of(ShotId.Of(1, "1A")));
        Assert.Equal(Look.Noir, after.LookBook.Of(moved));
        Assert.Equal(Look.InkWash, after.LookBook.Of(third));
        Assert.Equal([3], after.LookBook.Scenes.Keys);
        Assert.Equal([moved], after.LookBook.Shots.Keys);
    }

    [Fact]
    public void a_draft_kept_before_scenes_were_is_followed_by_its_shots()
    {
        var state = Decided(Planned, new ChooseSceneLook(2, Look.InkWash));
        var third = ShotId.Of(3, "3A");
        var after = Production.Apply(state, new ShotListPlanned(2, Plan(third), new Dictionary<ShotId, ContinuedShot> { [third] = new(Second, []) }));
        Assert.Equal(Look.InkWash, after.LookBook.Of(third));
    }

    private static Production Decided(Production state, ProductionCommand command) => Production.Apply(state, Assert.Single(ProductionDecider.Decide(state, command)));

    private static void Refused(string because, ProductionCommand command) =>
        Assert.Contains(because, Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Planned, command)).Message, StringComparison.Ordinal);

    private static ShotPlan Plan(params ShotId[] shots) => new(
        "text", 1, [.. shots.Select(shot => new PlannedSceneStage(shot.Scene, $"{shot.Scene}", "INT. BAR - DAY", "BAR", "DAY", 1, [], [], [new(shot, null!, Stage)], []))], new Dictionary<string, Appearance>());
}
