using System.Text;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

public sealed class FountainWriterTests
{
    private const string Script = """
        Title: The Ferry
        Author:
            Ada
            Ben

        INT. KITCHEN - NIGHT #12A#

        Ada *waits* at the **window**. 3 \* 4 is _twelve_.

        !BOOM
        It falls.

        ADA (V.O.)
        (quietly)
        The ferry
        has not come.

        BEN ^
        No.

        @McCLANE
        Yes.

        .THE COAST

        CUT TO:

        > FADE OUT.

        > THE END <

        ~La la

        # Act two

        = They leave.

        [[Check the tide.]]

        ===

        EXT. COAST - DAWN

        The sea.
        """;

    [Fact]
    public void what_is_written_is_read_as_the_same_elements()
    {
        var read = ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes(Script));
        var again = ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes(FountainWriter.Write(read)));
        Assert.Equal(read.TitlePage, again.TitlePage);
        Assert.Equal(read.Elements.Select(Shape), again.Elements.Select(Shape));
    }

    [Fact]
    public void a_final_draft_script_becomes_the_same_elements_in_fountain()
    {
        const string fdx = """
            <?xml version="1.0" encoding="UTF-8"?><FinalDraft DocumentType="Script" Version="5"><Content>
            <Paragraph Type="Scene Heading" Number="7"><Text>INT. LAB - DAY</Text></Paragraph>
            <Paragraph Type="Action"><Text>EXT. is written on </Text><Text Style="Bold">a door</Text><Text>.</Text></Paragraph>
            <Paragraph Type="Character"><Text>Dr. Strange</Text></Paragraph>
            <Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
            <Paragraph Type="Dialogue"><Text>Now.</Text></Paragraph>
            <Paragraph Type="Transition"><Text>SMASH CUT:</Text></Paragraph>
            </Content></FinalDraft>
            """;
        var read = ScreenplayReader.Read("a.fdx", Encoding.UTF8.GetBytes(fdx));
        var again = ScreenplayReader.Read("a.fountain", Encoding.UTF8.GetBytes(FountainWriter.TextOf("a.fdx", Encoding.UTF8.GetBytes(fdx))));
        Assert.Equal(read.Elements.Select(Shape), again.Elements.Select(Shape));
    }

    private static string Shape(ScreenplayElement element) =>
        $"{element.Kind} {element.Text} {element.SceneNumber} {element.Dual} {element.Depth} {string.Join('|', element.Runs.Select(run => $"{run.Emphasis}:{run.Text}"))}";
}
