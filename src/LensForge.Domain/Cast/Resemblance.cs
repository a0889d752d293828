namespace LensForge.Domain.Cast;

/// <summary>How far apart two people look, by what is seen first: the clothes' colour and kind, hair, skin, age, build, what they wear on the face and head.</summary>
public static class Resemblance
{
    /// <summary>Perceived difference of two colours that nobody confuses (weighted "redmean").</summary>
    public const float ClearlyOther = 150;

    /// <returns>0 for the same looks; two people at 2 or more are told apart at a glance, since two such things differ.</returns>
    public static float Distance(Appearance one, Appearance two) =>
        1.2f * Colours(one.TopColour, two.TopColour)
        + (one.Top == two.Top ? 0 : 0.5f)
        + (one.Hair == two.Hair ? 0 : 0.7f)
        + 0.6f * Colours(one.HairColour, two.HairColour)
        + 0.6f * Colours(one.Skin, two.Skin)
        + (one.Age == two.Age ? 0 : 0.4f)
        + (one.Feminine == two.Feminine ? 0 : 0.4f)
        + MathF.Min(1, MathF.Abs(one.HeightMetres - two.HeightMetres) / 0.25f) * 0.4f
        + MathF.Min(1, MathF.Abs(one.Girth - two.Girth) / 0.3f) * 0.3f
        + (one.FacialHair == two.FacialHair ? 0 : 0.4f)
        + (one.Headwear == two.Headwear ? 0 : 0.4f)
        + (one.Glasses == two.Glasses ? 0 : 0.3f);

    private static float Colours(Rgb one, Rgb two) => MathF.Min(1, Palettes.Distance(one, two) / ClearlyOther);
}
