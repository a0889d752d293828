using LensForge.Domain.Board;
using LensForge.Domain.Direction;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>
/// What a change of somebody's looks, of a place, of a camera, or of the look of the pictures, makes of the shots: they are staged anew, and what
/// was filmed otherwise is stale.
/// </summary>
public static class Recasting
{
    public static ProductionSheet Apply(ProductionSheet sheet, ProductionEvent happened, StoredEvent stored) => happened switch
    {
        CharacterRecast recast => Dress(sheet with { Recast = sheet.Recast.SetItem(recast.Character, recast.Member) }, stored),
        CharacterLeftToScript left => Dress(sheet with { Recast = sheet.Recast.Remove(left.Character) }, stored),
        ProductionLookChosen or SceneLookChosen or ShotLookChosen => Dress(sheet with { LookBook = sheet.LookBook.Apply(happened) }, stored),
        BoardShaped shaped when sheet.Drafted is { } drafted => Dress(sheet with { Board = sheet.Board.Apply(shaped, drafted) }, stored),
        ShotDirected directed => Dress(sheet with { Directions = sheet.Directions.Apply(happened) }, directed.Shot, stored),
        TurnaroundRequested requested => With(sheet, requested.Looks, new(WorkOf(stored.Stream, requested.Looks), null, null)),
        TurnaroundRendered rendered => With(sheet, rendered.Looks, new(WorkOf(stored.Stream, rendered.Looks), rendered.Views, null)),
        TurnaroundFailed failed => With(sheet, failed.Looks, new(WorkOf(stored.Stream, failed.Looks), null, failed.Reason)),
        ReferenceOffered offered => sheet with { References = sheet.References.SetItem(offered.Character, new(offered.Reference, offered.Picture, offered.Kind, offered.Consent, stored.User, null, null)) },
        ReferenceRead read => With(sheet, read.Reference, reference => reference with { Looks = read.Looks }),
        ReferenceFailed failed => With(sheet, failed.Reference, reference => reference with { Failure = failed.Reason }),
        _ => sheet,
    };

    /// <summary>Puts everybody on the stages into the looks of the bible, and tells every take what has changed since it was filmed.</summary>
    public static ProductionSheet Dress(ProductionSheet sheet, StoredEvent stored)
    {
        if (sheet.Drafted is not { } drafted) return sheet;
        var staged = sheet.Board.Stage(drafted);
        var dressed = Production.Dress(staged, sheet.Board, sheet.Directions, sheet.Recast, sheet.Designs, sheet.Palette);
        sheet = sheet with { Staged = staged };
        var takes = sheet.Takes.ToBuilder();
        foreach (var shot in dressed.Shots)
            if (sheet.Takes.TryGetValue(shot.Id, out var filmed)) takes[shot.Id] = filmed.ConvertAll(take => Told(sheet, take, shot, stored));
        return sheet with { Plan = dressed, Takes = takes.ToImmutable() };
    }

    // A camera concerns its own shot, and scenes are dressed one by one. With thousands of such changes in the log, the whole plan each time would be
    // the longest part of a start.
    private static ProductionSheet Dress(ProductionSheet sheet, ShotId of, StoredEvent stored)
    {
        if (sheet is not { Staged: { } staged, Plan: { } plan } || staged.Scenes.FirstOrDefault(scene => scene.Ordinal == of.Scene) is not { } scene) return Dress(sheet, stored);
        var dressed = Production.Dress(staged with { Scenes = [scene] }, sheet.Board, sheet.Directions, sheet.Recast, sheet.Designs, sheet.Palette).Scenes[0];
        sheet = sheet with { Plan = plan with { Scenes = [.. plan.Scenes.Select(one => one.Ordinal == of.Scene ? dressed : one)] } };
        return dressed.Shots.FirstOrDefault(shot => shot.Id == of) is { } now && sheet.Takes.TryGetValue(of, out var filmed)
            ? sheet with { Takes = sheet.Takes.SetItem(of, filmed.ConvertAll(take => Told(sheet, take, now, stored))) }
            : sheet;
    }

    /// <summary>The subject under which a turnaround sheet's work stands in the queue.</summary>
    public static Guid WorkOf(Guid production, string looks) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"turnaround {production:N} {looks}")).AsSpan(0, 16));

    /// <summary>A take as it is asked for; its shot may have changed since its recipe was written.</summary>
    public static TakeSheet Told(ProductionSheet sheet, TakeSheet take, StoredEvent stored) =>
        sheet.Plan?.Find(take.Shot) is { } shot ? Told(sheet, take, shot, stored) : take;

    /// <summary>Whether a change is told by comparing the take's recipe with the plan, not by comparing drafts.</summary>
    public static bool IsTold(ShotChange change) => change.Aspect is ShotAspect.Looks or ShotAspect.Look or ShotAspect.Set || change.Of is DirectionChanges.Camera or ShapeChanges.Board;

    private static TakeSheet Told(ProductionSheet sheet, TakeSheet take, StagedShot shot, StoredEvent stored)
    {
        var (filmed, look) = (take.Recipe.LookInForce, sheet.LookBook.Of(shot.Id));
        var camera = sheet.Staged?.Find(shot.Id) is { } staged ? DirectionChanges.Between(take.Directed, sheet.Directions.Of(shot.Id), staged) : [];
        var shape = sheet.Staged is { } all ? ShapeChanges.Between(take.Shaped, sheet.Board.Own(all, shot.Id), sheet.Drafted?.Find(shot.Id)?.Shot) : [];
        IEnumerable<ShotChange> manner = filmed == look ? [] : [new(ShotAspect.Look, LookNames.Of(filmed), LookNames.Of(look))];
        var others = (take.Since?.Changes ?? []).Where(change => !IsTold(change)).ToList();
        List<ShotChange> since = [.. others, .. shape, .. camera, .. LookChanges.Between(take.Recipe.Stage, shot.Stage), .. PlaceChanges.Between(take.Recipe.Stage.Set, shot.Stage.Set, others), .. manner];
        if (!since.SequenceEqual(take.Since?.Changes ?? [])) take = take with { Since = since.Count == 0 ? null : new(since, stored.User, stored.Recorded, stored.Sequence) };
        return Reviewing.Held(take, shot, sheet.LookBook);
    }

    private static ProductionSheet With(ProductionSheet sheet, Guid id, Func<ReferenceSheet, ReferenceSheet> change) =>
        sheet.References.FirstOrDefault(one => one.Value.Id == id) is { Key: { } character, Value: var reference }
            ? sheet with { References = sheet.References.SetItem(character, change(reference)) }
            : sheet;

    private static ProductionSheet With(ProductionSheet sheet, string looks, TurnaroundSheet turnaround) =>
        sheet with { Turnarounds = sheet.Turnarounds.SetItem(looks, turnaround) };
}
