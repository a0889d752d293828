namespace LensForge.Domain.Screenplays.Paper;

/// <summary>A word where it is printed; points from the sheet's upper left corner.</summary>
public sealed record PrintedWord(string Text, double Left, double Top, double Right, double Bottom);

/// <summary>A sheet of a printed script as a program that reads PDFs tells it.</summary>
public sealed record PrintedSheet(double Width, double Height, IReadOnlyList<PrintedWord> Words);

/// <summary>What became of a printed script's lines: all of them are in its paragraphs, on its title page, or left out on purpose.</summary>
/// <param name="FileName">Of the PDF.</param>
/// <param name="Lines">Printed lines found.</param>
/// <param name="LeftOut">By what they were.</param>
/// <param name="Unsure">Paragraphs that could be something else; people say which.</param>
public sealed record PaperReport(string FileName, int Sheets, int Lines, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<UnsureParagraph> Unsure);

/// <param name="What">In the plural: "page numbers".</param>
/// <param name="Examples">The first few as printed.</param>
public sealed record LeftOut(string What, int Count, IReadOnlyList<string> Examples);

/// <param name="Text">The paragraph's words as they were read.</param>
/// <param name="Sheet">Of the PDF, from 1.</param>
/// <param name="Why">In words, what is unclear.</param>
public sealed record UnsureParagraph(ElementKind Kind, string Text, int Sheet, string Why);

/// <summary>A printed script as Fountain, with the account of how it was read.</summary>
public sealed record PaperScript(string Fountain, PaperReport Report);
