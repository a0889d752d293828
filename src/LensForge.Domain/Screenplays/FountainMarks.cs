namespace LensForge.Domain.Screenplays;

internal enum FountainMark
{
    None, PageBreak, Section, Synopsis, Shot, ForcedAction, ForcedHeading, Heading, Centered, ForcedTransition, Lyric, ForcedCharacter,
}

/// <summary>What the beginning of a trimmed, non-blank line says about it.</summary>
internal static class FountainMarks
{
    /// <param name="afterBlank">Nothing stands directly above it that it could be part of.</param>
    public static FountainMark KindOf(string line, bool afterBlank) => line[0] switch
    {
        '=' when line.Length >= 3 && line.AsSpan().IndexOfAnyExcept('=') < 0 => FountainMark.PageBreak,
        '=' when line.Length > 1 && line[1] != '=' => FountainMark.Synopsis,
        '#' when line.AsSpan().TrimStart('#').Trim().Length > 0 => FountainMark.Section,
        '!' when line.StartsWith("!!", StringComparison.Ordinal) && line.Length > 2 && line[2] != '!' => FountainMark.Shot,
        '!' => FountainMark.ForcedAction,
        '.' when afterBlank && line.Length > 1 && (char.IsLetterOrDigit(line[1]) || char.IsSurrogate(line[1])) => FountainMark.ForcedHeading,
        '>' when line.Length > 2 && line[^1] == '<' => FountainMark.Centered,
        '>' when line.Length > 1 => FountainMark.ForcedTransition,
        '~' when line.Length > 1 => FountainMark.Lyric,
        '@' when line.Length > 1 && !char.IsWhiteSpace(line[1]) => FountainMark.ForcedCharacter,
        'I' or 'i' or 'E' or 'e' or '*' or '_' when (afterBlank && SceneHeadingReader.Begins(line)) || SceneHeadingReader.Unmistakable(line) => FountainMark.Heading,
        _ => FountainMark.None,
    };

    /// <summary>In the midst of a paragraph, this line is none of it.</summary>
    public static bool BeginsAnew(string line) => KindOf(line, afterBlank: false) switch
    {
        FountainMark.None => false,
        FountainMark.Section => line.TrimStart('#') is [' ' or '\t', ..],
        FountainMark.Synopsis => line[1] == ' ',
        _ => true,
    };

    /// <summary>After the two spaces that hold a speech open, this line still ends it.</summary>
    public static bool EndsSpeech(string line) => KindOf(line, afterBlank: true) is not (FountainMark.None or FountainMark.Lyric);
}
