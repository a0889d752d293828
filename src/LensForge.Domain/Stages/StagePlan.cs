namespace LensForge.Domain.Stages;

/// <summary>The stage of every shot of a film.</summary>
public sealed record StagePlan(IReadOnlyList<StagedScene> Scenes)
{
    /// <summary>The stage of a shot by its printed number, or null.</summary>
    public ShotStage? Find(string shotNumber) =>
        Scenes.SelectMany(scene => scene.Shots).FirstOrDefault(shot => shot.Number == shotNumber)?.Stage;
}

/// <param name="Number">As in the shot list.</param>
/// <param name="Notes">What people should know: a place that was not recognised, figures that found no room.</param>
public sealed record StagedScene(string Number, SceneSet Set, IReadOnlyList<StagedShot> Shots, IReadOnlyList<string> Notes);

/// <param name="Number">The shot's printed number.</param>
public sealed record StagedShot(string Number, ShotStage Stage);
