using LensForge.Domain.Cast;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.ShotLists;

/// <summary>What a first assistant director would send back.</summary>
public sealed class FirstAssistantTests
{
    private const string Door = """
        INT. COTTAGE - KITCHEN - MORNING

        IRIS VANE (60s), in a man's pullover, turns the pages of an ALMANAC. She sits at the table.

        Behind her the door opens. NOAH VANE (30s) stands there, wet through.

        NOAH
        You still lay two.

        IRIS
        High water at six past five.

        Noah sits down across from her. He slides a folded LETTER over the table. She does not look.
        """;

    [Fact]
    public void names_and_surnames_are_never_props()
    {
        var (_, shots, plan) = Scripts.Stage("INT. KITCHEN - DAY\n\nIRIS VANE (60s) looks at a MAP. NOAH VANE-STONE (30s) takes it.\n\nIRIS\nMARTHA will like it.\n\nShe thinks of MARTHA and smiles.\n\nEXT. STREET - DAY\n\nMARTHA\nHello.\n");
        Assert.All(shots.Scenes.SelectMany(scene => scene.Shots), shot => Assert.Contains(shot.Insert, new[] { null, "map" }));
        Assert.All(plan.Scenes.SelectMany(scene => scene.Set.Dressing), thing => Assert.Equal("map", thing));
    }

    [Fact]
    public void whoever_comes_through_a_door_is_not_there_before()
    {
        var (_, shots, plan) = Scripts.Stage(Door);
        var first = plan.Scenes[0].Shots[0].Stage;
        Assert.DoesNotContain(first.Figures, figure => figure.Character == "NOAH");
        Assert.Contains(plan.Scenes[0].Shots[^1].Stage.Figures, figure => figure.Character == "NOAH");
    }

    [Fact]
    public void whoever_sits_down_stood_before()
    {
        var (_, shots, plan) = Scripts.Stage(Door);
        var seats = plan.Scenes[0].Shots.Select(shot => shot.Stage.Figures.FirstOrDefault(figure => figure.Character == "NOAH")?.SeatHeight).Where(seat => seat is not null).ToList();
        Assert.Equal(0, seats[0]);
        Assert.True(seats[^1] > 0);
    }

    [Fact]
    public void she_and_he_are_whom_the_script_calls_so()
    {
        var shots = Scripts.Stage(Door).Shots.Scenes[0].Shots;
        var refusal = shots.Last(shot => shot.Action.Contains("She does not look", StringComparison.Ordinal));
        Assert.Contains("IRIS", refusal.Subjects);
    }

    [Fact]
    public void voices_and_people_only_spoken_of_are_not_on_the_stage()
    {
        var (_, _, plan) = Scripts.Stage("INT. OFFICE - DAY\n\nANNA (30) waits by the desk.\n\nRADIO VOICE (V.O.)\nHeavy rain tonight.\n\nTOM (O.S.)\nAnna! Is Vera with you?\n\nANNA\nVera never came back from Oslo.\n\nEXT. STREET - DAY\n\nVERA (30) runs.\n\nVERA\nTaxi!\n");
        Assert.All(plan.Scenes[0].Shots, shot => Assert.All(shot.Stage.Figures, figure => Assert.Equal("ANNA", figure.Character)));
    }

    [Fact]
    public void neighbours_are_not_the_same_picture()
    {
        var twins = new List<string>();
        var cuts = 0;
        foreach (var text in new[] { Scripts.TideTable(), Scripts.Farmhouse, Scripts.German, Door })
        {
            foreach (var scene in Scripts.Stage(text).Shots.Scenes)
            {
                for (var i = 1; i < scene.Shots.Count; i++, cuts++)
                {
                    var (before, shot) = (scene.Shots[i - 1], scene.Shots[i]);
                    if (before.Coverage == shot.Coverage && before.Size == shot.Size && before.Angle == shot.Angle && shot.Coverage != Coverage.Insert && before.Subjects.ToHashSet().SetEquals(shot.Subjects) && before.Subjects[0] == shot.Subjects[0]) twins.Add($"{before.Number}, {shot.Number}: {shot.Reason}");
                }
            }
        }

        Assert.True(twins.Count == 0, $"{twins.Count} of {cuts}: {string.Join("; ", twins)}");
    }

    [Fact]
    public void a_calm_scene_does_not_stammer()
    {
        foreach (var scene in Scripts.Stage(Scripts.TideTable()).Shots.Scenes)
            for (var i = 2; i < scene.Shots.Count; i++)
                Assert.False(scene.Shots.Skip(i - 2).Take(3).All(shot => shot.Length.Milliseconds < 2600 && shot.Intensity < 0.5f), $"{scene.Shots[i - 2].Number} to {scene.Shots[i].Number}");
    }

    [Fact]
    public void scenes_of_a_page_are_covered_in_a_dozen_shots_at_most()
    {
        var (screenplay, shots, _) = Scripts.Stage(Scripts.TideTable());
        foreach (var (scene, planned) in screenplay.Scenes.Zip(shots.Scenes))
            Assert.True(planned.Shots.Count <= 14 && planned.Shots.Count >= 5, $"scene {scene.Number} of {scene.Eighths} eighths has {planned.Shots.Count} shots");
    }

    [Theory]
    [InlineData(".ВНУТР. КУХНЯ - НОЧЬ\n\nДождь. Анна сидит у окна.\n\n@АННА\nТы знал об этом всё время.\n\n@ИВАН\nПрости. Я не мог сказать тебе раньше.\n\nОна встаёт и идёт к двери. Иван молчит.\n\n@ИВАН\nПодожди!\n", "АННА", "ИВАН")]
    [InlineData(".INNEN. BÜRO - TAG\n\nDie Tür öffnet sich. KARL (50) tritt ein. LENA (30) sitzt am Schreibtisch.\n\nLENA\nSie sind spät.\n\nKARL\nIch weiß. Der Zug.\n\nEr setzt sich. Sie schweigt.\n", "LENA", "KARL")]
    [InlineData(".喫茶店 - 夜\n\n窓際に花子が座っている。\n\n@花子\nずっと待っていたのに。\n\n@太郎\nごめん。\n\n彼女は立ち上がる。\n\n@太郎\n行かないで。\n", "花子", "太郎")]
    public void scripts_of_other_languages_show_both_faces_in_few_shots(string script, string one, string other)
    {
        var (_, shots, plan) = Scripts.Stage(script);
        var seen = shots.Scenes[0].Shots.SelectMany(shot => shot.Subjects).ToHashSet();
        Assert.Superset(new HashSet<string> { one, other }, seen);
        Assert.InRange(shots.Scenes[0].Shots.Count, 2, 9);
        Assert.All(plan.Scenes[0].Shots, shot => Assert.Empty(shot.Stage.Figures.Select(figure => figure.Character).Except([one, other])));
    }

    [Fact]
    public void reasons_are_sentences_that_quote_the_script()
    {
        foreach (var scene in Scripts.Stage(Scripts.TideTable()).Shots.Scenes)
        {
            foreach (var shot in scene.Shots)
            {
                Assert.Contains('“', shot.Reason);
                Assert.True(char.IsUpper(shot.Reason[0]), shot.Reason);
                var rule = shot.Reason[..shot.Reason.IndexOf(": “", StringComparison.Ordinal)];
                Assert.DoesNotContain("IRIS", rule, StringComparison.Ordinal);
                Assert.DoesNotContain("NOAH", rule, StringComparison.Ordinal);
            }
        }
    }
}
