namespace LensForge.Domain.Productions;

/// <summary>
/// What is different about a shot between two drafts, and about those in it (<see cref="Looks"/>), the manner of the pictures
/// (<see cref="Look"/>) and paint, light and dressing of the place (<see cref="Set"/>) and the aperture (<see cref="Stop"/>) since a take was filmed.
/// </summary>
public enum ShotAspect { Place, Time, Weather, Dressing, Words, Who, Size, Angle, Move, Lens, Length, Looks, Look, Set, Stop }

/// <summary>In words as people read them: "DAY" became "NIGHT".</summary>
/// <param name="Of">Whose looks or what about the place: "IRIS's coat", "KITCHEN's palette"; "camera" where somebody directed it; null for everything else.</param>
public sealed record ShotChange(ShotAspect Aspect, string From, string To, string? Of = null);

/// <summary>The shot of the plan before that a shot goes on from.</summary>
/// <param name="Changes">Empty: it is the same shot, and what was filmed of it still shows it.</param>
public sealed record ContinuedShot(ShotId From, IReadOnlyList<ShotChange> Changes)
{
    /// <summary>What has changed since a take was filmed, over several drafts: what was changed back is no change.</summary>
    public static IReadOnlyList<ShotChange> Together(IReadOnlyList<ShotChange> before, IReadOnlyList<ShotChange> after)
    {
        if (before.Count == 0) return after;
        if (after.Count == 0) return before;
        return
        [
            .. before.Concat(after).GroupBy(change => change.Aspect)
                .Select(aspect => new ShotChange(aspect.Key, aspect.First().From, aspect.Last().To))
                .Where(change => change.From != change.To)
                .OrderBy(change => change.Aspect),
        ];
    }
}
