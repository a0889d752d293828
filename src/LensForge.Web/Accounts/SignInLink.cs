using System.Security.Cryptography;

namespace LensForge.Web.Accounts;

/// <summary>The link printed at the start: whoever can read this console is the local person. It works once.</summary>
public sealed class SignInLink
{
    private byte[]? _key;

    public SignInLink()
    {
        var key = Token.New();
        _key = Token.Hash(key);
        Path = $"/sign-in?key={key}";
    }

    public string Path { get; }

    public bool Use(string? key)
    {
        var wanted = Volatile.Read(ref _key);
        return wanted is not null && key is not null
            && CryptographicOperations.FixedTimeEquals(Token.Hash(key), wanted)
            && Interlocked.CompareExchange(ref _key, null, wanted) == wanted;
    }
}
