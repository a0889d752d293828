using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>One paragraph of Final Draft's XML: made anew, or an old one given new words.</summary>
internal static class FdxParagraph
{
    public static XElement Of(ScreenplayElement element)
    {
        var paragraph = new XElement("Paragraph", new XAttribute("Type", TypeOf(element)));
        if (element.Kind == ElementKind.Centered) paragraph.SetAttributeValue("Alignment", "Center");
        SetSpace(paragraph, element.ExtraBlankLines);
        paragraph.Add(Texts(element));
        return paragraph;
    }

    public static void SetSpace(XElement paragraph, int extraBlankLines) =>
        paragraph.SetAttributeValue("SpaceBefore", extraBlankLines == 0 ? null : (12 * (1 + extraBlankLines)).ToString(CultureInfo.InvariantCulture));

    /// <summary>Gives the paragraph the words of the element; all that is no text stays.</summary>
    public static void Reword(XElement paragraph, ScreenplayElement element)
    {
        var old = paragraph.Nodes().Where(node => node is XElement { Name.LocalName: "Text" } or XText).ToList();
        var place = old.Find(node => node is XElement);
        if (place is null) paragraph.Add(Texts(element));
        else place.AddBeforeSelf(Texts(element));
        old.ForEach(node => node.Remove());
        if (element.Kind == ElementKind.Centered && paragraph.Attribute("Type")?.Value == "Action") paragraph.SetAttributeValue("Alignment", "Center");
    }

    /// <summary>The notes and summaries inside a paragraph are paragraphs with a text themselves.</summary>
    public static XElement Aside(string name, string text) => new(name, new XElement("Paragraph", new XElement("Text", Storable(text))));

    public static void RewordAside(XElement aside, string text)
    {
        var first = aside.Descendants("Text").FirstOrDefault();
        if (first is null)
        {
            aside.ReplaceNodes(new XElement("Paragraph", new XElement("Text", Storable(text))));
            return;
        }

        var paragraph = first.Parent!;
        paragraph.ElementsAfterSelf("Paragraph").Remove();
        first.ElementsAfterSelf("Text").Remove();
        first.Value = Storable(text);
    }

    /// <summary>What XML 1.0 cannot hold becomes U+FFFD, as it does on the way in.</summary>
    public static string Storable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF') ? text
        : string.Concat(text.Select(unit => XmlConvert.IsXmlChar(unit) || char.IsSurrogate(unit) ? unit : '\uFFFD'));

    /// <summary>How a boneyard, which Final Draft has not, stands in a note.</summary>
    public static string Buried(string text) => $"/*{text}*/";

    private static IEnumerable<XElement> Texts(ScreenplayElement element)
    {
        var runs = element.Runs.Count == 0 ? [new TextRun(element.Text, Emphasis.None)] : element.Runs;
        return runs.Select((run, index) => new XElement(
            "Text",
            index == 0 && (char.IsWhiteSpace(element.Text[0]) || char.IsWhiteSpace(element.Text[^1])) ? new XAttribute(XNamespace.Xml + "space", "preserve") : null,
            run.Emphasis == Emphasis.None ? null : new XAttribute("Style", Style(run.Emphasis)),
            Storable(run.Text)));
    }

    private static string Style(Emphasis emphasis) =>
        string.Join('+', new[] { (Emphasis.Bold, "Bold"), (Emphasis.Italic, "Italic"), (Emphasis.Underline, "Underline") }.Where(style => emphasis.HasFlag(style.Item1)).Select(style => style.Item2));

    public static string TypeOf(ScreenplayElement element) => element.Kind switch
    {
        ElementKind.SceneHeading => "Scene Heading",
        ElementKind.Action or ElementKind.Centered => "Action",
        ElementKind.Character => "Character",
        ElementKind.Parenthetical => "Parenthetical",
        ElementKind.Dialogue => "Dialogue",
        ElementKind.Lyric => "Singing",
        ElementKind.Transition => "Transition",
        ElementKind.Shot => "Shot",
        ElementKind.Section => $"Outline {Math.Clamp(element.Depth, 1, 6)}",
        ElementKind.Synopsis => "Outline Body",
        _ => "General",
    };
}
