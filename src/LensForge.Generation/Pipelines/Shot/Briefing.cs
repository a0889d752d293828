using LensForge.Domain.Takes;
using LensForge.Generation.Identity;
using LensForge.Generation.Looks;
using LensForge.Generation.Models;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Puts all that one shot tells the network upon its canvas: the stage's planes, who is seen, and the look.</summary>
internal sealed class Briefing(Recipe recipe)
{
    private readonly float[][] _people = [.. recipe.Stage.Figures.Select(figure => IdentityEmbedding.Of(figure.Appearance))];

    /// <summary>Leaves the frame before, the noise and the reading to the caller.</summary>
    public void Write(PreparedFrame frame, DenoiserCanvas canvas)
    {
        Brief.Write(frame.Buffers, frame.Camera, frame.LitR, frame.LitG, frame.LitB, canvas.Brief);
        IdentityPlanes.Write(frame.Buffers, _people, canvas.Identity);
        LookCode.Write(recipe.LookInForce, canvas.Look);
    }
}
