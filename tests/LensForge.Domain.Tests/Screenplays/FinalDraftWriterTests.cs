using System.Globalization;
using System.Text;
using System.Xml.Linq;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.FinalDraft;

namespace LensForge.Domain.Tests.Screenplays;

/// <summary>Final Draft out: what is read again is the same, and what came in, known or not, goes out unharmed.</summary>
public sealed class FinalDraftWriterTests
{
    private const string Imported = """
        <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
        <FinalDraft DocumentType="Script" Template="No" Version="5">
          <Content>
            <!-- made elsewhere -->
            <Paragraph Number="12" Type="Scene Heading" Colour="teal">
              <SceneProperties Length="1 3/8" Page="1" Title="Home"><Summary><Paragraph><Text>They meet.</Text></Paragraph></Summary><SceneArcBeats><Beat/></SceneArcBeats></SceneProperties>
              <Text RevisionID="2">INT. HOUSE - DAY</Text>
            </Paragraph>
            <Paragraph Type="Action"><ScriptNote ID="4" Color="#FF00FF"><Paragraph><Text>Which door?</Text></Paragraph></ScriptNote><Text AdornmentStyle="-1">Anna </Text><Text Style="Bold+AllCaps">opens</Text><Text> the door.</Text><Future Kind="x"/></Paragraph>
            <Paragraph Type="Action"><Text/></Paragraph>
            <Paragraph><DualDialogue Gap="3"><Paragraph Type="Character"><Text>ANNA</Text></Paragraph><Paragraph Type="Dialogue"><Text TagNumber="7">Hello.</Text></Paragraph><Paragraph Type="Character"><Text>BEN</Text></Paragraph><Paragraph Type="Dialogue"><Text>Hi.</Text></Paragraph></DualDialogue></Paragraph>
            <Paragraph Type="Character"><Text>ANNA</Text></Paragraph>
            <Paragraph Type="Dialogue"><Text>One.</Text></Paragraph>
            <Paragraph Type="Dialogue"><Text>Two.</Text></Paragraph>
            <Paragraph StartsNewPage="Yes" Type="New Act"><Text>ACT TWO</Text></Paragraph>
            <Paragraph Type="Hologram"><Text>A ghost.</Text></Paragraph>
            <Paragraph Type="Character"><Text>Nobody</Text></Paragraph>
          </Content>
          <TitlePage><Content><Paragraph Alignment="Center"><Text>THE TIDE</Text></Paragraph></Content></TitlePage>
          <TagData><TagCategories><TagCategory Id="1" Name="Props"/></TagCategories></TagData>
          <Gadget Size="3">seven words of a gadget, kept here</Gadget>
          <ScriptNotes><ScriptNote ID="9"><Paragraph><Text>At the end.</Text></Paragraph></ScriptNote></ScriptNotes>
        </FinalDraft>
        """;

    private static readonly string[] Types = ["Scene Heading", "Action", "Action", "Character", "Dialogue", "Parenthetical", "Transition", "Shot", "General", "Singing", "New Act", "Outline 2", "Outline Body", "Hologram"];

    private static string Live(string fdx) => FountainWriter.TextOf("a.fdx", Encoding.UTF8.GetBytes(fdx));

    private static string Export(string fountain, string? fdx = null) =>
        Encoding.UTF8.GetString(FdxWriter.Write(Scripts.Fountain(fountain), fdx is null ? null : Encoding.UTF8.GetBytes(fdx)));

    private static XElement Meaning(string xml)
    {
        var root = XElement.Parse(xml);
        foreach (var element in root.DescendantsAndSelf())
        {
            var ordered = element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal).ToList();
            element.ReplaceAttributes(ordered);
        }

        return root;
    }

    private static string[] Shape(Screenplay screenplay)
    {
        var shapes = new List<string>();
        var breaks = false;
        foreach (var element in screenplay.Elements)
        {
            if (element.Kind == ElementKind.PageBreak) breaks = true;
            if (string.IsNullOrWhiteSpace(element.Text)) continue;
            var takes = element.StartsNewPage || (breaks && element.Kind is not (ElementKind.Note or ElementKind.Boneyard));
            shapes.Add($"{element.Kind} {element.Text} #{element.SceneNumber} {element.Dual} {element.Depth} {takes} {element.ExtraBlankLines} {string.Join('|', element.Runs.Select(run => $"{run.Emphasis}:{run.Text}"))}");
            if (takes) breaks = false;
        }

        return [.. shapes];
    }

    [Fact]
    public void a_script_that_nobody_touched_goes_out_as_it_came() =>
        Assert.Equal(Meaning(Imported).ToString(), Meaning(Export(Live(Imported), Imported)).ToString());

    [Fact]
    public void a_changed_heading_keeps_its_scene_and_all_else_is_as_it_came()
    {
        var export = Export(Live(Imported).Replace("INT. HOUSE - DAY", "INT. HOUSE - NIGHT"), Imported);
        Assert.Equal(Meaning(Imported.Replace("<Text RevisionID=\"2\">INT. HOUSE - DAY", "<Text>INT. HOUSE - NIGHT")).ToString(), Meaning(export).ToString());
    }

    [Fact]
    public void a_deleted_note_leaves_its_paragraph_and_new_words_stand_between_old_ones()
    {
        var live = Live(Imported).Replace("[[Which door?]]", "\nBOB\nNo!\n[[Why not?]]");
        var export = Meaning(Export(live, Imported));
        var action = export.Descendants("Paragraph").Single(paragraph => (string?)paragraph.Attribute("Type") == "Action" && paragraph.Value.Contains("opens"));
        Assert.Empty(action.Elements("ScriptNote"));
        Assert.NotNull(action.Element("Future"));
        Assert.Equal("Why not?", export.Descendants("Paragraph").Single(paragraph => (string?)paragraph.Attribute("Type") == "Dialogue" && paragraph.Elements("Text").Any(text => text.Value == "No!")).Element("ScriptNote")!.Value);
        Assert.Equal("3", (string?)export.Descendants("DualDialogue").Single().Attribute("Gap"));
    }

    [Fact]
    public void words_that_are_gone_are_gone_wherever_they_stood()
    {
        var export = Export(Live(Imported).Replace("seven words of a gadget, kept here", "").Replace("[[At the end.]]", ""), Imported);
        Assert.DoesNotContain("Gadget", export);
        Assert.DoesNotContain("At the end", export);
        Assert.Contains("TagCategory", export);
    }

    [Fact]
    public void a_script_of_ones_own_is_read_again_as_the_same()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            if (ScreenplayPropertyTests.TryRead("a.fountain", Encoding.UTF8.GetBytes(ScreenplayPropertyTests.RandomScript(seed))) is not { } script) continue;
            var again = ScreenplayReader.Read("a.fdx", FdxWriter.Write(script));
            Assert.True(Shape(script).SequenceEqual(Shape(again)), $"seed {seed}\n{string.Join('\n', Shape(script).Except(Shape(again)))}\n--- again:\n{string.Join('\n', Shape(again).Except(Shape(script)))}");
            Assert.Empty(again.Report.NotUnderstood);
        }
    }

    [Fact]
    public void any_file_that_nobody_touched_goes_out_as_it_came()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var fdx = RandomFile(new Random(seed));
            if (string.IsNullOrWhiteSpace(Live(fdx))) continue;
            var (came, went) = (Meaning(fdx).ToString().Split('\n'), Meaning(Export(Live(fdx), fdx)).ToString().Split('\n'));
            Assert.True(came.SequenceEqual(went), $"seed {seed}: {came.Zip(went).FirstOrDefault(pair => pair.First != pair.Second)}");
        }
    }

    [Fact]
    public void edited_files_are_read_again_as_the_edited_words()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var fdx = RandomFile(random);
            var paragraphs = Live(fdx).Split("\n\n").ToList();
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(paragraphs.Count);
                switch (random.Next(4))
                {
                    case 0: paragraphs.RemoveAt(at); break;
                    case 1: paragraphs.Insert(at, $"New words number {random.Next(100)}."); break;
                    case 2: paragraphs.Insert(at, $"ZOE\nSpeech {random.Next(100)}."); break;
                    default: paragraphs[at] += " again"; break;
                }

                if (paragraphs.Count == 0) paragraphs.Add("One.");
            }

            var live = Scripts.Fountain(string.Join("\n\n", paragraphs));
            var export = FdxWriter.Write(live, Encoding.UTF8.GetBytes(fdx));
            var again = Scripts.Fountain(FountainWriter.TextOf("a.fdx", export));
            Assert.True(Shape(live).SequenceEqual(Shape(again)), $"seed {seed}\n{string.Join('\n', Shape(live).Except(Shape(again)))}\n--- again:\n{string.Join('\n', Shape(again).Except(Shape(live)))}");
        }
    }

    [Fact]
    public void the_title_page_comes_back()
    {
        const string title = "Title: THE TIDE\nCredit: Written by\nAuthor: A. Writer\nSource: based on a walk\nDraft date: second draft, May\nCopyright: © A. Writer\nContact:\n    One Street\n    Two Town\n\nINT. A - DAY\n";
        var script = Scripts.Fountain(title);
        Assert.Equal(script.TitlePage, ScreenplayReader.Read("a.fdx", FdxWriter.Write(script)).TitlePage);
    }

    private static string RandomFile(Random random)
    {
        var content = new StringBuilder();
        for (var count = random.Next(1, 30); count > 0; count--)
        {
            content.Append(random.Next(12) switch
            {
                0 => $"<Paragraph Type=\"Action\"><Text/></Paragraph>",
                1 => $"<Paragraph><DualDialogue>{Of("Character", random)}{Of("Dialogue", random)}{Of("Character", random)}{Of("Dialogue", random)}</DualDialogue></Paragraph>",
                2 => $"<Widget Number=\"{random.Next(9)}\"/>",
                3 => Of("Character", random) + Of("Dialogue", random),
                _ => Of(Types[random.Next(Types.Length)], random),
            });
        }

        return $"<FinalDraft Version=\"4\"><Content>{content}</Content><SmartType Keep=\"{random.Next()}\"><Characters><Character>ANN</Character></Characters></SmartType><Odd><Inner a=\"1\"/></Odd></FinalDraft>";
    }

    private static string Of(string type, Random random)
    {
        var word = random.Next(40).ToString(CultureInfo.InvariantCulture);
        var words = type switch { "Scene Heading" => $"INT. ROOM {word} - DAY", "Character" => $"NAME{word}", "Parenthetical" => $"(low {word})", "Transition" => "CUT TO:", _ => $"Words {word} of it." };
        var attributes = (random.Next(3) == 0 ? " StartsNewPage=\"No\" Zebra=\"1\"" : "") + (type == "Scene Heading" && random.Next(2) == 0 ? $" Number=\"{word}A\"" : "");
        var note = random.Next(8) == 0 ? $"<ScriptNote ID=\"{word}\"><Paragraph><Text>Note {word}.</Text></Paragraph></ScriptNote>" : "";
        var tail = random.Next(6) == 0 ? "<Text Style=\"Italic\" RevisionID=\"1\"> More.</Text>" : "";
        return $"<Paragraph Type=\"{type}\"{attributes}>{note}<Text>{words}</Text>{tail}</Paragraph>";
    }
}
