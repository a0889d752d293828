using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Figures;

/// <summary>
/// What the movable parts of a face do. Brows and lids carry the expression, the mouth confirms it.
/// </summary>
/// <param name="BrowInner">Inner end of the brows, -1 pressed down to 1 drawn up.</param>
/// <param name="BrowOuter">Outer end of the brows, -1 to 1.</param>
/// <param name="BrowTilt">Left brow up and right brow down, for doubt.</param>
/// <param name="UpperLid">0 wide open, 1 closed.</param>
/// <param name="LowerLid">0 low, 1 raised to the pupil.</param>
/// <param name="LidSlope">Upper lids: positive falls outward (grief), negative falls inward (anger).</param>
/// <param name="Curve">Corners of the mouth, -1 down to 1 up.</param>
/// <param name="Slant">One corner higher than the other.</param>
/// <param name="Width">Width of the mouth against the default.</param>
/// <param name="Open">0 closed to 1.</param>
/// <param name="GazeYaw">Eyes against the head, radians to the figure's left.</param>
/// <param name="GazePitch">Radians upward.</param>
internal readonly record struct FaceState(
    float BrowInner, float BrowOuter, float BrowTilt,
    float UpperLid, float LowerLid, float LidSlope,
    float Curve, float Slant, float Width, float Open,
    float GazeYaw = 0, float GazePitch = 0)
{
    public static FaceState Of(Expression expression) => expression switch
    {
        Expression.Joy => new(0.55f, 0.40f, 0, 0.20f, 0.66f, 0.04f, 1.35f, 0, 1.34f, 0.38f),
        Expression.Anger => new(-1.35f, 0.95f, 0, 0.34f, 0.46f, -0.78f, -0.85f, 0, 0.94f, 0),
        Expression.Fear => new(1.30f, 0.25f, 0, -0.16f, -0.10f, 0.24f, -0.60f, 0, 0.80f, 0.48f),
        Expression.Grief => new(1.30f, -1.10f, 0, 0.48f, 0.28f, 0.72f, -1.25f, 0, 0.88f, 0),
        Expression.Doubt => new(-0.30f, 0.05f, 1.25f, 0.34f, 0.42f, -0.10f, -0.30f, 1.15f, 0.84f, 0),
        _ => new(0, 0, 0, 0.31f, 0.18f, 0.04f, 0.22f, 0, 1, 0),
    };
}
