using System.Text.Json;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Tests.ShotLists;

public sealed class ShotPlannerTests
{
    [Fact]
    public void a_new_place_is_established_before_anybody_speaks()
    {
        var first = Plan(Scripts.Farmhouse).Scenes[0].Shots[0];
        Assert.Equal(Coverage.Establishing, first.Coverage);
        Assert.Contains("Rain on the windows", first.Reason);
    }

    [Fact]
    public void a_place_seen_before_is_not_established_again()
    {
        var back = Plan(Scripts.Farmhouse).Scenes[3].Shots;
        Assert.DoesNotContain(back, shot => shot.Coverage == Coverage.Establishing);
    }

    [Fact]
    public void a_prop_in_capitals_gets_an_insert()
    {
        var insert = Assert.Single(Plan(Scripts.Farmhouse).Scenes[0].Shots, shot => shot.Coverage == Coverage.Insert);
        Assert.Equal("letter", insert.Insert);
    }

    [Fact]
    public void two_people_are_covered_by_matched_over_the_shoulders()
    {
        var shots = Plan(Scripts.Farmhouse).Scenes[0].Shots.Where(shot => shot.Coverage == Coverage.OverTheShoulder).ToList();
        Assert.Contains(shots, shot => shot.Subjects.SequenceEqual(["ANNA", "TOM"]));
        Assert.Contains(shots, shot => shot.Subjects.SequenceEqual(["TOM", "ANNA"]));
        Assert.All(shots, shot => Assert.Equal(50, shot.LensMm));
    }

    [Fact]
    public void a_long_speech_is_cut_with_the_face_that_hears_it()
    {
        Assert.Contains(Plan(Scripts.Farmhouse).Scenes[0].Shots, shot => shot.Coverage == Coverage.Reaction && shot.Subjects[0] == "TOM" && shot.Dialogue.Any(speech => speech.Character == "ANNA"));
    }

    [Fact]
    public void shots_draw_nearer_as_the_scene_heats()
    {
        var faces = Plan(Scripts.Farmhouse).Scenes[0].Shots.Where(shot => shot.Coverage is Coverage.Single or Coverage.OverTheShoulder && shot.Dialogue.Count > 0).ToList();
        Assert.True(faces[^1].Size > faces[0].Size, $"{faces[0].Size} to {faces[^1].Size}");
    }

    [Fact]
    public void the_camera_goes_with_whoever_walks()
    {
        var walk = Plan(Scripts.Farmhouse).Scenes[0].Shots.First(shot => shot.Action.Contains("walks", StringComparison.Ordinal));
        Assert.Contains(walk.Move, new[] { CameraMove.TrackLeft, CameraMove.TrackRight, CameraMove.PanLeft, CameraMove.PanRight });
    }

    [Fact]
    public void a_voice_from_elsewhere_is_heard_over_who_hears_it()
    {
        var shot = Plan(Scripts.Farmhouse).Scenes[2].Shots.First(shot => shot.Dialogue.Any(speech => speech.Character == "TOM"));
        Assert.Equal(["ANNA"], shot.Subjects);
    }

    [Theory]
    [InlineData("INT. KITCHEN - DAY\n\nA cup falls.\n")]
    [InlineData("EXT. FOREST - NIGHT\n\nAnna walks.\n")]
    [InlineData("INT. BAR - DAY\n\nTOM\nNo.\n")]
    public void a_scene_of_one_line_is_one_shot(string script) => Assert.Single(Plan(script).Scenes[0].Shots);

    [Fact]
    public void twelve_people_get_groups_and_singles_of_who_speaks()
    {
        var shots = Plan(Scripts.Council(12, 48)).Scenes[0].Shots;
        Assert.Contains(shots, shot => shot.Coverage is Coverage.Group or Coverage.Master && shot.Subjects.Count >= 3);
        foreach (var shot in shots.Where(shot => shot.Coverage == Coverage.Single)) Assert.Contains(shot.Subjects[0], shot.Dialogue.Select(speech => speech.Character));
        Assert.Equal(12, shots.Where(shot => shot.Coverage is Coverage.Single or Coverage.Reaction).Select(shot => shot.Subjects[0]).Distinct().Count());
        Assert.InRange(shots.Count, 16, 60);
    }

    [Fact]
    public void no_two_cuts_jump()
    {
        foreach (var shots in new[] { Scripts.Farmhouse, Scripts.German, Scripts.Council(3, 40) }.SelectMany(script => Plan(script).Scenes).Select(scene => scene.Shots))
            for (var i = 1; i < shots.Count; i++)
                Assert.False(
                    shots[i].Subjects.Count == 1 && shots[i].Coverage is Coverage.Single or Coverage.Reaction && shots[i - 1].Coverage is Coverage.Single or Coverage.Reaction
                    && shots[i].Subjects.SequenceEqual(shots[i - 1].Subjects) && shots[i].Size == shots[i - 1].Size,
                    $"{shots[i - 1].Number} to {shots[i].Number}: {shots[i].Reason}");
    }

    [Fact]
    public void a_german_scene_is_read_as_well()
    {
        var shots = Plan(Scripts.German).Scenes[0].Shots;
        Assert.True(shots.Count >= 5);
        Assert.Contains(shots, shot => shot.Subjects.SequenceEqual(["LENA"]) && shot.Move is CameraMove.TiltUp or CameraMove.TrackLeft or CameraMove.TrackRight);
        Assert.Contains(shots, shot => shot.Coverage == Coverage.Reaction && shot.Subjects[0] == "KARL");
    }

    [Fact]
    public void a_script_without_cases_and_spaces_is_planned_and_timed()
    {
        var shots = Plan(Scripts.Japanese).Scenes[0].Shots;
        Assert.True(shots.Count >= 3);
        Assert.All(shots, shot => Assert.InRange(shot.Length.Milliseconds, 2000, 13000));
        Assert.True(shots.SelectMany(shot => shot.Dialogue).All(speech => speech.Length.Milliseconds > 1200));
    }

    [Theory]
    [InlineData(Scripts.Farmhouse)]
    [InlineData(Scripts.German)]
    [InlineData(Scripts.Japanese)]
    public void no_word_is_lost_and_none_doubled(string script) => AssertWordsKept(Scripts.Read(script), Plan(script));

    [Fact]
    public void random_scripts_never_throw_and_lose_no_word()
    {
        for (ulong seed = 0; seed < 120; seed++)
        {
            var screenplay = Scripts.Read(Scripts.Random(seed, 40));
            var shots = ShotPlanner.Plan(screenplay, seed);
            AssertWordsKept(screenplay, shots);
            Assert.All(shots.Scenes.SelectMany(scene => scene.Shots), shot => Assert.InRange(shot.Length.Milliseconds, 2000, 16000));
            Assert.All(shots.Scenes, scene => Assert.Equal(scene.Shots.Count, scene.Shots.Select(shot => shot.Number).Distinct().Count()));
        }
    }

    [Fact]
    public void speeches_fit_into_their_shots_one_after_the_other()
    {
        foreach (var shot in Plan(Scripts.Farmhouse).Scenes.SelectMany(scene => scene.Shots))
        {
            var at = 0;
            foreach (var speech in shot.Dialogue)
            {
                Assert.True(speech.Start.Milliseconds >= at);
                at = speech.Start.Milliseconds + speech.Length.Milliseconds;
            }

            Assert.True(at <= shot.Length.Milliseconds);
        }
    }

    [Fact]
    public void the_same_seed_plans_the_same_shots()
    {
        Assert.Equal(JsonSerializer.Serialize(Plan(Scripts.Farmhouse, 7), DomainJson.Options), JsonSerializer.Serialize(Plan(Scripts.Farmhouse, 7), DomainJson.Options));
    }

    [Fact]
    public void letters_skip_i_and_o_and_go_on_after_z()
    {
        Assert.Equal(["A", "H", "J", "N", "P", "Z", "AA", "AB"], new[] { 0, 7, 8, 12, 13, 23, 24, 25 }.Select(ShotNumbers.Letter));
        Assert.Equal("3A-A", ShotNumbers.Of("3A", 0));
    }

    [Fact]
    public void a_short_script_of_four_pages_is_covered_in_forty_to_fifty_five_shots()
    {
        var shots = Plan(Scripts.TideTable()).Scenes.SelectMany(scene => scene.Shots).ToList();
        Assert.InRange(shots.Count, 40, 55);
        Assert.InRange(shots.Average(shot => shot.Length.Milliseconds), 4500, 7000);
    }

    [Fact]
    public void a_line_that_is_only_heard_is_marked_so()
    {
        Assert.True(Plan(Scripts.Farmhouse).Scenes[2].Shots.SelectMany(shot => shot.Dialogue).Single(speech => speech.Character == "TOM").Off);
    }

    private static ShotList Plan(string script, ulong seed = 1) => ShotPlanner.Plan(Scripts.Read(script), seed);

    private static void AssertWordsKept(Screenplay screenplay, ShotList list)
    {
        for (var i = 0; i < screenplay.Scenes.Count; i++)
        {
            var scene = screenplay.Scenes[i];
            var elements = screenplay.Elements.Skip(scene.FirstElement + 1).Take(scene.EndElement - scene.FirstElement - 1).ToList();
            var shots = list.Scenes[i].Shots;
            var written = elements.Where(element => element.Kind is ElementKind.Action or ElementKind.Dialogue).SelectMany(element => element.Text).Where(char.IsLetterOrDigit).Order();
            var planned = shots.SelectMany(shot => shot.Action + string.Concat(shot.Dialogue.Select(speech => speech.Text))).Where(char.IsLetterOrDigit).Order();
            var others = elements.Where(element => element.Kind is ElementKind.General or ElementKind.Centered or ElementKind.Shot or ElementKind.Lyric).SelectMany(element => element.Text).Where(char.IsLetterOrDigit);
            Assert.Equal(string.Concat(written.Concat(others).Order()), string.Concat(planned));
            foreach (var element in elements.Where(element => element.Kind is ElementKind.Action or ElementKind.Dialogue && element.Text.Any(char.IsLetterOrDigit)))
                Assert.Contains(shots, shot => shot.Words.Line <= element.Source.Line && shot.Words.EndLine >= element.Source.EndLine);
            for (var k = 1; k < shots.Count; k++) Assert.True(shots[k].Words.Line >= shots[k - 1].Words.Line);
        }
    }
}
