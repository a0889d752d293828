namespace LensForge.Generation.Staging.Figures;

/// <summary>How finely figures are meshed: about 3, 10 and 60 thousand triangles a figure. The shapes are the same.</summary>
public enum FigureDetail { Far, Preview, Reference }

/// <summary>Edge lengths of sampling cells in metres at 1.75 m tall.</summary>
internal readonly record struct VoxelSizes(float Head, float Hair, float Hand, float Cloth, float Leg, float Shoe, float Trim)
{
    public static VoxelSizes Of(FigureDetail detail) => detail switch
    {
        FigureDetail.Reference => new(0.0042f, 0.0052f, 0.0052f, 0.0095f, 0.011f, 0.0075f, 0.006f),
        FigureDetail.Preview => new(0.0098f, 0.0128f, 0.0105f, 0.025f, 0.027f, 0.017f, 0.012f),
        _ => new(0.019f, 0.024f, 0.02f, 0.042f, 0.045f, 0.03f, 0.022f),
    };
}

/// <summary>Numbers of the parts of a figure: outlines are drawn where they meet.</summary>
public enum FigurePart { Head = 1, Hair, Eyes, Brows, Mouth, FacialHair, Headwear, Glasses, Neck, Top, Trim, Bottom, Legs, Shoes, LeftHand, RightHand, Scarf, Prop }
