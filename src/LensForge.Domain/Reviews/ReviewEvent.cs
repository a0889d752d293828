using LensForge.Domain.Productions;

namespace LensForge.Domain.Reviews;

/// <param name="Take">The take that was looked at; of an approval the one that it is pinned to.</param>
public sealed record ShotReviewed(ShotId Shot, ReviewState State, Guid? Take = null) : ProductionEvent;

/// <summary>A stale take is kept although its shot has changed.</summary>
/// <param name="Fingerprint">Of what was changed (<see cref="KeepFingerprint"/>): with another change the take is stale again.</param>
public sealed record TakeKept(ShotId Shot, Guid Take, string Fingerprint) : ProductionEvent;
