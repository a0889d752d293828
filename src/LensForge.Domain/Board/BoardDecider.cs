using LensForge.Domain.Direction;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Board;

/// <summary>The part of the production's decisions that is about which shots there are, and in what order.</summary>
internal static class BoardDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, ShapeBoard command) => command switch
    {
        AddShot add => Add(new(state, add.Shot), add.Before),
        DuplicateShot copy => Copy(new(state, copy.Shot)),
        SplitShot split => Split(new(state, split.Shot), split.At),
        MergeShots merge => Merge(new(state, merge.Shot), new(state, merge.Next)),
        PartShots part => Part(state, part.Shot),
        MoveShot move => Move(new(state, move.Shot), move.After),
        OmitShot omit => state.Board.Omitted.Contains(omit.Shot) ? [] : [new ShotOmitted(new BoardShot(state, omit.Shot).Id)],
        RestoreShot restore => state.Board.Omitted.Contains(restore.Shot) ? [new ShotRestored(restore.Shot)] : Restore(state, restore.Shot),
        RenumberShot or DescribeShot or PeopleShot or NoteShot => SayingDecider.Decide(state, command),
        _ => throw new RefusedException($"A shot list cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Add(BoardShot beside, bool before)
    {
        var after = before ? beside.Before : beside.Id;
        var number = after is { } neighbour ? ShotNumbering.After(beside.NumberOf(neighbour), beside.Numbers) : ShotNumbering.Before(beside.Number, beside.Numbers);
        var id = beside.NewId(number);
        var (shot, staging) = (beside.Shot, new Restaging(beside.Planned.Shots));
        // What an editor misses most often between two shots: the face of whoever is not being looked at.
        var face = staging.People.FirstOrDefault(name => !shot.Subjects.Take(1).Contains(name)) ?? staging.People.FirstOrDefault();
        var (coverage, size) = face is null ? (Coverage.Establishing, ShotSize.Wide) : (Coverage.Reaction, ShotSize.MediumCloseUp);
        var made = new PlannedShot(
            number, coverage, size, CameraAngle.Eye, CameraMove.Static, ShotChoices.UsualLens(coverage, size), new(3000), face is null ? [] : [face], null, shot.Words, [], "",
            $"Added {(before ? "before" : "after")} {shot.Number}", shot.Intensity);
        return [new ShotAdded(id, new(made, staging.Stage(made, beside.Staged.Stage, beside.At, atEnd: !before), beside.Id, Extra: true), after)];
    }

    private static List<ProductionEvent> Copy(BoardShot shot)
    {
        var number = ShotNumbering.After(shot.Number, shot.Numbers);
        var copy = shot.NewId(number);
        var directed = shot.Directed;
        List<ProductionEvent> made = [new ShotDuplicated(shot.Id, copy, new(directed.Shot with { Number = number, Reason = $"Copy of {shot.Number}; {directed.Shot.Reason}" }, directed.Stage, shot.Id, Extra: true))];
        if (shot.State.LookBook.Shots.TryGetValue(shot.Id, out var look)) made.Add(new ShotLookChosen(copy, look));
        return made;
    }

    private static List<ProductionEvent> Split(BoardShot shot, Length at)
    {
        var directed = shot.Directed.Shot;
        var shortest = ShotChoices.Shortest.Milliseconds;
        if (at.Milliseconds < shortest || directed.Length.Milliseconds - at.Milliseconds < shortest)
            throw new RefusedException($"Shot {shot.Number} lasts {Seconds(directed.Length)}. Cut it where both parts are at least {Seconds(ShotChoices.Shortest)} long.");
        var number = ShotNumbering.After(shot.Number, shot.Numbers);
        var rest = shot.NewId(number);
        // The camera that was said of the shot stays with its first part, as said; the second begins with it as its own.
        var (first, second) = ShotCut.Split(directed, at);
        var whole = shot.Staged.Shot;
        first = whole with { Number = shot.OwnNumber, Length = first.Length, Dialogue = first.Dialogue, Action = first.Action, Words = first.Words };
        var staging = new Restaging(shot.Planned.Shots);
        var begun = staging.Stage(first, shot.Staged.Stage, shot.At, atEnd: false);
        second = second with { Number = number };
        var extra = shot.State.Board.Shaped.GetValueOrDefault(shot.Id);
        List<ProductionEvent> made =
        [
            new ShotSplit(shot.Id, new(first, begun, extra?.Beside, extra?.Extra ?? false), rest, new(second, staging.Stage(second, begun, shot.At, atEnd: true), shot.Id, extra?.Extra ?? false)),
            .. Settled(shot),
        ];
        var said = shot.State.Directions.Of(shot.Id);
        if (said.LensMm is { } lens) made.Add(new LensGiven(rest, lens));
        if (said.FStop is { } stop) made.Add(new StopGiven(rest, stop));
        if (shot.State.LookBook.Shots.TryGetValue(shot.Id, out var look)) made.Add(new ShotLookChosen(rest, look));
        return made;
    }

    private static List<ProductionEvent> Merge(BoardShot shot, BoardShot next)
    {
        if (shot.Id == next.Id) throw new RefusedException($"Shot {shot.Number} is one shot already.");
        if (shot.Id.Scene != next.Id.Scene) throw new RefusedException($"Shots {shot.Number} and {next.Number} are of two scenes. Only neighbours in one scene can be made one.");
        if (next.Before != shot.Id) throw new RefusedException($"Shot {next.Number} does not follow {shot.Number}. Move it there first, or merge two that follow one another.");
        var joined = ShotCut.Join(shot.Directed.Shot, next.Directed.Shot);
        if (joined.Length.Milliseconds > ShotChoices.Longest.Milliseconds) throw new RefusedException($"Together they last {Seconds(joined.Length)}; a shot lasts at most {Seconds(ShotChoices.Longest)}.");
        // What is said of the first one's camera goes on being said; its people and size are those of both.
        var said = shot.State.Directions.Of(shot.Id);
        var whole = joined with { Number = shot.OwnNumber, Angle = shot.Staged.Shot.Angle, Move = shot.Staged.Shot.Move, LensMm = said.LensMm is null ? joined.LensMm : shot.Staged.Shot.LensMm };
        var stage = new Restaging(shot.Planned.Shots).Stage(whole, shot.Staged.Stage, shot.At, atEnd: false);
        var before = shot.State.Board.Shaped.GetValueOrDefault(shot.Id);
        var planned = shot.Planned.Shots.FirstOrDefault(one => one.Id == shot.Id);
        var shaped = planned is not null && ShotCut.Same(planned.Shot, whole) ? null
            : new ShapedShot(whole, stage, before?.Beside, (before?.Extra ?? false) && shot.State.Board.Shaped.GetValueOrDefault(next.Id) is { Extra: true });
        List<ProductionEvent> made = [new ShotsMerged(shot.Id, next.Id, shaped), .. Settled(shot)];
        if (said.Size is not null) made.Add(new ShotResized(shot.Id, null));
        return made;
    }

    private static List<ProductionEvent> Part(Production state, ShotId gone)
    {
        if (!state.Board.Merged.TryGetValue(gone, out var merged)) return BoardShot.Known(state, gone) ? [] : throw BoardShot.Nowhere(gone);
        var into = new BoardShot(state, merged.Into);
        // Only the last joint can be opened: what was cut or joined since is inside it.
        var now = state.Board.Shaped.GetValueOrDefault(merged.Into);
        if (now is null != merged.Whole is null || (now is not null && !ShotCut.Same(now.Shot, merged.Whole!.Shot)))
            throw new RefusedException($"Shot {into.Number} was cut or joined again since. Take that back first, the last one first.");
        return [new ShotsParted(merged.Into, gone), .. Settled(into)];
    }

    private static IReadOnlyList<ProductionEvent> Move(BoardShot shot, ShotId? after)
    {
        if (after == shot.Id) return [];
        if (after is { } goal && goal.Scene != shot.Id.Scene)
        {
            if (!BoardShot.Known(shot.State, goal)) throw BoardShot.Nowhere(goal);
            throw new RefusedException($"Shot {shot.Number} shows words, people and place of its own scene, so it stays in it. Add a shot to the other scene instead.");
        }

        var order = shot.Order.Where(one => one != shot.Id).ToList();
        if (after is { } there && !order.Contains(there)) throw BoardShot.Nowhere(there);
        order.Insert(after is { } before ? order.IndexOf(before) + 1 : 0, shot.Id);
        return order.SequenceEqual(shot.Order) ? [] : [new ShotMoved(shot.Id, after)];
    }

    private static IReadOnlyList<ProductionEvent> Restore(Production state, ShotId shot) =>
        state.Board.Merged.ContainsKey(shot) ? Part(state, shot) : BoardShot.Known(state, shot) ? [] : throw BoardShot.Nowhere(shot);

    // Length and action as said are in the words and times of the new shape: said again, they would cover it.
    private static IEnumerable<ProductionEvent> Settled(BoardShot shot)
    {
        if (shot.State.Directions.Of(shot.Id).Length is not null) yield return new ShotRetimed(shot.Id, null);
        if (shot.State.Board.Of(shot.Id).Action is not null) yield return new ShotDescribed(shot.Id, null);
        if (shot.State.Board.Of(shot.Id).People is not null) yield return new ShotPeopled(shot.Id, null);
    }

    private static string Seconds(Length length) => length.Seconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + " s";
}
