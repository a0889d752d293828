using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>An element as it was read, and the piece of XML that it was read from.</summary>
internal readonly record struct FdxPart(ScreenplayElement Element, XElement Xml);

/// <summary>Neighbours that stand for one another: paragraphs of the file, and what the live text first had of them.</summary>
/// <param name="Words">Indices in <see cref="FdxSource.Base"/>, from the first to after the last.</param>
/// <param name="Parts">Indices in <see cref="FdxSource.Parts"/>, from the first to after the last.</param>
internal readonly record struct FdxKnot((int First, int End) Words, (int First, int End) Parts)
{
    public bool Single => Words.End - Words.First == 1 && Parts.End - Parts.First == 1;
}

/// <summary>
/// A Final Draft file with the way from its XML to the live text: the live text began as Fountain, which joins or renames some of what
/// Final Draft tells apart, so whatever is still as it was then has not been touched.
/// </summary>
internal sealed class FdxSource
{
    private FdxSource(XDocument document, List<FdxPart> parts, Screenplay words, IReadOnlyList<int> lines)
    {
        Document = document;
        Parts = parts;
        Words = words;
        Base = PageBreaks.Folded(words.Elements);
        Knots = Tied(Base, lines);
    }

    public XDocument Document { get; }

    public IReadOnlyList<FdxPart> Parts { get; }

    /// <summary>The script as the live text began.</summary>
    public Screenplay Words { get; }

    /// <summary>Its elements, with page breaks folded into what follows them.</summary>
    public IReadOnlyList<ScreenplayElement> Base { get; }

    public IReadOnlyList<FdxKnot> Knots { get; }

    /// <exception cref="ScreenplayRefusedException">The file is no Final Draft script.</exception>
    public static FdxSource Read(byte[] content)
    {
        var screenplay = ScreenplayReader.Read("script.fdx", content);
        var source = SourceText.Decode(content);
        var skipped = source.Text.Length - source.Text.TrimStart().Length;
        var shift = source.At(skipped).Line - 1;
        using var reader = XmlReader.Create(new StringReader(source.Text.TrimStart()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        var byPlace = document.Descendants().ToDictionary(element => (((IXmlLineInfo)element).LineNumber + shift, Math.Max(1, ((IXmlLineInfo)element).LinePosition - 1)));
        var parts = screenplay.Elements.Select(element => new FdxPart(element, byPlace[(element.Source.Line, element.Source.Column)])).ToList();
        var text = FountainWriter.Write(screenplay, out var lines);
        var words = string.IsNullOrWhiteSpace(text)
            ? screenplay with { Elements = [] }
            : ScreenplayReader.Read("script.fountain", Encoding.UTF8.GetBytes(text));
        return new(document, parts, words, lines);
    }

    // Both lists run through the text in the same order: ranges that overlap are tied, and what is tied to the same is tied together.
    private static List<FdxKnot> Tied(IReadOnlyList<ScreenplayElement> words, IReadOnlyList<int> lines)
    {
        var knots = new List<FdxKnot>();
        var part = 0;
        for (var word = 0; word < words.Count; word++)
        {
            var (from, to) = (words[word].Source.Line, words[word].Source.EndLine);
            while (part < lines.Count && LastLine(part) < from) part++;
            var end = part;
            while (end < lines.Count && lines[end] <= to) end++;
            if (knots.Count > 0 && (knots[^1].Parts.End > part || knots[^1].Words.End < word))
                knots[^1] = new((knots[^1].Words.First, word + 1), (knots[^1].Parts.First, Math.Max(end, knots[^1].Parts.End)));
            else if (end > part)
                knots.Add(new((word, word + 1), (part, end)));
            part = Math.Max(part, end - 1);
        }

        return knots;

        int LastLine(int index) => index + 1 < lines.Count ? lines[index + 1] - 1 : int.MaxValue;
    }
}
