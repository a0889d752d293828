namespace LensForge.Domain.Screenplays.Print;

/// <summary>The typewriter faces that a script is printed in: ten characters to the inch at 12 points, every one of them.</summary>
/// <param name="Faces">By emphasis without underline: plain, bold, italic, both.</param>
/// <param name="Others">Where the face lacks a letter (Greek, Cyrillic), these are asked in turn.</param>
public sealed record PrintFonts(IReadOnlyDictionary<Emphasis, TrueTypeFont> Faces, IReadOnlyList<TrueTypeFont> Others);

/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
public sealed record PaperSize(string Name, double Width, double Height)
{
    public static readonly PaperSize Letter = new("US Letter", 612, 792);

    public static readonly PaperSize A4 = new("A4", 595.28, 841.89);

    /// <summary>"a4" is A4; anything else is the US Letter that pages are counted on.</summary>
    public static PaperSize Named(string? name) => string.Equals(name, "a4", StringComparison.OrdinalIgnoreCase) ? A4 : Letter;
}
