namespace LensForge.Domain.Screenplays;

/// <summary>A printed page: its lines by row and column, ready to be drawn in a monospaced type.</summary>
/// <param name="Number">From 1; the title page is not counted.</param>
public sealed record ScriptPage(int Number, IReadOnlyList<PageLine> Lines);

/// <summary>One printed line. Two lines share a row only in dual dialogue.</summary>
/// <param name="Element">Index of its element in <see cref="Screenplay.Elements"/>.</param>
/// <param name="Row">Line on the page, from 0; rows without a line are blank.</param>
/// <param name="Column">Characters (a tenth of an inch) from the left edge of the text, which is 1.5 inches from the paper's.</param>
/// <param name="Offset">Where the text begins in the element's own; -1 for words that the layout put in.</param>
public sealed record PageLine(int Element, ElementKind Kind, int Row, int Column, string Text, int Offset)
{
    /// <summary>The text with its emphasis; empty when nothing is emphasised.</summary>
    public IReadOnlyList<TextRun> Runs { get; init; } = [];

    /// <summary>On the first line of a numbered heading: printed in both margins.</summary>
    public string? SceneNumber { get; init; }

    /// <summary>The layout's own line: (MORE) under a broken speech, or the repeated name with (CONT'D) above its rest.</summary>
    public PageLineMark Mark { get; init; }
}

public enum PageLineMark
{
    None, More, Continued,
}
