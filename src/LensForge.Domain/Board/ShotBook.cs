using System.Collections.Immutable;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Board;

/// <summary>
/// How people have shaped the shot list of a plan. The plan itself stays the planner's: this makes of it the shots that are filmed.
/// </summary>
/// <param name="Shaped">Shots that were cut, joined or made by people.</param>
/// <param name="Orders">By the order of the scene, from 1: every shot of it, omitted and merged ones too; scenes in the planner's order are not in it.</param>
/// <param name="Omitted">Shots that are not filmed.</param>
/// <param name="Merged">Shots that went into another one.</param>
public sealed record ShotBook(
    ImmutableDictionary<ShotId, ShapedShot> Shaped,
    ImmutableDictionary<int, ImmutableList<ShotId>> Orders,
    ImmutableHashSet<ShotId> Omitted,
    ImmutableDictionary<ShotId, MergedShot> Merged,
    ImmutableDictionary<ShotId, ShotSaying> Said)
{
    public static readonly ShotBook None = new(
        ImmutableDictionary<ShotId, ShapedShot>.Empty,
        ImmutableDictionary<int, ImmutableList<ShotId>>.Empty,
        [],
        ImmutableDictionary<ShotId, MergedShot>.Empty,
        ImmutableDictionary<ShotId, ShotSaying>.Empty);

    public bool IsEmpty => Shaped.IsEmpty && Orders.IsEmpty && Omitted.IsEmpty && Merged.IsEmpty && Said.IsEmpty;

    public ShotSaying Of(ShotId shot) => Said.GetValueOrDefault(shot) ?? ShotSaying.None;

    /// <summary>Whether the shot is in the film.</summary>
    public bool Films(ShotId shot) => !Omitted.Contains(shot) && !Merged.ContainsKey(shot);

    /// <param name="plan">The planner's, that the book is about.</param>
    public ShotBook Apply(BoardShaped happened, ShotPlan plan) => happened switch
    {
        ShotAdded added => Insert(plan, added.Shot, added.After) with { Shaped = Shaped.SetItem(added.Shot, added.Made) },
        ShotDuplicated copied => Insert(plan, copied.Copy, copied.Shot) with { Shaped = Shaped.SetItem(copied.Copy, copied.Made) },
        ShotSplit split => Insert(plan, split.Rest, split.Shot) with { Shaped = Shaped.SetItem(split.Shot, split.First).SetItem(split.Rest, split.Second) },
        ShotsMerged merged => this with
        {
            Merged = Merged.SetItem(merged.Gone, new(merged.Shot, Shaped.GetValueOrDefault(merged.Shot), merged.Whole)),
            Shaped = Shape(merged.Shot, merged.Whole),
        },
        ShotsParted parted => this with { Shaped = Shape(parted.Shot, Merged.GetValueOrDefault(parted.Back)?.Before), Merged = Merged.Remove(parted.Back) },
        ShotMoved moved => Insert(plan, moved.Shot, moved.After),
        ShotOmitted omitted => this with { Omitted = Omitted.Add(omitted.Shot) },
        ShotRestored restored => this with { Omitted = Omitted.Remove(restored.Shot) },
        ShotRenumbered said => Say(said.Shot, Of(said.Shot) with { Number = said.Number }),
        ShotDescribed said => Say(said.Shot, Of(said.Shot) with { Action = said.Action }),
        ShotPeopled said => Say(said.Shot, Of(said.Shot) with { People = said.People }),
        ShotNoted said => Say(said.Shot, Of(said.Shot) with { Note = said.Note }),
        _ => this,
    };

    /// <summary>Every shot of the scene in its order, those that are not filmed too.</summary>
    public IReadOnlyList<ShotId> Order(PlannedSceneStage scene) => Orders.GetValueOrDefault(scene.Ordinal) as IReadOnlyList<ShotId> ?? [.. scene.Shots.Select(shot => shot.Id)];

    /// <summary>
    /// Every shot of the plan and of the book, those that are not filmed too, in the order in which they were staged, before anything is said of
    /// the cameras; a plan that nobody has shaped is returned itself.
    /// </summary>
    public ShotPlan Stage(ShotPlan plan)
    {
        if (Shaped.IsEmpty && Said.IsEmpty) return plan;
        var scenes = Shaped.Keys.Concat(Said.Keys).Select(shot => shot.Scene).ToHashSet();
        return plan with { Scenes = [.. plan.Scenes.Select(scene => scenes.Contains(scene.Ordinal) ? Stage(scene) : scene)] };
    }

    /// <summary>The shots that are filmed, in the order of the film.</summary>
    /// <param name="staged">As <see cref="Stage(ShotPlan)"/> made it, and as directed and dressed since.</param>
    public ShotPlan Arrange(ShotPlan staged)
    {
        if (Orders.IsEmpty && Omitted.IsEmpty && Merged.IsEmpty) return staged;
        var scenes = Orders.Keys.Concat(Omitted.Select(shot => shot.Scene)).Concat(Merged.Keys.Select(shot => shot.Scene)).ToHashSet();
        return staged with { Scenes = [.. staged.Scenes.Select(scene => scenes.Contains(scene.Ordinal) ? Arrange(scene) : scene)] };
    }

    /// <summary>A shot as people have made it or said of it, camera apart; null while it is as planned.</summary>
    /// <param name="staged">As <see cref="Stage(ShotPlan)"/> made it.</param>
    public PlannedShot? Own(ShotPlan staged, ShotId shot) => Shaped.ContainsKey(shot) || Of(shot).Restages ? staged.Find(shot)?.Shot : null;

    private PlannedSceneStage Arrange(PlannedSceneStage scene)
    {
        var shots = scene.Shots.ToDictionary(shot => shot.Id);
        return scene with { Shots = [.. Order(scene).Where(shot => Films(shot) && shots.ContainsKey(shot)).Select(shot => shots[shot])] };
    }

    private PlannedSceneStage Stage(PlannedSceneStage scene)
    {
        var shots = scene.Shots.Select(shot => Shaped.GetValueOrDefault(shot.Id)?.Under(shot.Id) ?? shot).ToList();
        foreach (var (id, made) in Shaped.Where(shot => shot.Key.Scene == scene.Ordinal && shot.Value.Beside is not null).OrderBy(shot => shot.Key.Value, StringComparer.Ordinal))
            shots.Insert(After(shots, made.Beside!.Value), made.Under(id));
        Restaging? restaging = null;
        for (var i = 0; i < shots.Count; i++)
        {
            if (!Said.TryGetValue(shots[i].Id, out var said)) continue;
            var (shot, stage) = (said.Of(shots[i].Shot), shots[i].Stage);
            if (said.Restages) stage = (restaging ??= new(scene.Shots)).Stage(shot, stage, Nearest(scene, shots, i), atEnd: false);
            shots[i] = new(shots[i].Id, shot with { Number = said.Number ?? shot.Number }, stage);
        }

        return scene with { Shots = shots };
    }

    // The planner's shot that a shot stands in for, or was made beside.
    private static int Nearest(PlannedSceneStage scene, List<StagedShot> shots, int at)
    {
        var planned = scene.Shots.Select(shot => shot.Id).ToList();
        for (var i = at; i >= 0; i--)
            if (planned.IndexOf(shots[i].Id) is var found and >= 0) return found;
        return 0;
    }

    private int After(List<StagedShot> shots, ShotId beside)
    {
        var at = shots.FindIndex(shot => shot.Id == beside);
        for (var deeper = 0; at < 0 && deeper < Shaped.Count && Shaped.GetValueOrDefault(beside)?.Beside is { } further; deeper++)
            at = shots.FindIndex(shot => shot.Id == (beside = further));
        return at < 0 ? shots.Count : at + 1;
    }

    private ImmutableDictionary<ShotId, ShapedShot> Shape(ShotId shot, ShapedShot? shaped) => shaped is null ? Shaped.Remove(shot) : Shaped.SetItem(shot, shaped);

    private ShotBook Insert(ShotPlan plan, ShotId shot, ShotId? after)
    {
        if (plan.Scenes.FirstOrDefault(scene => scene.Ordinal == shot.Scene) is not { } scene) return this;
        var order = Order(scene).Where(one => one != shot).ToList();
        order.Insert(after is { } before ? order.IndexOf(before) + 1 : 0, shot);
        return this with { Orders = Orders.SetItem(scene.Ordinal, [.. order]) };
    }

    private ShotBook Say(ShotId shot, ShotSaying said) => this with { Said = said.IsEmpty ? Said.Remove(shot) : Said.SetItem(shot, said) };
}
