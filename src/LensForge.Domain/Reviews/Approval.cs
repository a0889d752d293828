using LensForge.Domain.Direction;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Reviews;

/// <summary>What was approved: the shot as it was planned and staged at that event, and the take that showed it.</summary>
/// <param name="Scene">The heading it stood under; without its shots.</param>
/// <param name="TextHash">Of the script that its words stand in.</param>
public sealed record Approval(Guid Take, PlannedSceneStage Scene, StagedShot Shot, Look Look, string TextHash)
{
    public static Approval? Of(ShotPlan plan, LookBook looks, ShotId id, Guid take) =>
        plan.Scenes.FirstOrDefault(scene => scene.Shots.Any(shot => shot.Id == id)) is not { } scene ? null
        : new(take, scene with { Shots = [] }, scene.Shots.First(shot => shot.Id == id), looks.Of(id), plan.TextHash);

    /// <summary>What is different about the shot since.</summary>
    /// <param name="chosen">The take that the film shows now; null where nobody has said.</param>
    public ApprovalDifference Since(ShotPlan plan, LookBook looks, ShotId id, Guid? chosen)
    {
        var scene = plan.Scenes.FirstOrDefault(scene => scene.Shots.Any(shot => shot.Id == id));
        if (scene is null) return ApprovalDifference.None;
        var now = scene.Shots.First(shot => shot.Id == id);
        var drafted = DraftComparison.Changes(Scene, Shot, scene, now).ToList();
        var (stop, newStop) = (DirectionChanges.Stop(Shot.Stage.CameraStart.FStop), DirectionChanges.Stop(now.Stage.CameraStart.FStop));
        IEnumerable<ShotChange> stops = stop == newStop ? [] : [new(ShotAspect.Stop, stop, newStop, DirectionChanges.Camera)];
        var look = looks.Of(id);
        IEnumerable<ShotChange> manner = Look == look ? [] : [new(ShotAspect.Look, LookNames.Of(Look), LookNames.Of(look))];
        return new([.. drafted, .. stops, .. LookChanges.Between(Shot.Stage, now.Stage), .. PlaceChanges.Between(Shot.Stage.Set, now.Stage.Set, drafted), .. manner], chosen is { } shown && shown != Take);
    }
}

/// <param name="OtherTake">The film shows another take than the approved one.</param>
public sealed record ApprovalDifference(IReadOnlyList<ShotChange> Changes, bool OtherTake)
{
    public static readonly ApprovalDifference None = new([], false);

    public bool Stands => Changes.Count == 0 && !OtherTake;
}
