namespace LensForge.Domain.Cast;

/// <summary>What the puppets can be built to.</summary>
public static class AppearanceRanges
{
    public static readonly (float Least, float Most) Height = (1.05f, 2.05f), Girth = (0.85f, 1.35f), Shoulders = (0.14f, 0.19f), HeadScale = (1.05f, 1.25f),
        Nose = (0.5f, 2f), Jaw = (0.85f, 1.15f), Eyes = (0.9f, 1.15f);
}
