using LensForge.Domain.History;
using LensForge.Domain.LiveText;

namespace LensForge.Domain.Drafts;

/// <summary>Two texts as one, with the words that went and those that came.</summary>
public static class InlineWords
{
    public static IReadOnlyList<(LineFate Fate, string Text)> Between(string before, string after)
    {
        var runs = new List<(LineFate, string)>();
        var at = 0;
        foreach (var section in TextDifference.Between(before, after).Sections)
        {
            var text = before.Substring(at, section.Length);
            at += section.Length;
            if (text.Length > 0) runs.Add((section.Kept ? LineFate.Kept : LineFate.Removed, text));
            if (section.Inserted is { Length: > 0 } inserted) runs.Add((LineFate.Added, inserted));
        }

        return runs;
    }

    /// <summary>The same with long stretches that stay cut down to the lines beside what changed; what was left out is "…" in a line of its own.</summary>
    /// <param name="lines">Lines kept at each side of a change.</param>
    public static IReadOnlyList<(LineFate Fate, string Text)> Near(IReadOnlyList<(LineFate Fate, string Text)> runs, int lines = 2) =>
        [.. runs.Select((run, i) => run.Fate == LineFate.Kept ? (run.Fate, Cut(run.Text, i > 0 ? lines : 0, i < runs.Count - 1 ? lines : 0)) : run)];

    private static string Cut(string text, int head, int tail)
    {
        var parts = text.Split('\n');
        return parts.Length <= head + tail + 3 ? text : string.Join('\n', [.. parts.Take(head + 1), "…", .. parts.TakeLast(tail + 1)]);
    }
}
