using System.Collections.Immutable;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Board;

/// <summary>What people made of the shot list, carried on to the plan of a new draft.</summary>
/// <param name="Book">About the new plan; null while nobody has shaped it.</param>
/// <param name="Continued">By the shot of the new plan or the new book, the shot that it goes on from.</param>
/// <param name="Lost">In words, what could not be carried on.</param>
public sealed record CarriedBoard(ShotBook? Book, IReadOnlyDictionary<ShotId, ContinuedShot> Continued, IReadOnlyList<string> Lost);

/// <summary>
/// Carries a shot book on to a new plan. Added shots and copies go along with their scene; what was cut and joined goes along where the words
/// are as they were, since it was cut by those words, and is as planned again where they were rewritten. Order, omissions, numbers, notes
/// and everything said of a shot follow the shot. Takes follow their shots, and those of shots that are gone are set aside as ever.
/// </summary>
public sealed class BoardCarry
{
    private static readonly HashSet<ShotAspect> OfThePlace = [ShotAspect.Place, ShotAspect.Time, ShotAspect.Weather, ShotAspect.Dressing];

    private readonly Production _before;
    private readonly ShotPlan _planned;
    private readonly ShotPlan _plan;
    private readonly Dictionary<ShotId, ContinuedShot> _continued;
    private readonly Dictionary<ShotId, ShotId> _now;
    private readonly List<string> _lost = [];
    private readonly Dictionary<int, HashSet<string>> _numbers = [];
    private ShotBook _book;

    private BoardCarry(Production before, ShotPlan plan, IReadOnlyDictionary<ShotId, ContinuedShot> continued, ShotBook aside)
    {
        _before = before;
        _planned = before.PlannedWithTray!;
        _book = aside;
        _plan = plan;
        _continued = new(continued);
        _now = continued.ToDictionary(shot => shot.Value.From, shot => shot.Key);
    }

    private ShotBook Old => _before.Board;

    /// <param name="before">The production with the plan before.</param>
    /// <param name="continued">As <see cref="DraftComparison"/> found them.</param>
    /// <param name="scenes">By the order of the scene in the new plan, or its place in the tray: where it comes from.</param>
    /// <param name="aside">What is said of shots that are in the tray with the new plan.</param>
    public static CarriedBoard Of(Production before, ShotPlan plan, IReadOnlyDictionary<ShotId, ContinuedShot> continued, IReadOnlyDictionary<int, int> scenes, ShotBook aside) =>
        before.Board.IsEmpty ? new(null, continued, []) : new BoardCarry(before, plan, continued, aside).Carry(scenes);

    private CarriedBoard Carry(IReadOnlyDictionary<int, int> scenes)
    {
        var came = scenes.Where(scene => scene.Key > 0).ToDictionary(scene => scene.Value, scene => scene.Key);
        foreach (var scene in _plan.Scenes) _numbers[scene.Ordinal] = scene.Shots.Select(shot => shot.Shot.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var old in _before.StagedWithTray!.Scenes)
        {
            if (came.TryGetValue(old.Ordinal, out var ordinal)) Carry(old, _plan.Scenes.First(scene => scene.Ordinal == ordinal));
        }

        return new(_book.IsEmpty ? null : _book, _continued, _lost);
    }

    private void Carry(PlannedSceneStage old, PlannedSceneStage scene)
    {
        foreach (var group in Groups(old))
        {
            var planned = group.Where(shot => !Made(shot.Id)).ToList();
            if (planned.TrueForAll(shot => InScene(shot.Id, scene) && !_continued[_now[shot.Id]].Changes.Any(change => change.Aspect == ShotAspect.Words))) Carry(old, scene, group);
            else Lose(old, $"{string.Join(" and ", group.Select(shot => shot.Shot.Number))} are as planned again: the words they were cut or joined by were rewritten");
        }

        Say(old, scene);
        Arrange(old, scene);
    }

    // Shots that share their words by a cut or a joint stand and fall together; an added shot or a copy stands by itself.
    private IEnumerable<List<StagedShot>> Groups(PlannedSceneStage scene)
    {
        var group = scene.Shots.ToDictionary(shot => shot.Id, shot => shot.Id);
        foreach (var (id, shaped) in Old.Shaped.Where(shot => shot.Key.Scene == scene.Ordinal && shot.Value is { Beside: not null, Extra: false })) Join(id, shaped.Beside!.Value);
        foreach (var (gone, merged) in Old.Merged.Where(shot => shot.Key.Scene == scene.Ordinal)) Join(gone, merged.Into);
        return scene.Shots.GroupBy(shot => Root(shot.Id)).Where(shots => shots.Any(shot => Old.Shaped.ContainsKey(shot.Id) || Old.Merged.ContainsKey(shot.Id))).Select(shots => shots.ToList());

        ShotId Root(ShotId shot) => group[shot] == shot ? shot : Root(group[shot]);

        void Join(ShotId one, ShotId two)
        {
            if (group.ContainsKey(one) && group.ContainsKey(two)) group[Root(one)] = Root(two);
        }
    }

    private void Carry(PlannedSceneStage old, PlannedSceneStage scene, List<StagedShot> group)
    {
        foreach (var made in group.Where(shot => Made(shot.Id)))
        {
            var number = made.Shot.Number;
            if (old.Number != scene.Number && number.StartsWith(old.Number, StringComparison.Ordinal)) number = scene.Number + number[old.Number.Length..];
            if (Old.Of(made.Id).Number is not null) number = Old.Shaped[made.Id].Shot.Number;
            if (_numbers[scene.Ordinal].Contains(number)) number = ShotNumbering.After(number, _numbers[scene.Ordinal]);
            _numbers[scene.Ordinal].Add(number);
            var id = ShotId.Of(scene.Ordinal, number);
            for (var again = 2; _continued.ContainsKey(id) || scene.Shots.Any(shot => shot.Id == id); again++) id = ShotId.Of(scene.Ordinal, $"{number}.{again}");
            _now[made.Id] = id;
            _continued[id] = new(made.Id, []);
        }

        foreach (var shot in group)
        {
            var now = _now[shot.Id];
            var source = Source(shot.Id, old, scene);
            if (Old.Shaped.TryGetValue(shot.Id, out var shaped))
            {
                var number = Made(shot.Id) ? now.Value[(now.Value.IndexOf('-') + 1)..] : source.Now.Shot.Number;
                _book = _book with { Shaped = _book.Shaped.SetItem(now, Moved(shaped, source, scene, number)) };
                // How the planner frames what people have framed otherwise is no change of the shot.
                var changes = source.Continued?.Changes.Where(change => OfThePlace.Contains(change.Aspect) || (Says(shaped) && change.Aspect == ShotAspect.Words)).ToList() ?? [];
                _continued[now] = new(shot.Id, changes);
            }

            if (Old.Merged.TryGetValue(shot.Id, out var merged))
                _book = _book with { Merged = _book.Merged.SetItem(now, new(_now[merged.Into], Again(merged.Before), Again(merged.Whole))) };

            ShapedShot? Again(ShapedShot? before) => before is null ? null : Moved(before, source, scene, before.Shot.Number);
        }
    }

    private ShapedShot Moved(ShapedShot shaped, (StagedShot Old, StagedShot Now, ContinuedShot? Continued) source, PlannedSceneStage scene, string number)
    {
        var by = source.Now.Shot.Words.Line - source.Old.Shot.Words.Line;
        var shot = shaped.Shot with { Number = number, Words = new(Math.Max(1, shaped.Shot.Words.Line + by), Math.Max(1, shaped.Shot.Words.EndLine + by)) };
        var set = source.Now.Stage.Set;
        // A copy says what its original says.
        var reworded = Says(shaped) && source.Continued?.Changes.Any(change => change.Aspect == ShotAspect.Words) == true;
        if (reworded) shot = shot with { Dialogue = source.Now.Shot.Dialogue, Action = source.Now.Shot.Action, Length = source.Now.Shot.Length, Words = source.Now.Shot.Words };
        // In another kind of place nobody's mark is where it was.
        var stage = shaped.Stage.Set.Kind == set.Kind && !reworded ? shaped.Stage with { Set = set }
            : new Restaging(scene.Shots).Stage(shot, source.Now.Stage, scene.Shots.Select(one => one.Id).ToList().IndexOf(source.Now.Id), atEnd: false);
        return shaped with { Shot = shot, Stage = stage, Beside = shaped.Beside is { } beside && _now.TryGetValue(beside, out var there) ? there : shaped.Beside is null ? null : source.Now.Id };
    }

    // The planner's shot that a shot was made from or beside, before and now; the first of the scene where that one is gone.
    private (StagedShot Old, StagedShot Now, ContinuedShot? Continued) Source(ShotId shot, PlannedSceneStage old, PlannedSceneStage scene)
    {
        for (var depth = 0; depth <= Old.Shaped.Count && Made(shot) && Old.Shaped[shot].Beside is { } beside; depth++) shot = beside;
        var before = _planned.Find(shot) ?? old.Shots[0];
        return InScene(before.Id, scene) ? (before, scene.Shots.First(one => one.Id == _now[before.Id]), _continued[_now[before.Id]]) : (before, scene.Shots[0], null);
    }

    private void Say(PlannedSceneStage old, PlannedSceneStage scene)
    {
        foreach (var shot in old.Shots)
        {
            var said = Old.Of(shot.Id);
            if (!_now.TryGetValue(shot.Id, out var now))
            {
                if (said.Note is { } note) Lose(old, $"shot {shot.Shot.Number} is no longer in the script; its note was: {note}");
                continue;
            }

            // Its words may have gone into another scene.
            var there = now.Scene == scene.Ordinal ? scene : _plan.Scenes.FirstOrDefault(one => one.Ordinal == now.Scene);
            if (there is null) continue;
            if (Old.Omitted.Contains(shot.Id)) _book = _book with { Omitted = _book.Omitted.Add(now) };
            if (said.Number is { } number && !_numbers[there.Ordinal].Add(number))
            {
                Lose(old, $"{number} is the number of another shot now, so the shot that had it is {now.Number}");
                said = said with { Number = null };
            }

            if (said.People?.FirstOrDefault(name => !new Restaging(there.Shots).People.Contains(name)) is { } absent)
            {
                Lose(old, $"{absent} is not in the scene any more, so those in shot {shot.Shot.Number} are as planned");
                said = said with { People = null };
            }

            if (!said.IsEmpty) _book = _book with { Said = _book.Said.SetItem(now, said) };
        }
    }

    private void Arrange(PlannedSceneStage old, PlannedSceneStage scene)
    {
        var planned = _planned.Scenes.First(one => one.Ordinal == old.Ordinal);
        var made = _book.Shaped.Where(shot => shot.Key.Scene == scene.Ordinal && shot.Value.Beside is not null).Select(shot => shot.Key).ToList();
        if (!Old.Orders.ContainsKey(old.Ordinal) && made.Count == 0) return;
        var order = Old.Order(planned).Where(shot => _now.TryGetValue(shot, out var now) && now.Scene == scene.Ordinal).Select(shot => _now[shot]).ToList();
        foreach (var (at, fresh) in scene.Shots.Index())
            if (!order.Contains(fresh.Id)) order.Insert(at == 0 ? 0 : order.IndexOf(scene.Shots[at - 1].Id) + 1, fresh.Id);
        if (!order.SequenceEqual(scene.Shots.Select(shot => shot.Id))) _book = _book with { Orders = _book.Orders.SetItem(scene.Ordinal, [.. order]) };
    }

    private static bool Says(ShapedShot shaped) => shaped is { Extra: true, Shot.Dialogue.Count: > 0 };

    private bool Made(ShotId shot) => _planned.Find(shot) is null;

    private bool InScene(ShotId before, PlannedSceneStage scene) => _now.TryGetValue(before, out var now) && now.Scene == scene.Ordinal && scene.Shots.Any(shot => shot.Id == now);

    private void Lose(PlannedSceneStage scene, string what) => _lost.Add($"Scene {scene.Number}: {what}.");
}
