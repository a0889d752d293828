using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LensForge.Web.Accounts;

/// <summary>Secrets of 256 bits that are shown once; only their hash is kept.</summary>
public static class Token
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
