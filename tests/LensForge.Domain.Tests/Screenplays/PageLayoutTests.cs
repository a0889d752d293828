using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

public sealed class PageLayoutTests
{
    private static string Actions(int count) => string.Join("\n\n", Enumerable.Repeat("He waits.", count));

    [Theory]
    [InlineData(1, "1/8")]
    [InlineData(8, "1")]
    [InlineData(12, "1 4/8")]
    [InlineData(20, "2 4/8")]
    public void eighths_are_written_unreduced(int eighths, string text) => Assert.Equal(text, Eighths.Format(eighths));

    [Fact]
    public void everything_stands_in_its_column()
    {
        var page = Assert.Single(PageLayout.Paginate(Scripts.Fountain("INT. A - DAY #3#\n\nHe sits.\n\nBOB\n(low)\nHi.\n\nCUT TO:\n\n> END <")));
        Assert.Equal(
            [(0, 0, "INT. A - DAY"), (2, 0, "He sits."), (4, 22, "BOB"), (5, 16, "(low)"), (6, 10, "Hi."), (8, 52, "CUT TO:"), (10, 28, "END")],
            page.Lines.Select(line => (line.Row, line.Column, line.Text)));
        Assert.Equal("3", page.Lines[0].SceneNumber);
    }

    [Fact]
    public void a_heading_goes_over_with_what_follows_it()
    {
        var pages = PageLayout.Paginate(Scripts.Fountain($"{Actions(26)}\n\nINT. A - DAY\n\nx"));
        Assert.Equal(2, pages.Count);
        Assert.Equal("INT. A - DAY", pages[1].Lines[0].Text);
        Assert.Equal(0, pages[1].Lines[0].Row);
    }

    [Fact]
    public void a_broken_speech_says_more_and_continued_and_breaks_at_a_sentence()
    {
        var speech = string.Join(' ', Enumerable.Range(1, 12).Select(i => $"This is the sentence of number {i} here."));
        var pages = PageLayout.Paginate(Scripts.Fountain($"{Actions(22)}\n\nBOB (V.O.)\n{speech}"));
        Assert.Equal(2, pages.Count);
        Assert.Equal((PageLineMark.More, "(MORE)"), (pages[0].Lines[^1].Mark, pages[0].Lines[^1].Text));
        Assert.EndsWith(".", pages[0].Lines[^2].Text, StringComparison.Ordinal);
        Assert.Equal((PageLineMark.Continued, "BOB (V.O.) (CONT'D)"), (pages[1].Lines[0].Mark, pages[1].Lines[0].Text));
        Assert.StartsWith("This", pages[1].Lines[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_cue_never_stands_alone_at_the_foot()
    {
        for (var actions = 20; actions < 28; actions++)
        {
            var pages = PageLayout.Paginate(Scripts.Fountain($"{Actions(actions)}\n\nBOB\n(low)\nOne line.\n\nANNA\nThis speech runs over two lines or even over three of them, since it is long."));
            Assert.All(pages, page => Assert.False(page.Lines[^1].Kind is ElementKind.Character or ElementKind.Parenthetical && page.Lines[^1].Mark == PageLineMark.None));
        }
    }

    [Fact]
    public void dual_dialogue_stands_side_by_side()
    {
        var page = Assert.Single(PageLayout.Paginate(Scripts.Fountain("BOB\nOne.\n\nANNA ^\nTwo.")));
        Assert.Equal([(0, 8, "BOB"), (0, 39, "ANNA"), (1, 0, "One."), (1, 31, "Two.")], page.Lines.Select(line => (line.Row, line.Column, line.Text)));
    }

    [Fact]
    public void a_scene_of_a_page_and_a_half_has_twelve_eighths()
    {
        var script = Scripts.Fountain($"INT. A - DAY\n\n{Actions(40)}\n\nINT. B - DAY");
        Assert.Equal([12, 1], script.Scenes.Select(scene => scene.Eighths));
        Assert.Equal([1, 2], script.Scenes.Select(scene => scene.Page));
    }
}
