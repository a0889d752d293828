using System.Numerics;
using System.Text;
using System.Text.Json;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Grammar;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Tests.Productions;

public sealed class PlaceBibleTests
{
    private const string Script = """
        INT. KITCHEN - DAY

        IRIS and TOM sit at the table.

        IRIS
        Tell me.

        TOM
        No.

        EXT. QUAY

        IRIS runs.

        INT. KITCHEN - NIGHT

        IRIS stands there.

        IRIS
        Well?

        """;

    private const string Kitchen = "Kitchen: KITCHEN";

    private static readonly ShotPlan Plan = Planned(Script);
    private static readonly ScriptImported Imported = new("f.fountain", Plan.TextHash, new("x", null));
    private static readonly Production Staged = Production.Fold([new ProductionOpened("F", false), Imported, new ShotListPlanned(1, Plan)]);
    private static readonly SetDesign Blue = new(new Dictionary<string, Rgb> { ["wall"] = Rgb.Hex(0x3A5A8A) });
    private static readonly ProductionPalette Sea = new([new("sea", Rgb.Hex(0x2E4A5A)), new("fog", Rgb.Hex(0x8FA3A8)), new("sand", Rgb.Hex(0xD8CDB4)), new("rust", Rgb.Hex(0x7E382F))], Locked: true);

    [Fact]
    public void nothing_said_about_places_leaves_every_stage_as_it_was_planned()
    {
        Assert.Same(Plan, new PlaceBible(Plan, [], null).Dress());
        Assert.DoesNotContain("design", JsonSerializer.Serialize(Plan.Shots.First().Stage, DomainJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void a_place_is_designed_in_all_its_scenes_and_nowhere_else()
    {
        var state = Do(Staged, new DesignPlace(Kitchen, new(Blue)));
        Assert.All(state.Plan!.Shots.Where(shot => shot.Id.Scene != 2), shot => Assert.Equal(Rgb.Hex(0x3A5A8A), Wall(shot)));
        Assert.All(state.Plan!.Shots.Where(shot => shot.Id.Scene == 2), shot => Assert.Null(shot.Stage.Set.Design));
        Assert.Empty(ProductionDecider.Decide(state, new DesignPlace(Kitchen, new(Blue))));
        Assert.Equal(Text(Staged.Plan!), Text(Do(state, new LeavePlace(Kitchen)).Plan!));
    }

    [Fact]
    public void hour_and_weather_are_set_only_where_the_script_leaves_them_open()
    {
        var quay = Staged.Places!.Places.Single(place => place.Scenes.Contains(2));
        Assert.True(quay is { TimeOpen: true, WeatherOpen: true });
        var state = Do(Staged, new DesignPlace(quay.Name, new(new(), TimeOfDay.Dusk, Weather.Fog)));
        Assert.All(state.Plan!.Shots.Where(shot => shot.Id.Scene == 2), shot => Assert.Equal((TimeOfDay.Dusk, Weather.Fog), (shot.Stage.Set.Time, shot.Stage.Set.Weather)));
        state = Do(Staged, new DesignPlace(Kitchen, new(new(), TimeOfDay.Dawn)));
        Assert.Equal([TimeOfDay.Day, TimeOfDay.Night], state.Plan!.Scenes.Where(scene => scene.Ordinal != 2).Select(scene => scene.Shots[0].Stage.Set.Time));
    }

    [Fact]
    public void windows_on_the_other_side_flop_everybody_and_every_camera_and_back_again()
    {
        var state = Do(Staged, new DesignPlace(Kitchen, new(new(Key: KeySide.Right))));
        foreach (var (before, after) in Plan.Shots.Zip(state.Plan!.Shots).Where(pair => pair.First.Id.Scene != 2))
        {
            Assert.Equal(before.Stage.CameraStart.Position * new Vector3(-1, 1, 1), after.Stage.CameraStart.Position);
            Assert.Equal(before.Stage.Figures.Select(figure => -figure.Position.X), after.Stage.Figures.Select(figure => figure.Position.X));
            Assert.Equal(before.Stage.Figures.Select(figure => -figure.FacingDegrees), after.Stage.Figures.Select(figure => figure.FacingDegrees));
            Assert.Equal(JsonSerializer.Serialize(before.Stage.Figures), JsonSerializer.Serialize(SetFlop.Of(after.Stage).Figures).Replace("-0,", "0,", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void a_take_is_told_what_of_the_place_has_changed_and_nothing_when_it_is_changed_back()
    {
        var filmed = Staged.Plan!.Shots.First().Stage.Set;
        var planned = Do(Staged, new DesignPlace(Kitchen, new(Blue with { Kelvin = 3200 }))).Plan!.Shots.First().Stage.Set;
        Assert.Equal(["KITCHEN's palette", "KITCHEN's light"], PlaceChanges.Between(filmed, planned, []).Select(change => change.Of));
        Assert.Empty(PlaceChanges.Between(filmed, filmed with { Dressing = [.. filmed.Dressing] }, []));
        // Painting a wall in the colour it has changes no picture.
        var same = filmed with { Design = new(new Dictionary<string, Rgb> { ["wall"] = PaintChart.Of(filmed).First(part => part.Name == "wall").Colour }) };
        Assert.Empty(PlaceChanges.Between(filmed, same, []));
    }

    [Fact]
    public void a_locked_palette_takes_in_everything_automatic_and_leaves_what_people_chose()
    {
        var byHand = Do(Staged, new DesignPlace(Kitchen, new(Blue)));
        var looks = new CastBible(Plan, []).Find("TOM")!;
        var green = looks with { Looks = looks.Looks with { TopColour = Rgb.Hex(0x20C030) } };
        var state = Do(Do(byHand, new RecastCharacter("TOM", green)), new ChoosePalette(Sea));
        foreach (var shot in state.Plan!.Shots)
        {
            foreach (var part in PaintChart.Of(shot.Stage.Set))
                Assert.True(Sea.Holds(part.Colour) || (part.Name == "wall" && part.Colour == Rgb.Hex(0x3A5A8A)), $"{shot.Id} {part}");
            foreach (var figure in shot.Stage.Figures)
                Assert.Equal(figure.Character != "TOM", Sea.Holds(figure.Appearance.TopColour));
        }

        var skin = Plan.Cast["IRIS"].Skin;
        Assert.All(state.Plan!.Shots.SelectMany(shot => shot.Stage.Figures).Where(figure => figure.Character == "IRIS"), figure => Assert.Equal(skin, figure.Appearance.Skin));
        Assert.Equal(Text(Do(byHand, new RecastCharacter("TOM", green)).Plan!), Text(Do(state, new ChoosePalette(Sea with { Locked = false })).Plan!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void whatever_is_fitted_into_a_palette_is_in_it(ulong seed)
    {
        var chance = new Chance(seed);
        for (var round = 0; round < 400; round++)
        {
            var palette = new ProductionPalette([.. Enumerable.Range(0, 2 + chance.Below(7)).Select(i => new NamedColour($"{i}", Any()))], true);
            var uses = new int[palette.Colours.Count];
            for (var i = 0; i < 6; i++)
            {
                var fitted = palette.Fit(Any(), uses);
                Assert.True(palette.Holds(fitted), $"{fitted} of {string.Join(' ', palette.Colours)}");
                Assert.Equal(palette.Fit(fitted), palette.Fit(fitted));
            }
        }

        Rgb Any() => Rgb.Hex(chance.Below(1 << 24));
    }

    [Fact]
    public void a_new_draft_keeps_designs_and_stays_in_a_locked_palette()
    {
        var state = Do(Do(Staged, new DesignPlace(Kitchen, new(Blue))), new ChoosePalette(Sea));
        var later = Planned(Script.Replace("INT. KITCHEN", "INT. OLD KITCHEN", StringComparison.Ordinal) + "\nEXT. DESERT - DAY\n\nTOM walks.\n", new('b', 64));
        state = Production.Apply(state, new ScriptImported("g.fountain", later.TextHash, new("y", null)));
        state = Do(state, new PlanShots(later));
        Assert.All(state.Plan!.Shots.Where(shot => shot.Stage.Set.Kind == SetKind.Kitchen), shot => Assert.Equal(Rgb.Hex(0x3A5A8A), Wall(shot)));
        Assert.All(state.Plan!.Shots.Where(shot => shot.Stage.Set.Kind == SetKind.Desert).SelectMany(shot => PaintChart.Of(shot.Stage.Set)), part => Assert.True(Sea.Holds(part.Colour)));
    }

    [Fact]
    public void what_no_set_can_do_is_refused_with_what_it_can()
    {
        Refused("no moat", new DesignPlace(Kitchen, new(new(new Dictionary<string, Rgb> { ["moat"] = default }))));
        Refused("left, right", new DesignPlace(Kitchen, new(new(Key: KeySide.Behind))));
        Refused("2000 to 12000", new DesignPlace(Kitchen, new(new(Kelvin: 100))));
        Refused("-2 to 2", new DesignPlace(Kitchen, new(new(Contrast: float.NaN))));
        Refused("no cannon", new DesignPlace(Kitchen, new(new(), Props: ["cannon"])));
        Refused("no place called CASTLE", new DesignPlace("Kitchen: CASTLE", new(Blue)));
        Refused("2 to 12", new ChoosePalette(new([new("one", default)], true)));
        Refused("twice", new ChoosePalette(new([new("one", default), new("two", default)], true)));
        Refused("why it may be used", new OfferPlaceReference(Guid.NewGuid(), Kitchen, new('a', 64), "jpg", " "));

        static void Refused(string words, ProductionCommand command) =>
            Assert.Contains(words, Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Staged, command)).Message, StringComparison.Ordinal);
    }

    private static Rgb Wall(StagedShot shot) => PaintChart.Of(shot.Stage.Set).First(part => part.Name == "wall").Colour;

    private static string Text(ShotPlan plan) => JsonSerializer.Serialize(plan.Scenes, DomainJson.Options);

    private static Production Do(Production state, ProductionCommand command) => ProductionDecider.Decide(state, command).Aggregate(state, Production.Apply);

    private static ShotPlan Planned(string script, string? hash = null)
    {
        var screenplay = ScreenplayReader.Read("f.fountain", Encoding.UTF8.GetBytes(script));
        var cast = CastDesigner.Design(screenplay);
        var shots = ShotPlanner.Plan(screenplay, 1);
        var stages = StagePlanner.Plan(screenplay, shots, cast, 1);
        return new(hash ?? new('a', 64), 1, [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
            scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, 1, scene.First.Speaking, scene.First.Silent,
            [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))], cast);
    }
}
