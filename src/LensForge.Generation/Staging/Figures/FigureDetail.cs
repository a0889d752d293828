namespace LensForge.Generation.Staging.Figures;

/// <summary>How finely figures are meshed: about 3, 10 and 60 thousand triangles a figure. The shapes are the same.</summary>
public enum FigureDetail { Far, Preview, Reference }

/// <summary>Edge lengths of sampling cells in metres at 1.75 m tall.</summary>
internal readonly record struct VoxelSizes(float Head, float Hair, float Hand, float Cloth, float Leg, float Shoe, float Trim)
{
    public static VoxelSizes Of(FigureDetail detail) => detail switch
    {
        FigureDetail.Reference => new(0.0042f, 0.0058f, 0.0056f, 0.0115f, 0.0125f, 0.0085f, 0.0065f),
        FigureDetail.Preview => new(0.0098f, 0.0165f, 0.0135f, 0.034f, 0.033f, 0.0235f, 0.0155f),
        _ => new(0.019f, 0.029f, 0.023f, 0.058f, 0.055f, 0.038f, 0.030f),
    };
}

/// <summary>Numbers of the parts of a figure: outlines are drawn where they meet.</summary>
public enum FigurePart { Head = 1, Hair, Eyes, Brows, Mouth, FacialHair, Headwear, Glasses, Neck, Top, Trim, Bottom, Legs, Shoes, LeftHand, RightHand, Scarf, Prop }
