using System.Numerics;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What a figure has to know to strike its pose at one moment.</summary>
/// <param name="Seconds">Since the shot began.</param>
/// <param name="Travelled">Metres walked so far.</param>
/// <param name="Look">What the eyes are on, in figure space.</param>
/// <param name="Speech">0 silent to 1 speaking.</param>
/// <param name="Partner">Who is embraced, in figure space.</param>
/// <param name="PartnerDepth">From the middle of the embraced to the surface of the back, metres.</param>
/// <param name="Variation">Chooses the small gestures that the stage leaves open; what kind of pose it is does not depend on it.</param>
/// <param name="Table">Height of the table in front of a seated figure, 0 without one.</param>
internal sealed record Cue(
    FigureAction Action, Expression Expression, ulong Seed, float Seconds, float Travelled,
    float Seat, Vector3 Look, float Speech, Vector3? Partner, float PartnerDepth, float Table, Grip? Prop, ulong Variation = 0)
{
    public bool Seated => Seat > 0.05f || Action is FigureAction.Sit or FigureAction.Drive;

    public float Pick(int what) => Geometry.SmoothNoise.Pick(Seed, what);

    /// <summary>A repeatable choice of this take, -1 to 1; 0 for the unvaried one.</summary>
    public float Vary(int what) => Variation == 0 ? 0 : Geometry.SmoothNoise.Pick(Variation, what) * 2 - 1;

    /// <summary>A slow wandering of the pose, -1 to 1, with a course of its own in every take.</summary>
    public float Drift(float perSecond, int what) => Geometry.SmoothNoise.Drift(Seconds * perSecond + Pick(what) * 50, (Seed ^ Variation) + (ulong)what * 31);

    /// <summary>As <see cref="Drift"/>, the same in every take.</summary>
    public float FixedDrift(float perSecond, int what) => Geometry.SmoothNoise.Drift(Seconds * perSecond + Pick(what) * 50, Seed + (ulong)what * 31);
}

/// <summary>Where an arm wants to go.</summary>
internal readonly record struct Reach(Vector3 Wrist, Vector3 Pole, Vector3 Fingers, Vector3 Palm)
{
    public static Reach Mix(Reach a, Reach b, float t) => new(
        Vector3.Lerp(a.Wrist, b.Wrist, t), Vector3.Lerp(a.Pole, b.Pole, t), Vector3.Lerp(a.Fingers, b.Fingers, t), Vector3.Lerp(a.Palm, b.Palm, t));
}
