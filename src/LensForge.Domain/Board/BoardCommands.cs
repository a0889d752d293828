using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Time;

namespace LensForge.Domain.Board;

/// <summary>Shapes the shot list.</summary>
public abstract record ShapeBoard(ShotId Shot) : ProductionCommand;

/// <summary>Adds a shot beside another one.</summary>
[Needs(Right.EditPictures)]
public sealed record AddShot(ShotId Shot, bool Before = false) : ShapeBoard(Shot);

[Needs(Right.EditPictures)]
public sealed record DuplicateShot(ShotId Shot) : ShapeBoard(Shot);

/// <param name="At">From the start of the shot; a speech that is running then goes on over the cut.</param>
[Needs(Right.EditPictures)]
public sealed record SplitShot(ShotId Shot, Length At) : ShapeBoard(Shot);

/// <summary>Makes one shot of a shot and the one after it.</summary>
[Needs(Right.EditPictures)]
public sealed record MergeShots(ShotId Shot, ShotId Next) : ShapeBoard(Shot);

/// <summary>Takes a merged shot out of the other one again.</summary>
[Needs(Right.EditPictures)]
public sealed record PartShots(ShotId Shot) : ShapeBoard(Shot);

/// <param name="After">Null: to the beginning of its scene.</param>
[Needs(Right.EditPictures)]
public sealed record MoveShot(ShotId Shot, ShotId? After) : ShapeBoard(Shot);

[Needs(Right.EditPictures)]
public sealed record OmitShot(ShotId Shot) : ShapeBoard(Shot);

[Needs(Right.EditPictures)]
public sealed record RestoreShot(ShotId Shot) : ShapeBoard(Shot);

/// <param name="Number">Null: the one it was given.</param>
[Needs(Right.EditPictures)]
public sealed record RenumberShot(ShotId Shot, string? Number) : ShapeBoard(Shot);

/// <param name="Action">Null: as planned.</param>
[Needs(Right.EditPictures)]
public sealed record DescribeShot(ShotId Shot, string? Action) : ShapeBoard(Shot);

/// <param name="People">The most important first; null: as planned.</param>
[Needs(Right.EditPictures)]
public sealed record PeopleShot(ShotId Shot, IReadOnlyList<string>? People) : ShapeBoard(Shot);

/// <param name="Note">Null: none.</param>
[Needs(Right.EditPictures)]
public sealed record NoteShot(ShotId Shot, string? Note) : ShapeBoard(Shot);
