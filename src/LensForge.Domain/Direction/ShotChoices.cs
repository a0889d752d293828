using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Direction;

/// <summary>What can be chosen for a shot.</summary>
public static class ShotChoices
{
    /// <summary>Focal lengths of a set of prime lenses, 35 mm full-frame equivalents.</summary>
    public static readonly IReadOnlyList<int> Lenses = [14, 18, 21, 24, 28, 32, 35, 40, 50, 65, 75, 85, 100, 135, 200];

    /// <summary>Whole stops and those between that a focus puller is asked for.</summary>
    public static readonly IReadOnlyList<float> Stops = [1.4f, 2f, 2.8f, 4f, 5.6f, 8f, 11f, 16f, 22f];

    public static readonly Length Shortest = new(500);

    /// <summary>Ten minutes.</summary>
    public static readonly Length Longest = new(600_000);

    /// <summary>Sizes that a shot of this kind can have: a place without people is not seen from near, and an insert is as near as its thing is small.</summary>
    public static IReadOnlyList<ShotSize> Sizes(PlannedShot shot) => shot.Coverage switch
    {
        Coverage.Insert => [],
        Coverage.PointOfView => [],
        Coverage.Establishing => [ShotSize.ExtremeWide, ShotSize.Wide, ShotSize.Full],
        _ when shot.Subjects.Count == 0 => [ShotSize.ExtremeWide, ShotSize.Wide, ShotSize.Full],
        _ => [.. Enum.GetValues<ShotSize>().Where(size => size != ShotSize.Insert)],
    };

    /// <summary>Whether the camera of such a shot can be put elsewhere: an insert's hangs over its thing, a point of view's is somebody's eyes.</summary>
    public static bool CanMove(PlannedShot shot) => shot.Coverage is not (Coverage.Insert or Coverage.PointOfView);

    /// <summary>The lens that a planner takes for a size.</summary>
    public static int UsualLens(Coverage coverage, ShotSize size) => coverage switch
    {
        Coverage.Insert => 50,
        Coverage.OverTheShoulder => 50,
        Coverage.PointOfView => 35,
        Coverage.TwoShot => size >= ShotSize.Medium ? 50 : 35,
        _ => size switch
        {
            ShotSize.ExtremeWide => 24,
            ShotSize.Wide => 28,
            ShotSize.Full or ShotSize.MediumWide => 35,
            ShotSize.Medium => 50,
            ShotSize.MediumCloseUp => 65,
            _ => 85,
        },
    };
}
