using System.Collections.Immutable;
using LensForge.Domain.Cast;
using LensForge.Domain.Direction;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Tests.ShotLists;
using LensForge.Domain.Time;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Tests.Productions;

public sealed class DirectionDeciderTests
{
    private static readonly ShotPlan Plan = Planned(Scripts.TideTable(), "text");
    private static readonly Production Staged = Production.Fold([new ProductionOpened("F", false), new ScriptImported("f.fountain", "text", new("x", null)), new ShotListPlanned(1, Plan)]);
    private static readonly ShotId Single = Plan.Shots.First(shot => shot.Shot is { Coverage: Coverage.Single, Size: ShotSize.MediumCloseUp }).Id;
    private static readonly ShotId Insert = Plan.Shots.First(shot => shot.Shot.Coverage == Coverage.Insert).Id;
    private static readonly ShotId Place = Plan.Shots.First(shot => shot.Shot.Subjects.Count == 0).Id;

    [Fact]
    public void two_people_who_change_two_fields_of_a_shot_both_win_and_of_one_field_the_last()
    {
        var both = Decided(Decided(Staged, new ResizeShot(Single, ShotSize.Full)), new GiveStop(Single, 8f));
        Assert.Equal(new(Size: ShotSize.Full, FStop: 8f), both.Directions.Of(Single));
        Assert.Equal((ShotSize.Full, 35), (Shot(both, Single).Shot.Size, Shot(both, Single).Shot.LensMm));
        Assert.Equal(8f, Shot(both, Single).Stage.CameraStart.FStop);
        Assert.Equal(ShotSize.CloseUp, Shot(Decided(both, new ResizeShot(Single, ShotSize.CloseUp)), Single).Shot.Size);
    }

    [Fact]
    public void taking_everything_back_makes_the_plan_bit_equal()
    {
        var directed = new ProductionCommand[]
        {
            new ResizeShot(Single, ShotSize.Wide), new AngleShot(Single, CameraAngle.Low), new GiveCameraMove(Single, CameraMove.Arc),
            new GiveLens(Single, 24), new GiveStop(Single, 11f), new RetimeShot(Single, new Length(9000)),
        }.Aggregate(Staged, Decided);
        Assert.NotEqual(Shot(Staged, Single).Stage.CameraStart, Shot(directed, Single).Stage.CameraStart);
        Assert.Equal(9000, Shot(directed, Single).Stage.Length.Milliseconds);
        var back = new ProductionCommand[]
        {
            new ResizeShot(Single, null), new AngleShot(Single, Shot(Staged, Single).Shot.Angle), new GiveCameraMove(Single, null), new GiveLens(Single, null), new GiveStop(Single, null), new RetimeShot(Single, null),
        }.Aggregate(directed, Decided);
        Assert.True(back.Directions.Of(Single).IsEmpty);
        Assert.Equal(Shot(Staged, Single), Shot(back, Single));
    }

    [Fact]
    public void saying_what_is_so_changes_nothing()
    {
        Assert.Empty(ProductionDecider.Decide(Staged, new ResizeShot(Single, ShotSize.MediumCloseUp)));
        Assert.Empty(ProductionDecider.Decide(Staged, new RetimeShot(Single, Shot(Staged, Single).Shot.Length)));
        Assert.Empty(ProductionDecider.Decide(Decided(Staged, new GiveLens(Single, 85)), new GiveLens(Single, 85)));
        Assert.Empty(ProductionDecider.Decide(Staged, new GiveStop(Single, null)));
    }

    [Fact]
    public void what_no_camera_can_do_is_refused_in_words()
    {
        Refused("Nobody is in this shot", new ResizeShot(Place, ShotSize.CloseUp));
        Refused("an insert", new ResizeShot(Insert, ShotSize.Wide));
        Refused("an insert", new GiveCameraMove(Insert, CameraMove.Arc));
        Refused("37 mm", new GiveLens(Single, 37));
        Refused("stops", new GiveStop(Single, 3f));
        Refused("0.5 to 600", new RetimeShot(Single, new Length(0)));
        Refused("0.5 to 600", new RetimeShot(Single, new Length(600_001)));
        Refused("no shot 9-9Z", new AngleShot(new("9-9Z"), CameraAngle.Low));
        Refused("CameraAngle", new AngleShot(Single, (CameraAngle)99));
        Assert.Single(ProductionDecider.Decide(Staged, new GiveLens(Insert, 85)));
    }

    [Fact]
    public void directions_go_along_with_their_shots_into_a_new_draft()
    {
        var directed = Decided(Staged, new ResizeShot(Single, ShotSize.Full));
        var revised = Planned("INT. CELLAR - NIGHT\n\nA rat.\n\n" + Scripts.TideTable()[Scripts.TideTable().IndexOf("INT.", StringComparison.Ordinal)..], "new");
        var imported = Production.Apply(directed, new ScriptImported("f.fountain", "new", new("y", null)));
        var after = Decided(imported, new PlanShots(revised));
        var (moved, said) = Assert.Single(after.Directions.Shots);
        Assert.Equal(ShotSize.Full, said.Size);
        Assert.NotEqual(Single, moved);
        Assert.Equal(ShotSize.Full, Shot(after, moved).Shot.Size);
    }

    private static Production Decided(Production state, ProductionCommand command) => ProductionDecider.Decide(state, command).Aggregate(state, Production.Apply);

    private static void Refused(string words, ProductionCommand command) =>
        Assert.Contains(words, Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Staged, command)).Message, StringComparison.Ordinal);

    private static StagedShot Shot(Production state, ShotId id) => state.Plan!.Find(id)!;

    private static ShotPlan Planned(string text, string hash)
    {
        var (screenplay, shots, stages) = Scripts.Stage(text);
        return new(hash, 1, [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
            scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, scene.First.Eighths, scene.First.Speaking, scene.First.Silent,
            [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))], ImmutableDictionary<string, Appearance>.Empty);
    }
}
