using System.Collections.Immutable;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Reviews;

/// <summary>Who said it, when, and in which event.</summary>
public sealed record ReviewStamp(string? By, DateTimeOffset At, long Position);

/// <param name="Approval">What was approved; null in every other state.</param>
/// <param name="Stamp">Null where only deciding is done.</param>
public sealed record ReviewMark(ReviewState State, Approval? Approval, ReviewStamp? Stamp);

/// <summary>How far every shot has come. Shots of which nobody has said anything are to do.</summary>
/// <param name="Kept">By the take: the fingerprint that it is kept for.</param>
public sealed record ReviewBook(ImmutableDictionary<ShotId, ReviewMark> Marks, ImmutableDictionary<Guid, string> Kept)
{
    public static readonly ReviewBook None = new(ImmutableDictionary<ShotId, ReviewMark>.Empty, ImmutableDictionary<Guid, string>.Empty);

    public ReviewMark? Of(ShotId shot) => Marks.GetValueOrDefault(shot);

    /// <param name="plan">As it is to be filmed when it happened.</param>
    public ReviewBook Apply(ProductionEvent happened, ShotPlan? plan, LookBook looks, ReviewStamp? stamp = null) => happened switch
    {
        ShotReviewed reviewed => this with
        {
            Marks = Marks.SetItem(reviewed.Shot, new(
                reviewed.State,
                reviewed is { State: ReviewState.Approved, Take: { } take } && plan is not null ? Approval.Of(plan, looks, reviewed.Shot, take) : null,
                stamp)),
        },
        TakeKept kept => this with { Kept = Kept.SetItem(kept.Take, kept.Fingerprint) },
        ShotListPlanned { Continued: { } continued } => this with
        {
            Marks = continued.Where(shot => Marks.ContainsKey(shot.Value.From)).ToImmutableDictionary(shot => shot.Key, shot => Marks[shot.Value.From]),
        },
        _ => this,
    };
}
