using LensForge.Domain.Cast;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>What is different about somebody's looks since a take was filmed, in the words of the wardrobe: "IRIS's coat".</summary>
public static class LookChanges
{
    public static IReadOnlyList<ShotChange> Between(ShotStage filmed, ShotStage planned)
    {
        var changes = new List<ShotChange>();
        foreach (var figure in planned.Figures)
        {
            var before = filmed.Figures.FirstOrDefault(other => other.Character == figure.Character);
            if (before is null || before.Appearance == figure.Appearance) continue;
            changes.AddRange(Between(before.Appearance, figure.Appearance).Select(noun => new ShotChange(ShotAspect.Looks, "", "", $"{figure.Character}'s {noun}")));
        }

        return changes;
    }

    /// <summary>The nouns of what differs, each once; empty for equal looks.</summary>
    public static IReadOnlyList<string> Between(Appearance one, Appearance two)
    {
        if (one == two) return [];
        (string Noun, bool Differs)[] parts =
        [
            ("age", one.Age != two.Age || one.Feminine != two.Feminine),
            ("build", (one.HeightMetres, one.Girth, one.Shoulders, one.HeadScale) != (two.HeightMetres, two.Girth, two.Shoulders, two.HeadScale)),
            ("skin", one.Skin != two.Skin),
            ("face", (one.Nose, one.Jaw, one.Eyes, one.Iris) != (two.Nose, two.Jaw, two.Eyes, two.Iris)),
            ("hair", (one.Hair, one.HairColour) != (two.Hair, two.HairColour)),
            (Beard(two.FacialHair == FacialHair.None ? one.FacialHair : two.FacialHair), one.FacialHair != two.FacialHair),
            ("glasses", one.Glasses != two.Glasses),
            (Noun(two.Headwear == Headwear.None ? one.Headwear : two.Headwear), one.Headwear != two.Headwear || (two.Headwear != Headwear.None && one.HeadwearColour != two.HeadwearColour)),
            (Noun(two.Top), (one.Top, one.TopColour) != (two.Top, two.TopColour)),
            (two.Bottom.ToString().ToLowerInvariant(), (one.Bottom, one.BottomColour) != (two.Bottom, two.BottomColour)),
            ("shoes", one.ShoeColour != two.ShoeColour),
            (one.Scarf || two.Scarf ? "scarf" : "trim", one.Scarf != two.Scarf || one.AccentColour != two.AccentColour),
        ];
        var nouns = parts.Where(part => part.Differs).Select(part => part.Noun).ToList();
        return nouns.Count == 0 ? ["looks"] : nouns;
    }

    private static string Noun(TopKind top) => top == TopKind.TShirt ? "T-shirt" : top.ToString().ToLowerInvariant();

    private static string Noun(Headwear headwear) => headwear == Headwear.None ? "hat" : headwear.ToString().ToLowerInvariant();

    private static string Beard(FacialHair kind) => kind == FacialHair.None ? "beard" : kind.ToString().ToLowerInvariant();
}
