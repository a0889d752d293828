using System.Globalization;
using System.Xml.Linq;

namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>Puts the content together paragraph by paragraph: each from the imported file where its words are still there, else anew.</summary>
internal sealed class FdxContent(Screenplay screenplay, FdxSource? source)
{
    private readonly IReadOnlyList<ScreenplayElement> _elements = PageBreaks.Folded(screenplay.Elements);
    private readonly Dictionary<ScreenplayElement, Scene> _scenes = ScenesByHeading(screenplay);
    private readonly FdxAssembly _assembly = new(source);

    // What was written last stands below the same words as in the file.
    private bool _held;

    public IReadOnlyList<XNode> Write()
    {
        var origins = source is null ? new FdxOrigin?[_elements.Count] : FdxOrigins.Of(source, _elements);
        _assembly.Begin();
        for (var i = 0; i < _elements.Count; i++)
        {
            if (origins[i] is not { } origin)
            {
                WriteNew(_elements[i]);
                continue;
            }

            if (!origin.Begins) continue;
            if (_assembly.TryTakeDual(origins, i, out var end))
            {
                i = end - 1;
                continue;
            }

            // Several paragraphs that are no speech here were one only beside what stood before them.
            var neighbours = i > 0 ? origins[i - 1]?.Parts.End == origin.Parts.First : origin.Parts.First == 0;
            _held = neighbours && (_held || !_assembly.InSpeech);
            if (!_held && origin.Parts.End - origin.Parts.First > 1 && !IsSpoken(_elements[i].Kind))
            {
                WriteNew(_elements[i]);
                continue;
            }

            for (var part = origin.Parts.First; part < origin.Parts.End; part++)
            {
                // The marks of the page stand on the first paragraph of several that became one element.
                WriteOld(source!.Parts[part], _elements[i], origin.Reworded, _held, marks: part == origin.Parts.First ? origin.Was : null);
            }
        }

        return _assembly.End();
    }

    private void WriteOld(FdxPart part, ScreenplayElement now, bool reworded, bool held, ScreenplayElement? marks)
    {
        if (_assembly.IsOutside(part.Xml))
        {
            _assembly.KeepOutside(part.Xml, reworded ? now : null);
            return;
        }

        if (_assembly.IsAside(part.Xml))
        {
            _assembly.AddAside(part, reworded ? now : null);
            return;
        }

        var paragraph = _assembly.Clone(part.Xml);
        if (reworded) FdxParagraph.Reword(paragraph, now);
        // Below somebody's new words it would become theirs.
        if (_assembly.InSpeech && !held && IsSpoken(part.Element.Kind) && !IsSpoken(now.Kind)) paragraph.SetAttributeValue("Type", FdxParagraph.TypeOf(now));
        if (marks is not null && part.Xml.Name.LocalName == "Paragraph")
        {
            if (marks.StartsNewPage != now.StartsNewPage) paragraph.SetAttributeValue("StartsNewPage", now.StartsNewPage ? "Yes" : "No");
            if (marks.ExtraBlankLines != now.ExtraBlankLines) FdxParagraph.SetSpace(paragraph, now.ExtraBlankLines);
            if (now.Kind == ElementKind.SceneHeading && marks.SceneNumber != now.SceneNumber) paragraph.SetAttributeValue("Number", now.SceneNumber);
        }

        _assembly.Put(now, paragraph, part.Xml);
    }

    private static bool IsSpoken(ElementKind kind) => kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyric;

    private void WriteNew(ScreenplayElement element)
    {
        switch (element.Kind)
        {
            case ElementKind.Note:
                _assembly.AddNote(element.Text);
                return;
            case ElementKind.Boneyard:
                _assembly.AddNote(FdxParagraph.Buried(element.Text));
                return;
            case ElementKind.Synopsis when !element.StartsNewPage && _assembly.TryAddSummary(element.Text):
                return;
        }

        var paragraph = FdxParagraph.Of(element);
        if (element.StartsNewPage) paragraph.SetAttributeValue("StartsNewPage", "Yes");
        if (element.Kind == ElementKind.SceneHeading)
        {
            paragraph.SetAttributeValue("Number", element.SceneNumber);
            if (_scenes.TryGetValue(element, out var scene))
                paragraph.AddFirst(new XElement("SceneProperties", new XAttribute("Length", Eighths.Format(scene.Eighths)), new XAttribute("Page", scene.Page.ToString(CultureInfo.InvariantCulture)), new XAttribute("Title", "")));
        }

        _assembly.Put(element, paragraph, origin: null);
    }

    private static Dictionary<ScreenplayElement, Scene> ScenesByHeading(Screenplay screenplay)
    {
        var scenes = new Dictionary<ScreenplayElement, Scene>();
        foreach (var scene in screenplay.Scenes)
        {
            var heading = screenplay.Elements[scene.FirstElement];
            scenes[heading] = scene;
            scenes[heading with { StartsNewPage = true }] = scene;
        }

        return scenes;
    }
}
