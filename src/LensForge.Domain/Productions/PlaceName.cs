using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>A place of a production: the words of its headings, and the kind of set that stands for it ("KITCHEN" seen from the street is another).</summary>
public static class PlaceName
{
    public static string Of(SceneSet set) => $"{set.Kind}: {set.Place.Trim().ToUpperInvariant()}";

    /// <summary>Without the kind, for people.</summary>
    public static string Words(string place) => place.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? at + 2 < place.Length ? place[(at + 2)..] : "UNNAMED PLACE" : place;
}
