using System.Numerics;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>Turns a planned shot into the camera at its start and at its end.</summary>
internal sealed class CameraWork(SetPlan plan, LineOfAction line, List<StagedFigure> figures, float sway, PlannedShot shot, (Vector3 Spot, int? Holder)? insert)
{
    private readonly CameraPlacement _placement = new(plan, line, figures, sway);

    /// <summary>Through whose eyes the shot is seen, as an index of the figures.</summary>
    public int? Viewer { get; private set; }

    public (StageCamera Start, StageCamera End) Shoot()
    {
        var subjects = shot.Subjects.Select(name => figures.FindIndex(figure => figure.Character == name)).Where(index => index >= 0).Distinct().ToList();
        var placed = Place(subjects);
        var roll = shot.Angle == CameraAngle.Dutch ? 12 * sway : 0;
        var lead = subjects.Count > 0 ? figures[subjects[0]] : null;
        var travel = lead is null ? Vector3.Zero : lead.EndPosition - lead.Position;
        var (start, end) = travel.Length() > 0.3f && shot.Coverage is not (Coverage.Insert or Coverage.PointOfView or Coverage.Establishing)
            ? Follow(placed, travel)
            : Kept(placed, Move(placed), subjects);
        return (Camera(start, roll), Camera(end, roll));
    }

    // A move that loses its subject, or ends behind somebody, is not made.
    private (Placed Start, Placed End) Kept(Placed placed, (Placed Start, Placed End) moved, List<int> subjects)
    {
        if (subjects.Count == 0 || moved.Start == moved.End || shot.Coverage is Coverage.Insert or Coverage.PointOfView or Coverage.Establishing) return moved;
        var held = _placement.Faults(subjects[0], placed) + 2;
        return _placement.Faults(subjects[0], moved.Start) > held || _placement.Faults(subjects[0], moved.End) > held ? (placed, placed) : moved;
    }

    // Over the bonnet there is one height from which a windscreen is looked through.
    private CameraAngle Angle => plan.Kind == SetKind.CarInterior ? CameraAngle.Eye : shot.Angle;

    private Placed Place(List<int> subjects)
    {
        var lens = MathF.Min(MathF.Max(shot.LensMm, 14), 200);
        if (insert is { } thing) return _placement.Insert(thing.Spot, thing.Holder, lens, Props.HeightOf(shot.Insert));
        if (subjects.Count == 0 && (figures.Count == 0 || shot.Coverage is Coverage.Establishing or Coverage.Master || shot.Size <= ShotSize.Wide)) return _placement.Place(shot.Size, Angle, lens);
        if (subjects.Count == 0) subjects.Add(0);
        // From above a near face is a head of hair: the figure is shown.
        var size = Angle == CameraAngle.Overhead && shot.Size is > ShotSize.MediumWide and < ShotSize.Insert && figures[subjects[0]].Action != FigureAction.Lie ? ShotSize.MediumWide : shot.Size;
        if (size != shot.Size) lens = MathF.Min(lens, 35);
        switch (shot.Coverage)
        {
            case Coverage.Establishing:
                return figures.Count > 0 && size != ShotSize.ExtremeWide && plan.Kind == SetKind.CarInterior ? _placement.Group(subjects, size, Angle, lens) : _placement.Place(size, Angle, lens);
            case Coverage.PointOfView:
                Viewer = subjects[0];
                var seen = subjects.Count > 1 ? Body.Of(figures[subjects[1]]).Eyes : figures[subjects[0]].LookAt;
                return _placement.Eyes(subjects[0], seen, lens);
            case Coverage.OverTheShoulder when subjects.Count > 1 && Angle != CameraAngle.Overhead:
                return _placement.OverShoulder(subjects[0], subjects[1], size, Angle, lens) ?? _placement.Single(subjects[0], size, Angle, lens, subjects[1]);
            case Coverage.Master or Coverage.TwoShot or Coverage.Group when subjects.Count > 1 || size <= ShotSize.Wide:
                return _placement.Group(subjects, size, Angle, lens);
            default:
                var index = subjects[0];
                return size == ShotSize.ExtremeWide && figures[index].SeatHeight > 0 ? _placement.Group([index], size, Angle, lens) : _placement.Single(index, size, Angle, lens);
        }
    }

    // The camera goes with whoever walks; where it cannot, it turns after them.
    private (Placed Start, Placed End) Follow(Placed placed, Vector3 travel)
    {
        if (shot.Size <= ShotSize.Wide || shot.Move is CameraMove.Static or CameraMove.PushIn or CameraMove.PullBack)
        {
            var middle = placed with { Target = placed.Target + travel * 0.5f, Subject = placed.Subject + travel * 0.5f };
            return shot.Move is CameraMove.Static && shot.Size <= ShotSize.Wide ? (middle, middle) : (placed, placed with { Target = placed.Target + travel, Subject = placed.Subject + travel });
        }

        var end = placed with { Position = placed.Position + travel, Target = placed.Target + travel, Subject = placed.Subject + travel };
        var pans = shot.Move is CameraMove.PanLeft or CameraMove.PanRight || !Clear(end.Position);
        return (placed, pans ? end with { Position = placed.Position } : end);
    }

    private (Placed Start, Placed End) Move(Placed placed)
    {
        var (forward, right, _) = Lens.Axes(placed.Position, placed.Target);
        var distance = (placed.Subject - placed.Position).Length();
        var seconds = MathF.Max(1, shot.Length.Milliseconds / 1000f);
        // Modest: a tenth of the way or so, never faster than a dolly is pushed under dialogue.
        var push = MathF.Min(MathF.Min(distance * 0.2f, 0.6f), 0.18f * seconds);
        var slide = MathF.Min(MathF.Min(0.5f + distance * 0.12f, 1f), 0.25f * seconds);
        switch (shot.Move)
        {
            case CameraMove.PushIn:
                return (Reach(placed, -forward * push * 0.4f), Reach(placed, forward * push * 0.6f));
            case CameraMove.PullBack:
                return (Reach(placed, forward * push * 0.6f), Reach(placed, -forward * push * 0.6f));
            case CameraMove.TrackLeft:
                return (Slide(placed, right * slide * 0.5f), Slide(placed, -right * slide * 0.5f));
            case CameraMove.TrackRight:
                return (Slide(placed, -right * slide * 0.5f), Slide(placed, right * slide * 0.5f));
            case CameraMove.PanLeft:
                return (placed with { Target = Turn(placed, -Sweep()) }, placed);
            case CameraMove.PanRight:
                return (placed with { Target = Turn(placed, Sweep()) }, placed);
            case CameraMove.TiltUp:
                return (placed with { Target = placed.Target - Lift() }, placed);
            case CameraMove.TiltDown:
                return (placed with { Target = placed.Target + Lift() }, placed);
            case CameraMove.CraneUp:
                return (placed, Rise(placed, 0.8f));
            case CameraMove.CraneDown:
                return (Rise(placed, 0.8f), placed);
            case CameraMove.Arc:
                return (Orbit(placed, -6), Orbit(placed, 7));
            case CameraMove.ZoomIn:
                return (placed, placed with { LensMm = placed.LensMm * 1.25f, Target = Lens.Aim(placed.Position, placed.LensMm * 1.25f, placed.Subject, Where(placed).X, Where(placed).Y) });
            default:
                return (placed, placed);
        }

        float Sweep() => 2 * MathF.Atan(Lens.HalfWidth(placed.LensMm)) * 180 / MathF.PI * 0.16f;

        // The head stays in the frame from the first picture on.
        Vector3 Lift() => new(0, MathF.Min(0.45f, 0.34f * Lens.HalfHeight(placed.LensMm) * distance), 0);
    }

    private static Vector3 Where(Placed placed) => Lens.Project(placed.Position, placed.Target, placed.LensMm, 0, placed.Subject);

    // The subject stays where it is in the frame while the camera moves.
    private Placed Reach(Placed placed, Vector3 by)
    {
        var position = placed.Position + by;
        if (!Clear(position)) return placed;
        var at = Where(placed);
        return placed with { Position = position, Target = Lens.Aim(position, placed.LensMm, placed.Subject, at.X, at.Y) };
    }

    private Placed Slide(Placed placed, Vector3 by)
    {
        var position = placed.Position + by;
        return Clear(position) ? placed with { Position = position, Target = placed.Target + by * 0.35f } : placed;
    }

    private Placed Rise(Placed placed, float by)
    {
        var position = placed.Position with { Y = MathF.Min(placed.Position.Y + by, plan.Max.Y - 0.25f) };
        return Clear(position) ? placed with { Position = position } : placed;
    }

    private Placed Orbit(Placed placed, float degrees)
    {
        var (sin, cos) = MathF.SinCos(degrees * sway * MathF.PI / 180f);
        var arm = placed.Position - placed.Subject;
        var position = placed.Subject + new Vector3(arm.X * cos + arm.Z * sin, arm.Y, arm.Z * cos - arm.X * sin);
        return Reach(placed, position - placed.Position);
    }

    private static Vector3 Turn(Placed placed, float degrees)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180f);
        var arm = placed.Target - placed.Position;
        return placed.Position + new Vector3(arm.X * cos + arm.Z * sin, arm.Y, arm.Z * cos - arm.X * sin);
    }

    private bool Clear(Vector3 position)
    {
        if (!_placement.Inside(position) || line.SideOf(position) < 0.05f) return false;
        foreach (var figure in figures)
        {
            foreach (var end in (ReadOnlySpan<bool>)[false, true])
            {
                var body = Body.Of(figure, end);
                if (Blocking.Apart(position, body.Ground) < body.Radius + 0.28f && position.Y < body.Top + 0.15f) return false;
            }
        }

        return true;
    }

    private StageCamera Camera(Placed placed, float roll)
    {
        var stop = shot.Coverage is Coverage.Establishing ? 8f : Framing.FStop(shot.Size);
        var low = plan.Min + new Vector3(0.15f, 0.22f, 0.15f);
        var high = plan.Max - new Vector3(0.15f, 0.12f, 0.15f);
        var aside = plan.Enclosed ? 0.15f : plan.CameraGap;
        var position = plan.Enclosed ? Vector3.Clamp(placed.Position, low, high) : placed.Position with { X = Math.Clamp(placed.Position.X, plan.Min.X + aside, plan.Max.X - aside), Y = MathF.Max(low.Y, placed.Position.Y) };
        return new(position, placed.Target, placed.LensMm, MathF.Max(0.3f, (placed.Subject - position).Length()), stop, roll);
    }
}
