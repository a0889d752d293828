using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

public sealed class SceneTests
{
    [Theory]
    [InlineData("INT. HOUSE - KITCHEN - NIGHT", true, false, "HOUSE - KITCHEN", "NIGHT")]
    [InlineData("EXT. STREET – DAY", false, true, "STREET", "DAY")]
    [InlineData("INT./EXT. CAR - MOVING - MOMENTS LATER", true, true, "CAR - MOVING", "MOMENTS LATER")]
    [InlineData("I/E CAR - DUSK", true, true, "CAR", "DUSK")]
    [InlineData("EST. CITY - DAWN", false, true, "CITY", "DAWN")]
    [InlineData("INT. HOTEL - NIGHT CLUB", true, false, "HOTEL - NIGHT CLUB", "")]
    [InlineData("INT. HOUSE - KITCHEN", true, false, "HOUSE - KITCHEN", "")]
    [InlineData("INT. CO-OP - DAY", true, false, "CO-OP", "DAY")]
    [InlineData("INT. KITCHEN, NIGHT", true, false, "KITCHEN", "NIGHT")]
    [InlineData("INT. KITCHEN NIGHT", true, false, "KITCHEN", "NIGHT")]
    [InlineData("EXT. STREET - NIGHT - RAIN", false, true, "STREET", "NIGHT - RAIN")]
    [InlineData("EXT. STREET - LATER THAT NIGHT", false, true, "STREET", "LATER THAT NIGHT")]
    [InlineData("INT. KÜCHE - NACHT", true, false, "KÜCHE", "NACHT")]
    [InlineData("EXT. HOF – TAG", false, true, "HOF", "TAG")]
    [InlineData("INT. CUISINE - NUIT", true, false, "CUISINE", "NUIT")]
    [InlineData("EXT. RUE - JOUR", false, true, "RUE", "JOUR")]
    [InlineData("INT. COCINA - NOCHE", true, false, "COCINA", "NOCHE")]
    [InlineData("EXT. CALLE - DÍA", false, true, "CALLE", "DÍA")]
    [InlineData("INT. CUCINA - GIORNO", true, false, "CUCINA", "GIORNO")]
    [InlineData("EXT. STRADA - NOTTE", false, true, "STRADA", "NOTTE")]
    [InlineData("INT. КУХНЯ - НОЧЬ", true, false, "КУХНЯ", "НОЧЬ")]
    [InlineData("INNEN. KÜCHE - TAG", true, false, "KÜCHE", "TAG")]
    [InlineData("SNIPER SCOPE POV", false, false, "SNIPER SCOPE POV", "")]
    [InlineData("INT.", true, false, "", "")]
    public void a_heading_is_taken_apart(string text, bool interior, bool exterior, string place, string time) =>
        Assert.Equal(new SceneHeading(text, interior, exterior, place, time), SceneHeadingReader.Read(text));

    [Theory]
    [InlineData("ANNA enters. A WAITER (20s) follows.", "WAITER")]
    [InlineData("A WAITER brings coffee. BANG! The PHONE rings on the table.", "WAITER")]
    [InlineData("MARTHA KLEIN (30s), in a wet coat, puts down a LETTER.", "MARTHA KLEIN")]
    [InlineData("MARTHA, 34, nods at the GUN.", "MARTHA")]
    [InlineData("MARTHA, mid-thirties, waits.", "MARTHA")]
    [InlineData("OLD TOM, a fisherman, mends a net.", "OLD TOM")]
    [InlineData("MARTHA smiles.", "MARTHA")]
    [InlineData("A LETTER, a key, an old coat.", "")]
    [InlineData("The CAR (1967) stops. CRASH! SUPER: LONDON, 1940.", "")]
    [InlineData("A knock. The DOOR opens. THUNDER, rolling closer.", "")]
    [InlineData("DR. MARSH (50) looks up.", "DR. MARSH")]
    [InlineData("BOB looks at the door. The waiter is bob.", "BOB")]
    [InlineData("Bob sits.", "BOB")]
    [InlineData("Bob's hat.", "BOB")]
    [InlineData("Bobby and the bobsleigh.", "")]
    [InlineData("She will go. The WILL lies there.", "WILL")]
    [InlineData("She will go. Will he?", "")]
    [InlineData("Will sits down.", "WILL")]
    [InlineData("ZWEI POLIZISTEN. Eine KELLNERIN bringt Bier.", "KELLNERIN")]
    public void the_silent_are_the_people_named_in_the_action(string action, string silent)
    {
        var script = Scripts.Fountain($"INT. BAR - DAY\n\n{action}\n\nANNA\nHello.\n\nINT. HALL - DAY\n\nBOB\nHi.\n\nWILL\nHo.");
        Assert.Equal(silent.Split(',', StringSplitOptions.RemoveEmptyEntries), script.Scenes[0].Silent);
        Assert.Equal(["ANNA"], script.Scenes[0].Speaking);
    }

    [Fact]
    public void somebody_introduced_is_found_again_in_later_scenes()
    {
        var script = Scripts.Fountain("INT. BAR - DAY\n\nA WAITER (20s) yawns.\n\nINT. HALL - DAY\n\nThe waiter runs.");
        Assert.Equal(["WAITER"], script.Scenes[1].Silent);
    }

    [Fact]
    public void a_full_name_at_the_introduction_is_the_one_who_speaks()
    {
        var script = Scripts.Fountain("INT. BAR - DAY\n\nANNA KOVACS (30s) enters.\n\nANNA\nHello.");
        Assert.Empty(script.Scenes[0].Silent);
    }

    [Fact]
    public void extensions_do_not_make_another_character()
    {
        var script = Scripts.Fountain("ANNA\nA.\n\nANNA (V.O.)\nB.\n\nANNA (CONT’D)\nC.\n\nBOB ^\nD.\n\nanna\n\n@Anna\nE.");
        Assert.Equal([new("ANNA", 4), new("BOB", 1)], script.Characters);
    }

    [Fact]
    public void scenes_carry_their_printed_number_or_their_order()
    {
        var script = Scripts.Fountain("INT. A - DAY #7#\n\nx\n\nINT. B - DAY\n\ny");
        Assert.Equal([("7", 1), ("2", 2)], script.Scenes.Select(scene => (scene.Number, scene.Ordinal)));
        Assert.Equal((0, 2, 2, 4), (script.Scenes[0].FirstElement, script.Scenes[0].EndElement, script.Scenes[1].FirstElement, script.Scenes[1].EndElement));
    }

    [Fact]
    public void the_sample_script_is_read_whole()
    {
        var script = ScreenplayReader.Read("the-tide-table.fountain", File.ReadAllBytes(Seed("the-tide-table.fountain")));
        Assert.Equal("The Tide Table", script.Title);
        Assert.Equal(["1", "2", "3", "4", "5"], script.Scenes.Select(scene => scene.Number));
        Assert.Equal(["NOAH", "IRIS", "CLERK"], script.Characters.Select(character => character.Name));
        Assert.Equal(["OLD TAM"], script.Scenes[3].Silent);
        Assert.Equal(["NOAH"], script.Scenes[1].Silent);
        Assert.Empty(script.Scenes[2].Silent);
        Assert.Empty(script.Report.NotUnderstood);
        Assert.InRange(script.Pages, 2, 4);
    }

    private static string Seed(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LensForge.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "infra", "seed", name);
    }
}
