using System.Numerics;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Direction;

/// <summary>
/// Puts the camera of a staged shot elsewhere while the players keep their marks: by the same rules that placed it, on the same side of
/// the same line.
/// </summary>
/// <param name="scene">The stages of all shots of the scene, in order: where nobody stands opposite in one shot, the line is known from the others.</param>
public sealed class Reframing(IReadOnlyList<ShotStage> scene)
{
    /// <param name="at">Which shot of the scene.</param>
    /// <param name="planned">As planned, before what is said.</param>
    public ShotStage Direct(int at, PlannedShot planned, ShotDirection said)
    {
        var stage = scene[at];
        if (said.IsEmpty) return stage;
        var shot = said.Of(planned);
        if (shot.Length != planned.Length) stage = stage with { Length = shot.Length };
        // A camera that stands still stands where it stood, however long the shot is.
        var anew = (shot.Size, shot.Angle, shot.Move, shot.LensMm) != (planned.Size, planned.Angle, planned.Move, planned.LensMm) || (said.Length is not null && shot.Move != CameraMove.Static);
        if (anew) stage = ShotChoices.CanMove(shot) ? Place(stage, at, shot) : Zoom(stage, shot.LensMm);
        if (said.LensMm is { } lens && ShotChoices.CanMove(shot)) stage = OnLens(stage, lens);
        if (said.FStop is { } stop) stage = stage with { CameraStart = stage.CameraStart with { FStop = stop }, CameraEnd = stage.CameraEnd with { FStop = stop } };
        return stage with { Handheld = shot.Move == CameraMove.Handheld ? 0.3f + 0.4f * shot.Intensity : 0 };
    }

    private ShotStage Place(ShotStage stage, int at, PlannedShot shot)
    {
        var figures = stage.Figures.ToList();
        var sway = ShotStaging.SwayOf(stage.Set);
        var (start, end) = new CameraWork(SetPlan.For(stage.Set.Kind), Line(at), figures, sway, shot, null).Shoot();
        return stage with { CameraStart = start, CameraEnd = end };
    }

    // Everybody of the scene in the order in which they were placed, where they are in this shot, else where they were seen last or will be first.
    private LineOfAction Line(int at)
    {
        var names = scene.SelectMany(stage => stage.Figures).Select(figure => figure.Character).Distinct().ToList();
        var order = scene.MaxBy(stage => stage.Figures.Count)?.Figures.Select(figure => figure.Character).ToList() ?? [];
        return LineOfAction.Between([.. names
            .OrderBy(name => order.IndexOf(name) is var place and >= 0 ? place : int.MaxValue)
            .Select(name => Where(name, at))
            .Take(2)]);
    }

    private Vector3 Where(string name, int at)
    {
        for (var shot = at; shot >= 0; shot--)
            if (Find(scene[shot], name) is { } figure) return shot == at ? figure.Position : figure.EndPosition;
        return scene.Skip(at + 1).Select(stage => Find(stage, name)).First(figure => figure is not null)!.Position;
    }

    private static StagedFigure? Find(ShotStage stage, string name) => stage.Figures.FirstOrDefault(figure => figure.Character == name);

    // A zoom in place: what is looked at stays in the middle.
    private static ShotStage Zoom(ShotStage stage, int lens) =>
        stage with { CameraStart = stage.CameraStart with { LensMm = lens }, CameraEnd = stage.CameraEnd with { LensMm = lens } };

    // The rules take another lens where a set leaves no room for the wanted one. Who asks for a lens gets it: the camera backs off or comes
    // nearer as far as it can stand there, and the frame is the tighter or the wider for what is missing.
    private static ShotStage OnLens(ShotStage stage, int lens)
    {
        // A zoom keeps its share.
        var zoom = stage.CameraEnd.LensMm / stage.CameraStart.LensMm;
        return stage with { CameraStart = OnLens(stage, stage.CameraStart, lens), CameraEnd = OnLens(stage, stage.CameraEnd, lens * zoom) };
    }

    private static StageCamera OnLens(ShotStage stage, StageCamera camera, float lens)
    {
        if (MathF.Abs(camera.LensMm - lens) < 0.01f) return camera;
        var forward = Vector3.Normalize(camera.Target - camera.Position);
        var check = new FramingCheck(SetPlan.For(stage.Set.Kind), stage.Figures);
        for (var share = 10; share > 0; share--)
        {
            var back = camera.FocusMetres * (lens / camera.LensMm - 1) * share / 10;
            var position = camera.Position - forward * back;
            if (check.Stands(position) && !check.InFigure(position)) return camera with { Position = position, LensMm = lens, FocusMetres = camera.FocusMetres + back };
        }

        return camera with { LensMm = lens };
    }
}
