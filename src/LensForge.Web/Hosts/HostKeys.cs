using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LensForge.Domain.Hosts;
using LensForge.Web.EventStore;

namespace LensForge.Web.Hosts;

/// <summary>Who may film for us: our own child by a key that lives as long as this process, others by the key in the data folder.</summary>
public sealed class HostKeys
{
    public HostKeys(PlaceOnDisk place)
    {
        Child = NewKey();
        Join = KeptKey(FileIn(place));
    }

    public static string FileIn(PlaceOnDisk place) => Path.Combine(place.Root, "host.key");

    /// <summary>Of the child process; good from this machine only.</summary>
    public string Child { get; }

    /// <summary>For `infra/lensforge host --join URL --key KEY`.</summary>
    public string Join { get; }

    public bool Admits(HttpContext context) => IsChild(context) || Matches(context, Join);

    public bool IsChild(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && Matches(context, Child);

    private static bool Matches(HttpContext context, string key) =>
        context.Request.Headers[IHostServer.KeyHeader] is [{ Length: > 0 } given]
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string KeptKey(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: >= 32 } kept) return kept;
        var key = NewKey();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, Encoding.ASCII, options);
        file.Write(key);
        return key;
    }
}
