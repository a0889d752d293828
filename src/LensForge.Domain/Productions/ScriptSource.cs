using System.Text;

namespace LensForge.Domain.Productions;

/// <summary>The imported file itself, byte for byte: as text where it is clean UTF-8, else in base64 (jsonb holds no U+0000).</summary>
public sealed record ScriptSource(string? Text, string? Base64)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ScriptSource From(byte[] bytes)
    {
        if (Array.IndexOf(bytes, (byte)0) < 0)
        {
            try
            {
                return new(Strict.GetString(bytes), null);
            }
            catch (DecoderFallbackException)
            {
                // Not UTF-8: kept as it came.
            }
        }

        return new(null, Convert.ToBase64String(bytes));
    }

    public byte[] Bytes() => Text is not null ? Strict.GetBytes(Text) : Convert.FromBase64String(Base64 ?? "");
}
