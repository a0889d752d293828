using System.Collections.Immutable;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Direction;

/// <summary>What people have said about the cameras of a production's shots.</summary>
/// <param name="Shots">Shots that are as planned are not in it.</param>
public sealed record DirectionBook(ImmutableDictionary<ShotId, ShotDirection> Shots)
{
    public static readonly DirectionBook None = new(ImmutableDictionary<ShotId, ShotDirection>.Empty);

    public ShotDirection Of(ShotId shot) => Shots.GetValueOrDefault(shot) ?? ShotDirection.None;

    public DirectionBook Apply(ProductionEvent happened) => happened switch
    {
        ShotResized change => With(change.Shot, shot => shot with { Size = change.Size }),
        ShotAngled change => With(change.Shot, shot => shot with { Angle = change.Angle }),
        CameraMoveGiven change => With(change.Shot, shot => shot with { Move = change.Move }),
        LensGiven change => With(change.Shot, shot => shot with { LensMm = change.LensMm }),
        StopGiven change => With(change.Shot, shot => shot with { FStop = change.FStop }),
        ShotRetimed change => With(change.Shot, shot => shot with { Length = change.Length }),
        // What was said of a shot holds for the shot that goes on from it.
        ShotListPlanned { Continued: { } continued } => new(continued
            .Where(shot => Shots.ContainsKey(shot.Value.From))
            .ToImmutableDictionary(shot => shot.Key, shot => Shots[shot.Value.From])),
        ShotListPlanned { Revision: > 1 } => None,
        _ => this,
    };

    /// <summary>The plan with every camera as directed; a plan of which nothing is said is returned itself.</summary>
    public ShotPlan Direct(ShotPlan plan)
    {
        if (Shots.IsEmpty) return plan;
        return plan with { Scenes = [.. plan.Scenes.Select(scene => scene.Shots.Any(shot => Shots.ContainsKey(shot.Id)) ? Direct(scene) : scene)] };
    }

    private PlannedSceneStage Direct(PlannedSceneStage scene)
    {
        var camera = new Reframing([.. scene.Shots.Select(shot => shot.Stage)]);
        return scene with { Shots = [.. scene.Shots.Select((shot, at) => Shots.TryGetValue(shot.Id, out var said) ? Direct(camera, shot, at, said) : shot)] };
    }

    private static StagedShot Direct(Reframing camera, StagedShot shot, int at, ShotDirection said) =>
        shot with { Shot = said.Of(shot.Shot), Stage = camera.Direct(at, shot.Shot, said) };

    private DirectionBook With(ShotId shot, Func<ShotDirection, ShotDirection> change)
    {
        var said = change(Of(shot));
        return new(said.IsEmpty ? Shots.Remove(shot) : Shots.SetItem(shot, said));
    }
}
