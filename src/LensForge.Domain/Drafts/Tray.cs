using System.Collections.Immutable;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Drafts;

/// <summary>A scene that the script no longer has, as it was planned.</summary>
/// <param name="Revision">The last plan that had it.</param>
/// <param name="Scene">Its order is its place in the tray, from -1 downwards, and its shots have ids there; everything that is said of them stays under these.</param>
public sealed record AsideScene(int Revision, PlannedSceneStage Scene);

/// <summary>
/// Scenes that drafts have dropped. A dropped scene goes on into the tray as other scenes go on into the next plan, and a scene that comes back
/// goes on from there; so whatever follows shots from draft to draft (takes, choices, cameras, looks, reviews, notes) comes back with it.
/// </summary>
public static class Tray
{
    public static ImmutableList<AsideScene> Apply(ImmutableList<AsideScene> tray, ShotListPlanned? before, ShotListPlanned planned)
    {
        var kept = ImmutableList.CreateBuilder<AsideScene>();
        foreach (var (place, from) in (planned.ContinuedScenes ?? ImmutableDictionary<int, int>.Empty).Where(scene => scene.Key < 0).OrderByDescending(scene => scene.Key))
        {
            if (from < 0 && tray.Find(scene => scene.Scene.Ordinal == from) is { } stays) kept.Add(stays);
            else if (from > 0 && before?.Plan.Scenes.FirstOrDefault(scene => scene.Ordinal == from) is { } dropped) kept.Add(new(before.Revision, Under(dropped, place, planned.Continued)));
        }

        return kept.ToImmutable();
    }

    /// <summary>A plan and, behind its scenes, those of the tray.</summary>
    public static ShotPlan With(ShotPlan plan, ImmutableList<AsideScene> tray) => tray.IsEmpty ? plan : plan with { Scenes = [.. plan.Scenes, .. tray.Select(scene => scene.Scene)] };

    internal static ShotId Under(ShotId shot, int place) => ShotId.Of(place, shot.Number);

    // A shot whose words went into another scene went with them.
    private static PlannedSceneStage Under(PlannedSceneStage scene, int place, IReadOnlyDictionary<ShotId, ContinuedShot>? continued) =>
        scene with { Ordinal = place, Shots = [.. scene.Shots.Select(shot => shot with { Id = Under(shot.Id, place) }).Where(shot => continued?.ContainsKey(shot.Id) == true)] };
}
