namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>
/// Which elements of two drafts are the same: a longest common subsequence, in long drafts between lines that occur once in each
/// (patience difference, Bram Cohen).
/// </summary>
internal static class ElementMatches
{
    private const long LargestTable = 400_000;

    /// <returns>By index of <paramref name="now"/>, the index of <paramref name="before"/>; -1 where it is new.</returns>
    public static int[] Of(IReadOnlyList<ScreenplayElement> before, IReadOnlyList<ScreenplayElement> now)
    {
        var (a, b) = (before.Select(Key).ToArray(), now.Select(Key).ToArray());
        var matches = new int[b.Length];
        Array.Fill(matches, -1);
        var open = new Stack<(int A0, int A1, int B0, int B1)>([(0, a.Length, 0, b.Length)]);
        while (open.TryPop(out var range))
        {
            var (a0, a1, b0, b1) = range;
            while (a0 < a1 && b0 < b1 && a[a0] == b[b0]) matches[b0++] = a0++;
            while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1]) matches[--b1] = --a1;
            if (a0 == a1 || b0 == b1) continue;
            if ((long)(a1 - a0) * (b1 - b0) <= LargestTable) Common(a, a0, a1, b, b0, b1, matches);
            else Between(a, a0, a1, b, b0, b1, open);
        }

        return matches;
    }

    /// <summary>What people see of an element; numbers and page marks are set apart.</summary>
    private static string Key(ScreenplayElement element) =>
        $"{(int)element.Kind}|{element.Depth}|{element.Dual}|{element.Text}|{string.Join('|', element.Runs.Select(run => $"{(int)run.Emphasis}:{run.Text.Length}"))}";

    private static void Common(string[] a, int a0, int a1, string[] b, int b0, int b1, int[] matches)
    {
        var best = new int[a1 - a0 + 1, b1 - b0 + 1];
        for (var i = a1 - 1; i >= a0; i--)
        {
            for (var j = b1 - 1; j >= b0; j--)
            {
                best[i - a0, j - b0] = a[i] == b[j] ? best[i - a0 + 1, j - b0 + 1] + 1 : Math.Max(best[i - a0 + 1, j - b0], best[i - a0, j - b0 + 1]);
            }
        }

        for (int i = a0, j = b0; i < a1 && j < b1;)
        {
            if (a[i] == b[j]) matches[j++] = i++;
            else if (best[i - a0 + 1, j - b0] >= best[i - a0, j - b0 + 1]) i++;
            else j++;
        }
    }

    private static void Between(string[] a, int a0, int a1, string[] b, int b0, int b1, Stack<(int, int, int, int)> open)
    {
        var once = Once(a, a0, a1);
        var anchors = Once(b, b0, b1).Where(one => once.ContainsKey(one.Key)).Select(one => (A: once[one.Key], B: one.Value)).OrderBy(pair => pair.B).ToList();
        var (fromA, fromB) = (a0, b0);
        var rising = Rising(anchors);
        if (rising.Count == 0) return;
        foreach (var (atA, atB) in rising)
        {
            open.Push((fromA, atA + 1, fromB, atB + 1));
            (fromA, fromB) = (atA + 1, atB + 1);
        }

        open.Push((fromA, a1, fromB, b1));
    }

    private static Dictionary<string, int> Once(string[] keys, int from, int to)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = from; i < to; i++) places[keys[i]] = places.ContainsKey(keys[i]) ? -1 : i;
        return places.Where(place => place.Value >= 0).ToDictionary(StringComparer.Ordinal);
    }

    // The longest run of anchors that rises in both (patience sorting).
    private static List<(int A, int B)> Rising(List<(int A, int B)> anchors)
    {
        var tops = new List<int>();
        var before = new int[anchors.Count];
        for (var i = 0; i < anchors.Count; i++)
        {
            int low = 0, high = tops.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (anchors[tops[middle]].A < anchors[i].A) low = middle + 1;
                else high = middle;
            }

            before[i] = low > 0 ? tops[low - 1] : -1;
            if (low == tops.Count) tops.Add(i);
            else tops[low] = i;
        }

        var run = new List<(int, int)>();
        for (var i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = before[i]) run.Add(anchors[i]);
        run.Reverse();
        return run;
    }
}
