using System.Security.Cryptography;

namespace LensForge.Web.Accounts;

/// <summary>A code that signs in once when the password is lost: 24 letters and digits, 120 bits, without those that look alike.</summary>
public static class RecoveryCode
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz023456789";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 24);
        return string.Join('-', letters.Chunk(6).Select(four => new string(four)));
    }

    /// <summary>As it is hashed, however it was typed.</summary>
    public static string Clean(string typed) => string.Concat(typed.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
