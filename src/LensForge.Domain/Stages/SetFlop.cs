using System.Numerics;

namespace LensForge.Domain.Stages;

/// <summary>
/// A room lit from the other side is the same room flopped: what stands, sits and films in it changes sides too, so that nobody sits beside
/// their chair and no camera stands in a cupboard. Every shot of a scene is flopped alike, so screen directions agree.
/// </summary>
public static class SetFlop
{
    /// <summary>Whether the set stands mirrored about x = 0.</summary>
    public static bool Flops(SceneSet set) => set.Design?.Key == KeySide.Right && set.Kind <= SetKind.Shop && set.Kind != SetKind.Corridor;

    /// <summary>The stage mirrored about x = 0; its set is left alone.</summary>
    public static ShotStage Of(ShotStage stage) => stage with
    {
        Figures = [.. stage.Figures.Select(figure => figure with
        {
            Position = Of(figure.Position),
            EndPosition = Of(figure.EndPosition),
            FacingDegrees = -figure.FacingDegrees,
            LookAt = Of(figure.LookAt),
        })],
        CameraStart = Of(stage.CameraStart),
        CameraEnd = Of(stage.CameraEnd),
    };

    public static SetPlan Of(SetPlan plan) => plan with
    {
        Min = new(-plan.Max.X, plan.Min.Y, plan.Min.Z),
        Max = new(-plan.Min.X, plan.Max.Y, plan.Max.Z),
        Standing = [.. plan.Standing.Select(Of)],
        Seated = [.. plan.Seated.Select(Of)],
        Light = Of(plan.Light),
    };

    public static Vector3 Of(Vector3 point) => point with { X = -point.X };

    private static Mark Of(Mark mark) => new(Of(mark.Position), -mark.FacingDegrees, mark.SeatHeight);

    private static StageCamera Of(StageCamera camera) => camera with { Position = Of(camera.Position), Target = Of(camera.Target), RollDegrees = -camera.RollDegrees };
}
