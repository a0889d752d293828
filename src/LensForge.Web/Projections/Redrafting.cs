using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>What a revised script makes of the takes: they go along with their shots, stale where the shot changed; those of dropped shots are set aside.</summary>
public static class Redrafting
{
    public static ProductionSheet Apply(ProductionSheet sheet, ShotListPlanned planned, StoredEvent stored)
    {
        var continued = planned.Continued ?? ImmutableDictionary<ShotId, ContinuedShot>.Empty;
        var takes = ImmutableDictionary.CreateBuilder<ShotId, ImmutableList<TakeSheet>>();
        var chosen = ImmutableDictionary.CreateBuilder<ShotId, ChoiceByHand>();
        var board = planned.Board ?? ShotBook.None;
        var staged = board.Stage(planned.Plan);
        foreach (var (shot, from) in continued)
        {
            var (was, now) = (sheet.Staged is { } old ? sheet.Board.Own(old, from.From) : null, board.Own(staged, shot));
            if (sheet.Takes.TryGetValue(from.From, out var before)) takes[shot] = before.ConvertAll(take => Carry(Reshaped(take, was, now), shot, from.Changes, stored));
            if (sheet.ChosenByHand.TryGetValue(from.From, out var hand)) chosen[shot] = hand;
        }

        var kept = continued.Values.Select(from => from.From).ToHashSet();
        var dropped = (sheet.Staged?.Scenes ?? sheet.Scenes).SelectMany(scene => scene.Shots.Select(shot => (scene.Heading, shot)))
            .Where(one => !kept.Contains(one.shot.Id) && sheet.TakesOf(one.shot.Id).Count > 0)
            .Select(one => new SetAsideShot(sheet.Revision, one.Heading, one.shot.Shot, stored.Recorded, stored.User, [.. sheet.TakesOf(one.shot.Id)]));
        return Noting.Apply(sheet, planned) with
        {
            Revision = planned.Revision,
            Plan = board.Arrange(staged),
            Staged = staged,
            Board = board,
            Lost = planned.Lost ?? [],
            Drafted = planned.Plan,
            LookBook = sheet.LookBook.Apply(planned),
            Directions = sheet.Directions.Apply(planned),
            Designs = PlaceBible.Carry(sheet.Designs, sheet.Drafted, planned.Plan, planned.ContinuedScenes),
            Recast = CastBible.Carry(sheet.Recast, planned.Continued),
            Reviews = sheet.Reviews.Apply(planned, null, sheet.LookBook),
            Continued = planned.Continued,
            Tray = Domain.Drafts.Tray.Apply(sheet.Tray, sheet.Drafted is null ? null : new(sheet.Revision, sheet.Drafted), planned),
            Drawings = continued.Where(shot => shot.Key.Scene < 0 && sheet.Drawings.ContainsKey(shot.Value.From)).ToImmutableDictionary(shot => shot.Key, shot => sheet.Drawings[shot.Value.From]),
            Takes = takes.ToImmutable(),
            ChosenByHand = chosen.ToImmutable(),
            SetAside = sheet.SetAside.AddRange(dropped),
        };
    }

    /// <summary>Without a take that was set aside, since it was asked for again.</summary>
    public static ProductionSheet Without(ProductionSheet sheet, Guid take) => sheet with
    {
        SetAside = [.. sheet.SetAside.Select(shot => shot with { Takes = shot.Takes.RemoveAll(one => one.Id == take) }).Where(shot => shot.Takes.Count > 0)],
    };

    // What the draft made of a shaped shot is told with the draft; only what people made of it since the take is theirs.
    private static TakeSheet Reshaped(TakeSheet take, PlannedShot? was, PlannedShot? now) =>
        was is not null && now is not null && take.Shaped is { } filmed && ShotCut.Same(filmed, was) ? take with { Shaped = now } : take;

    private static TakeSheet Carry(TakeSheet take, ShotId shot, IReadOnlyList<ShotChange> changes, StoredEvent stored)
    {
        // What the looks and the look have become is told afterwards, by what the take was filmed with; until then it stands.
        var told = (take.Since?.Changes ?? []).Where(Recasting.IsTold);
        var since = ContinuedShot.Together([.. (take.Since?.Changes ?? []).Where(change => !Recasting.IsTold(change))], changes).Concat(told).ToList();
        return take with
        {
            Shot = shot,
            Since = since.Count == 0 ? null : changes.Count == 0 ? take.Since : new(since, stored.User, stored.Recorded, stored.Sequence),
        };
    }
}
