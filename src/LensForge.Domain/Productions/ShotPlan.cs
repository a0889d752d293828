using LensForge.Domain.Cast;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>What was planned from one import: every shot with its stage, kept as it was made, so that a later planner changes no old plan.</summary>
/// <param name="TextHash">SHA-256 of the script it was planned from.</param>
/// <param name="Seed">Seed of planner, cast and sets.</param>
/// <param name="Cast">Everybody's looks as proposed from the script.</param>
/// <param name="Costumes">What the script has them change into; null in logs from before it was read.</param>
public sealed record ShotPlan(
    string TextHash,
    ulong Seed,
    IReadOnlyList<PlannedSceneStage> Scenes,
    IReadOnlyDictionary<string, Appearance> Cast,
    IReadOnlyDictionary<string, IReadOnlyList<CostumeChange>>? Costumes = null)
{
    /// <summary>Every shot of the plan in the order of the film.</summary>
    public IEnumerable<StagedShot> Shots => Scenes.SelectMany(scene => scene.Shots);

    public StagedShot? Find(ShotId id) => Shots.FirstOrDefault(shot => shot.Id == id);
}

/// <summary>A scene of the plan: its heading in words, its length on the page, and its shots.</summary>
/// <param name="Ordinal">Order in the script, from 1.</param>
/// <param name="Number">As printed, else the order.</param>
/// <param name="Notes">What the planner wants said, for instance that the place was not recognised.</param>
/// <param name="StoryDay">From 1; 1 throughout in logs from before they were counted.</param>
public sealed record PlannedSceneStage(
    int Ordinal,
    string Number,
    string Heading,
    string Place,
    string Time,
    int Eighths,
    IReadOnlyList<string> Speaking,
    IReadOnlyList<string> Silent,
    IReadOnlyList<StagedShot> Shots,
    IReadOnlyList<string> Notes,
    int StoryDay = 1);

public sealed record StagedShot(ShotId Id, PlannedShot Shot, ShotStage Stage);
