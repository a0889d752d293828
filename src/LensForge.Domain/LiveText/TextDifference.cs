namespace LensForge.Domain.LiveText;

/// <summary>
/// The change that makes one text of another, so that what stays keeps its place (Myers 1986, greedy): by lines, and by words within lines
/// that were reworded rather than replaced.
/// </summary>
public static class TextDifference
{
    // Beyond so many changed lines the middle is replaced whole: work grows with its square.
    private const int MostEdits = 1500;

    // Words are looked for in stretches up to so many units.
    private const int LongestReworded = 4000;

    public static ChangeSet Between(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        int head = 0, tail = 0;
        while (head < Math.Min(old.Count, now.Count) && old[head] == now[head]) head++;
        while (tail < Math.Min(old.Count, now.Count) - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        var sections = new SectionList();
        sections.Keep(old.Take(head).Sum(line => line.Length));
        foreach (var (kept, deleted, inserted) in Middle(old[head..^tail], now[head..^tail]))
        {
            sections.Keep(kept);
            foreach (var (same, gone, come) in Reworded(deleted, inserted))
            {
                sections.Keep(same);
                sections.Change(gone.Length, come);
            }

        }

        sections.Keep(old.Skip(old.Count - tail).Sum(line => line.Length));
        return sections.ToSet();
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }

    // A stretch of which half the letters stay was reworded; with less in common what is there stands for itself.
    private static List<(int Kept, string Deleted, string Inserted)> Reworded(string deleted, string inserted)
    {
        List<(int Kept, string Deleted, string Inserted)> replaced = [(0, deleted, inserted)];
        if (deleted.Length == 0 || inserted.Length == 0 || Math.Max(deleted.Length, inserted.Length) > LongestReworded) return replaced;
        var parts = Middle(Words(deleted), Words(inserted));
        var gone = parts.Sum(part => Letters(part.Deleted));
        var come = parts.Sum(part => Letters(part.Inserted));
        return gone * 2 <= Letters(deleted) && come * 2 <= Letters(inserted) ? parts : replaced;
    }

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && Joined(text[at]) && Joined(text[end])) end++;

            // Two halves of one character stay together.
            if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end++;
            words.Add(text[at..end]);
            at = end;
        }

        return words;
    }

    private static bool Joined(char unit) => char.IsLetterOrDigit(unit) || unit is '\'' or '’';

    private static List<(int Kept, string Deleted, string Inserted)> Middle(List<string> old, List<string> now)
    {
        if (Path(old, now) is not { } kept) return [(0, string.Concat(old), string.Concat(now))];
        var parts = new List<(int, string, string)>();
        int i = 0, j = 0;
        foreach (var (left, right) in kept.Append((old.Count, now.Count)))
        {
            if (left > i || right > j) parts.Add((0, string.Concat(old.Skip(i).Take(left - i)), string.Concat(now.Skip(j).Take(right - j))));
            if (left < old.Count) parts.Add((old[left].Length, "", ""));
            (i, j) = (left + 1, right + 1);
        }

        return parts;
    }

    // Pairs of lines that stay, in order; null when the texts are too different.
    private static List<(int, int)>? Path(List<string> old, List<string> now)
    {
        var most = Math.Min(MostEdits, old.Count + now.Count);
        var furthest = new int[2 * most + 3];
        var steps = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            steps.Add((int[])furthest.Clone());
            for (var k = -edits; k <= edits; k += 2)
            {
                var down = k == -edits || (k != edits && furthest[most + 1 + k - 1] < furthest[most + 1 + k + 1]);
                var x = down ? furthest[most + 1 + k + 1] : furthest[most + 1 + k - 1] + 1;
                while (x < old.Count && x - k < now.Count && x - k >= 0 && old[x] == now[x - k]) x++;
                furthest[most + 1 + k] = x;
                if (x >= old.Count && x - k >= now.Count) return Back(steps, most + 1, old.Count, now.Count);
            }
        }

        return null;
    }

    private static List<(int, int)> Back(List<int[]> steps, int middle, int x, int y)
    {
        var kept = new List<(int, int)>();
        for (var edits = steps.Count - 1; edits >= 0; edits--)
        {
            var furthest = steps[edits];
            var k = x - y;
            var down = k == -edits || (k != edits && furthest[middle + k - 1] < furthest[middle + k + 1]);
            var from = down ? k + 1 : k - 1;
            var (fromX, fromY) = edits == 0 ? (0, 0) : (furthest[middle + from], furthest[middle + from] - from);
            while (x > fromX && y > fromY && (edits == 0 || (down ? x > fromX : x > fromX + 1))) kept.Add((--x, --y));
            (x, y) = (fromX, fromY);
        }

        kept.Reverse();
        return kept;
    }
}
