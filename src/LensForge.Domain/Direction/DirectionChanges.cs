using System.Globalization;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Direction;

/// <summary>What people have said about a shot's camera since a take was filmed.</summary>
public static class DirectionChanges
{
    /// <summary>Marks a change as one of direction, not of the draft.</summary>
    public const string Camera = "camera";

    /// <param name="filmed">What was said when the take was asked for.</param>
    /// <param name="planned">The shot and its stage as planned now, before anything is said.</param>
    public static IReadOnlyList<ShotChange> Between(ShotDirection filmed, ShotDirection now, StagedShot planned)
    {
        if (filmed == now) return [];
        var (one, two) = (filmed.Of(planned.Shot), now.Of(planned.Shot));
        var stop = planned.Stage.CameraStart.FStop;
        (ShotAspect Aspect, string From, string To)[] aspects =
        [
            (ShotAspect.Size, one.Size.ToString(), two.Size.ToString()),
            (ShotAspect.Angle, one.Angle.ToString(), two.Angle.ToString()),
            (ShotAspect.Move, one.Move.ToString(), two.Move.ToString()),
            (ShotAspect.Lens, $"{one.LensMm} mm", $"{two.LensMm} mm"),
            (ShotAspect.Length, Seconds(one), Seconds(two)),
            (ShotAspect.Stop, Stop(filmed.FStop ?? stop), Stop(now.FStop ?? stop)),
        ];
        return [.. aspects.Where(aspect => aspect.From != aspect.To).Select(aspect => new ShotChange(aspect.Aspect, aspect.From, aspect.To, Camera))];
    }

    /// <summary>"f/2.8".</summary>
    public static string Stop(float stop) => "f/" + stop.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Seconds(PlannedShot shot) => shot.Length.Seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
