using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>
/// Writes a screenplay as Final Draft's XML. Over an imported file, paragraphs whose words are the same stay as they came, with every
/// attribute and child, known or not; reworded ones keep everything but their text; settings and other top-level elements stay.
/// </summary>
public static class FdxWriter
{
    /// <param name="imported">The Final Draft file that the script once came from; null for a file of its own.</param>
    /// <returns>XML in UTF-8.</returns>
    public static byte[] Write(Screenplay screenplay, byte[]? imported = null)
    {
        var source = imported is null ? null : FdxSource.Read(imported);
        var document = source?.Document ?? new XDocument(
            new XDeclaration("1.0", "UTF-8", "no"),
            new XElement("FinalDraft", new XAttribute("DocumentType", "Script"), new XAttribute("Template", "No"), new XAttribute("Version", "5")));
        var root = document.Root!;
        var content = root.Element("Content");
        var written = new FdxContent(screenplay, source).Write();
        if (content is null) root.AddFirst(content = new("Content"));
        content.ReplaceNodes(written.SelectMany(block => new XNode[] { new XText("\n    "), block }).Append(new XText("\n  ")));
        WriteTitlePage(root, content, screenplay, source);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
        {
            document.Save(xml);
        }

        return bytes.ToArray();
    }

    private static void WriteTitlePage(XElement root, XElement content, Screenplay screenplay, FdxSource? source)
    {
        var title = root.Element("TitlePage");
        if (source is not null && source.Words.TitlePage.SequenceEqual(screenplay.TitlePage)) return;
        title?.Remove();
        if (screenplay.TitlePage.Count == 0) return;
        content.AddAfterSelf(new XText("\n  "), new XElement("TitlePage", new XElement("Content", FdxTitlePage.Lines(screenplay.TitlePage).Select(line =>
            new XElement("Paragraph", new XAttribute("Alignment", line.Centered ? "Center" : "Left"), new XAttribute("Type", "General"), new XElement("Text", FdxParagraph.Storable(line.Text)))))));
    }
}
