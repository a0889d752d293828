namespace LensForge.Domain.Screenplays;

/// <summary>A script as read: its title page, every paragraph in order, its scenes, and the report of the import.</summary>
public sealed record Screenplay(
    IReadOnlyList<TitlePageEntry> TitlePage,
    IReadOnlyList<ScreenplayElement> Elements,
    IReadOnlyList<Scene> Scenes,
    IReadOnlyList<SpeakingCharacter> Characters,
    int Pages,
    ImportReport Report)
{
    public string Title => TitlePage.FirstOrDefault(entry => entry.Key.Equals("Title", StringComparison.OrdinalIgnoreCase))?.Value ?? "Untitled";
}

public sealed record TitlePageEntry(string Key, string Value);

/// <summary>Somebody who speaks, under one spelling (extensions such as (V.O.) taken off), with the number of speeches.</summary>
public sealed record SpeakingCharacter(string Name, int Lines);

/// <summary>A scene: the heading and what follows it up to the next one.</summary>
/// <param name="Number">The printed number where there is one, else the order from 1.</param>
/// <param name="FirstElement">Index of the heading in <see cref="Screenplay.Elements"/>.</param>
/// <param name="EndElement">Index after the scene's last element.</param>
/// <param name="Eighths">Length on the page in eighths, at least 1.</param>
/// <param name="Speaking">Who speaks, in order of first speech.</param>
/// <param name="Silent">Who is named in the action and does not speak here.</param>
public sealed record Scene(
    string Number,
    int Ordinal,
    SceneHeading Heading,
    int FirstElement,
    int EndElement,
    int Page,
    int Eighths,
    IReadOnlyList<string> Speaking,
    IReadOnlyList<string> Silent);

/// <summary>A heading taken apart: INT. HOUSE - KITCHEN - NIGHT.</summary>
/// <param name="Place">What stands between the prefix and the time: "HOUSE - KITCHEN".</param>
/// <param name="Time">The time as written ("NIGHT", "MOMENTS LATER"), empty where there is none.</param>
public sealed record SceneHeading(string Text, bool Interior, bool Exterior, string Place, string Time);
