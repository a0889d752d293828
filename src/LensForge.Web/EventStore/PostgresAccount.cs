using System.Diagnostics;

namespace LensForge.Web.EventStore;

/// <summary>Under which account the server runs: ours, or, since PostgreSQL refuses root, an account of its own.</summary>
public sealed record PostgresAccount(string? Name)
{
    public bool IsOther => Name is not null;

    public static PostgresAccount Find()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return new((string?)null);
        const string name = "lensforge";
        if (!Exists(name))
        {
            Run("useradd", ["--system", "--home-dir", "/var/lib/lensforge", "--no-create-home", "--shell", "/usr/sbin/nologin", "--user-group", name]);
            if (!Exists(name)) throw new PostgresUnavailableException($"PostgreSQL does not run as root, and the account '{name}' could not be created. Create it, or start LensForge as an ordinary user.");
        }

        return new(name);
    }

    /// <summary>The same command, run under this account.</summary>
    public ProcessStartInfo Command(string tool, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        if (Name is null)
        {
            start.FileName = tool;
        }
        else
        {
            start.FileName = "setpriv";
            foreach (var argument in (string[])[$"--reuid={Name}", $"--regid={Name}", "--init-groups", "--", tool]) start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("PGDATA");
        return start;
    }

    /// <summary>A folder that this account owns and nobody else may enter.</summary>
    public void OwnFolder(string path)
    {
        Directory.CreateDirectory(path);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Name is not null) Run("chown", [$"{Name}:{Name}", path]);
    }

    /// <summary>The account may pass through this folder, no more.</summary>
    public void LetIn(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherExecute);
    }

    private static bool Exists(string name) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    private static void Run(string tool, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new PostgresUnavailableException($"{tool} could not be started.");
        process.WaitForExit();
    }
}
