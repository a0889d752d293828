using System.Globalization;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Direction;
using LensForge.Domain.History;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;
using LensForge.Web.Components;

namespace LensForge.Web.History;

/// <summary>What a field is called and what it holds, as people say it.</summary>
public static class ChangeWords
{
    /// <summary>"size of shot 4B".</summary>
    public static string Name(FieldKey key) => key.Kind switch
    {
        "look" => "look of the production",
        "scene look" => $"look of scene {key.Of}",
        "shot look" => $"look of {Shot(key.Of)}",
        "take" => $"chosen take of {Shot(key.Of)}",
        "cast" => $"{key.Of}'s looks",
        "place" => $"set of {PlaceName.Words(key.Of)}",
        "palette" => "palette",
        "action" => $"what happens in {Shot(key.Of)}",
        "people" => $"people in {Shot(key.Of)}",
        "order" or "shot list" => Shot(key.Of),
        _ => $"{key.Kind} of {Shot(key.Of)}",
    };

    /// <summary>"shot 4B"; its printed number, which a draft may give twice.</summary>
    public static string Shot(string id) => $"shot {id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..]}";

    /// <summary>What it holds then, where that can be said in a few words; null where only what changed can be.</summary>
    /// <param name="take">Number of a take.</param>
    public static string? Value(FieldKey key, Production then, Func<Guid, int?> take)
    {
        var planned = Fields.Of(key).Scope == FieldScope.Shot ? then.Planned?.Plan.Find(new(key.Of))?.Shot : null;
        return (key.Kind, Fields.Of(key).Value(then, key.Of)) switch
        {
            ("size", var size) => (size as ShotSize? ?? planned?.Size) is { } one ? ShotWords.Of(one) : "as planned",
            ("angle", var angle) => (angle as CameraAngle? ?? planned?.Angle) is { } one ? ShotWords.Of(one) : "as planned",
            ("move", var move) => (move as CameraMove? ?? planned?.Move) is { } one ? ShotWords.Of(one) : "as planned",
            ("lens", int lens) => $"{lens} mm",
            ("lens", _) => "the size's own",
            ("stop", float stop) => DirectionChanges.Stop(stop),
            ("length", var length) => (length as Length? ?? planned?.Length) is { } one ? ShotWords.Seconds(one) : "as planned",
            ("look", Look look) => LookNames.Of(look),
            ("scene look", var look) => look is Look one ? LookNames.Of(one) : "as the production",
            ("shot look", var look) => look is Look one ? LookNames.Of(one) : "as the scene",
            ("take", Guid id) => take(id) is { } number ? string.Create(CultureInfo.InvariantCulture, $"take {number}") : "another take",
            ("take", _) => "the latest",
            ("review", ReviewState review) => ReviewWords.Of(review).ToLowerInvariant(),
            ("palette", ProductionPalette palette) => $"{ShotWords.Counted(palette.Colours.Count, "colour")}{(palette.Locked ? ", locked" : "")}",
            ("palette", _) => "none",
            ("note", var note) => note is string one ? $"“{(one.Length > 40 ? one[..40] + "…" : one)}”" : "none",
            ("action", string action) => $"“{(action.Length > 40 ? action[..40] + "…" : action)}”",
            ("order" or "shot list", _) => null,
            ("cast", null) => "as the script proposes",
            ("place", null) => "as the script proposes",
            (not ("cast" or "place"), null) => "as planned",
            (not ("cast" or "place"), var value) => value.ToString(),
            _ => null,
        };
    }

    /// <summary>What is different about looks or a set: "coat, hair"; null for other fields, or where one side is the script's.</summary>
    public static string? Difference(object? was, object? became) => (was, became) switch
    {
        (CastMember one, CastMember two) => string.Join(", ", LookChanges.Between(one.Looks, two.Looks).DefaultIfEmpty("costumes")),
        (PlaceDesign one, PlaceDesign two) => string.Join(", ", Parts(one, two)),
        (null, CastMember or PlaceDesign) or (CastMember or PlaceDesign, null) => null,
        _ => null,
    };

    private static IEnumerable<string> Parts(PlaceDesign one, PlaceDesign two)
    {
        (string Noun, bool Differs)[] parts =
        [
            ("paint", !(one.Set with { Key = null, Kelvin = null, Contrast = null, Practicals = null }).Equals(two.Set with { Key = null, Kelvin = null, Contrast = null, Practicals = null })),
            ("light", (one.Set.Key, one.Set.Kelvin, one.Set.Contrast) != (two.Set.Key, two.Set.Kelvin, two.Set.Contrast)),
            ("practicals", one.Set.Practicals != two.Set.Practicals),
            ("hour", one.Time != two.Time),
            ("weather", one.Weather != two.Weather),
            ("props", !(one.Props ?? []).SequenceEqual(two.Props ?? [])),
        ];
        return parts.Where(part => part.Differs).Select(part => part.Noun);
    }
}
