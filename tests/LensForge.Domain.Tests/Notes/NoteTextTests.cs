using LensForge.Domain.Notes;

namespace LensForge.Domain.Tests.Notes;

public sealed class NoteTextTests
{
    private static readonly Guid Wanda = new("01890000-0000-7000-8000-00000000000a");

    [Fact]
    public void the_beginning_of_a_note_never_cuts_a_mention_in_two()
    {
        var text = $"Too bright, @[{Wanda}], and too near.";
        for (var length = 1; length < 60; length++)
        {
            var begun = NoteText.Begin(text, length);
            var shown = NoteText.Plain(begun, _ => "Wanda Wright");
            Assert.DoesNotContain("[", shown, StringComparison.Ordinal);
            Assert.StartsWith(shown.TrimEnd('…'), "Too bright, @Wanda Wright, and too near.", StringComparison.Ordinal);
            Assert.Equal(shown.EndsWith('…'), begun != text);
        }

        Assert.Equal("Too…", NoteText.Begin(text, 3));
        Assert.Equal(text, NoteText.Begin(text, 80));
    }
}
