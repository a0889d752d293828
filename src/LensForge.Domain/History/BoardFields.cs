using LensForge.Domain.Board;
using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>What people do to the shot list, and what undoes it.</summary>
internal static class BoardFields
{
    public static readonly IReadOnlyList<Field> All =
    [
        Said<ShotRenumbered>("number", said => said.Number, (shot, said) => new RenumberShot(shot, said.Number)),
        Said<ShotDescribed>("action", said => said.Action, (shot, said) => new DescribeShot(shot, said.Action)),
        Said<ShotPeopled>("people", said => said.People is null ? null : string.Join(", ", said.People), (shot, said) => new PeopleShot(shot, said.People)),
        Said<ShotNoted>("note", said => said.Note, (shot, said) => new NoteShot(shot, said.Note)),
        new("shot list", FieldScope.Plan, Of, (state, shot) => state.Board.Films(new(shot)), (then, shot, now) => then.Board.Films(new(shot)) ? new RestoreShot(new(now)) : new OmitShot(new(now)))
        {
            Back = (_, happened) => happened switch
            {
                ShotAdded added => new OmitShot(added.Shot),
                ShotDuplicated copied => new OmitShot(copied.Copy),
                ShotOmitted omitted => new RestoreShot(omitted.Shot),
                ShotRestored restored => new OmitShot(restored.Shot),
                ShotSplit split => new MergeShots(split.Shot, split.Rest),
                ShotsMerged merged => new PartShots(merged.Gone),
                ShotsParted parted => new MergeShots(parted.Shot, parted.Back),
                _ => throw Unknown(happened),
            },
            Forth = (_, happened) => happened switch
            {
                ShotAdded added => new RestoreShot(added.Shot),
                ShotDuplicated copied => new RestoreShot(copied.Copy),
                ShotOmitted omitted => new OmitShot(omitted.Shot),
                ShotRestored restored => new RestoreShot(restored.Shot),
                ShotSplit split => new PartShots(split.Rest),
                ShotsMerged merged => new MergeShots(merged.Shot, merged.Gone),
                ShotsParted parted => new PartShots(parted.Back),
                _ => throw Unknown(happened),
            },
        },
        new("order", FieldScope.Plan, happened => (happened as ShotMoved)?.Shot.Value, (state, shot) => Before(state, new(shot)), (then, shot, now) => new MoveShot(new(now), Before(then, new(shot))))
        {
            Back = (before, happened) => new MoveShot(((ShotMoved)happened).Shot, Before(before, ((ShotMoved)happened).Shot)),
            Forth = (_, happened) => new MoveShot(((ShotMoved)happened).Shot, ((ShotMoved)happened).After),
        },
    ];

    private static string? Of(ProductionEvent happened) => happened switch
    {
        ShotDuplicated copied => copied.Copy.Value,
        ShotSplit split => split.Rest.Value,
        ShotsMerged merged => merged.Gone.Value,
        ShotsParted parted => parted.Back.Value,
        ShotAdded or ShotOmitted or ShotRestored => ((BoardShaped)happened).Shot.Value,
        _ => null,
    };

    private static ShotId? Before(Production state, ShotId shot) => state.Planned?.Plan.Scenes.FirstOrDefault(scene => scene.Ordinal == shot.Scene) is { } scene
        ? state.Board.Order(scene).TakeWhile(one => one != shot).Select(one => (ShotId?)one).LastOrDefault()
        : null;

    private static Field Said<T>(string kind, Func<ShotSaying, object?> value, Func<ShotId, ShotSaying, ShapeBoard> restore)
        where T : BoardShaped => new(
        kind, FieldScope.Shot, happened => (happened as T)?.Shot.Value, (state, shot) => value(state.Board.Of(new(shot))), (then, shot, now) => restore(new(now), then.Board.Of(new(shot))))
    {
        Said = state => state.Board.Said.Where(shot => value(shot.Value) is not null).Select(shot => shot.Key.Value),
    };

    private static InvalidOperationException Unknown(ProductionEvent happened) => new($"{happened.GetType().Name} is no change of the shot list.");
}
