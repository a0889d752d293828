using System.Text;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

public sealed class FinalDraftTests
{
    private static string Script(string content, string rest = "") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n<FinalDraft DocumentType=\"Script\" Template=\"No\" Version=\"5\">\n<Content>\n{content}\n</Content>\n{rest}</FinalDraft>";

    private static string Paragraph(string type, string text) => $"<Paragraph Type=\"{type}\"><Text>{text}</Text></Paragraph>";

    [Theory]
    [InlineData("Scene Heading", "SceneHeading")]
    [InlineData("Action", "Action")]
    [InlineData("Character", "Character")]
    [InlineData("Parenthetical", "Parenthetical")]
    [InlineData("Dialogue", "Dialogue")]
    [InlineData("Transition", "Transition")]
    [InlineData("Shot", "Shot")]
    [InlineData("General", "General")]
    [InlineData("Cast List", "General")]
    [InlineData("Singing", "Lyric")]
    [InlineData("New Act", "Centered")]
    [InlineData("End of Act", "Centered")]
    public void each_paragraph_type_has_its_kind(string type, string kind)
    {
        var script = Scripts.FinalDraft(Script(Paragraph(type, "X y")));
        Assert.Equal([$"{kind} X y"], script.Shape());
        Assert.Empty(script.Report.NotUnderstood);
    }

    [Fact]
    public void runs_join_without_a_space_and_keep_their_style()
    {
        var script = Scripts.FinalDraft(Script("<Paragraph Type=\"Action\"><Text>He ru</Text><Text Style=\"Bold+Italic\">ns</Text><Text> </Text><Text Style=\"AllCaps\">fast</Text></Paragraph>"));
        var element = Assert.Single(script.Elements);
        Assert.Equal("He runs FAST", element.Text);
        Assert.Equal([new("He ru", Emphasis.None), new("ns", Emphasis.Bold | Emphasis.Italic), new(" FAST", Emphasis.None)], element.Runs);
    }

    [Fact]
    public void dual_dialogue_numbers_summaries_and_notes_are_read()
    {
        var script = Scripts.FinalDraft(Script(
            "<Paragraph Number=\"12A\" Type=\"Scene Heading\"><SceneProperties Length=\"1 3/8\" Page=\"1\"><Summary><Paragraph><Text>They meet.</Text></Paragraph></Summary></SceneProperties><Text>INT. BAR - NIGHT</Text></Paragraph>"
            + "<Paragraph><DualDialogue>" + Paragraph("Character", "ANN") + Paragraph("Dialogue", "One.") + Paragraph("Character", "BOB") + Paragraph("Dialogue", "Two.") + "</DualDialogue></Paragraph>"
            + "<Paragraph Type=\"Action\"><ScriptNote ID=\"1\"><Paragraph><Text>Why?</Text></Paragraph></ScriptNote><Text>Line one\nLine two</Text></Paragraph>"));
        Assert.Equal(
            ["SceneHeading INT. BAR - NIGHT #12A", "Synopsis They meet.", "Character ANN", "Dialogue One.", "Character BOB ^", "Dialogue Two.", "Action Line one|Line two", "Note Why?"],
            script.Shape());
        Assert.Equal("12A", Assert.Single(script.Scenes).Number);
        Assert.Empty(script.Report.NotUnderstood);
    }

    [Fact]
    public void what_is_unknown_is_kept_and_reported_by_line()
    {
        var script = Scripts.FinalDraft(Script(Paragraph("Hologram", "A ghost.") + "\n<Widget><Text>Words.</Text></Widget>\n" + Paragraph("Action", "Known."), "<Gadget Size=\"3\"/>\n<SmartType><Characters><Character>ANN</Character></Characters></SmartType>"));
        Assert.Equal(["General A ghost.", "General Words.", "Action Known."], script.Shape());
        Assert.Equal([4, 5, 8], script.Report.NotUnderstood.Select(entry => entry.Line));
        Assert.Equal(4, script.Report.Paragraphs);
        Assert.Equal(1, script.Report.ByKind.Values.Sum());
    }

    [Fact]
    public void the_title_page_finds_title_credit_and_author()
    {
        var script = Scripts.FinalDraft(Script(Paragraph("Action", "x"), "<TitlePage><Content><Paragraph Alignment=\"Center\"><Text>THE TIDE</Text></Paragraph><Paragraph Alignment=\"Center\"><Text>Written by</Text></Paragraph><Paragraph Alignment=\"Center\"><Text>A. Writer</Text></Paragraph><Paragraph><Text>One Street</Text></Paragraph></Content></TitlePage>"));
        Assert.Equal([new("Title", "THE TIDE"), new("Credit", "Written by"), new("Author", "A. Writer"), new("Contact", "One Street")], script.TitlePage);
    }

    [Fact]
    public void elements_know_their_lines()
    {
        var script = Scripts.FinalDraft(Script("<Paragraph Type=\"Action\">\n  <Text>One</Text>\n</Paragraph>\n" + Paragraph("Action", "Two")));
        Assert.Equal((4, 1, 6), (script.Elements[0].Source.Line, script.Elements[0].Source.Column, script.Elements[0].Source.EndLine));
        Assert.Equal(7, script.Elements[1].Source.Line);
    }

    [Theory]
    [InlineData("<FinalDraft><Content>", "well-formed")]
    [InlineData("<FinalDraft><Content></FinalDraft>", "well-formed")]
    [InlineData("not xml", "well-formed")]
    [InlineData("<FinalDraft></FinalDraft><More/>", "well-formed")]
    [InlineData("<FinalDraft>&#0;</FinalDraft>", "well-formed")]
    [InlineData("<FinalDraft>&undefined;</FinalDraft>", "well-formed")]
    [InlineData("<Screenplay/>", "no <FinalDraft>")]
    [InlineData("<!DOCTYPE FinalDraft><FinalDraft/>", "DTD")]
    [InlineData("<!DOCTYPE f [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><FinalDraft>&b;</FinalDraft>", "DTD")]
    [InlineData("<!DOCTYPE f [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><FinalDraft>&x;</FinalDraft>", "DTD")]
    public void malformed_or_dangerous_files_are_refused_whole(string text, string reason)
    {
        var refused = Assert.Throws<ScreenplayRefusedException>(() => Scripts.FinalDraft(text));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200_000)]
    public void deep_nesting_is_refused(int depth)
    {
        var text = Script(new StringBuilder().Insert(0, "<a>", depth).Insert(3 * depth, "</a>", depth).ToString());
        Assert.Contains("deep", Assert.Throws<ScreenplayRefusedException>(() => Scripts.FinalDraft(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("script.txt")]
    [InlineData("script.fountain")]
    [InlineData("script")]
    public void final_draft_is_known_by_its_content(string name) =>
        Assert.Equal(["Action x"], ScreenplayReader.Read(name, Encoding.UTF8.GetBytes(Script(Paragraph("Action", "x")))).Shape());
}
