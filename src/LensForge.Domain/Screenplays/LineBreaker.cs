namespace LensForge.Domain.Screenplays;

internal readonly record struct BrokenLine(int Start, int Length);

/// <summary>Breaks text at spaces into lines of a width, only as many as are asked for, so that a page costs a page.</summary>
internal static class LineBreaker
{
    /// <param name="rest">Where the text goes on, or -1 when it is all set.</param>
    public static List<BrokenLine> Lines(string text, int from, int width, int most, out int rest)
    {
        var lines = new List<BrokenLine>(Math.Min(most, 64));
        rest = from;
        while (rest >= 0 && lines.Count < most)
        {
            lines.Add(Next(text, ref rest, width));
        }

        return lines;
    }

    private static BrokenLine Next(string text, ref int at, int width)
    {
        var start = at;
        var window = text.AsSpan(start, Math.Min(width + 1, text.Length - start));
        var newline = window.IndexOf('\n');
        if (newline >= 0)
        {
            at = start + newline + 1;
            return new(start, newline);
        }

        if (window.Length <= width)
        {
            at = -1;
            return new(start, window.Length);
        }

        var space = window.LastIndexOf(' ');
        if (space > 0 && window[..space].Trim(' ').Length > 0)
        {
            at = start + space + 1;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            at = at >= text.Length ? -1 : text[at] == '\n' ? at + 1 : at;
            return new(start, window[..space].TrimEnd(' ').Length);
        }

        var hyphen = window[..width].LastIndexOf('-');
        var cut = hyphen > 0 ? hyphen + 1 : char.IsHighSurrogate(window[width - 1]) ? width - 1 : width;
        at = start + cut;
        return new(start, cut);
    }
}
