using LensForge.Domain.Looks;

namespace LensForge.Generation.Looks;

/// <summary>The looks' shaders by name. A new look is a line here.</summary>
public static class LookShaders
{
    /// <returns>Null for the naturalistic look, which is the picture as it is.</returns>
    public static ILookShader? Of(Look look, int width, int height) => look switch
    {
        Look.Naturalistic => null,
        Look.Noir => new Noir(width, height),
        Look.StoryboardPencil => new StoryboardPencil(width, height),
        Look.InkWash => new InkWash(width, height),
        Look.GraphicAnimation => new GraphicAnimation(width, height),
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, "There is no such look."),
    };
}
