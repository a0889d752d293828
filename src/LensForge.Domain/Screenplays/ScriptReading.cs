namespace LensForge.Domain.Screenplays;

/// <summary>What a reader took out of a file, before scenes and pages are made of it.</summary>
internal sealed class ScriptReading
{
    /// <summary>A feature has about 4,000 paragraphs, the longest real script of 5 MB about 180,000.</summary>
    public const int MostParagraphs = 200_000;

    public List<TitlePageEntry> TitlePage { get; } = [];

    public List<ScreenplayElement> Elements { get; } = [];

    public List<NotUnderstood> NotUnderstood { get; } = [];

    public SortedDictionary<ElementKind, int> CountByKind { get; } = [];

    public void Add(ScreenplayElement element)
    {
        Admit(Elements.Count + 1);
        Elements.Add(element);
        CountByKind[element.Kind] = CountByKind.GetValueOrDefault(element.Kind) + 1;
    }

    /// <summary>Kept in its place, but reported and not counted under its kind.</summary>
    public void AddNotUnderstood(ScreenplayElement element, int line, string report)
    {
        Admit(Elements.Count + 1);
        Elements.Add(element);
        NotUnderstood.Add(new(line, report));
    }

    /// <exception cref="ScreenplayRefusedException">So many paragraphs are no script.</exception>
    public static void Admit(int paragraphs)
    {
        if (paragraphs > MostParagraphs)
        {
            throw new ScreenplayRefusedException("The file has more than 200,000 paragraphs, headings and notes: no script has so many. Is it a script?");
        }
    }
}
