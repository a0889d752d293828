using LensForge.Domain.LiveText;

namespace LensForge.Domain.Drafts.Revisions;

/// <summary>A stretch of a text that is not as it was; an empty one is a place where something was taken out.</summary>
/// <param name="From">In UTF-16 units of the text now.</param>
/// <param name="Added">Nothing was taken out there.</param>
public readonly record struct RevisedRange(int From, int To, bool Added = false);

/// <summary>What of a text differs from what it was when a revision began: by its changes, and only where they left another text.</summary>
public static class RevisedWords
{
    /// <param name="before">The text that the changes were made of.</param>
    /// <param name="since">All of them as one.</param>
    /// <returns>In the order of the text.</returns>
    public static IReadOnlyList<RevisedRange> Of(Rope before, ChangeSet since)
    {
        var ranges = new List<RevisedRange>();
        var (gone, come) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        int old = 0, now = 0;
        foreach (var section in since.Sections)
        {
            if (section.Inserted is { } inserted)
            {
                gone.Append(before.Slice(old, old + section.Length));
                come.Append(inserted);
            }
            else
            {
                Close();
            }

            old += section.Length;
            now += section.NewLength;
        }

        Close();
        return ranges;

        void Close()
        {
            Within(gone.ToString(), come.ToString(), now - come.Length, ranges);
            gone.Clear();
            come.Clear();
        }
    }

    /// <summary>Lines, from 1, that carry an asterisk.</summary>
    public static IReadOnlySet<int> Lines(string now, IReadOnlyList<RevisedRange> ranges)
    {
        var lines = new SortedSet<int>();
        int at = 0, line = 1;
        foreach (var range in ranges)
        {
            for (; at < range.From; at++) if (now[at] == '\n') line++;
            var first = line;
            for (; at < range.To; at++) if (now[at] == '\n') line++;

            // Whole lines that were put in change neither the line before them nor the one behind.
            var whole = range.Added && range.To > range.From;
            var from = whole && now[range.From] == '\n' && (range.To == now.Length || now[range.To] == '\n') ? first + 1 : first;
            var to = whole && now[range.To - 1] == '\n' && (range.From == 0 || now[range.From - 1] == '\n') ? line - 1 : line;
            for (var one = from; one <= to; one++) lines.Add(one);
        }

        return lines;
    }

    // What was typed and taken back, or deleted and typed again, is no change.
    private static void Within(string gone, string come, int at, List<RevisedRange> ranges)
    {
        if (gone == come) return;
        if (gone.Length == 0 || come.Length == 0)
        {
            ranges.Add(new(at, at + come.Length, gone.Length == 0));
            return;
        }

        foreach (var section in TextDifference.Between(gone, come).Sections)
        {
            if (!section.Kept) ranges.Add(new(at, at + section.NewLength, section.Length == 0));
            at += section.NewLength;
        }
    }
}
