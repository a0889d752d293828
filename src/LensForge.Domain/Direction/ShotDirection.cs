using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Direction;

/// <summary>What people have said about one shot's camera, where it departs from the plan; null leaves it to the plan.</summary>
/// <param name="LensMm">Focal length as a 35 mm full-frame equivalent, one of <see cref="ShotChoices.Lenses"/>.</param>
/// <param name="FStop">Aperture number, one of <see cref="ShotChoices.Stops"/>: the smaller, the less is sharp.</param>
/// <param name="Length">On screen.</param>
public sealed record ShotDirection(
    ShotSize? Size = null, CameraAngle? Angle = null, CameraMove? Move = null, int? LensMm = null, float? FStop = null, Length? Length = null)
{
    public static readonly ShotDirection None = new();

    public bool IsEmpty => this == None;

    /// <summary>What takes all of it back, a field at a time.</summary>
    public IEnumerable<DirectShot> Taken(ShotId shot)
    {
        if (Size is not null) yield return new ResizeShot(shot, null);
        if (Angle is not null) yield return new AngleShot(shot, null);
        if (Move is not null) yield return new GiveCameraMove(shot, null);
        if (LensMm is not null) yield return new GiveLens(shot, null);
        if (FStop is not null) yield return new GiveStop(shot, null);
        if (Length is not null) yield return new RetimeShot(shot, null);
    }

    /// <summary>The plan's shot with what is said of it. A size without a lens of its own takes the lens that goes with it.</summary>
    public PlannedShot Of(PlannedShot planned)
    {
        var size = Size ?? planned.Size;
        return planned with
        {
            Size = size,
            Angle = Angle ?? planned.Angle,
            Move = Move ?? planned.Move,
            LensMm = LensMm ?? (size == planned.Size ? planned.LensMm : ShotChoices.UsualLens(planned.Coverage, size)),
            Length = Length ?? planned.Length,
        };
    }
}
