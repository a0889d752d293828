namespace LensForge.Domain.Screenplays.Print;

/// <summary>The title page: title, credit and author in the upper middle, the rest at the lower left.</summary>
internal static class TitleSheet
{
    private const int TitleRow = 16, Rows = 54, MiddleColumns = 60;

    // What tells programs how to set the script is nothing to print.
    private static readonly string[] Settings = ["font", "format", "language"];

    private static readonly (string Key, int BlankBefore)[] Middle = [("title", 0), ("credit", 3), ("author", 1), ("authors", 1), ("source", 2), ("notes", 2)];

    public static PdfPage Print(IReadOnlyList<TitlePageEntry> entries, PdfPage sheet)
    {
        var row = TitleRow;
        foreach (var (key, blank) in Middle)
        {
            foreach (var entry in entries.Where(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
            {
                row += blank;
                foreach (var line in Lines(entry.Value, MiddleColumns)) sheet.Write(line, [], 108, 72, (MiddleColumns - line.Length) / 2.0, row++);
            }
        }

        var foot = entries.Where(entry => !Settings.Contains(entry.Key.ToLowerInvariant()) && !Array.Exists(Middle, middle => middle.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(entry => Lines(IsPlain(entry.Key) ? entry.Value : $"{entry.Key}: {entry.Value}", MiddleColumns)).ToList();
        row = Math.Max(row + 2, Rows - foot.Count);
        foreach (var line in foot) sheet.Write(line, [], 108, 72, 0, row++);
        return sheet;
    }

    private static bool IsPlain(string key) => key.ToLowerInvariant() is "contact" or "contact info" or "copyright" or "draft date" or "date" or "draft" or "bl" or "br" or "tl" or "tr" or "tc" or "cc";

    private static IEnumerable<string> Lines(string text, int width) =>
        LineBreaker.Lines(text, 0, width, Rows, out _).Select(line => text.Substring(line.Start, line.Length));
}
