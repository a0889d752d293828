namespace LensForge.Domain.Screenplays;

/// <summary>
/// Final Draft's title page is laid-out paragraphs without names. The first is the title; a line such as "written by" is the credit
/// and the next the author; dates and drafts, sources and copyrights show themselves; the rest is the contact.
/// </summary>
internal static class FdxTitlePage
{
    private static readonly string[] Credits = ["written by", "screenplay by", "story by", "teleplay by", "by", "script by", "drehbuch", "ein drehbuch von", "von", "écrit par", "un scénario de", "escrito por", "scritto da"];

    /// <summary>The entries laid out: all but what belongs to the foot is centred. Keys that no reader could guess stand before their words.</summary>
    public static IEnumerable<(string Text, bool Centered)> Lines(IReadOnlyList<TitlePageEntry> entries)
    {
        var lines = entries.SelectMany(entry => entry.Value.Split('\n').Select(text => (entry.Key, Text: text.Trim()))).Where(line => line.Text.Length > 0).ToList();
        var keyOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Title"] = 0, ["Credit"] = 1, ["Author"] = 2, ["Authors"] = 2, ["Source"] = 3, ["Notes"] = 4, ["Draft date"] = 5, ["Copyright"] = 6, ["Contact"] = 7 };
        return lines.OrderBy(line => keyOf.GetValueOrDefault(line.Key, 8)).Select(line => keyOf.TryGetValue(line.Key, out var place)
            ? (line.Text, place < 5)
            : ($"{line.Key}: {line.Text}", false));
    }

    public static IReadOnlyList<TitlePageEntry> Of(IEnumerable<(string Text, bool Centered)> lines)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var order = new List<string>();
        var authorNext = false;
        foreach (var (text, centered) in lines.Where(line => line.Text.Length > 0))
        {
            var lower = text.ToLowerInvariant().TrimEnd(':', ' ');
            var key = order.Count == 0 ? "Title"
                : Credits.Contains(lower) ? "Credit"
                : authorNext ? "Author"
                : lower.StartsWith("based on", StringComparison.Ordinal) ? "Source"
                : lower.Contains("draft", StringComparison.Ordinal) || lower.Contains("revis", StringComparison.Ordinal) ? "Draft date"
                : text.Contains('©') || lower.StartsWith("copyright", StringComparison.Ordinal) ? "Copyright"
                : centered ? "Notes" : "Contact";
            authorNext = key == "Credit";
            if (!values.TryGetValue(key, out var list))
            {
                order.Add(key);
                values[key] = list = [];
            }

            list.Add(text);
        }

        return order.ConvertAll(key => new TitlePageEntry(key, string.Join('\n', values[key])));
    }
}
