using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LensForge.Web.Accounts;

/// <summary>The link printed at the start: whoever can read this console is the local person. It works once.</summary>
public sealed class SignInLink
{
    private byte[]? _key;

    public SignInLink()
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _key = Hash(key);
        Path = $"/sign-in?key={key}";
    }

    public string Path { get; }

    public bool Use(string? key)
    {
        var wanted = Volatile.Read(ref _key);
        return wanted is not null && key is not null
            && CryptographicOperations.FixedTimeEquals(Hash(key), wanted)
            && Interlocked.CompareExchange(ref _key, null, wanted) == wanted;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
