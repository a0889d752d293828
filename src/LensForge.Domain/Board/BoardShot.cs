using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Board;

/// <summary>A shot that is filmed, where it stands in its scene, for deciding about it.</summary>
internal sealed class BoardShot
{
    /// <exception cref="RefusedException">It is not there, or not filmed.</exception>
    public BoardShot(Production state, ShotId id)
    {
        State = state;
        Id = id;
        Scene = state.Staged?.Scenes.FirstOrDefault(scene => scene.Ordinal == id.Scene) ?? throw Nowhere(id);
        Staged = Scene.Shots.FirstOrDefault(shot => shot.Id == id) ?? throw Nowhere(id);
        Planned = state.Planned!.Plan.Scenes.First(scene => scene.Ordinal == id.Scene);
        Order = state.Board.Order(Planned);
        if (state.Board.Omitted.Contains(id)) throw new RefusedException($"Shot {Number} is omitted. Bring it back first.");
        if (state.Board.Merged.TryGetValue(id, out var merged)) throw new RefusedException($"Shot {Number} went into {NumberOf(merged.Into)}. Take it out of there first.");
    }

    public Production State { get; }

    public ShotId Id { get; }

    /// <summary>As the planner made it.</summary>
    public PlannedSceneStage Planned { get; }

    /// <summary>With everything that people shaped.</summary>
    public PlannedSceneStage Scene { get; }

    /// <summary>Before anything is said of its camera.</summary>
    public StagedShot Staged { get; }

    public PlannedShot Shot => Staged.Shot;

    public StagedShot Directed => State.Directions.Direct(State.Staged! with { Scenes = [Scene] }).Find(Id)!;

    public string Number => Shot.Number;

    /// <summary>Without the number that somebody gave it.</summary>
    public string OwnNumber => State.Board.Shaped.GetValueOrDefault(Id)?.Shot.Number ?? Planned.Shots.First(shot => shot.Id == Id).Shot.Number;

    public IReadOnlyList<ShotId> Order { get; }

    /// <summary>The shot before it that is filmed; null for the first.</summary>
    public ShotId? Before => Order.TakeWhile(shot => shot != Id).Where(State.Board.Films).Select(shot => (ShotId?)shot).LastOrDefault();

    /// <summary>Which of the planner's shots it is nearest to.</summary>
    public int At
    {
        get
        {
            var planned = Planned.Shots.Select(shot => shot.Id).ToList();
            for (var shot = Id; ;)
            {
                if (planned.IndexOf(shot) is var at and >= 0) return at;
                if (State.Board.Shaped.GetValueOrDefault(shot)?.Beside is not { } beside || beside == shot) return 0;
                shot = beside;
            }
        }
    }

    /// <summary>Every number of the scene, those that shots had before somebody gave them others too.</summary>
    public IReadOnlySet<string> Numbers => NumbersOf(Scene, State);

    public string NumberOf(ShotId shot) => Scene.Shots.First(one => one.Id == shot).Shot.Number;

    public ShotId NewId(string number)
    {
        var id = ShotId.Of(Id.Scene, number);
        for (var again = 2; Scene.Shots.Any(shot => shot.Id == id); again++) id = ShotId.Of(Id.Scene, $"{number}.{again}");
        return id;
    }

    public static IReadOnlySet<string> NumbersOf(PlannedSceneStage scene, Production state) =>
        scene.Shots.Select(shot => shot.Shot.Number)
            .Concat(scene.Shots.Select(shot => state.Board.Shaped.GetValueOrDefault(shot.Id)?.Shot.Number ?? state.Planned!.Plan.Find(shot.Id)?.Shot.Number ?? shot.Shot.Number))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static bool Known(Production state, ShotId shot) => state.Staged?.Find(shot) is not null;

    public static RefusedException Nowhere(ShotId shot) => new($"There is no shot {shot} in the current plan.");
}
