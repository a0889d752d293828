namespace LensForge.Domain.Screenplays;

/// <summary>What became of every paragraph of the source. Nothing is ever silently dropped.</summary>
/// <param name="Paragraphs">Paragraphs found in the source.</param>
/// <param name="ByKind">How many became what; the counts add up to <paramref name="Paragraphs"/> less those not understood.</param>
/// <param name="NotUnderstood">What was kept but not understood, by line.</param>
/// <param name="Repairs">What was mended on the way in (a replaced U+0000, say), in words.</param>
public sealed record ImportReport(
    int Paragraphs,
    IReadOnlyDictionary<ElementKind, int> ByKind,
    IReadOnlyList<NotUnderstood> NotUnderstood,
    IReadOnlyList<string> Repairs);

public sealed record NotUnderstood(int Line, string Text);

/// <summary>Why a file was refused whole, in one line that says what to do.</summary>
public sealed class ScreenplayRefusedException(string message) : Exception(message);
