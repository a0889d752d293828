using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Drafts;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.Drafts;

/// <summary>A script in words, read and planned.</summary>
internal static class Draft
{
    public static Screenplay Read(string fountain) => ScreenplayReader.Read("draft.fountain", Encoding.UTF8.GetBytes(fountain));

    public static ImportScript Import(string fountain) => new("draft.fountain", Encoding.UTF8.GetBytes(fountain));

    public static ShotPlan Plan(string fountain)
    {
        var screenplay = Read(fountain);
        var cast = CastDesigner.Design(screenplay);
        var shots = ShotPlanner.Plan(screenplay, 1);
        var stages = StagePlanner.Plan(screenplay, shots, cast, 1);
        return new(Import(fountain).TextHash, 1,
            [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
                scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, scene.First.Eighths,
                scene.First.Speaking, scene.First.Silent,
                [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new Domain.Productions.StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))],
            cast);
    }

    public static WordsKept Kept(string before, WordTrail trail) => new(1, before, trail, LineMap.Same(Read(before)), LineMap.Same(Read(trail.Text)));

    /// <summary>A production with a draft planned, and then others, each decided and applied.</summary>
    public static Production Production(params string[] drafts)
    {
        var state = Domain.Productions.Production.Apply(Domain.Productions.Production.None, new ProductionOpened("Test", false));
        return drafts.Aggregate(state, Take);
    }

    public static Production Take(Production state, string draft)
    {
        foreach (var command in (ProductionCommand[])[Import(draft), new PlanShots(Plan(draft))])
            state = ProductionDecider.Decide(state, command).Aggregate(state, Domain.Productions.Production.Apply);
        return state;
    }
}
