using LensForge.Domain.Drafts;

namespace LensForge.Domain.Productions;

/// <summary>
/// Which scene goes on from which: first by the letters that stayed through the live text, then by equal words, wherever they stand, then by what
/// else was left of them, then by likeness in the order of the script, and last by likeness out of it, for scenes that were moved and rewritten.
/// </summary>
internal static class ScenePairing
{
    // Of the letters of the shorter scene: with so many it is that scene, whatever else is alike.
    private const float Mostly = 0.4f;

    // Less is a name or a word that was left standing.
    private const int LeastLetters = 8;

    private const float LeastLikeMoved = 0.6f;

    public static IReadOnlyList<(PlannedSceneStage Before, PlannedSceneStage After)> Of(
        IReadOnlyList<PlannedSceneStage> before, IReadOnlyList<PlannedSceneStage> after, WordsKept? kept, float leastLike, int mostPairs)
    {
        var pairs = new List<(PlannedSceneStage Before, PlannedSceneStage After)>();
        var (left, fresh) = (before.ToList(), after.ToList());
        if (kept is not null) Take(Held(left, fresh, kept, Mostly));
        Take(Equal(left, fresh));
        if (kept is not null) Take(Held(left, fresh, kept, 0));
        if ((long)left.Count * fresh.Count > mostPairs) return pairs;
        var bags = before.ToDictionary(scene => scene.Ordinal, scene => new WordBag(Text(scene)));
        var others = after.ToDictionary(scene => scene.Ordinal, scene => new WordBag(Text(scene)));
        Take([.. Alignment.Of(left.Count, fresh.Count, (i, j) => Like(left[i], fresh[j]) - leastLike).Select(pair => (left[pair.Before], fresh[pair.After]))]);
        Take(left.SelectMany(old => fresh.Select(now => (Old: old, Now: now, Likeness: Like(old, now))))
            .Where(pair => pair.Likeness >= MathF.Max(leastLike, LeastLikeMoved)).OrderByDescending(pair => pair.Likeness).Select(pair => (pair.Old, pair.Now)).ToList());
        return pairs;

        float Like(PlannedSceneStage one, PlannedSceneStage other)
        {
            var heading = one.Heading == other.Heading ? 1f : one.Place.Length > 0 && one.Place == other.Place ? 0.75f : 0;
            return 0.4f * heading + 0.6f * bags[one.Ordinal].Like(others[other.Ordinal]);
        }

        void Take(List<(PlannedSceneStage Old, PlannedSceneStage Now)> found)
        {
            var (olds, news) = (new HashSet<int>(), new HashSet<int>());
            foreach (var (old, now) in found)
            {
                if (olds.Contains(old.Ordinal) || news.Contains(now.Ordinal)) continue;
                olds.Add(old.Ordinal);
                news.Add(now.Ordinal);
                pairs.Add((old, now));
            }

            left.RemoveAll(scene => olds.Contains(scene.Ordinal));
            fresh.RemoveAll(scene => news.Contains(scene.Ordinal));
        }
    }

    private static List<(PlannedSceneStage, PlannedSceneStage)> Held(List<PlannedSceneStage> before, List<PlannedSceneStage> after, WordsKept kept, float least) =>
        [.. before.SelectMany(old => after.Select(now => (Old: old, Now: now, Letters: kept.Scene(old.Ordinal, now.Ordinal))))
            .Where(pair => pair.Letters >= LeastLetters && kept.SceneShare(pair.Old.Ordinal, pair.Now.Ordinal) >= least)
            .OrderByDescending(pair => pair.Letters).Select(pair => (pair.Old, pair.Now))];

    private static List<(PlannedSceneStage, PlannedSceneStage)> Equal(List<PlannedSceneStage> before, List<PlannedSceneStage> after)
    {
        var waiting = before.GroupBy(Text).ToDictionary(group => group.Key, group => new Queue<PlannedSceneStage>(group), StringComparer.Ordinal);
        var pairs = new List<(PlannedSceneStage, PlannedSceneStage)>();
        foreach (var scene in after)
            if (waiting.TryGetValue(Text(scene), out var same) && same.TryDequeue(out var old)) pairs.Add((old, scene));
        return pairs;
    }

    private static string Text(PlannedSceneStage scene) => scene.Heading + "\n" + string.Join('\n', scene.Shots.Select(shot => WordBag.Words(shot.Shot)));
}
