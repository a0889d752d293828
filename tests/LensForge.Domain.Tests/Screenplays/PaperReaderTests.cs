using System.Globalization;
using System.Text;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Paper;

namespace LensForge.Domain.Tests.Screenplays;

/// <summary>Printed scripts come back as the paragraphs they were printed from, however their pages are laid out.</summary>
public sealed class PaperReaderTests
{
    /// <summary>How another program would have laid out the same pages.</summary>
    private sealed record Layout(double Scale = 1, double Left = 108, double Top = 72, bool Header = false, bool Stars = false, bool LineNumbers = false, bool Continued = false, bool SceneNumbers = false, double Width = 612, double Height = 792);

    public static TheoryData<string> Names => [.. Layouts.Keys];

    private static readonly Dictionary<string, Layout> Layouts = new(StringComparer.Ordinal)
    {
        ["as printed here"] = new(),
        ["A4"] = new(Width: 595, Height: 842),
        ["small type, wide margins"] = new(Scale: 0.82, Left: 131, Top: 96),
        ["header, revision stars and CONTINUED"] = new(Header: true, Stars: true, Continued: true),
        ["numbered lines"] = new(Left: 126, LineNumbers: true),
        ["a shooting script"] = new(Scale: 0.95, Header: true, Stars: true, Continued: true, SceneNumbers: true),
    };

    private static string Script()
    {
        var random = new Random(7);
        var text = new StringBuilder("INT. KITCHEN - NIGHT\n\nAda waits at the window. The light on the far shore goes out, comes back, and goes out again, as it has every night since the ferry stopped.\n\n");
        for (var i = 0; i < 140; i++)
        {
            string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
            text.Append(random.Next(9) switch
            {
                0 => $"EXT. QUAY {i} - DAY\n\nThe water {Words(12)}.\n\n",
                1 => $"BEN\n(low, to {Words(7)})\nThe {Words(20)}. And {Words(9)}?\n\n",
                2 => $"ADA (V.O.)\nOne {Words(60)}. Two {Words(30)}.\n\n",
                3 => "CUT TO:\n\n",
                4 => $"ADA\nNot {Words(5)}.\n\nBEN ^\nYes {Words(8)}.\n\n",
                5 => $"> THE {i} END OF IT <\n\n",
                6 => $"CAPTAIN O'NEIL\nGo.\n(beat)\nGo {Words(4)}.\n\n",
                _ => $"A boat {Words(random.Next(3, 45))}.\n\n",
            });
        }

        return text.ToString();
    }

    private static readonly string[] Vocabulary = "water rope the a far-off light and of ferry stone window slowly again under old tide".Split(' ');

    private static List<PrintedSheet> Printed(Screenplay script, Layout layout)
    {
        var (advance, pitch) = (7.2 * layout.Scale, 12 * layout.Scale);
        var sheets = new List<PrintedSheet>();
        foreach (var page in PageLayout.Paginate(script))
        {
            var words = new List<PrintedWord>();
            void Put(string text, double left, double y)
            {
                for (var at = 0; at < text.Length;)
                {
                    var end = text.IndexOf(' ', at) is >= 0 and var space ? space : text.Length;
                    if (end > at) words.Add(new(text[at..end], left + advance * at, y, left + advance * end, y + 0.9 * pitch));
                    at = end + 1;
                }
            }

            if (page.Number > 1) Put($"{page.Number}.", layout.Left + 55 * advance, layout.Top - 3 * pitch);
            if (layout.Header) Put("THE TIDE TABLE - Blue Rev. 4/1/26", layout.Left, layout.Top - 3 * pitch);
            if (layout.Continued && page.Number > 1) Put("CONTINUED:", layout.Left, layout.Top - 2 * pitch);
            foreach (var line in page.Lines)
            {
                var y = layout.Top + pitch * line.Row;
                Put(line.Text, layout.Left + advance * line.Column, y);
                if (layout.Stars && line.Row % 7 == 3) Put("*", layout.Left + 69 * advance, y);
                if (layout.LineNumbers) Put((line.Row + 1).ToString(CultureInfo.InvariantCulture), layout.Left - 7 * advance, y);
                if (layout.SceneNumbers && line.Kind == ElementKind.SceneHeading)
                {
                    Put($"{line.Element}A", layout.Left - 5.5 * advance, y);
                    Put($"{line.Element}A", layout.Left + 63 * advance, y);
                }
            }

            if (layout.Continued) Put("(CONTINUED)", layout.Left + 50 * advance, layout.Top + pitch * 55);
            sheets.Add(new(layout.Width, layout.Height, words));
        }

        return sheets;
    }

    private static IEnumerable<string> Shape(Screenplay screenplay) => screenplay.Elements.Select(element => $"{element.Kind}{(element.Dual ? " ^" : "")}: {element.Text}");

    [Theory]
    [MemberData(nameof(Names))]
    public void a_printed_script_comes_back_as_its_paragraphs(string name)
    {
        var script = Scripts.Fountain(Script());
        var read = PaperReader.Read("tide.pdf", Printed(script, Layouts[name]));
        Assert.Equal(Shape(script), Shape(Scripts.Fountain(read.Fountain)));
    }

    [Fact]
    public void what_belongs_to_the_paper_is_left_out_and_counted()
    {
        var script = Scripts.Fountain(Script());
        var sheets = Printed(script, Layouts["a shooting script"]);
        var read = PaperReader.Read("tide.pdf", sheets);
        var counts = read.Report.LeftOut.ToDictionary(one => one.What, one => one.Count, StringComparer.Ordinal);
        var more = PageLayout.Paginate(script).Sum(page => page.Lines.Count(line => line.Mark == PageLineMark.More));
        Assert.True(more > 0);
        Assert.Equal([], Scripts.Fountain(read.Fountain).Elements.Where(element => element.Text.Contains("(MORE)")).Select(element => element.Text));
        Assert.Equal(more, counts["(MORE) at the foot of a page"]);
        Assert.Equal(more, counts["names said again, (CONT'D), at the head of a page"]);
        Assert.Equal(2 * sheets.Count - 1, counts["CONTINUED at the head or foot of a page"]);
        Assert.Equal(sheets.Count, counts["headers and footers"]);
        Assert.All(Scripts.Fountain(read.Fountain).Elements.Where(element => element.Kind == ElementKind.SceneHeading), heading => Assert.EndsWith("A", heading.SceneNumber));
    }

    [Fact]
    public void pages_without_words_are_refused_with_a_way_out() =>
        Assert.Contains("scan", Assert.Throws<ScreenplayRefusedException>(() => PaperReader.Read("scan.pdf", [new(612, 792, []), new(612, 792, [])])).Message);

    [Fact]
    public void an_unsure_paragraph_becomes_what_people_say_and_the_rest_stays()
    {
        const string text = "INT. A - DAY\n\nADA\nHello.\n\nAs if spoken.\n\nA boat.\n";
        var paragraph = new UnsureParagraph(ElementKind.Action, "As if spoken.", 1, "");
        Assert.Equal("INT. A - DAY\n\nADA\nHello.\n(As if spoken.)\n\nA boat.\n", Retagging.Retagged(text, paragraph, ElementKind.Parenthetical));
        foreach (var kind in Retagging.Kinds.Except([ElementKind.Character, ElementKind.Dialogue]))
            Assert.Contains(Scripts.Fountain(Retagging.Retagged(text, paragraph, kind)).Elements, element => element.Kind == kind && element.Text.Contains("s if spoken", StringComparison.OrdinalIgnoreCase));
    }
}
