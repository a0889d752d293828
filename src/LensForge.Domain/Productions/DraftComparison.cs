using LensForge.Domain.Drafts;
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

    // Of the letters of the shorter, so that a shot is found in another scene.
    private const float LeastFollowed = 0.4f;

    /// <summary>Pairs compared at most, so that a script of 5 MB is compared in less than a second.</summary>
    private const int MostPairs = 250_000;

    private static readonly Length LeastRetimed = new(250);

    /// <param name="kept">What of the words was followed through the live text; null where only the texts are compared.</param>
    /// <param name="leastLike">Likeness of scenes below which they are two, 0 to 1.</param>
    /// <returns>By the shot of the new plan, and by the order of the scene in it the order before; what is new is not in them.</returns>
    public static (IReadOnlyDictionary<ShotId, ContinuedShot> Shots, IReadOnlyDictionary<int, int> Scenes) Compare(
        ShotPlan before, ShotPlan after, WordsKept? kept = null, float leastLike = LeastLikeScene)
    {
        var continued = new Dictionary<ShotId, ContinuedShot>();
        var scenes = new Dictionary<int, int>();
        foreach (var (old, now) in ScenePairing.Of(before.Scenes, after.Scenes, kept, leastLike, MostPairs))
        {
            scenes[now.Ordinal] = old.Ordinal;
            foreach (var (shot, next) in Shots(old.Shots, now.Shots, kept))
                continued[next.Id] = new(shot.Id, [.. Changes(old, shot, now, next)]);
        }

        if (kept is not null) Follow(before, after, kept, continued);
        return (continued, scenes);
    }

    // Shots whose words went into another scene: one that was split off, say.
    private static void Follow(ShotPlan before, ShotPlan after, WordsKept kept, Dictionary<ShotId, ContinuedShot> continued)
    {
        var taken = continued.Values.Select(shot => shot.From).ToHashSet();
        var left = Free(before, shot => !taken.Contains(shot));
        var fresh = Free(after, shot => !continued.ContainsKey(shot));
        if ((long)left.Count * fresh.Count > MostPairs) return;
        var found = left.SelectMany(old => fresh.Where(now => kept.Scene(old.Scene.Ordinal, now.Scene.Ordinal) > 0)
                .Select(now => (Old: old, Now: now, Held: kept.Shot(old.Shot.Shot.Words, now.Shot.Shot.Words))))
            .Where(pair => pair.Held.Share >= LeastFollowed && Likeness(pair.Old.Shot.Shot, pair.Now.Shot.Shot, pair.Held.Share) >= LeastLikeShot)
            .OrderByDescending(pair => pair.Held.Letters).ThenByDescending(pair => Likeness(pair.Old.Shot.Shot, pair.Now.Shot.Shot, pair.Held.Share));
        foreach (var (old, now, _) in found)
            if (taken.Add(old.Shot.Id) && !continued.TryAdd(now.Shot.Id, new(old.Shot.Id, [.. Changes(old.Scene, old.Shot, now.Scene, now.Shot)]))) taken.Remove(old.Shot.Id);

        static List<(PlannedSceneStage Scene, StagedShot Shot)> Free(ShotPlan plan, Func<ShotId, bool> free) =>
            [.. plan.Scenes.SelectMany(scene => scene.Shots.Where(shot => free(shot.Id)).Select(shot => (scene, shot)))];
    }

    private static IEnumerable<(StagedShot, StagedShot)> Shots(IReadOnlyList<StagedShot> before, IReadOnlyList<StagedShot> after, WordsKept? kept)
    {
        if ((long)before.Count * after.Count > MostPairs)
            return before.Zip(after).Where(pair => WordBag.Words(pair.First.Shot) == WordBag.Words(pair.Second.Shot));
        var bags = before.Select(shot => new WordBag(WordBag.Words(shot.Shot))).ToList();
        var others = after.Select(shot => new WordBag(WordBag.Words(shot.Shot))).ToList();
        return Alignment.Of(before.Count, after.Count, (i, j) => Likeness(before[i].Shot, after[j].Shot, MathF.Max(bags[i].Like(others[j]), Held(kept, before[i], after[j]))) - LeastLikeShot)
            .Select(pair => (before[pair.Before], after[pair.After]));
    }

    // What is left of a shot's own words tells more than how alike words are: with a fifth of them it is the shot, if it shows the same.
    private static float Held(WordsKept? kept, StagedShot before, StagedShot after) =>
        kept?.ShotShare(before.Shot.Words, after.Shot.Words) is { } share && share > 0 ? 0.3f + 0.7f * MathF.Sqrt(share) : 0;

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
