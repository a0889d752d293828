using System.Text;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

public sealed class ImportTests
{
    private const string Text = "INT. CAFÉ - DAY\n\nBOB\nHi.";

    public static TheoryData<byte[]> Encodings => new(
        Encoding.UTF8.GetBytes(Text),
        [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)],
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)],
        [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
        Encoding.Unicode.GetBytes(Text),
        Encoding.Latin1.GetBytes(Text),
        Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        Encoding.UTF8.GetBytes(Text.Replace("\n", "\r", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Encodings))]
    public void every_encoding_and_line_end_reads_the_same(byte[] content) =>
        Assert.Equal(["SceneHeading INT. CAFÉ - DAY", "Character BOB", "Dialogue Hi."], ScreenplayReader.Read("a.fountain", content).Shape());

    [Fact]
    public void zeros_and_unpaired_surrogates_are_replaced_and_reported()
    {
        var zero = Scripts.Fountain("One.\n\nTw\0o.");
        Assert.Equal("Tw\uFFFDo.", zero.Elements[1].Text);
        Assert.Equal(["1 U+0000 replaced by U+FFFD, the first in line 3."], zero.Report.Repairs);

        var utf16 = ScreenplayReader.Read("a.fountain", [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00]);
        Assert.Equal("A\uFFFDB", Assert.Single(utf16.Elements).Text);
        Assert.Contains("unpaired surrogate", Assert.Single(utf16.Report.Repairs), StringComparison.Ordinal);

        var utf8 = ScreenplayReader.Read("a.fountain", [0x41, 0xED, 0xA0, 0x80, 0x42]);
        Assert.Equal("A\uFFFDB", Assert.Single(utf8.Elements).Text);
        Assert.Contains("unpaired surrogate", Assert.Single(utf8.Report.Repairs), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.fountain", [], "empty" },
        { "a.fountain", [0xEF, 0xBB, 0xBF], "empty" },
        { "a.fountain", " \n\t\n"u8.ToArray(), "empty" },
        { "a.fountain", new byte[ScreenplayReader.LargestFile + 1], "5 MB" },
        { "a.pdf", "%PDF-1.7"u8.ToArray(), "PDF" },
        { "a.docx", "PK\x03\x04"u8.ToArray(), "Word" },
        { "a.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "PNG" },
        { "a.celtx", "INT. A - DAY"u8.ToArray(), ".celtx" },
        { "a.txt", "<?xml version='1.0'?><a/>"u8.ToArray(), "FinalDraft" },
        { "a.txt", [.. Enumerable.Range(0, 512).Select(i => (byte)(i * 151 + (i >> 2)))], "not text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void what_is_no_script_is_refused_in_one_line(string name, byte[] content, string reason)
    {
        var refused = Assert.Throws<ScreenplayRefusedException>(() => ScreenplayReader.Read(name, content));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
