namespace LensForge.Domain.LiveText;

/// <summary>
/// What PostgreSQL's jsonb refuses, U+0000 and unpaired surrogates, becomes U+FFFD: unit for unit, so that no offset moves. The
/// editor's storable() in live-text.ts does the same to everything that is inserted, before it is inserted.
/// </summary>
public static class StorableText
{
    public const char Replacement = '\uFFFD';

    public static bool Is(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }

        return true;
    }

    public static string Of(string text) => Is(text) ? text : string.Create(text.Length, text, static (units, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]))
            {
                units[i] = source[i];
                units[i + 1] = source[++i];
            }
            else
            {
                units[i] = source[i] == '\0' || char.IsSurrogate(source[i]) ? Replacement : source[i];
            }
        }
    });
}
