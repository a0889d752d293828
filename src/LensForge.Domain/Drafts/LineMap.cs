using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Drafts;

/// <summary>Where the lines of a planned file lie in the live text: the same lines where the file is that text, else paragraph by paragraph.</summary>
public sealed class LineMap
{
    private readonly Screenplay _live;
    private readonly IReadOnlyList<(SourceSpan Source, SourceSpan Live)>? _paragraphs;

    private LineMap(Screenplay live, IReadOnlyList<(SourceSpan, SourceSpan)>? paragraphs) => (_live, _paragraphs) = (live, paragraphs);

    public static LineMap Same(Screenplay live) => new(live, null);

    /// <param name="source">The file as it was planned.</param>
    /// <param name="live">The same words as the live text has them.</param>
    public static LineMap Of(Screenplay source, Screenplay live) =>
        new(live, source.Elements.Count == live.Elements.Count ? [.. source.Elements.Zip(live.Elements, (one, two) => (one.Source, two.Source))] : []);

    /// <summary>Lines of the live text that hold a range of the file; line 0, which is none, where they are not known.</summary>
    public (int Line, int EndLine) Live(WordRange range)
    {
        if (_paragraphs is null) return (range.Line, range.EndLine);
        var within = _paragraphs.Where(pair => pair.Source.Line <= range.EndLine && pair.Source.EndLine >= range.Line).ToList();
        return within.Count == 0 ? (0, 0) : (within.Min(pair => pair.Live.Line), within.Max(pair => pair.Live.EndLine));
    }

    /// <summary>By the line of the live text, from 1: the order of its scene, 0 before the first.</summary>
    internal int[] Scenes(string text)
    {
        var scenes = new int[text.Count(unit => unit == '\n') + 2];
        var starts = _live.Scenes.ToDictionary(scene => _live.Elements[scene.FirstElement].Source.Line, scene => scene.Ordinal);
        for (int line = 1, scene = 0; line < scenes.Length; line++) scenes[line] = scene = starts.GetValueOrDefault(line, scene);
        return scenes;
    }
}
