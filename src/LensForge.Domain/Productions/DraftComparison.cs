using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Productions;

/// <summary>
/// Which shot of a new plan goes on from which shot of the one before, by the words and the heading, and what changed. So a
/// revised script keeps its takes: those of the same shots as they are, those of changed shots with the reason why they are stale.
/// </summary>
public static class DraftComparison
{
    // Below this likeness two scenes or shots are two, not one that was rewritten.
    private const float LeastLikeScene = 0.3f;
    private const float LeastLikeShot = 0.45f;

    /// <summary>Pairs compared at most, so that a script of 5 MB is compared in less than a second.</summary>
    private const int MostPairs = 250_000;

    private static readonly Length LeastRetimed = new(250);

    /// <returns>By the shot of the new plan, and by the order of the scene in it the order before; what is new is not in them.</returns>
    public static (IReadOnlyDictionary<ShotId, ContinuedShot> Shots, IReadOnlyDictionary<int, int> Scenes) Compare(ShotPlan before, ShotPlan after)
    {
        var continued = new Dictionary<ShotId, ContinuedShot>();
        var scenes = new Dictionary<int, int>();
        foreach (var (old, now) in Scenes(before.Scenes, after.Scenes))
        {
            scenes[now.Ordinal] = old.Ordinal;
            foreach (var (shot, next) in Shots(old.Shots, now.Shots))
                continued[next.Id] = new(shot.Id, [.. Changes(old, shot, now, next)]);
        }

        return (continued, scenes);
    }

    private static IEnumerable<(PlannedSceneStage, PlannedSceneStage)> Scenes(IReadOnlyList<PlannedSceneStage> before, IReadOnlyList<PlannedSceneStage> after)
    {
        var waiting = before.GroupBy(Text).ToDictionary(group => group.Key, group => new Queue<PlannedSceneStage>(group), StringComparer.Ordinal);
        var pairs = new List<(PlannedSceneStage Before, PlannedSceneStage After)>();
        var fresh = new List<PlannedSceneStage>();
        foreach (var scene in after)
        {
            if (waiting.TryGetValue(Text(scene), out var same) && same.TryDequeue(out var old)) pairs.Add((old, scene));
            else fresh.Add(scene);
        }

        var paired = pairs.Select(pair => pair.Before.Ordinal).ToHashSet();
        var left = before.Where(scene => !paired.Contains(scene.Ordinal)).ToList();
        if ((long)left.Count * fresh.Count > MostPairs) return pairs;
        var leftBags = left.ConvertAll(scene => new WordBag(Text(scene)));
        var freshBags = fresh.ConvertAll(scene => new WordBag(Text(scene)));
        foreach (var (i, j) in Alignment.Of(left.Count, fresh.Count, (i, j) => Likeness(left[i], fresh[j], leftBags[i], freshBags[j]) - LeastLikeScene))
            pairs.Add((left[i], fresh[j]));
        return pairs;
    }

    private static float Likeness(PlannedSceneStage one, PlannedSceneStage other, WordBag words, WordBag others)
    {
        var heading = one.Heading == other.Heading ? 1f : one.Place.Length > 0 && one.Place == other.Place ? 0.75f : 0;
        return 0.4f * heading + 0.6f * words.Like(others);
    }

    private static string Text(PlannedSceneStage scene) => scene.Heading + "\n" + string.Join('\n', scene.Shots.Select(shot => WordBag.Words(shot.Shot)));

    private static IEnumerable<(StagedShot, StagedShot)> Shots(IReadOnlyList<StagedShot> before, IReadOnlyList<StagedShot> after)
    {
        if ((long)before.Count * after.Count > MostPairs)
            return before.Zip(after).Where(pair => WordBag.Words(pair.First.Shot) == WordBag.Words(pair.Second.Shot));
        var bags = before.Select(shot => new WordBag(WordBag.Words(shot.Shot))).ToList();
        var others = after.Select(shot => new WordBag(WordBag.Words(shot.Shot))).ToList();
        return Alignment.Of(before.Count, after.Count, (i, j) => Likeness(before[i].Shot, after[j].Shot, bags[i].Like(others[j])) - LeastLikeShot)
            .Select(pair => (before[pair.Before], after[pair.After]));
    }

    private static float Likeness(PlannedShot one, PlannedShot other, float words) =>
        0.6f * words
        + (one.Coverage == other.Coverage && one.Insert == other.Insert ? 0.2f : 0)
        + (one.Subjects.FirstOrDefault() == other.Subjects.FirstOrDefault() ? 0.1f : 0)
        + (one.Size == other.Size ? 0.1f : 0);

    internal static IEnumerable<ShotChange> Changes(PlannedSceneStage sceneBefore, StagedShot before, PlannedSceneStage sceneAfter, StagedShot after)
    {
        var (one, two) = (before.Shot, after.Shot);
        var (set, newSet) = (before.Stage.Set, after.Stage.Set);
        (ShotAspect Aspect, string From, string To)[] aspects =
        [
            (ShotAspect.Place, sceneBefore.Place, sceneAfter.Place),
            set.Time == newSet.Time ? (ShotAspect.Time, "", "") : (ShotAspect.Time, Time(sceneBefore, before), Time(sceneAfter, after)),
            (ShotAspect.Weather, set.Weather.ToString(), newSet.Weather.ToString()),
            (ShotAspect.Dressing, string.Join(", ", set.Dressing.Order(StringComparer.Ordinal)), string.Join(", ", newSet.Dressing.Order(StringComparer.Ordinal))),
            (ShotAspect.Words, WordBag.Words(one), WordBag.Words(two)),
            (ShotAspect.Who, string.Join(", ", one.Subjects), string.Join(", ", two.Subjects)),
            (ShotAspect.Size, $"{one.Coverage} {one.Size} {one.Insert}".TrimEnd(), $"{two.Coverage} {two.Size} {two.Insert}".TrimEnd()),
            (ShotAspect.Angle, one.Angle.ToString(), two.Angle.ToString()),
            (ShotAspect.Move, one.Move.ToString(), two.Move.ToString()),
            (ShotAspect.Lens, $"{one.LensMm} mm", $"{two.LensMm} mm"),
            Math.Abs(one.Length.Milliseconds - two.Length.Milliseconds) < LeastRetimed.Milliseconds ? (ShotAspect.Length, "", "") : (ShotAspect.Length, Seconds(one), Seconds(two)),
        ];
        return aspects.Where(aspect => aspect.From != aspect.To).Select(aspect => new ShotChange(aspect.Aspect, aspect.From, aspect.To));
    }

    private static string Time(PlannedSceneStage scene, StagedShot shot) => scene.Time.Length > 0 ? scene.Time : shot.Stage.Set.Time.ToString();

    private static string Seconds(PlannedShot shot) => shot.Length.Seconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + " s";
}
