using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>What is different about a set since a take was filmed, in the words of the art department: "KITCHEN's palette".</summary>
public static class PlaceChanges
{
    /// <param name="told">What the comparison of drafts has said already: it is not said twice.</param>
    public static IReadOnlyList<ShotChange> Between(SceneSet filmed, SceneSet planned, IEnumerable<ShotChange> told)
    {
        if (filmed == planned) return [];
        var said = told.Select(change => change.Aspect).ToHashSet();
        if (said.Contains(ShotAspect.Place) || filmed.Kind != planned.Kind || filmed.Seed != planned.Seed) return [];
        var (one, two) = (filmed.Design ?? new SetDesign(), planned.Design ?? new SetDesign());
        (string Noun, bool Differs)[] parts =
        [
            ("palette", !PaintChart.Of(filmed).SequenceEqual(PaintChart.Of(planned))),
            ("light", one.Key != two.Key || one.Kelvin != two.Kelvin || one.Tint != two.Tint || (one.Contrast ?? 0) != (two.Contrast ?? 0)),
            ("practicals", one.Practicals != two.Practicals),
            ("hour", filmed.Time != planned.Time && !said.Contains(ShotAspect.Time)),
            ("weather", filmed.Weather != planned.Weather && !said.Contains(ShotAspect.Weather)),
            ("dressing", !filmed.Dressing.SequenceEqual(planned.Dressing) && !said.Contains(ShotAspect.Dressing)),
        ];
        return [.. parts.Where(part => part.Differs).Select(part => new ShotChange(ShotAspect.Set, "", "", $"{PlaceName.Words(PlaceName.Of(planned))}'s {part.Noun}"))];
    }
}
