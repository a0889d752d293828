using System.Security.Cryptography;
using System.Text;

namespace LensForge.Web.EventStore;

/// <summary>Where LensForge keeps what it keeps: LENSFORGE_DATA, else the user's own data directory, as root /var/lib/lensforge.</summary>
public sealed record PlaceOnDisk(string Root)
{
    public static PlaceOnDisk Find(string? chosen)
    {
        var root = !string.IsNullOrWhiteSpace(chosen) ? chosen
            : Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? "/var/lib/lensforge"
            : Path.Combine(
                Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "lensforge");
        root = Path.GetFullPath(root);
        Directory.CreateDirectory(root);
        return new(root);
    }

    public string Postgres => Path.Combine(Root, "postgres");

    public string Media => Path.Combine(Root, "media");

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>A unix socket's path holds 107 bytes at most, so it lies elsewhere and is named after the data.</summary>
    public string Sockets
    {
        get
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Postgres)))[..12];
            if (Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()) return $"/run/lensforge/{name}";
            var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
            return runtime is { Length: > 0 and < 60 } && Directory.Exists(runtime)
                ? Path.Combine(runtime, "lensforge", name)
                : Path.Combine(Path.GetTempPath(), $"lensforge-{Environment.UserName}-{name}");
        }
    }
}
