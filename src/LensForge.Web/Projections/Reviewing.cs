using System.Runtime.CompilerServices;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>A shot's review as pages show it.</summary>
/// <param name="State">As it counts now: an approval whose shot was changed since is up for review again.</param>
/// <param name="Reopened">What was changed since the approval; null where nothing was.</param>
public sealed record ReviewSheet(ReviewState State, Approval? Approval, ApprovalDifference? Reopened, ReviewStamp? Stamp)
{
    public static readonly ReviewSheet Untouched = new(ReviewState.Todo, null, null, null);
}

/// <summary>A take that somebody keeps although it is stale.</summary>
/// <param name="Kept">The fingerprint that it is kept for.</param>
/// <param name="Present">The fingerprint of what is so now.</param>
public sealed record Keeping(string? By, DateTimeOffset At, long Position, string Kept, string Present)
{
    public bool Holds => Kept == Present;
}

/// <summary>What is said of how far shots have come.</summary>
public static class Reviewing
{
    // A board asks for every tile at every redraw, and what is compared changes seldom.
    private static readonly ConditionalWeakTable<Approval, Compared> Known = [];

    public static ProductionSheet Apply(ProductionSheet sheet, ProductionEvent happened, StoredEvent stored)
    {
        var reviewed = sheet with { Reviews = sheet.Reviews.Apply(happened, sheet.Plan, sheet.LookBook, new(stored.User, stored.Recorded, stored.Sequence)) };
        if (happened is not TakeKept kept || sheet.Plan?.Find(kept.Shot) is not { } shot) return reviewed;
        return reviewed with
        {
            Takes = reviewed.Takes.SetItem(kept.Shot, reviewed.Takes.GetValueOrDefault(kept.Shot, []).ConvertAll(take => take.Id != kept.Take ? take : take with
            {
                Kept = new(stored.User, stored.Recorded, stored.Sequence, kept.Fingerprint, Fingerprint(take, shot, sheet.LookBook)),
            })),
        };
    }

    /// <summary>A kept take after its shot may have changed.</summary>
    public static TakeSheet Held(TakeSheet take, StagedShot shot, LookBook looks) =>
        take.Kept is { } kept && Fingerprint(take, shot, looks) is var present && present != kept.Present ? take with { Kept = kept with { Present = present } } : take;

    public static string Fingerprint(TakeSheet take, StagedShot shot, LookBook looks) =>
        KeepFingerprint.Of(take.Recipe, shot.Stage, looks.Of(shot.Id), take.Since?.Changes ?? []);

    public static ReviewSheet Of(ProductionSheet sheet, ShotId shot)
    {
        if (sheet.Reviews.Of(shot) is not { } mark) return ReviewSheet.Untouched;
        if (mark.Approval is not { } approval || sheet.Plan is not { } plan) return new(mark.State, mark.Approval, null, mark.Stamp);
        if (!Known.TryGetValue(approval, out var known) || !ReferenceEquals(known.Plan, plan) || !ReferenceEquals(known.Looks, sheet.LookBook) || known.Shot != shot)
            Known.AddOrUpdate(approval, known = new(plan, sheet.LookBook, shot, approval.Since(plan, sheet.LookBook, shot, null)));
        var since = known.Since with { OtherTake = sheet.Chosen(shot) is { } chosen && chosen.Id != approval.Take };
        return since.Stands ? new(mark.State, approval, null, mark.Stamp) : new(ReviewState.Review, approval, since, mark.Stamp);
    }

    private sealed record Compared(ShotPlan Plan, LookBook Looks, ShotId Shot, ApprovalDifference Since);
}
