using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

public sealed class FountainElementTests
{
    [Theory]
    [InlineData("INT. HOUSE - DAY\n\nHe sits.", "SceneHeading INT. HOUSE - DAY;Action He sits.")]
    [InlineData("int house - day\n\nx", "SceneHeading int house - day;Action x")]
    [InlineData("EXT./INT. CAR - DAY\n\nI/E CAR - NIGHT\n\nEST. CITY - DAWN", "SceneHeading EXT./INT. CAR - DAY;SceneHeading I/E CAR - NIGHT;SceneHeading EST. CITY - DAWN")]
    [InlineData("INTERNAL AFFAIRS knocks.", "Action INTERNAL AFFAIRS knocks.")]
    [InlineData("Est ce que tu viens ?", "Action Est ce que tu viens ?")]
    [InlineData(".SNIPER SCOPE POV", "SceneHeading SNIPER SCOPE POV")]
    [InlineData("..not a heading", "Action ..not a heading")]
    [InlineData("...and then", "Action ...and then")]
    [InlineData("INT. HOUSE - DAY #12A#", "SceneHeading INT. HOUSE - DAY #12A")]
    [InlineData("INT. HOUSE - DAY # 110-A #", "SceneHeading INT. HOUSE - DAY #110-A")]
    [InlineData("**INT. HOUSE - DAY**\n\nx", "SceneHeading INT. HOUSE - DAY;Action x")]
    [InlineData("INT. A - DAY\nAction", "SceneHeading INT. A - DAY;Action Action")]
    [InlineData("INT. A - DAY\nBOB\nHello.", "SceneHeading INT. A - DAY;Character BOB;Dialogue Hello.")]
    [InlineData("Hello.\nINT. A - DAY\nAction", "Action Hello.;SceneHeading INT. A - DAY;Action Action")]
    [InlineData("BOOM\nBOOM", "Action BOOM|BOOM")]
    [InlineData("THE DOOR EXPLODES\nGlass everywhere.", "Action THE DOOR EXPLODES|Glass everywhere.")]
    [InlineData("SUDDENLY!\nA bird.", "Action SUDDENLY!|A bird.")]
    [InlineData("CLOSE ON THE LETTER\nHis hand shakes.", "Action CLOSE ON THE LETTER|His hand shakes.")]
    [InlineData("BOB\nNO!", "Character BOB;Dialogue NO!")]
    [InlineData("BOB (V.O.)\nHi", "Character BOB (V.O.);Dialogue Hi")]
    [InlineData("BOB (on the radio)\nHi", "Character BOB (on the radio);Dialogue Hi")]
    [InlineData("R2D2\nBeep.", "Character R2D2;Dialogue Beep.")]
    [InlineData("23\nskidoo", "Action 23|skidoo")]
    [InlineData("ИВАН\nПривет.", "Character ИВАН;Dialogue Привет.")]
    [InlineData("ÉLOÏSE\nOui.", "Character ÉLOÏSE;Dialogue Oui.")]
    [InlineData("GROßMUTTER\nJa.", "Character GROßMUTTER;Dialogue Ja.")]
    [InlineData("王明\n你好", "Action 王明|你好")]
    [InlineData("@王明\n你好", "Character 王明;Dialogue 你好")]
    [InlineData("@McCLANE\nYippee.", "Character McCLANE;Dialogue Yippee.")]
    [InlineData("BOB\n\nHe waits.", "Action BOB;Action He waits.")]
    [InlineData("BOB\nOne.\n\nANNA ^\nTwo.", "Character BOB;Dialogue One.;Character ANNA ^;Dialogue Two.")]
    [InlineData("BOB\n(quietly)\nOne.\n(louder)\nTwo.", "Character BOB;Parenthetical (quietly);Dialogue One.;Parenthetical (louder);Dialogue Two.")]
    [InlineData("BOB\n(quietly,\nto himself)\nOne.", "Character BOB;Parenthetical (quietly,|to himself);Dialogue One.")]
    [InlineData("BOB\nOne.\n  \nTwo.\n\nAction.", "Character BOB;Dialogue One.||Two.;Action Action.")]
    [InlineData("BOB\nOne.\n  \nINT. HALL - DAY", "Character BOB;Dialogue One.;SceneHeading INT. HALL - DAY")]
    [InlineData("BOB\n~La la\n~la.", "Character BOB;Lyric La la|la.")]
    [InlineData("~La la", "Lyric La la")]
    [InlineData("Bye.\n\nCUT TO:\n\nx", "Action Bye.;Transition CUT TO:;Action x")]
    [InlineData("Bye.\n\nCUT TO:\nINT. A - DAY", "Action Bye.;Transition CUT TO:;SceneHeading INT. A - DAY")]
    [InlineData("> Fade out.", "Transition Fade out.")]
    [InlineData("> THE END <", "Centered THE END")]
    [InlineData("!INT. IS ONLY ACTION", "Action INT. IS ONLY ACTION")]
    [InlineData("!!CLOSE ON HER", "Shot CLOSE ON HER")]
    [InlineData("x\n\n===\n\ny", "Action x;PageBreak;Action y")]
    [InlineData("# Act\n## Sequence\nx", "Section Act (1);Section Sequence (2);Action x")]
    [InlineData("= They meet.", "Synopsis They meet.")]
    [InlineData("A [[check]] B", "Action A B;Note check")]
    [InlineData("BOB\nHi [[softer?]] there.", "Character BOB;Dialogue Hi there.;Note softer?")]
    [InlineData("BOB\nHi.\n[[softer?]]\nThere.", "Character BOB;Dialogue Hi.|There.;Note softer?")]
    [InlineData("[[one\ntwo]]", "Note one|two")]
    [InlineData("[[one\n  \ntwo]] x", "Note one|  |two;Action x")]
    [InlineData("A /* gone\n\nfar */ B", "Action A B;Boneyard gone||far")]
    [InlineData("/* gone */\n\nx", "Boneyard gone;Action x")]
    [InlineData("    Indented.\n\tTab.", "Action     Indented.|    Tab.")]
    [InlineData("          BOB\n     Hello.", "Character BOB;Dialogue Hello.")]
    public void each_element_is_read_as_it_is_meant(string text, string shape) => Assert.Equal(shape.Split(';'), Scripts.Fountain(text).Shape());

    [Theory]
    [InlineData("*a*", "a", "Italic:a")]
    [InlineData("x **a** y", "x a y", "None:x |Bold:a|None: y")]
    [InlineData("***a***", "a", "Bold, Italic:a")]
    [InlineData("_a_", "a", "Underline:a")]
    [InlineData("**bold *both***", "bold both", "Bold:bold |Bold, Italic:both")]
    [InlineData("***both* bold**", "both bold", "Bold, Italic:both|Bold: bold")]
    [InlineData("_*a* b_", "a b", "Italic, Underline:a|Underline: b")]
    [InlineData(@"\*a\*", "*a*", "")]
    [InlineData(@"/\* a", "/* a", "")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4", "")]
    [InlineData("a *b\nc* d", "a *b\nc* d", "")]
    [InlineData("a_file_name here", "a_file_name here", "")]
    [InlineData("*open", "*open", "")]
    public void emphasis_becomes_runs_and_the_text_stays_plain(string marked, string text, string runs)
    {
        var element = Assert.Single(Scripts.Fountain(marked).Elements);
        Assert.Equal(text, element.Text);
        Assert.Equal(runs, string.Join('|', element.Runs.Select(run => $"{run.Emphasis}:{run.Text}")));
    }

    [Fact]
    public void the_title_page_is_read_with_its_long_values()
    {
        var script = Scripts.Fountain("Title:\n    _**THE TIDE**_\nCredit: Written by\nAuthor: A. Writer\nContact:\n\tOne Street\n\tTown\n\nINT. A - DAY\n\nx");
        Assert.Equal("THE TIDE", script.Title);
        Assert.Equal("One Street\nTown", script.TitlePage.Single(entry => entry.Key == "Contact").Value);
        Assert.Equal(["SceneHeading INT. A - DAY", "Action x"], script.Shape());
    }

    [Theory]
    [InlineData("FADE IN:\n\nINT. A - DAY")]
    [InlineData("Anna: hello.\n\nx")]
    public void a_colon_alone_makes_no_title_page(string text) => Assert.Empty(Scripts.Fountain(text).TitlePage);

    [Fact]
    public void a_file_with_only_a_title_page_is_a_script() => Assert.Equal("Alone", Scripts.Fountain("Title: Alone").Title);

    [Fact]
    public void every_element_knows_its_lines_and_columns()
    {
        var script = Scripts.Fountain("\nINT. A - DAY #1#\r\n\r\n  Ann sits.\r\nStill. [[why]]\r\rBOB\nHi.");
        Assert.Equal(
            [new(2, 1, 2, 16), new(4, 3, 5, 6), new(5, 8, 5, 14), new(7, 1, 7, 3), new(8, 1, 8, 3)],
            script.Elements.Select(element => element.Source));
    }

    [Theory]
    [InlineData("One.\n\nTwo /* never closed.\n\nThree.", 3)]
    [InlineData("One.\n\nTwo\n[[never closed.\n\nThree.", 4)]
    public void an_unclosed_mark_is_kept_and_reported_by_line(string text, int line)
    {
        var script = Scripts.Fountain(text);
        Assert.Equal(3, script.Elements.Count);
        Assert.Equal(line, Assert.Single(script.Report.NotUnderstood).Line);
        Assert.Equal(2, script.Report.ByKind[ElementKind.Action]);
        Assert.Equal(3, script.Report.Paragraphs);
    }
}
