namespace LensForge.Web;

/// <summary>What the web program is asked on its command line. Everything else is set in the environment.</summary>
/// <param name="Rest">What goes to the configuration.</param>
public sealed record ServerArguments(bool Help, bool Rebuild, string[] Rest)
{
    /// <summary>The file to back up to; null: none.</summary>
    public string? Backup { get; private init; }

    /// <summary>The file to restore from; null: none.</summary>
    public string? Restore { get; private init; }

    /// <summary>infra/run shows the same file.</summary>
    public static string Usage => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "usage.txt"));

    /// <exception cref="ArgumentsRefusedException">Something is not understood; the message is one line.</exception>
    public static ServerArguments Read(IReadOnlyList<string> args)
    {
        var (help, rebuild, rest) = (false, false, new List<string>());
        var (backup, restore) = ((string?)null, (string?)null);
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "help":
                    help = true;
                    break;
                case "rebuild":
                    rebuild = true;
                    break;
                case "backup":
                    backup = FileOf("backup", ++i < args.Count ? args[i] : "");
                    break;
                case "restore":
                    restore = FileOf("restore", ++i < args.Count ? args[i] : "");
                    break;
                case "--urls":
                    rest.Add($"--urls={Addresses(i + 1 < args.Count ? args[++i] : "")}");
                    break;
                case var urls when urls.StartsWith("--urls=", StringComparison.Ordinal):
                    rest.Add($"--urls={Addresses(urls["--urls=".Length..])}");
                    break;
                default:
                    throw new ArgumentsRefusedException($"infra/run does not know '{args[i]}'. infra/run --help shows what there is.");
            }
        }

        if (backup is not null && restore is not null) throw new ArgumentsRefusedException("Either backup or restore, not both at once.");
        return new(help, rebuild, [.. rest]) { Backup = backup, Restore = restore };
    }

    private static string FileOf(string task, string file) =>
        file.Length > 0 && file[0] != '-' ? file : throw new ArgumentsRefusedException($"{task} takes a file such as /media/disk/lensforge.tar.");

    private static string Addresses(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = addresses.FirstOrDefault(address => address.Split("://") is not ["http" or "https", { Length: > 0 }]);
        if (addresses.Length == 0 || wrong is not null)
            throw new ArgumentsRefusedException($"--urls takes an address such as {LensForgeServer.UsualAddress}{(wrong is null ? "" : $", not '{wrong}'")}.");
        return urls;
    }
}

/// <summary>The command line is not understood; one line that says what to do.</summary>
public sealed class ArgumentsRefusedException(string message) : Exception(message);
