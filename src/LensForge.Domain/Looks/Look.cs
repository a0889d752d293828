namespace LensForge.Domain.Looks;

/// <summary>
/// In what manner pictures are made. The number of a look is its conditioning code in the model and its name stands in the log:
/// neither is ever changed, and a new look goes to the end.
/// </summary>
public enum Look
{
    Naturalistic = 0,
    Noir = 1,
    StoryboardPencil = 2,
    InkWash = 3,
    GraphicAnimation = 4,
}
