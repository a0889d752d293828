using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Direction;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>A field of a shot that was changed.</summary>
/// <param name="Event">Number of the event.</param>
/// <param name="Again">What sets the field to this again.</param>
/// <param name="Before">The change before it; of that one no further is kept.</param>
public sealed record FieldChange(ShotId Shot, string Field, long Event, string? By, ProductionCommand Again, FieldChange? Before);

/// <summary>Who changed a field of a shot last, and who before.</summary>
public sealed record FieldLog(ImmutableDictionary<(ShotId Shot, string Field), FieldChange> Changes)
{
    public static readonly FieldLog None = new(ImmutableDictionary<(ShotId, string), FieldChange>.Empty);

    public FieldLog Apply(StoredEvent stored, ProductionEvent happened)
    {
        if (happened is ShotListPlanned) return None;
        if (Told(happened) is not var (shot, field, again)) return this;
        var before = Changes.GetValueOrDefault((shot, field));
        return new(Changes.SetItem((shot, field), new(shot, field, stored.Sequence, stored.User, again, before is null ? null : before with { Before = null })));
    }

    /// <summary>The field that an event is about, in words, and the command that does the same again; null for events of other kinds.</summary>
    private static (ShotId Shot, string Field, ProductionCommand Again)? Told(ProductionEvent happened) => happened switch
    {
        ShotResized said => (said.Shot, "size", new ResizeShot(said.Shot, said.Size)),
        ShotAngled said => (said.Shot, "angle", new AngleShot(said.Shot, said.Angle)),
        CameraMoveGiven said => (said.Shot, "move", new GiveCameraMove(said.Shot, said.Move)),
        LensGiven said => (said.Shot, "lens", new GiveLens(said.Shot, said.LensMm)),
        StopGiven said => (said.Shot, "stop", new GiveStop(said.Shot, said.FStop)),
        ShotRetimed said => (said.Shot, "length", new RetimeShot(said.Shot, said.Length)),
        ShotLookChosen said => (said.Shot, "look", new ChooseShotLook(said.Shot, said.Look)),
        ShotRenumbered said => (said.Shot, "number", new RenumberShot(said.Shot, said.Number)),
        ShotDescribed said => (said.Shot, "action", new DescribeShot(said.Shot, said.Action)),
        ShotPeopled said => (said.Shot, "people", new PeopleShot(said.Shot, said.People)),
        ShotNoted said => (said.Shot, "note", new NoteShot(said.Shot, said.Note)),
        _ => null,
    };
}
