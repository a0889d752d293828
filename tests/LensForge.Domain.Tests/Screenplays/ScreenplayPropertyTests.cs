using System.Text;
using System.Text.Json;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

/// <summary>What must hold for any input; the seeds are fixed, so a failure comes again.</summary>
public sealed class ScreenplayPropertyTests
{
    private static readonly string[] Lines =
    [
        "", "", "", "  ", "INT. HOUSE - DAY", "EXT. STREET - NIGHT #4#", ".FORCED", "BOB", "ANNA (V.O.)", "ANNA ^", "@McX", "(softly)", "He walks to the *door*.", "~la la",
        "CUT TO:", "> FADE", "> MID <", "===", "# Act", "= synopsis", "!forced", "!!SHOT", "[[note]]", "[[open", "two]] x", "/*", "*/", "/* a */ b", "**bold _under** x_", "\\*", "Title: x",
        "BOOM", "A WAITER (30s), tired, nods.", "***", "_", "#", "@", ".", ">", "~", "=", "!", "^", "()", "(", "]]", "\t\ttabbed", "é ü ß 王明 Ж", "word word word word word word word word word word word word word word word",
    ];

    internal static string RandomScript(int seed)
    {
        var random = new Random(seed);
        return string.Join('\n', Enumerable.Range(0, random.Next(1, 120)).Select(_ => Lines[random.Next(Lines.Length)]));
    }

    internal static Screenplay? TryRead(string name, byte[] content)
    {
        try
        {
            return ScreenplayReader.Read(name, content);
        }
        catch (ScreenplayRefusedException refused)
        {
            Assert.DoesNotContain('\n', refused.Message);
            return null;
        }
    }

    [Fact]
    public void any_bytes_are_read_or_refused_and_nothing_else_escapes()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var content = new byte[random.Next(0, 300)];
            random.NextBytes(content);
            TryRead(i % 2 == 0 ? "a.fountain" : "a.fdx", content);
        }
    }

    [Fact]
    public void mutated_scripts_of_both_formats_are_read_or_refused()
    {
        var random = new Random(2);
        var fdx = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><FinalDraft><Content><Paragraph Type=\"Scene Heading\" Number=\"1\"><Text>INT. A - DAY</Text></Paragraph><Paragraph><DualDialogue><Paragraph Type=\"Character\"><Text>BOB</Text></Paragraph><Paragraph Type=\"Dialogue\"><Text Style=\"Bold\">Hi</Text></Paragraph></DualDialogue></Paragraph></Content><TitlePage><Content/></TitlePage></FinalDraft>");
        for (var i = 0; i < 2000; i++)
        {
            var content = i % 2 == 0 ? (byte[])fdx.Clone() : Encoding.UTF8.GetBytes(RandomScript(i));
            for (var change = 0; change < 3 && content.Length > 0; change++)
            {
                content[random.Next(content.Length)] = i % 4 < 2 ? (byte)random.Next(256) : (byte)"<>/*[]#~@.!=^(){}\" \n"[random.Next(20)];
            }

            TryRead(i % 2 == 0 ? "a.fdx" : "a.fountain", content);
        }
    }

    [Fact]
    public void spans_are_ordered_inside_the_file_and_the_counts_add_up()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var text = RandomScript(seed);
            if (TryRead("a.fountain", Encoding.UTF8.GetBytes(text)) is not { } script)
            {
                continue;
            }

            var lines = text.Split('\n');
            var before = (0, 0);
            foreach (var element in script.Elements)
            {
                var span = element.Source;
                Assert.True((span.Line, span.Column).CompareTo(before) > 0, $"order, seed {seed}");
                Assert.True((span.EndLine, span.EndColumn).CompareTo((span.Line, span.Column)) >= 0, $"end, seed {seed}");
                Assert.InRange(span.EndLine, 1, lines.Length);
                Assert.InRange(span.EndColumn, 1, lines[span.EndLine - 1].Length);
                before = (span.Line, span.Column);
                Assert.True(element.Runs.Count == 0 || string.Concat(element.Runs.Select(run => run.Text)) == element.Text, $"runs, seed {seed}");
            }

            Assert.Equal(script.Report.Paragraphs, script.Report.ByKind.Values.Sum() + script.Report.NotUnderstood.Count);
            Assert.Equal(script.Elements.Count, script.Report.Paragraphs);
            Assert.All(script.Scenes, scene => Assert.True(scene.Eighths >= 1 && scene.Page >= 1));
        }
    }

    [Fact]
    public void nothing_is_lost()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var text = RandomScript(seed);
            if (TryRead("a.fountain", Encoding.UTF8.GetBytes(text)) is not { } script)
            {
                continue;
            }

            var kept = script.Elements.SelectMany(element => new[] { element.Text, element.SceneNumber ?? "" }).Concat(script.TitlePage.SelectMany(entry => new[] { entry.Key, entry.Value }));
            Assert.True(Letters([text]).SequenceEqual(Letters(kept)), $"seed {seed}");
        }

        static IEnumerable<char> Letters(IEnumerable<string> texts) => texts.SelectMany(text => text).Where(char.IsLetterOrDigit).Order();
    }

    [Fact]
    public void the_same_bytes_make_the_same_screenplay()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var content = Encoding.UTF8.GetBytes(RandomScript(seed));
            Assert.Equal(JsonSerializer.Serialize(TryRead("a.fountain", content)), JsonSerializer.Serialize(TryRead("a.fountain", content)));
        }
    }

    [Fact]
    public void the_printed_pages_hold_every_printed_word()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            if (TryRead("a.fountain", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 12).Select(part => RandomScript(seed * 12 + part))))) is not { } script)
            {
                continue;
            }

            var pages = PageLayout.Paginate(script);
            var printed = pages.SelectMany(page => page.Lines).Where(line => line.Offset >= 0).Select(line => line.Text);
            var meant = script.Elements.Where(element => element.Kind is not (ElementKind.Note or ElementKind.Boneyard or ElementKind.Section or ElementKind.Synopsis)).Select(element => element.Text);
            Assert.Equal(string.Concat(meant.SelectMany(text => text).Where(c => !char.IsWhiteSpace(c)).Order()), string.Concat(printed.SelectMany(text => text).Where(c => !char.IsWhiteSpace(c)).Order()));
            Assert.All(pages.SelectMany(page => page.Lines), line => Assert.InRange(line.Row, 0, PageLayout.LinesPerPage - 1));
            Assert.DoesNotContain(pages.SkipLast(1), page => page.Lines is [.., { Kind: ElementKind.SceneHeading }] && page.Lines.Any(line => line.Kind != ElementKind.SceneHeading) && !script.Elements.Any(element => element.Kind == ElementKind.PageBreak));
        }
    }
}
