namespace LensForge.Domain.Screenplays;

/// <summary>Length on the page as productions count it: eighths of a page, never reduced.</summary>
public static class Eighths
{
    public const int PerPage = 8;

    /// <summary>The eighths that a number of printed lines takes, rounded up, at least 1.</summary>
    public static int OfLines(int lines) => Math.Max(1, (lines * PerPage + PageLayout.LinesPerPage - 1) / PageLayout.LinesPerPage);

    /// <summary>12 is written "1 4/8", 8 is "1", 4 is "4/8".</summary>
    public static string Format(int eighths)
    {
        var (pages, rest) = (eighths / PerPage, eighths % PerPage);
        return (pages, rest) switch
        {
            (_, 0) => $"{pages}",
            (0, _) => $"{rest}/8",
            _ => $"{pages} {rest}/8",
        };
    }
}
