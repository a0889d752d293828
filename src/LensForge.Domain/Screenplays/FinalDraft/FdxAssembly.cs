using System.Xml.Linq;

namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>The content being put together: paragraphs, speeches side by side, what stands inside paragraphs, and what carried no words.</summary>
internal sealed class FdxAssembly(FdxSource? source)
{
    private readonly XElement? _content = source?.Document.Root!.Element("Content");
    private readonly HashSet<XElement> _parts = source is null ? [] : [.. source.Parts.Select(part => part.Xml)];
    private readonly HashSet<XElement> _kept = [];
    private readonly HashSet<XNode> _muteDone = [];
    private readonly Dictionary<XElement, XElement> _clones = [];
    private readonly List<XNode> _blocks = [];

    // The paragraphs of the speech that was put last, and the container it stands in beside others.
    private readonly List<XElement> _speech = [];
    private XElement? _beside;
    private XElement? _besideOrigin;
    private XElement? _cueOrigin;
    private bool _cueStoodBeside;

    // The paragraph that notes and summaries go into.
    private XElement? _host;
    private XElement? _hostOrigin;
    private bool _hostIsHeading;
    private bool _hostHasAside;

    public void Begin()
    {
        if (_content?.FirstNode is { } first) PutMutes(first);
    }

    public IReadOnlyList<XNode> End()
    {
        EndSpeech();

        // What was known and is gone from the words goes; what had no words and says something stays.
        foreach (var (old, copy) in _clones)
        {
            if (_parts.Contains(old) && !_kept.Contains(old) && copy.Parent is not null && copy.Document is null) copy.Remove();
        }

        foreach (var outside in _parts.Where(part => IsOutside(part) && !_kept.Contains(part)).ToList()) outside.Remove();
        foreach (var mute in _content?.Nodes().Where(node => IsMute(node) && !_muteDone.Contains(node) && !IsPlainlyEmpty(node)).ToList() ?? []) _blocks.Add(Copy(mute));
        return _blocks;
    }

    public bool IsOutside(XElement xml) => _content is null || (xml != _content && !xml.Ancestors().Contains(_content));

    /// <summary>It stands inside a paragraph and belongs to it.</summary>
    public bool IsAside(XElement xml) => xml.Parent != _content && xml.Parent?.Name.LocalName != "DualDialogue";

    public void KeepOutside(XElement xml, ScreenplayElement? reworded)
    {
        _kept.Add(xml);
        if (reworded is not null) FdxParagraph.RewordAside(xml, Words(reworded));
    }

    /// <summary>A copy, remembered piece by piece so that what is gone from the words can be taken out again.</summary>
    public XElement Clone(XElement xml)
    {
        var copy = new XElement(xml);
        foreach (var (old, made) in xml.DescendantsAndSelf().Zip(copy.DescendantsAndSelf()).ToList()) _clones[old] = made;
        _kept.Add(xml);
        copy.Elements("DualDialogue").Remove();
        return copy;
    }

    /// <summary>Speeches side by side that nobody has touched stay as they are, their container included.</summary>
    public bool TryTakeDual(FdxOrigin?[] origins, int from, out int end)
    {
        end = from;
        if (source!.Parts[origins[from]!.Parts.First].Xml.Ancestors("DualDialogue").FirstOrDefault()?.Parent is not { } container || container.Parent != _content) return false;
        var part = origins[from]!.Parts.First;
        if (part > 0 && Within(part - 1)) return false;
        while (end < origins.Length && origins[end] is { Reworded: false } origin && (!origin.Begins || origin.Parts.First == part))
        {
            if (origin.Begins)
            {
                if (!Within(part) || !Enumerable.Range(part, origin.Parts.End - part).All(Within)) break;
                part = origin.Parts.End;
            }

            end++;
        }

        if (end == from || (part < source.Parts.Count && Within(part))) return false;
        for (var one = origins[from]!.Parts.First; one < part; one++) _kept.Add(source.Parts[one].Xml);
        EndSpeech();
        var copy = new XElement(container);
        _blocks.Add(copy);

        // Somebody may yet speak at the same time as these.
        _beside = copy.Element("DualDialogue");
        (_host, _hostOrigin, InSpeech, _besideOrigin, _cueStoodBeside) = (null, null, true, container, true);
        if (_beside is not null) _speech.AddRange(_beside.Elements("Paragraph"));
        return true;

        bool Within(int index) => source!.Parts[index].Xml.AncestorsAndSelf().Contains(container);
    }

    /// <summary>Somebody has just spoken: a paragraph of a speech would be theirs.</summary>
    public bool InSpeech { get; private set; }

    /// <param name="origin">What it is a copy of; null for a new one.</param>
    public void Put(ScreenplayElement element, XElement paragraph, XElement? origin)
    {
        var speaks = element.Kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyric;
        if (element is { Kind: ElementKind.Character, Dual: true } && _speech.Count > 0) SetBeside();
        else if (!(speaks && _speech.Count > 0) || (_cueStoodBeside && origin?.Parent == _content)) EndSpeech();
        if (element.Kind == ElementKind.Character) _cueStoodBeside = origin?.Parent?.Name.LocalName == "DualDialogue";
        if (element.Kind == ElementKind.Character && !element.Dual) _cueOrigin = origin;
        if (_beside is not null) _beside.Add(paragraph);
        else _blocks.Add(paragraph);
        if (speaks || element.Kind == ElementKind.Character) _speech.Add(paragraph);
        InSpeech = paragraph.Attribute("Type")?.Value is "Character" or "Dialogue" or "Parenthetical" or "Singing" or "Lyrics";
        (_host, _hostOrigin, _hostIsHeading, _hostHasAside) = (paragraph, origin, element.Kind == ElementKind.SceneHeading, false);
        if (origin?.Parent == _content && origin is not null) PutMutesAfter(origin);
    }

    /// <summary>A note, a summary or something unknown that stood inside a paragraph: there if the paragraph is, else inside the one before it now.</summary>
    public void AddAside(FdxPart part, ScreenplayElement? reworded)
    {
        var home = part.Xml.Ancestors("Paragraph").FirstOrDefault(paragraph => paragraph.Parent == _content || paragraph.Parent?.Name.LocalName == "DualDialogue");
        if (home is not null && home == _hostOrigin && _clones.TryGetValue(part.Xml, out var copy))
        {
            _kept.Add(part.Xml);
            if (reworded is not null) FdxParagraph.RewordAside(copy, Words(reworded));
            _hostHasAside = true;
            return;
        }

        var moved = new XElement(part.Xml);
        if (reworded is not null) FdxParagraph.RewordAside(moved, Words(reworded));
        if (part.Element.Kind == ElementKind.Synopsis && !TryAddSummary(moved))
            Put(reworded ?? part.Element, FdxParagraph.Of(reworded ?? part.Element), null);
        else if (part.Element.Kind != ElementKind.Synopsis)
            Insert(moved);
    }

    public void AddNote(string text) => Insert(FdxParagraph.Aside("ScriptNote", text));

    public bool TryAddSummary(string text) => TryAddSummary(FdxParagraph.Aside("Summary", text));

    private bool TryAddSummary(XElement summary)
    {
        if (!_hostIsHeading || _hostHasAside || _host is null || _host.Elements().Any(child => child.Name.LocalName is not ("Text" or "SceneProperties"))) return false;
        var properties = _host.Element("SceneProperties");
        if (properties?.Element("Summary") is not null) return false;
        if (properties is null) _host.AddFirst(properties = new("SceneProperties"));
        properties.Add(summary);
        _hostHasAside = true;
        return true;
    }

    // After those that are there already, so that they are read in this order.
    private void Insert(XElement aside)
    {
        if (_host is null)
        {
            EndSpeech();
            _blocks.Add(_host = new XElement("Paragraph", new XAttribute("Type", "General"), new XElement("Text")));
        }

        _hostHasAside = true;
        var last = _host.Elements().LastOrDefault(child => child.Name.LocalName != "Text");
        if (last is not null) last.AddAfterSelf(aside);
        else _host.AddFirst(aside);
    }

    private void SetBeside()
    {
        if (_beside is null)
        {
            var shell = new XElement("Paragraph");
            _beside = new("DualDialogue");
            if (_cueOrigin?.Parent is { Name.LocalName: "DualDialogue", Parent: { } container } dual)
            {
                _besideOrigin = container;
                _beside.Add(dual.Attributes());
                shell = new XElement(container);
                shell.Elements("DualDialogue").Remove();
                shell.Nodes().OfType<XText>().Remove();
            }

            shell.Add(_beside);
            _blocks[_blocks.IndexOf(_speech[0])] = shell;
            foreach (var paragraph in _speech)
            {
                _blocks.Remove(paragraph);
                _beside.Add(paragraph);
            }
        }

        _speech.Clear();
    }

    private void EndSpeech()
    {
        _speech.Clear();
        _beside = null;
        if (_besideOrigin is { } container)
        {
            _besideOrigin = null;
            PutMutesAfter(container);
        }
    }

    private void PutMutesAfter(XElement top)
    {
        if (top.NextNode is { } next) PutMutes(next);
    }

    private void PutMutes(XNode first)
    {
        for (XNode? node = first; node is not null && IsMute(node); node = node.NextNode)
        {
            if (node is XText || !_muteDone.Add(node)) continue;
            if (_beside is null) _blocks.Add(Copy(node));
        }
    }

    // Nothing of it was read as words of the script.
    private bool IsMute(XNode node) => node is not XElement element || !element.DescendantsAndSelf().Any(_parts.Contains);

    private static bool IsPlainlyEmpty(XNode node) => node is XText || (node is XElement element && element.Value.Trim().Length == 0 && element.Descendants().All(child => child.Name.LocalName == "Text"));

    private static XNode Copy(XNode node) => node switch
    {
        XElement element => new XElement(element),
        XComment comment => new XComment(comment),
        XProcessingInstruction instruction => new XProcessingInstruction(instruction),
        _ => new XText(((XText)node).Value),
    };

    private static string Words(ScreenplayElement element) => element.Kind == ElementKind.Boneyard ? FdxParagraph.Buried(element.Text) : element.Text;
}
