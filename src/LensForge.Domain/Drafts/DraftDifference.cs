using System.Text;
using System.Text.RegularExpressions;
using LensForge.Domain.History;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Drafts;

/// <summary>
/// A draft beside the text that is written here, scene by scene, and any choice of its scenes taken over. A scene that was rewritten here since
/// a draft that was known before is not undone by a file that has it as it was: keeping it is what is proposed.
/// </summary>
public sealed partial class DraftDifference
{
    private const float LeastLike = 0.3f;

    private const float LeastLikeMoved = 0.5f;

    private readonly string _here;
    private readonly string _there;
    private readonly IReadOnlyList<SceneWords> _scenesHere;

    private DraftDifference(string here, string there, IReadOnlyList<SceneWords> scenesHere, IReadOnlyList<DraftScene> scenes) =>
        (_here, _there, _scenesHere, Scenes) = (here, there, scenesHere, scenes);

    /// <summary>In the order of the draft, removed ones where they stand here; first what stands before the first scene.</summary>
    public IReadOnlyList<DraftScene> Scenes { get; }

    /// <summary>All that differs.</summary>
    public IEnumerable<DraftScene> Changes => Scenes.Where(scene => scene.Fate != SceneFate.Same);

    [GeneratedRegex(@"\s*#[^#\n]{1,12}#[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex SceneNumber();

    [GeneratedRegex(@"[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Blank();

    /// <param name="earlier">Texts of the drafts that came from outside before, the latest last: what that has, the file may know without being newer.</param>
    public static DraftDifference Of(string here, string there, IReadOnlyList<string> earlier)
    {
        var (ours, theirs) = (ScriptScenes.Of(here), ScriptScenes.Of(there));
        var known = earlier.Count == 0 ? [] : ScriptScenes.Of(earlier[^1]).Select(scene => Essence(scene.Text)).ToHashSet(StringComparer.Ordinal);
        var from = Pair(ours, theirs);
        var steady = Steady(theirs.Where(scene => from.ContainsKey(scene.Ordinal)).Select(scene => (scene.Ordinal, From: from[scene.Ordinal].Ordinal)).ToList());
        var scenes = new List<DraftScene>();
        var (top, topThere) = (Top(here, ours), Top(there, theirs));
        var first = top.Text.Length + topThere.Text.Length > 0 ? 0 : 1;
        if (first == 0) scenes.Add(new(0, Essence(top.Text) == Essence(topThere.Text) ? SceneFate.Same : SceneFate.Changed, top, topThere, topThere.Text.Trim().Length > 0, null));
        var gone = new Queue<SceneWords>(ours.Where(scene => !from.Values.Contains(scene)));
        foreach (var scene in theirs)
        {
            if (!from.TryGetValue(scene.Ordinal, out var old))
            {
                scenes.Add(Added(scene, known));
                continue;
            }

            if (steady.Contains(scene.Ordinal)) while (gone.TryPeek(out var before) && before.Ordinal < old.Ordinal) scenes.Add(Removed(gone.Dequeue(), known));
            scenes.Add(Paired(old, scene, moved: !steady.Contains(scene.Ordinal), known));
        }

        scenes.AddRange(gone.Select(scene => Removed(scene, known)));
        return new(here, there, ours, [.. scenes.Select((scene, i) => scene with { Id = first + i })]);
    }

    /// <summary>The text here with what the draft makes of the accepted scenes; with all of them it is the draft's.</summary>
    /// <param name="accepted">Ids of scenes; those that are the same need not be among them.</param>
    public string Merge(IReadOnlySet<int> accepted)
    {
        if (Changes.All(scene => accepted.Contains(scene.Id))) return _there;
        if (!Changes.Any(scene => accepted.Contains(scene.Id))) return _here;
        var top = Scenes.FirstOrDefault(scene => scene.Id == 0);
        var order = new List<(SceneWords? Here, string Text)>();
        foreach (var scene in Scenes.Where(scene => scene.Id > 0))
        {
            var takes = accepted.Contains(scene.Id) || scene.Fate == SceneFate.Same;
            if (scene.Fate is SceneFate.Moved or SceneFate.MovedAndChanged or SceneFate.Removed && !takes) continue;
            if (takes ? scene.There is not null : scene.Here is not null) order.Add((scene.Here, takes ? scene.There!.Text : scene.Here!.Text));
        }

        // What stays as it is here stands behind the scene that it follows here.
        foreach (var stays in Scenes.Where(scene => scene.Id > 0 && scene.Fate is SceneFate.Moved or SceneFate.MovedAndChanged or SceneFate.Removed && !accepted.Contains(scene.Id)).OrderBy(scene => scene.Here!.Ordinal))
        {
            var at = -1;
            for (var ordinal = stays.Here!.Ordinal - 1; ordinal > 0 && at < 0; ordinal--) at = order.FindIndex(scene => scene.Here?.Ordinal == ordinal);
            order.Insert(at + 1, (stays.Here, stays.Here.Text));
        }

        var text = new StringBuilder(top is null ? "" : accepted.Contains(0) || top.Fate == SceneFate.Same ? top.There!.Text : top.Here!.Text);
        foreach (var (_, words) in order)
        {
            if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
            if (text.Length > 1 && text[^2] != '\n') text.Append('\n');
            text.Append(words);
        }

        return text.ToString();
    }

    /// <summary>A scene's words without its number, spaces at ends of lines and empty lines beyond one.</summary>
    internal static string Essence(string text) => Blank().Replace(Trailing().Replace(SceneNumber().Replace(text, ""), ""), "\n\n").Trim();

    private static SceneWords Top(string text, IReadOnlyList<SceneWords> scenes) => new(0, "Title page and what stands before the first scene", scenes.Count > 0 ? text[..scenes[0].From] : text, 0);

    private static DraftScene Added(SceneWords scene, HashSet<string> known) => known.Contains(Essence(scene.Text))
        ? new(0, SceneFate.Added, null, scene, false, "This scene was removed here; the file has it as the last draft had it.")
        : new(0, SceneFate.Added, null, scene, true, null);

    private static DraftScene Removed(SceneWords scene, HashSet<string> known) => known.Contains(Essence(scene.Text))
        ? new(0, SceneFate.Removed, scene, null, true, null)
        : new(0, SceneFate.Removed, scene, null, false, "Written here since the last draft: the file cannot know it.");

    private static DraftScene Paired(SceneWords here, SceneWords there, bool moved, HashSet<string> known)
    {
        var (ours, theirs) = (Essence(here.Text), Essence(there.Text));
        if (ours == theirs) return new(0, moved ? SceneFate.Moved : SceneFate.Same, here, there, true, null);
        var fate = moved ? SceneFate.MovedAndChanged : SceneFate.Changed;
        if (known.Contains(theirs)) return new(0, fate, here, there, false, "The file has it as the last draft had it; here it was changed since.");
        return new(0, fate, here, there, true, known.Count == 0 || known.Contains(ours) ? null : "Changed in the file and, since the last draft, here too: what is struck through goes.");
    }

    // By the order of the scene in the draft.
    private static Dictionary<int, SceneWords> Pair(IReadOnlyList<SceneWords> ours, IReadOnlyList<SceneWords> theirs)
    {
        var from = new Dictionary<int, SceneWords>();
        var equal = ours.GroupBy(scene => Essence(scene.Text)).ToDictionary(group => group.Key, group => new Queue<SceneWords>(group), StringComparer.Ordinal);
        foreach (var scene in theirs)
            if (equal.TryGetValue(Essence(scene.Text), out var same) && same.TryDequeue(out var old)) from[scene.Ordinal] = old;
        var taken = from.Values.ToHashSet();
        var (left, fresh) = (ours.Where(scene => !taken.Contains(scene)).ToList(), theirs.Where(scene => !from.ContainsKey(scene.Ordinal)).ToList());
        var (bags, others) = (left.ConvertAll(scene => new WordBag(scene.Text)), fresh.ConvertAll(scene => new WordBag(scene.Text)));
        foreach (var (i, j) in Alignment.Of(left.Count, fresh.Count, (i, j) => Like(i, j) - LeastLike))
            if (taken.Add(left[i])) from[fresh[j].Ordinal] = left[i];
        foreach (var (i, j, likeness) in left.SelectMany((_, i) => fresh.Select((_, j) => (i, j, Like(i, j)))).OrderByDescending(pair => pair.Item3).TakeWhile(pair => pair.Item3 >= LeastLikeMoved))
            if (!from.ContainsKey(fresh[j].Ordinal) && taken.Add(left[i])) from[fresh[j].Ordinal] = left[i];
        return from;

        float Like(int i, int j) => (left[i].Heading == fresh[j].Heading ? 0.4f : 0) + 0.6f * bags[i].Like(others[j]);
    }

    // The most scenes that stand in one order in both: the others were moved.
    private static HashSet<int> Steady(List<(int Ordinal, int From)> pairs)
    {
        var (length, back) = (new int[pairs.Count], new int[pairs.Count]);
        var best = -1;
        for (var i = 0; i < pairs.Count; i++)
        {
            (length[i], back[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (pairs[j].From < pairs[i].From && length[j] >= length[i]) (length[i], back[i]) = (length[j] + 1, j);
            if (best < 0 || length[i] > length[best]) best = i;
        }

        var steady = new HashSet<int>();
        for (var i = best; i >= 0; i = back[i]) steady.Add(pairs[i].Ordinal);
        return steady;
    }
}
