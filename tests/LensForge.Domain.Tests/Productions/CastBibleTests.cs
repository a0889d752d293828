using System.Collections.Immutable;
using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Tests.Productions;

public sealed class CastBibleTests
{
    private const string Script = """
        INT. KITCHEN - DAY

        IRIS and TOM sit at the table.

        IRIS
        Tell me.

        TOM
        No. I told you yesterday and I tell you again today, at length, so that you hear it: no, never, not for anything in this world.

        IRIS
        Please.

        TOM
        Never ask me that again, Iris. Not here and not now.

        EXT. QUAY - NIGHT

        IRIS runs.

        INT. KITCHEN - NEXT DAY

        IRIS, now in a black dress, stands there.

        IRIS
        Well?

        """;

    private static readonly Rgb Green = Rgb.Hex(0x207A30);
    private static readonly ShotPlan Plan = Planned();
    private static readonly ScriptImported Imported = new("f.fountain", Plan.TextHash, new("x", null));
    private static readonly Production Staged = Production.Fold([new ProductionOpened("F", false), Imported, new ShotListPlanned(1, Plan)]);

    [Fact]
    public void a_costume_changes_only_where_the_script_says_so()
    {
        var iris = new CastBible(Plan, []).Find("IRIS")!;
        Assert.Equal(3, Assert.Single(iris.Costumes).FromScene);
        Assert.Equal(TopKind.Dress, iris.In(3).Top);
        Assert.Equal(iris.Looks, iris.In(2));
        Assert.Empty(new CastBible(Plan, []).Find("TOM")!.Costumes);
        Assert.All(Figures(Staged.Plan!, "IRIS", 3), looks => Assert.Equal(TopKind.Dress, looks.Top));
        Assert.All(Figures(Staged.Plan!, "IRIS", 1), looks => Assert.Equal(iris.Looks, looks));
    }

    [Fact]
    public void every_stage_shows_the_new_looks_and_going_back_makes_the_plan_bit_equal()
    {
        var tom = new CastBible(Plan, []).Find("TOM")!;
        var taller = tom with { Looks = tom.Looks with { HeightMetres = 2.0f, TopColour = Green } };
        var recast = Recast(Staged, "TOM", taller);
        Assert.All(Figures(recast.Plan!, "TOM", 1), looks => Assert.Equal(taller.Looks, looks));
        var back = Production.Apply(recast, Assert.Single(ProductionDecider.Decide(recast, new RecastCharacter("TOM", tom))));
        Assert.Empty(back.Recast);
        Assert.Same(back.Planned!.Plan, back.Plan);
    }

    [Fact]
    public void a_near_camera_rises_with_its_subject_and_eyes_still_meet()
    {
        var tom = new CastBible(Plan, []).Find("TOM")!;
        var recast = Recast(Staged, "TOM", tom with { Looks = tom.Looks with { HeightMetres = tom.Looks.HeightMetres + 0.1f } });
        var near = Staged.Plan!.Shots.First(shot => shot.Shot.Subjects is ["TOM", ..] && shot.Shot.Size >= ShotSize.Medium && shot.Shot.Size != ShotSize.Insert);
        var after = recast.Plan!.Find(near.Id)!;
        var rise = after.Stage.CameraStart.Target.Y - near.Stage.CameraStart.Target.Y;
        Assert.InRange(rise, 0.03f, 0.12f);
        var listener = near.Stage.Figures.First(figure => figure.Character == "IRIS");
        Assert.Equal(rise, after.Stage.Figures.First(figure => figure.Character == "IRIS").LookAt.Y - listener.LookAt.Y, 0.01);
    }

    [Fact]
    public void what_was_filmed_in_another_coat_says_so()
    {
        var iris = new CastBible(Plan, []).Find("IRIS")!;
        var recast = Recast(Staged, "IRIS", iris.Wearing(Costume.Of(iris.Looks) with { Top = TopKind.Coat, TopColour = Green }, 2));
        var (kitchen, quay) = (Staged.Plan!.Scenes[0].Shots[0], Staged.Plan.Scenes[1].Shots[0]);
        Assert.Empty(LookChanges.Between(kitchen.Stage, recast.Plan!.Find(kitchen.Id)!.Stage));
        Assert.Equal(["IRIS's coat"], LookChanges.Between(quay.Stage, recast.Plan.Find(quay.Id)!.Stage).Select(change => change.Of));
    }

    [Fact]
    public void costumes_go_along_with_their_scenes_into_a_new_draft()
    {
        var iris = new CastBible(Plan, []).Find("IRIS")!;
        var recast = Recast(Staged, "IRIS", new CastMember(iris.Looks, []).Wearing(Costume.Of(iris.Looks) with { TopColour = Green }, 2));
        var draft = Planned("INT. CAR - DAY\n\nTOM drives.\n\n" + Script) with { TextHash = new string('b', 64) };
        var planned = Assert.IsType<ShotListPlanned>(Assert.Single(ProductionDecider.Decide(recast with { Script = new("f", draft.TextHash, new("y", null)) }, new PlanShots(draft))));
        var after = Production.Apply(recast, planned);
        Assert.Equal(3, Assert.Single(after.Recast["IRIS"].Costumes).FromScene);
        Assert.All(Figures(after.Plan!, "IRIS", 3), looks => Assert.Equal(Green, looks.TopColour));
    }

    [Fact]
    public void nobody_is_cast_who_is_not_in_the_script_nor_built_beyond_the_puppets()
    {
        var tom = new CastBible(Plan, []).Find("TOM")!;
        Assert.Contains("nobody called ZOE", Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Staged, new RecastCharacter("ZOE", tom))).Message, StringComparison.Ordinal);
        var giant = tom with { Looks = tom.Looks with { HeightMetres = 3 } };
        Assert.Contains("1.05 to 2.05 m", Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Staged, new RecastCharacter("TOM", giant))).Message, StringComparison.Ordinal);
        Assert.Empty(ProductionDecider.Decide(Staged, new RecastCharacter("TOM", tom)));
        Assert.Empty(ProductionDecider.Decide(Staged, new LeaveToScript("TOM")));
    }

    [Fact]
    public void the_same_looks_are_rendered_once_and_again_only_after_a_failure()
    {
        var looks = Plan.Cast["TOM"];
        var asked = Assert.IsType<TurnaroundRequested>(Assert.Single(ProductionDecider.Decide(Staged, new AskTurnaround("TOM", looks))));
        var state = Production.Apply(Staged, asked);
        Assert.Empty(ProductionDecider.Decide(state, new AskTurnaround("TOM", looks)));
        Assert.Empty(ProductionDecider.Decide(Staged, new RecordTurnaround(asked.Looks, ["a"])));
        var failed = Production.Apply(state, Assert.Single(ProductionDecider.Decide(state, new GiveUpTurnaround(asked.Looks, "no host"))));
        Assert.Single(ProductionDecider.Decide(failed, new AskTurnaround("TOM", looks)));
    }

    [Fact]
    public void a_reference_picture_is_kept_only_with_a_word_that_it_may_be_used()
    {
        var offer = new OfferReference(Guid.NewGuid(), "TOM", new string('a', 64), "jpg", "  My own\nphotograph of Tom's actor, who agreed. ");
        var offered = Assert.IsType<ReferenceOffered>(Assert.Single(ProductionDecider.Decide(Staged, offer)));
        Assert.Equal("My own photograph of Tom's actor, who agreed.", offered.Consent);
        Assert.Contains("why it may be used", Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Staged, offer with { Consent = " yes " })).Message, StringComparison.Ordinal);
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Staged, offer with { Character = "ZOE" }));
        var state = Production.Apply(Staged, offered);
        Assert.Single(ProductionDecider.Decide(state, new RecordReference(offer.Reference, [])));
        Assert.Empty(ProductionDecider.Decide(Staged, new RecordReference(offer.Reference, [])));
    }

    [Theory]
    [InlineData("top", "jumper")]
    [InlineData("topColour", "#207a30")]
    [InlineData("glasses", "true")]
    public void what_is_taken_over_from_a_picture_changes_that_field_alone(string field, string value)
    {
        var looks = Plan.Cast["TOM"] with { Top = TopKind.Coat, TopColour = default, Glasses = false };
        var taken = new ProposedLook(field, value, 1).On(looks);
        Assert.NotEqual(looks, taken);
        Assert.Equal(looks, taken with { Top = looks.Top, TopColour = looks.TopColour, Glasses = looks.Glasses });
        Assert.Equal(looks, new ProposedLook(field, "unheard of", 1).On(looks));
        Assert.Equal(looks, new ProposedLook("mood", value, 1).On(looks));
    }

    private static Production Recast(Production state, string name, CastMember member) =>
        Production.Apply(state, Assert.Single(ProductionDecider.Decide(state, new RecastCharacter(name, member))));

    private static IEnumerable<Appearance> Figures(ShotPlan plan, string name, int scene) =>
        plan.Scenes[scene - 1].Shots.SelectMany(shot => shot.Stage.Figures).Where(figure => figure.Character == name).Select(figure => figure.Appearance);

    private static ShotPlan Planned(string script = Script)
    {
        var screenplay = ScreenplayReader.Read("f.fountain", Encoding.UTF8.GetBytes(script));
        var cast = CastDesigner.Design(screenplay);
        var shots = ShotPlanner.Plan(screenplay, 1);
        var stages = StagePlanner.Plan(screenplay, shots, cast, 1);
        var plan = new ShotPlan(new string('a', 64), 1,
            [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
                scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, 1, scene.First.Speaking, scene.First.Silent,
                [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))],
            cast, ScriptCostumes.Of(screenplay, cast));
        return new CastBible(plan, ImmutableDictionary<string, CastMember>.Empty).Dress();
    }
}
