using System.Numerics;
using LensForge.Domain.Cast;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Materials of one character.</summary>
internal sealed class PuppetMaterials
{
    public PuppetMaterials(Appearance look)
    {
        var traits = new FaceTraits(look);
        var tailor = new Tailor(look);
        var skin = Complected(Colours.Linear(look.Skin));
        var hair = Colours.Linear(look.HairColour);
        var depth = 1 - Math.Clamp(Colours.Luminance(skin) / 0.45f, 0, 1);
        var blush = skin * Vector3.Lerp(new(1.04f, 0.56f, 0.52f), new(1.06f, 0.72f, 0.66f), depth);
        var womanly = look.Feminine && look.Age != AgeBand.Child;
        var lips = Vector3.Lerp(skin * new Vector3(0.92f, 0.46f, 0.44f), Vector3.Lerp(new(0.46f, 0.075f, 0.075f), new(0.22f, 0.035f, 0.045f), depth), womanly ? 0.35f + 0.45f * traits.Pick(11) : 0.10f);
        // Deep skin shows its form by sheen more than by shade.
        Skin = new(Substance.Skin, skin, blush, Vector3.Zero, 0.030f + 0.020f * depth, 0.47f - 0.07f * depth, Finish: new Complexion(traits.Freckles, traits.Wrinkles));
        Stubble = Skin with { Colour = Vector3.Lerp(skin, hair, 0.38f), Finish = null };
        Hair = new(Substance.Hair, hair, hair * 0.55f, Vector3.Zero, 0.045f, 0.42f);
        Headwear = Cloth(Tailor.Cloth(look.HeadwearColour));
        if (look.Headwear == Domain.Cast.Headwear.Helmet) Headwear = Headwear with { Substance = Substance.Plain, Specular = 0.06f, Roughness = 0.25f };
        var top = Tailor.Cloth(look.TopColour);
        Top = Cloth(top) with { Finish = tailor.Top() };
        Trim = Cloth(look.Top is TopKind.Jacket or TopKind.Coat ? top * 0.72f : tailor.Edging(top));
        Shirt = Cloth(new(0.66f, 0.64f, 0.59f));
        Accent = Cloth(Tailor.Cloth(look.AccentColour)) with { Finish = tailor.Scarf() };
        Bottom = Cloth(Tailor.Cloth(look.BottomColour)) with { Finish = tailor.Bottom() };
        var shoe = Colours.Linear(look.ShoeColour);
        Shoe = new(Substance.Plain, shoe, shoe * 0.6f, Vector3.Zero, 0.05f, 0.32f);
        Legs = look.Bottom == BottomKind.Shorts || look.Age == AgeBand.Child || !look.Feminine ? Skin with { Finish = null } : Cloth(Vector3.Lerp(skin * 0.6f, shoe, 0.72f)) with { Roughness = 0.6f };
        Dark = new(Substance.Plain, hair * 0.25f + new Vector3(0.012f), hair * 0.15f, Vector3.Zero, 0.04f, 0.45f);
        Buttons = new(Substance.Plain, Colours.Luminance(top) > 0.2f ? new(0.05f, 0.030f, 0.020f) : new(0.58f, 0.50f, 0.36f), new(0.02f), Vector3.Zero, 0.06f, 0.28f);

        var iris = Colours.Linear(look.Iris);
        Face = new Material[FaceRig.Pieces];
        Face[FaceRig.Eyeballs] = new(Substance.Eye, new(0.80f, 0.77f, 0.72f), iris * 1.15f + new Vector3(0.008f), Vector3.Zero, 0.05f, 0.18f);
        Face[FaceRig.Lids] = Skin with { Colour = Vector3.Lerp(skin, blush, womanly ? 0.55f : 0.25f) * (womanly ? 0.82f : 0.93f), Finish = null };
        Face[FaceRig.Lashes] = new(Substance.Plain, hair * 0.08f + new Vector3(0.006f), new(0.01f), Vector3.Zero, 0.02f, 0.7f);
        Face[FaceRig.Brows] = Hair with { Colour = BrowsOn(skin, hair), Second = BrowsOn(skin, hair) * 0.6f };
        Face[FaceRig.MouthLine] = new(Substance.Plain, new(0.055f, 0.012f, 0.011f), new(0.03f, 0.01f, 0.01f), Vector3.Zero, 0.02f, 0.6f);
        Face[FaceRig.Lips] = new(Substance.Plain, lips, lips * 0.8f, Vector3.Zero, 0.045f, 0.34f);
        Face[FaceRig.Teeth] = new(Substance.Plain, new(0.74f, 0.71f, 0.64f), new(0.6f), Vector3.Zero, 0.05f, 0.25f);
    }

    public Material Skin { get; }

    public Material Stubble { get; }

    public Material Hair { get; }

    public Material Headwear { get; }

    public Material Top { get; }

    public Material Trim { get; }

    public Material Shirt { get; }

    public Material Accent { get; }

    public Material Bottom { get; }

    public Material Legs { get; }

    public Material Shoe { get; }

    public Material Dark { get; }

    public Material Buttons { get; }

    public Material[] Face { get; }

    // Deep skin keeps enough reflectance to be read in weak light, and all skin is less orange than its swatch: the light adds warmth of its own.
    private static Vector3 Complected(Vector3 swatch)
    {
        var light = Colours.Luminance(swatch);
        var lifted = 0.030f + 0.90f * light;
        var pale = new Vector3(1.04f, 0.985f, 0.95f) * lifted;
        // A deep skin's swatch has two and a half times as much red as green; in warm light that turns to terracotta.
        return Vector3.Lerp(pale, swatch * (lifted / light), 0.58f + 0.26f * Math.Clamp(light / 0.45f, 0, 1));
    }

    // Brows carry the expression: they must stand out from the skin, whatever the hair.
    private static Vector3 BrowsOn(Vector3 skin, Vector3 hair)
    {
        var (face, brow) = (Colours.Luminance(skin), Colours.Luminance(hair) * 0.62f);
        var wanted = brow < face ? MathF.Min(brow, face * 0.34f) : MathF.Max(brow, face * 2.2f);
        return hair * (wanted / MathF.Max(Colours.Luminance(hair), 1e-3f));
    }

    private static Material Cloth(Vector3 colour) => new(Substance.Cloth, colour, colour * 0.72f, Vector3.Zero, 0.015f, 0.82f);
}
