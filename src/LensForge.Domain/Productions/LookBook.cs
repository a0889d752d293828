using System.Collections.Immutable;
using LensForge.Domain.Looks;

namespace LensForge.Domain.Productions;

/// <summary>Which look every shot is filmed in: its own, else its scene's, else the production's.</summary>
/// <param name="Scenes">By the order of the scene, from 1; scenes that are as the production are not in it.</param>
/// <param name="Shots">Shots that are as their scene are not in it.</param>
public sealed record LookBook(Look Production, ImmutableDictionary<int, Look> Scenes, ImmutableDictionary<ShotId, Look> Shots)
{
    public static readonly LookBook None = new(Look.Naturalistic, ImmutableDictionary<int, Look>.Empty, ImmutableDictionary<ShotId, Look>.Empty);

    public Look Of(ShotId shot) => Shots.TryGetValue(shot, out var own) ? own : OfScene(shot.Scene);

    public Look OfScene(int ordinal) => Scenes.TryGetValue(ordinal, out var own) ? own : Production;

    public LookBook Apply(ProductionEvent happened) => happened switch
    {
        ProductionLookChosen chosen => this with { Production = chosen.Look },
        SceneLookChosen { Look: { } look } chosen => this with { Scenes = Scenes.SetItem(chosen.Scene, look) },
        SceneLookChosen chosen => this with { Scenes = Scenes.Remove(chosen.Scene) },
        ShotLookChosen { Look: { } look } chosen => this with { Shots = Shots.SetItem(chosen.Shot, look) },
        ShotLookChosen chosen => this with { Shots = Shots.Remove(chosen.Shot) },
        ShotListPlanned { Continued: { } continued } planned => this with
        {
            Scenes = Carried(planned.ContinuedScenes ?? ByShots(continued)),
            Shots = continued.Where(shot => Shots.ContainsKey(shot.Value.From)).ToImmutableDictionary(shot => shot.Key, shot => Shots[shot.Value.From]),
        },
        _ => this,
    };

    private ImmutableDictionary<int, Look> Carried(IReadOnlyDictionary<int, int> from) =>
        from.Where(scene => Scenes.ContainsKey(scene.Value)).ToImmutableDictionary(scene => scene.Key, scene => Scenes[scene.Value]);

    // Logs from before the scenes were kept: a scene goes on from the one that its first shot comes from.
    private static Dictionary<int, int> ByShots(IReadOnlyDictionary<ShotId, ContinuedShot> continued) =>
        continued.GroupBy(shot => shot.Key.Scene).ToDictionary(scene => scene.Key, scene => scene.MinBy(shot => shot.Key.Value, StringComparer.Ordinal).Value.From.Scene);
}
