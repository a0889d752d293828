using System.Collections.Immutable;
using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Domain.Tests.ShotLists;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Tests.Board;

/// <summary>Productions whose shot lists are shaped.</summary>
internal static class Boards
{
    public static Production Of(string text) =>
        Production.Fold([new ProductionOpened("F", false), new ScriptImported("f.fountain", Hash(text), new("x", null)), new ShotListPlanned(1, Planned(text))]);

    public static Production Revised(Production state, string text) =>
        Production.Apply(state, new ScriptImported("f.fountain", Hash(text), new("y", null))).Then(new PlanShots(Planned(text)));

    public static Production Then(this Production state, params ProductionCommand[] commands) =>
        commands.Aggregate(state, (now, command) => ProductionDecider.Decide(now, command).Aggregate(now, Production.Apply));

    /// <summary>The numbers of a scene's shots that are filmed, in order.</summary>
    public static string[] Numbers(this Production state, int scene = 1) => [.. state.Plan!.Scenes.First(one => one.Ordinal == scene).Shots.Select(shot => shot.Shot.Number)];

    public static StagedShot Shot(this Production state, string number, int scene = 1) =>
        state.Staged!.Scenes.First(one => one.Ordinal == scene).Shots.First(shot => shot.Shot.Number == number);

    public static StagedShot Filmed(this Production state, string number, int scene = 1) => state.Plan!.Scenes.First(one => one.Ordinal == scene).Shots.First(shot => shot.Shot.Number == number);

    public static string Refused(this Production state, ProductionCommand command) => Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, command)).Message;

    public static ShotPlan Planned(string text)
    {
        var (screenplay, shots, stages) = Scripts.Stage(text);
        return new(Hash(text), 1, [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
            scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, scene.First.Eighths, scene.First.Speaking, scene.First.Silent,
            [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))], ImmutableDictionary<string, Appearance>.Empty);
    }

    private static string Hash(string text) => text.GetHashCode(StringComparison.Ordinal).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}
