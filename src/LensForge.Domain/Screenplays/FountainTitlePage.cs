namespace LensForge.Domain.Screenplays;

/// <summary>The title page at the head of a Fountain script: Key: value, values going on in lines of their own.</summary>
internal static class FountainTitlePage
{
    private static readonly HashSet<string> UsualKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "credit", "author", "authors", "source", "notes", "draft date", "date", "draft", "contact", "contact info", "copyright",
        "revision", "format", "episode", "series", "font", "language", "watermark", "header", "footer", "tl", "tc", "tr", "cc", "bl", "br",
    };

    /// <summary>The index of the first line after the title page; <paramref name="from"/> when there is none.</summary>
    public static int Read(List<FountainLine> lines, int from, List<TitlePageEntry> entries)
    {
        var start = from;
        while (start < lines.Count && lines[start].Blank)
        {
            start++;
        }

        var end = start;
        while (end < lines.Count && (!lines[end].Blank || (lines[end].TwoSpaces && end + 1 < lines.Count && Indented(lines[end + 1]))))
        {
            end++;
        }

        if (!IsTitlePage(lines, start, end))
        {
            return from;
        }

        string? key = null;
        var values = new List<string>();
        for (var i = start; i < end; i++)
        {
            if (!Indented(lines[i]) && KeyOf(lines[i]) is { } next)
            {
                Close();
                key = next;
                var value = lines[i].Text.AsSpan().Trim()[(next.Length + 1)..].Trim();
                if (!value.IsEmpty)
                {
                    values.Add(value.ToString());
                }
            }
            else
            {
                values.Add(lines[i].Text.Trim());
            }
        }

        Close();
        return end;

        void Close()
        {
            if (key is not null)
            {
                entries.Add(new(key.Trim(), EmphasisReader.Read(string.Join('\n', values)).Text));
            }

            values.Clear();
        }
    }

    private static bool IsTitlePage(List<FountainLine> lines, int start, int end)
    {
        if (start >= end || Indented(lines[start]) || KeyOf(lines[start]) is not { } first)
        {
            return false;
        }

        if (UsualKeys.Contains(first.Trim()))
        {
            return true;
        }

        // Keys of one's own: FADE IN: opens many scripts and is none; a lone "Anna: hello" is none either.
        var keys = 0;
        for (var i = start; i < end; i++)
        {
            if (!Indented(lines[i]) && KeyOf(lines[i]) is { } key)
            {
                keys++;
                if (UsualKeys.Contains(key.Trim()))
                {
                    return !Uppercase(first);
                }
            }
            else if (!Indented(lines[i]))
            {
                return false;
            }
        }

        return keys >= 2 && !Uppercase(first);
    }

    private static bool Uppercase(string key) => key == key.ToUpperInvariant();

    private static bool Indented(FountainLine line) =>
        line.Text.StartsWith('\t') || line.Text.StartsWith("   ", StringComparison.Ordinal);

    private static string? KeyOf(FountainLine line)
    {
        var text = line.Text.AsSpan().Trim();
        var colon = text.IndexOf(':');
        return colon is > 0 and <= 40 && char.IsLetter(text[0]) ? text[..colon].ToString() : null;
    }
}
