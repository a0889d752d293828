namespace LensForge.Domain.Screenplays;

/// <summary>What a reader took out of a file, before scenes and pages are made of it.</summary>
internal sealed class ScriptReading
{
    public List<TitlePageEntry> TitlePage { get; } = [];

    public List<ScreenplayElement> Elements { get; } = [];

    public List<NotUnderstood> NotUnderstood { get; } = [];

    public SortedDictionary<ElementKind, int> CountByKind { get; } = [];

    public void Add(ScreenplayElement element)
    {
        Elements.Add(element);
        CountByKind[element.Kind] = CountByKind.GetValueOrDefault(element.Kind) + 1;
    }

    /// <summary>Kept in its place, but reported and not counted under its kind.</summary>
    public void AddNotUnderstood(ScreenplayElement element, int line, string report)
    {
        Elements.Add(element);
        NotUnderstood.Add(new(line, report));
    }
}
