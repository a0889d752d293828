using System.Numerics;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Board;

/// <summary>Stages a shot anew by the rules that staged its scene, with everybody where another stage has them.</summary>
/// <param name="scene">The shots of the scene in the order in which they were staged.</param>
internal sealed class Restaging(IReadOnlyList<StagedShot> scene)
{
    // A phone call that is cut between two places has everybody alone on the stage.
    private readonly bool _apart = scene.All(shot => shot.Stage.Figures.Count < 2) && scene.SelectMany(shot => shot.Stage.Figures).Select(figure => figure.Character).Distinct().Count() > 1;

    /// <summary>Whoever can be seen in the scene, in the order in which they were placed.</summary>
    public IReadOnlyList<string> People { get; } = [.. (scene.MaxBy(shot => shot.Stage.Figures.Count)?.Stage.Figures ?? [])
        .Concat(scene.SelectMany(shot => shot.Stage.Figures)).Select(figure => figure.Character).Distinct()];

    /// <param name="from">The stage on which it begins, one of the scene's or one that stands where they do.</param>
    /// <param name="at">Which shot of the scene that is nearest to.</param>
    /// <param name="atEnd">It begins where that one ends.</param>
    public ShotStage Stage(PlannedShot shot, ShotStage from, int at, bool atEnd)
    {
        var people = People.Select(name => Placed(name, from, at, atEnd)).ToList();
        return new ShotStaging(from.Set, people, _apart).Stage(shot);
    }

    private Placement Placed(string name, ShotStage from, int at, bool atEnd)
    {
        if (Find(from, name) is { } here) return Placed(here, atEnd, atEnd && here.Action is FigureAction.Walk or FigureAction.Run && !Seen(name, at + 1, scene.Count) ? false : true);
        var (before, after) = (Last(name, at), scene.Skip(at + 1).Select(shot => Find(shot.Stage, name)).FirstOrDefault(figure => figure is not null));

        // Whoever was there before and is there later was there all along: the frame left them out.
        return before is null ? Placed(after ?? scene.Select(shot => Find(shot.Stage, name)).First(figure => figure is not null)!, false, false) : Placed(before, true, after is not null);
    }

    private static Placement Placed(StagedFigure figure, bool atEnd, bool present)
    {
        var rest = figure.Action switch
        {
            FigureAction.Lie or FigureAction.Drive => figure.Action,
            FigureAction.Kneel when figure.SeatHeight == 0 => FigureAction.Kneel,
            _ when figure.SeatHeight > 0 => FigureAction.Sit,
            _ => FigureAction.Stand,
        };
        return new(figure.Character, figure.Appearance, new Mark(atEnd ? figure.EndPosition : figure.Position, figure.FacingDegrees, figure.SeatHeight))
        {
            Rest = rest,
            Prop = figure.Prop,
            Feeling = figure.Expression,
            Present = present,
        };
    }

    private StagedFigure? Last(string name, int at)
    {
        for (var shot = Math.Min(at, scene.Count - 1); shot >= 0; shot--)
            if (Find(scene[shot].Stage, name) is { } figure) return figure;
        return null;
    }

    private bool Seen(string name, int from, int until) => scene.Take(until).Skip(from).Any(shot => Find(shot.Stage, name) is not null);

    private static StagedFigure? Find(ShotStage stage, string name) => stage.Figures.FirstOrDefault(figure => figure.Character == name);
}
