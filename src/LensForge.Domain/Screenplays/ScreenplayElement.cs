namespace LensForge.Domain.Screenplays;

public enum ElementKind
{
    SceneHeading, Action, Character, Parenthetical, Dialogue, Lyric, Transition, Shot, Centered, General,
    PageBreak, Section, Synopsis, Note, Boneyard,
}

/// <summary>Where an element stands in the source: lines and columns from 1, the end inclusive.</summary>
public readonly record struct SourceSpan(int Line, int Column, int EndLine, int EndColumn);

[Flags]
public enum Emphasis { None = 0, Bold = 1, Italic = 2, Underline = 4 }

/// <summary>A stretch of an element's text in one emphasis.</summary>
public readonly record struct TextRun(string Text, Emphasis Emphasis);

/// <summary>One paragraph of a screenplay. <see cref="Text"/> is plain: markers, forced prefixes and scene numbers are taken out.</summary>
public sealed record ScreenplayElement(ElementKind Kind, string Text, SourceSpan Source)
{
    /// <summary>The same text with its emphasis; empty when nothing is emphasised.</summary>
    public IReadOnlyList<TextRun> Runs { get; init; } = [];

    /// <summary>The printed scene number of a heading ("12A"), without its # marks.</summary>
    public string? SceneNumber { get; init; }

    /// <summary>On a character cue: this speech stands beside the one before it.</summary>
    public bool Dual { get; init; }

    /// <summary>Depth of a section, 1 to 6; 0 elsewhere.</summary>
    public int Depth { get; init; }

    /// <summary>Blank lines that the writer left before it beyond the usual one; a page layout may keep them.</summary>
    public int ExtraBlankLines { get; init; }

    /// <summary>It begins a page of its own (Final Draft's "starts new page").</summary>
    public bool StartsNewPage { get; init; }
}
