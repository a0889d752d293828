using LensForge.Domain.Drafts;
using LensForge.Domain.Productions;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>What a new plan makes of the board, before anybody accepts it.</summary>
/// <param name="Same">Shots that are as they were.</param>
/// <param name="Filmed">How many of those have takes, which stay theirs.</param>
/// <param name="Changed">Shots that go on with something changed: by the new one, what was the old one's number, and what changed.</param>
/// <param name="New">Shots that go on from none.</param>
/// <param name="NewScenes">Headings.</param>
/// <param name="Gone">Scenes that go to the tray: heading, shots, and how many of these were filmed.</param>
/// <param name="Back">Headings of scenes that come back from the tray.</param>
/// <param name="SetAside">Filmed shots that are no longer there though their scene is: their takes are kept.</param>
/// <param name="Lost">What people made of the shot list and these words cannot carry on.</param>
public sealed record Revision(
    int Same, int Filmed, IReadOnlyList<(StagedShot Shot, ContinuedShot From, bool Filmed)> Changed, IReadOnlyList<StagedShot> New, IReadOnlyList<string> NewScenes,
    IReadOnlyList<(string Heading, int Shots, int Filmed)> Gone, IReadOnlyList<string> Back, IReadOnlyList<StagedShot> SetAside, IReadOnlyList<string> Lost)
{
    public static Revision Of(Production before, ProductionSheet sheet, ShotPlan plan, WordsKept? kept)
    {
        var next = DraftSuccession.Of(before, plan, kept);
        var (shots, scenes) = (next.Shots, next.Scenes);
        var here = shots.Where(shot => shot.Key.Scene > 0).ToList();
        var goesOn = shots.Values.Select(from => from.From).ToHashSet();
        return new(
            here.Count(shot => shot.Value.Changes.Count == 0),
            here.Count(shot => shot.Value.Changes.Count == 0 && sheet.TakesOf(shot.Value.From).Count > 0),
            [.. plan.Shots.Where(shot => shots.TryGetValue(shot.Id, out var from) && from.Changes.Count > 0).Select(shot => (shot, shots[shot.Id], sheet.TakesOf(shots[shot.Id].From).Count > 0))],
            [.. plan.Shots.Where(shot => !shots.ContainsKey(shot.Id))],
            [.. plan.Scenes.Where(scene => !scenes.ContainsKey(scene.Ordinal)).Select(scene => scene.Heading)],
            [.. scenes.Where(scene => scene is { Key: < 0, Value: > 0 }).Select(scene => before.Staged!.Scenes.First(one => one.Ordinal == scene.Value)).OrderBy(scene => scene.Ordinal)
                .Select(scene => (scene.Heading, scene.Shots.Count, scene.Shots.Count(shot => sheet.TakesOf(shot.Id).Count > 0)))],
            [.. scenes.Where(scene => scene is { Key: > 0, Value: < 0 }).Select(scene => plan.Scenes.First(one => one.Ordinal == scene.Key).Heading)],
            [.. before.Staged!.Shots.Where(shot => !goesOn.Contains(shot.Id) && sheet.TakesOf(shot.Id).Count > 0)],
            next.Board.Lost);
    }
}
