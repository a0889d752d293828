using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Jobs;

/// <param name="At">Null: there is none any more.</param>
public sealed record DeadlineSet(DateTimeOffset? At) : ProductionEvent;

/// <summary>Says when a production has to be ready, which lifts its work as that comes near.</summary>
/// <param name="By">Who says so: an owner or a director.</param>
[Needs(Right.Approve)]
public sealed record SetDeadline(DateTimeOffset? At, string By) : ProductionCommand;

/// <summary>What deadlines do to the line of work.</summary>
public static class Deadline
{
    /// <summary>From so long before it on, a deadline lifts the work of its production, and not after it.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromHours(24);

    public static bool Lifts(DateTimeOffset? deadline, DateTimeOffset now) => deadline is { } at && now <= at && at - now <= Near;

    public static IReadOnlyList<ProductionEvent> Decide(Production state, SetDeadline set)
    {
        if (state.Team.RoleOf(set.By) is not (Role.Owner or Role.Director) && set.By != Gate.House)
            throw new RefusedException("Owners and directors say when a production has to be ready. Ask one of them.");
        return state.Deadline == set.At ? [] : [new DeadlineSet(set.At)];
    }
}
