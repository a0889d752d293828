using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Places;

/// <summary>A set without people, by the reference renderer: what the set page shows. Rendered, not generated.</summary>
public static class SetPicture
{
    public const int Width = 640, Height = 360, Samples = 24;

    /// <returns>sRGB, three bytes a pixel, row by row from the top left.</returns>
    public static byte[] Render(SceneSet set, int width = Width, int height = Height, int samples = Samples, CancellationToken cancellation = default) =>
        Reference.Render(Frame(set), width, height, samples, seed: 1, cancellation);

    /// <summary>The set from the default camera side, at eye height, as wide as a room allows.</summary>
    public static StageFrame Frame(SceneSet set)
    {
        var plan = SetPlan.For(set);
        var camera = plan.Kind == SetKind.CarInterior
            ? new StageCamera(new(0, 1.15f, 1.75f), new(0, 1, -0.4f), 24, 1.8f, 8, 0)
            : plan.Kind == SetKind.Corridor
                ? new StageCamera(new(0, 1.5f, 3.7f), new(0, 1.3f, -4), 28, 5, 11, 0)
                : new StageCamera(Vector3.Lerp(default, new(0, 1.55f, plan.Max.Z - 0.25f), plan.Enclosed ? 1 : 0.75f) with { Y = 1.55f }, new(0, 1.2f, plan.Enclosed ? plan.Min.Z : -6), 20, 4, 11, 0);
        var stage = new ShotStage(set, [], camera, camera, 0, null, new Length(1000));
        return LitShot.Prepare(stage, FigureDetail.Reference).At(0, FrameRate.Film);
    }
}
