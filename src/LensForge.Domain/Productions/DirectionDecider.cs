using System.Globalization;
using LensForge.Domain.Board;
using LensForge.Domain.Direction;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Productions;

/// <summary>The part of the production's decisions that is about the cameras of its shots, a field at a time, so that two people may change two of them at once.</summary>
internal static class DirectionDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, DirectShot command) => command switch
    {
        ResizeShot change => Resize(state, change),
        AngleShot change => Angle(state, change),
        GiveCameraMove change => Move(state, change),
        GiveLens change => Lens(state, change),
        GiveStop change => Stop(state, change),
        RetimeShot change => Retime(state, change),
        _ => throw new RefusedException($"A camera cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Resize(Production state, ResizeShot change)
    {
        var (planned, said) = Find(state, change.Shot);
        var size = change.Size == planned.Size ? null : change.Size;
        if (size is { } wanted && !ShotChoices.Sizes(planned).Contains(wanted)) throw new RefusedException(Stays(planned, "it has the size of what it shows") ?? "Nobody is in this shot to be seen so near. Choose extreme wide, wide or full.");
        return said.Size == size ? [] : [new ShotResized(change.Shot, size)];
    }

    private static IReadOnlyList<ProductionEvent> Angle(Production state, AngleShot change)
    {
        var (planned, said) = Find(state, change.Shot);
        var angle = change.Angle == planned.Angle ? null : change.Angle;
        if (angle is { } wanted) Known(wanted, planned);
        return said.Angle == angle ? [] : [new ShotAngled(change.Shot, angle)];
    }

    private static IReadOnlyList<ProductionEvent> Move(Production state, GiveCameraMove change)
    {
        var (planned, said) = Find(state, change.Shot);
        var move = change.Move == planned.Move ? null : change.Move;
        if (move is { } wanted) Known(wanted, planned);
        return said.Move == move ? [] : [new CameraMoveGiven(change.Shot, move)];
    }

    private static IReadOnlyList<ProductionEvent> Lens(Production state, GiveLens change)
    {
        var (_, said) = Find(state, change.Shot);
        if (change.LensMm is { } lens && !ShotChoices.Lenses.Contains(lens)) throw new RefusedException($"There is no {lens} mm lens in the case. Choose one of {string.Join(", ", ShotChoices.Lenses)} mm.");
        return said.LensMm == change.LensMm ? [] : [new LensGiven(change.Shot, change.LensMm)];
    }

    private static IReadOnlyList<ProductionEvent> Stop(Production state, GiveStop change)
    {
        var (_, said) = Find(state, change.Shot);
        if (change.FStop is { } stop && !ShotChoices.Stops.Contains(stop)) throw new RefusedException($"Choose one of the stops {string.Join(", ", ShotChoices.Stops.Select(one => one.ToString("0.#", CultureInfo.InvariantCulture)))}.");
        return said.FStop == change.FStop ? [] : [new StopGiven(change.Shot, change.FStop)];
    }

    private static IReadOnlyList<ProductionEvent> Retime(Production state, RetimeShot change)
    {
        var (planned, said) = Find(state, change.Shot);
        var length = change.Length == planned.Length ? null : change.Length;
        if (length is { } wanted && (wanted.Milliseconds < ShotChoices.Shortest.Milliseconds || wanted.Milliseconds > ShotChoices.Longest.Milliseconds))
            throw new RefusedException($"A shot is from {ShotChoices.Shortest.Seconds} to {ShotChoices.Longest.Seconds} seconds long.");
        return said.Length == length ? [] : [new ShotRetimed(change.Shot, length)];
    }

    private static (PlannedShot Planned, ShotDirection Said) Find(Production state, ShotId shot) => (new BoardShot(state, shot).Shot, state.Directions.Of(shot));

    private static void Known<T>(T wanted, PlannedShot planned)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(wanted)) throw new RefusedException($"There is no {typeof(T).Name} {wanted}.");
        if (Stays(planned, "its camera stays where it is") is { } why) throw new RefusedException(why);
    }

    private static string? Stays(PlannedShot planned, string what) => ShotChoices.CanMove(planned) ? null
        : $"This is {(planned.Coverage == Coverage.Insert ? "an insert" : "somebody's point of view")}: {what}. Its lens, stop and length can be chosen.";
}
