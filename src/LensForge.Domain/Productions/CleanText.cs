using System.Text;

namespace LensForge.Domain.Productions;

/// <summary>Text that people type, made fit for the log: no U+0000, no unpaired surrogate, no control characters, trimmed.</summary>
public static class CleanText
{
    public static string Line(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return clean.ToString().Trim();
    }

    /// <summary>The same of text of several lines.</summary>
    public static string Text(string? text) => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Line)).Trim();
}
