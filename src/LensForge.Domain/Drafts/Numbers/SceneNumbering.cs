using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Drafts.Numbers;

/// <summary>A number of a script whose numbers are locked.</summary>
/// <param name="Line">Line of the scene's heading, from 1; null for one that is OMITTED.</param>
/// <param name="Issued">Given for good; else it may still change as scenes come before it, until the shots are planned again or a revision begins.</param>
/// <param name="Now">For an omitted one: the number that its words have since they were moved; null where they are gone.</param>
public sealed record NumberedScene(string Number, string Heading, int? Line, bool Issued, string? Now = null);

/// <summary>
/// Which scene has which number since the numbers were locked. A number stays with the words of its scene, first with those of its heading;
/// numbers never change their order, so a scene that is moved leaves its number behind as OMITTED and is numbered where it is put.
/// </summary>
public static class SceneNumbering
{
    // A heading that is still there tells more than any number of words.
    private const int Heading = 1_000_000;

    private const int LeastLetters = 3;

    /// <param name="locked">In the order of their numbers.</param>
    /// <param name="trail">From the words in which they were locked to those of <paramref name="now"/>.</param>
    public static IReadOnlyList<NumberedScene> Of(IReadOnlyList<LockedScene> locked, WordTrail trail, Screenplay now)
    {
        var scenes = now.Scenes.Select(scene => (Element: now.Elements[scene.FirstElement], scene.Heading)).ToList();
        var found = Found(locked, trail, [.. scenes.Select(scene => scene.Element.Source.Line)]);
        var stays = Steady(found);
        var taken = locked.Select(scene => scene.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var numbers = new string?[scenes.Count];
        foreach (var at in stays) numbers[at] = locked[found[at]!.Value].Number;
        var order = new List<NumberedScene>();
        var next = 0;
        for (var at = 0; at < scenes.Count; at++)
        {
            var line = scenes[at].Element.Source.Line;
            var heading = scenes[at].Heading.Text;
            if (numbers[at] is not null)
            {
                for (; next < found[at]; next++) order.Add(new(locked[next].Number, locked[next].Heading, null, true));
                order.Add(new(locked[next++].Number, heading, line, true));
                continue;
            }

            // What was removed here keeps its place before what came instead.
            var following = Enumerable.Range(at, scenes.Count - at).Where(stays.Contains).Select(one => found[one]!.Value).DefaultIfEmpty(locked.Count).First();
            for (; next < following; next++) order.Add(new(locked[next].Number, locked[next].Heading, null, true));
            var written = scenes[at].Element.SceneNumber;
            var number = written is not null && !taken.Contains(written) ? written : InsertedNumber.Between(order.Count == 0 ? null : order[^1].Number, following < locked.Count ? locked[following].Number : null, taken);
            taken.Add(number);
            numbers[at] = number;
            order.Add(new(number, heading, line, false));
        }

        for (; next < locked.Count; next++) order.Add(new(locked[next].Number, locked[next].Heading, null, true));
        var moved = Enumerable.Range(0, scenes.Count).Where(at => found[at] is not null && !stays.Contains(at)).ToDictionary(at => locked[found[at]!.Value].Number, at => numbers[at]);
        return [.. order.Select(scene => scene.Line is null && moved.TryGetValue(scene.Number, out var there) ? scene with { Now = there } : scene)];
    }

    // By the scene now: which of the locked ones it is.
    private static int?[] Found(IReadOnlyList<LockedScene> locked, WordTrail trail, int[] starts)
    {
        var lines = locked.Index().Where(scene => scene.Item.Line is not null).Select(scene => (Line: scene.Item.Line!.Value, At: scene.Index)).OrderBy(scene => scene.Line).ToList();
        var counts = new Dictionary<(int Locked, int Scene), int>();
        var (text, marks) = (trail.Text, trail.Marks);
        for (int i = 0, line = 1, scene = -1; i < text.Length; i++)
        {
            if (scene + 1 < starts.Length && line >= starts[scene + 1]) scene++;
            if (scene >= 0 && marks[i] != '\0' && char.IsLetterOrDigit(text[i]) && lines.FindLastIndex(one => one.Line <= marks[i]) is var at and >= 0)
            {
                var key = (lines[at].At, scene);
                counts[key] = counts.GetValueOrDefault(key) + (marks[i] == lines[at].Line && line == starts[scene] ? Heading : 1);
            }

            if (text[i] == '\n') line++;
        }

        var found = new int?[starts.Length];
        var given = new HashSet<int>();
        foreach (var ((which, scene), letters) in counts.Where(count => count.Value >= LeastLetters).OrderByDescending(count => count.Value).ThenBy(count => count.Key))
            if (found[scene] is null && given.Add(which)) found[scene] = which;
        return found;
    }

    // The most scenes that are still in the order of their numbers.
    private static HashSet<int> Steady(int?[] found)
    {
        var known = Enumerable.Range(0, found.Length).Where(at => found[at] is not null).ToList();
        var (length, back) = (new int[known.Count], new int[known.Count]);
        var best = -1;
        for (var i = 0; i < known.Count; i++)
        {
            (length[i], back[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (found[known[j]] < found[known[i]] && length[j] >= length[i]) (length[i], back[i]) = (length[j] + 1, j);
            if (best < 0 || length[i] > length[best]) best = i;
        }

        var steady = new HashSet<int>();
        for (var i = best; i >= 0; i = back[i]) steady.Add(known[i]);
        return steady;
    }
}
