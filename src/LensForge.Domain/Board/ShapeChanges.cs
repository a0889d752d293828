using System.Globalization;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Board;

/// <summary>What people have made of a shot since a take of it was filmed.</summary>
public static class ShapeChanges
{
    /// <summary>Marks a change as one of the board, not of the draft.</summary>
    public const string Board = "board";

    /// <param name="filmed">As people had made it when the take was asked for; null: as planned.</param>
    /// <param name="planned">As the planner has it; null for a shot that people made.</param>
    public static IReadOnlyList<ShotChange> Between(PlannedShot? filmed, PlannedShot? now, PlannedShot? planned)
    {
        if (filmed is null && now is null) return [];
        var (one, two) = (filmed ?? planned, now ?? planned);
        if (one is null || two is null || ShotCut.Same(one, two)) return [];
        (ShotAspect Aspect, string From, string To)[] aspects =
        [
            (ShotAspect.Words, WordBag.Words(one), WordBag.Words(two)),
            (ShotAspect.Who, string.Join(", ", one.Subjects), string.Join(", ", two.Subjects)),
            (ShotAspect.Size, Frame(one), Frame(two)),
            (ShotAspect.Length, Seconds(one), Seconds(two)),
        ];
        return [.. aspects.Where(aspect => aspect.From != aspect.To).Select(aspect => new ShotChange(aspect.Aspect, aspect.From, aspect.To, Board))];
    }

    private static string Frame(PlannedShot shot) => $"{shot.Size}{(shot.Coverage == Coverage.Single ? "" : $", {shot.Coverage}")}";

    private static string Seconds(PlannedShot shot) => shot.Length.Seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
