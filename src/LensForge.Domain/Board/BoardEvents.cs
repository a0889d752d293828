using LensForge.Domain.Productions;

namespace LensForge.Domain.Board;

/// <summary>Somebody has shaped the shot list.</summary>
public abstract record BoardShaped(ShotId Shot) : ProductionEvent
{
    /// <summary>Shots that stand on another stage than before, or are there again.</summary>
    public virtual IEnumerable<ShotId> Restaged() => [];
}

/// <param name="After">The shot that it follows in its scene; null: it is the first.</param>
public sealed record ShotAdded(ShotId Shot, ShapedShot Made, ShotId? After) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot];
}

/// <summary>A copy follows its original.</summary>
public sealed record ShotDuplicated(ShotId Shot, ShotId Copy, ShapedShot Made) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Copy];
}

/// <param name="Rest">The new shot, which follows.</param>
public sealed record ShotSplit(ShotId Shot, ShapedShot First, ShotId Rest, ShapedShot Second) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot, Rest];
}

/// <summary>A shot has gone into the one before it.</summary>
/// <param name="Whole">Null: the shot is as planned.</param>
public sealed record ShotsMerged(ShotId Shot, ShotId Gone, ShapedShot? Whole) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot];
}

/// <summary>A merged shot is one of its own again, and the one that had it is as it was before.</summary>
public sealed record ShotsParted(ShotId Shot, ShotId Back) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot, Back];
}

/// <param name="After">Null: it is the first of its scene.</param>
public sealed record ShotMoved(ShotId Shot, ShotId? After) : BoardShaped(Shot);

/// <summary>The shot is not filmed; its number, its takes and everything said of it are kept.</summary>
public sealed record ShotOmitted(ShotId Shot) : BoardShaped(Shot);

public sealed record ShotRestored(ShotId Shot) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot];
}

/// <param name="Number">Null: the one it was given.</param>
public sealed record ShotRenumbered(ShotId Shot, string? Number) : BoardShaped(Shot);

/// <param name="Action">What happens in it; null: as planned.</param>
public sealed record ShotDescribed(ShotId Shot, string? Action) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot];
}

/// <param name="People">Who is to be seen, the most important first; null: as planned.</param>
public sealed record ShotPeopled(ShotId Shot, IReadOnlyList<string>? People) : BoardShaped(Shot)
{
    public override IEnumerable<ShotId> Restaged() => [Shot];
}

/// <param name="Note">For the crew; null: none.</param>
public sealed record ShotNoted(ShotId Shot, string? Note) : BoardShaped(Shot);
