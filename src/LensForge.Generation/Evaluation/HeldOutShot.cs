using LensForge.Domain.Looks;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Evaluation;

/// <summary>A moment of a shot that no training saw.</summary>
/// <param name="Name">For progress and tables: script and shot, or the seed.</param>
/// <param name="Frame">Where filming begins; that frame is the key frame.</param>
/// <param name="Seed">Of the take.</param>
/// <param name="Look">Null for naturalistic, the one that is measured.</param>
public sealed record HeldOutShot(string Name, ShotStage Stage, int Frame, ulong Seed, Look? Look = null);
