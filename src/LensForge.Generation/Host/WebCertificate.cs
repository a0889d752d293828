using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LensForge.Generation.Host;

/// <summary>Which certificate of the web a host accepts: one that this machine trusts, or the one whose SHA-256 it was told.</summary>
public sealed class WebCertificate(string? fingerprint)
{
    private readonly byte[]? _wanted = fingerprint is null ? null : Convert.FromHexString(fingerprint.Replace(":", "", StringComparison.Ordinal));

    /// <summary>64 hex digits, with or without colons.</summary>
    public static bool IsFingerprint(string text) => text.Replace(":", "", StringComparison.Ordinal) is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);

    public bool Accepts(X509Certificate? certificate, SslPolicyErrors errors) =>
        _wanted is null
            ? errors == SslPolicyErrors.None
            : certificate is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.GetRawCertData()), _wanted);
}
