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
}
