using System.Numerics;
using LensForge.Domain.Cast;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Materials of one character.</summary>
internal sealed class PuppetMaterials
{
    public PuppetMaterials(Appearance look)
    {
        var skin = Colours.Linear(look.Skin);
        var hair = Colours.Linear(look.HairColour);
        var top = Colours.Linear(look.TopColour);
        var blush = skin * new Vector3(1.02f, 0.66f, 0.62f);
        var lips = Vector3.Lerp(skin * new Vector3(0.86f, 0.50f, 0.48f), new(0.42f, 0.09f, 0.08f), look.Feminine && look.Age != AgeBand.Child ? 0.45f : 0.10f);
        Skin = new(Substance.Skin, skin, blush, Vector3.Zero, 0.032f, 0.46f);
        Stubble = Skin with { Colour = Vector3.Lerp(skin, hair, 0.38f) };
        Hair = new(Substance.Hair, hair, hair * 0.55f, Vector3.Zero, 0.045f, 0.42f);
        Headwear = Cloth(Colours.Linear(look.HeadwearColour));
        if (look.Headwear == Domain.Cast.Headwear.Helmet) Headwear = Headwear with { Substance = Substance.Plain, Specular = 0.06f, Roughness = 0.25f };
        Top = Cloth(top);
        Trim = Cloth(top * 0.74f);
        Shirt = Cloth(new(0.74f, 0.72f, 0.67f));
        Accent = Cloth(Colours.Linear(look.AccentColour));
        Bottom = Cloth(Colours.Linear(look.BottomColour));
        var shoe = Colours.Linear(look.ShoeColour);
        Shoe = new(Substance.Plain, shoe, shoe * 0.6f, Vector3.Zero, 0.05f, 0.32f);
        Legs = look.Bottom == BottomKind.Shorts || look.Age == AgeBand.Child || !look.Feminine ? Skin : Cloth(Vector3.Lerp(skin * 0.6f, shoe, 0.72f)) with { Roughness = 0.6f };
        Dark = new(Substance.Plain, hair * 0.25f + new Vector3(0.012f), hair * 0.15f, Vector3.Zero, 0.04f, 0.45f);

        var iris = Colours.Linear(look.Iris);
        var brows = Hair with { Colour = hair * 0.70f };
        Face = new Material[FaceRig.Pieces];
        Face[FaceRig.Sclera] = new(Substance.Eye, new(0.80f, 0.77f, 0.72f), iris, Vector3.Zero, 0.05f, 0.18f);
        Face[FaceRig.Iris] = new(Substance.Plain, iris, iris * 0.5f, Vector3.Zero, 0.05f, 0.12f);
        Face[FaceRig.Pupil] = new(Substance.Plain, new(0.008f), new(0.008f), Vector3.Zero, 0.05f, 0.1f);
        Face[FaceRig.Glint] = new(Substance.Plain, new(0.95f), new(0.95f), new(0.10f), 0.03f, 0.3f);
        Face[FaceRig.Lids] = Skin with { Colour = Vector3.Lerp(skin, blush, 0.18f) };
        Face[FaceRig.Lashes] = new(Substance.Plain, hair * 0.12f + new Vector3(0.008f), new(0.01f), Vector3.Zero, 0.02f, 0.7f);
        Face[FaceRig.Brows] = brows;
        Face[FaceRig.MouthLine] = new(Substance.Plain, new(0.055f, 0.012f, 0.011f), new(0.03f, 0.01f, 0.01f), Vector3.Zero, 0.02f, 0.6f);
        Face[FaceRig.Lips] = new(Substance.Plain, lips, lips * 0.8f, Vector3.Zero, 0.04f, 0.38f);
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

    public Material[] Face { get; }

    private static Material Cloth(Vector3 colour) => new(Substance.Cloth, colour, colour * 0.72f, Vector3.Zero, 0.015f, 0.82f);
}
