namespace LensForge.Generation.Staging.Figures;

/// <summary>How finely figures are meshed: about 4, 14 and 60 thousand triangles a figure. The shapes are the same.</summary>
public enum FigureDetail { Far, Preview, Reference }

/// <summary>Edge lengths of sampling cells in metres at 1.75 m tall.</summary>
internal readonly record struct VoxelSizes(float Head, float Hair, float Hand, float Cloth, float Leg, float Shoe, float Trim)
{
    public static VoxelSizes Of(FigureDetail detail) => detail switch
    {
        FigureDetail.Reference => new(0.0048f, 0.0074f, 0.0068f, 0.0150f, 0.0160f, 0.0108f, 0.0084f),
        FigureDetail.Preview => new(0.0100f, 0.0145f, 0.0155f, 0.038f, 0.036f, 0.027f, 0.0195f),
        _ => new(0.0205f, 0.034f, 0.028f, 0.060f, 0.058f, 0.044f, 0.037f),
    };
}

/// <summary>Numbers of the parts of a figure: outlines are drawn where they meet.</summary>
public enum FigurePart { Head = 1, Hair, Eyes, Brows, Mouth, FacialHair, Headwear, Glasses, Neck, Top, Trim, Bottom, Legs, Shoes, LeftHand, RightHand, Scarf, Prop }
