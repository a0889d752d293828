using LensForge.Domain.Cast;
using LensForge.Domain.Colour;

namespace LensForge.Domain.Productions;

/// <summary>The costumes that the script proposes, in the colours of a locked palette; skin, hair and eyes are nobody's palette.</summary>
public static class PaletteCast
{
    /// <summary>The plan with its proposed cast in the palette; the plan itself while nothing is locked.</summary>
    public static ShotPlan Of(ShotPlan plan, ProductionPalette? palette)
    {
        if (palette is not { Locked: true }) return plan;
        return plan with
        {
            Cast = Of(plan.Cast, plan.Scenes.SelectMany(scene => scene.Speaking), palette),
            Costumes = plan.Costumes?.ToDictionary(
                one => one.Key,
                one => (IReadOnlyList<CostumeChange>)[.. one.Value.Select(change => change with { Costume = Worn(palette, change.Costume) })]),
        };
    }

    /// <param name="speaking">Who speaks, once a scene: the busiest come first, so that the leads get the colours that nobody has yet.</param>
    public static IReadOnlyDictionary<string, Appearance> Of(IReadOnlyDictionary<string, Appearance> cast, IEnumerable<string> speaking, ProductionPalette palette)
    {
        var scenes = speaking.CountBy(name => name).ToDictionary();
        var uses = new int[palette.Colours.Count];
        return cast.OrderByDescending(one => scenes.GetValueOrDefault(one.Key)).ThenBy(one => one.Key, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => (Worn(palette, Costume.Of(one.Value)) with { TopColour = palette.Fit(one.Value.TopColour, uses) }).On(one.Value));
    }

    private static Costume Worn(ProductionPalette palette, Costume costume) => costume with
    {
        TopColour = palette.Fit(costume.TopColour),
        BottomColour = palette.Fit(costume.BottomColour),
        ShoeColour = palette.Fit(costume.ShoeColour),
        HeadwearColour = palette.Fit(costume.HeadwearColour),
        AccentColour = palette.Fit(costume.AccentColour),
    };
}
