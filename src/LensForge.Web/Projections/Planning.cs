using System.Collections.Immutable;
using LensForge.Domain;
using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Web.Projections;

/// <summary>From a file to a screenplay, and from a screenplay to a plan: the domain's parts in their order.</summary>
public static class Planning
{
    /// <exception cref="RefusedException">The file is refused whole; the message says why.</exception>
    public static Screenplay Read(string fileName, byte[] bytes)
    {
        try
        {
            return ScreenplayReader.Read(fileName, bytes);
        }
        catch (ScreenplayRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    /// <param name="before">The production whose script is revised: whoever was cast looks as before.</param>
    public static ShotPlan Plan(Screenplay screenplay, string textHash, ulong seed, Production? before = null)
    {
        var cast = CastDesigner.Design(screenplay, before?.Planned?.Plan.Cast);
        var looks = cast.ToDictionary(one => one.Key, one => before?.Recast.GetValueOrDefault(one.Key)?.Looks ?? one.Value, StringComparer.Ordinal);
        var shots = ShotPlanner.Plan(screenplay, seed);
        var stages = StagePlanner.Plan(screenplay, shots, looks, seed);
        var days = StoryDays.Of(screenplay);

        // All three count the scenes in the order of the script; printed numbers may repeat.
        var scenes = screenplay.Scenes.Zip(shots.Scenes, stages.Scenes)
            .Select((scene, at) => Staged(scene.First, scene.Second, scene.Third, days[at]))
            .ToList();
        var recast = looks.Where(one => one.Value != cast[one.Key]).ToImmutableDictionary(one => one.Key, one => new CastMember(one.Value, []));
        return new CastBible(new(textHash, seed, scenes, cast, ScriptCostumes.Of(screenplay, cast)), recast).Dress();
    }

    /// <summary>The title on the title page, else the file's name.</summary>
    public static string NameOf(Screenplay screenplay, string fileName)
    {
        var title = CleanText.Line(screenplay.Title);
        if (title.Length > 0 && title != "Untitled") return title.Length <= ProductionDecider.LongestName ? title : title[..ProductionDecider.LongestName];
        var name = CleanText.Line(Path.GetFileNameWithoutExtension(fileName));
        return name.Length > 0 ? name : "Untitled";
    }

    private static PlannedSceneStage Staged(Scene scene, PlannedScene planned, StagedScene staged, int storyDay) => new(
        scene.Ordinal, planned.Number, scene.Heading.Text, scene.Heading.Place, scene.Heading.Time, scene.Eighths, scene.Speaking, scene.Silent,
        [.. planned.Shots.Zip(staged.Shots, (shot, stage) => new StagedShot(ShotId.Of(scene.Ordinal, shot.Number), shot, stage.Stage))],
        staged.Notes, storyDay);
}
