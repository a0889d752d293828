using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace LensForge.Web.EventStore;

/// <summary>
/// A PostgreSQL server of our own: data in our folder, one private unix socket, no TCP. It is started apart from this process, so
/// that it outlives a kill -9; the next start adopts it. An orderly stop stops it, unless another LensForge still works with it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Role = "lensforge";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly PostgresBinaries _binaries;
    private readonly PostgresAccount _account;
    private readonly PlaceOnDisk _place;
    private readonly ILogger _logger;

    private EmbeddedPostgres(PostgresBinaries binaries, PostgresAccount account, PlaceOnDisk place, ILogger logger)
    {
        (_binaries, _account, _place, _logger) = (binaries, account, place, logger);
        if (place.Sockets.Length > 90) throw new PostgresUnavailableException($"The socket's folder {place.Sockets} is too long for a unix socket. Set XDG_RUNTIME_DIR to a short one.");
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = place.Sockets,
            Username = Role,
            Database = "postgres",
            MaxPoolSize = 50,
            Timeout = 10,
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>True when the server was running already, left by a process that was killed.</summary>
    public bool Adopted { get; private set; }

    public static async Task<EmbeddedPostgres> StartAsync(PlaceOnDisk place, IEnumerable<string> searchFrom, ILogger logger, CancellationToken stop = default)
    {
        var account = PostgresAccount.Find();
        var binaries = PostgresBinaries.Find(Environment.GetEnvironmentVariable("LENSFORGE_POSTGRES"), searchFrom, account);
        var server = new EmbeddedPostgres(binaries, account, place, logger);
        if (account.IsOther) account.LetIn(place.Root);
        await using var turn = await TakeTurnAsync(place, stop);
        await server.StartAsync(stop);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (await OthersAreConnectedAsync()) return;
        var (code, output) = await RunAsync("pg_ctl", ["stop", "-D", _place.Postgres, "-m", "fast", "-w", "-t", "30"], CancellationToken.None);
        if (code != 0) _logger.LogWarning("PostgreSQL was not stopped: {Output}", output);
    }

    private async Task StartAsync(CancellationToken stop)
    {
        _account.OwnFolder(_place.Sockets);
        await InitialiseAsync(stop);
        var patience = Stopwatch.StartNew();
        for (var pause = 100; ; pause = Math.Min(pause * 2, 2000))
        {
            if (RunningServer() is { } pid)
            {
                if (await AnswersAsync(stop))
                {
                    Adopted = true;
                    _logger.LogInformation("PostgreSQL was still running (process {Pid}) and is used further", pid);
                    return;
                }
            }
            else
            {
                var (code, output) = await RunAsync("pg_ctl",
                    ["start", "-D", _place.Postgres, "-w", "-t", "30", "-s", "-l", Path.Combine(_place.Postgres, "server.log"), "-o", Options()], stop);
                if (code == 0 && await AnswersAsync(stop)) return;

                // After a kill -9 of the server its children hold the shared memory for a moment.
                _logger.LogInformation("PostgreSQL did not start yet: {Output}", output.Trim());
            }

            if (patience.Elapsed > StartPatience)
                throw new PostgresUnavailableException($"PostgreSQL did not start within {StartPatience.TotalSeconds:0} s. Its own words are in {Path.Combine(_place.Postgres, "server.log")}: {LastWords()}");
            await Task.Delay(pause, stop);
        }
    }

    private string Options() =>
        $"-c listen_addresses='' -c unix_socket_directories='{_place.Sockets}' -c unix_socket_permissions=0700 -c max_connections=100 "
        + "-c shared_buffers=64MB -c fsync=on -c synchronous_commit=on -c log_min_messages=warning -c wal_level=replica -c max_wal_size=1GB -c jit=off -c update_process_title=off";

    private async Task InitialiseAsync(CancellationToken stop)
    {
        if (File.Exists(Path.Combine(_place.Postgres, "PG_VERSION")))
        {
            CheckVersion();
            return;
        }

        // Made beside and renamed when whole: a kill in the middle leaves no half a cluster.
        var fresh = _place.Postgres + ".new";
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        _account.OwnFolder(fresh);
        var (code, output) = await RunAsync("initdb",
            ["-D", fresh, "-U", Role, "-E", "UTF8", "--locale=C", "--auth=trust", "--no-instructions", "--no-sync"], stop);
        if (code != 0) throw new PostgresUnavailableException($"The database could not be created in {_place.Root}: {output.Trim()}");
        if (Directory.Exists(_place.Postgres)) Directory.Delete(_place.Postgres, recursive: true);
        Directory.Move(fresh, _place.Postgres);
        await RunAsync("initdb", ["-D", _place.Postgres, "--sync-only"], stop);
    }

    private void CheckVersion()
    {
        var have = File.ReadAllText(Path.Combine(_place.Postgres, "PG_VERSION")).Trim();
        using var process = Process.Start(_account.Command(_binaries.Tool("postgres"), ["--version"]))!;
        var says = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (!says.Contains($" {have}.", StringComparison.Ordinal) && !says.Contains($" {have}\n", StringComparison.Ordinal))
            throw new PostgresUnavailableException($"The data in {_place.Postgres} are of PostgreSQL {have}, but {_binaries.Bin} holds{says.Trim().Replace("postgres (PostgreSQL)", "", StringComparison.Ordinal)}. Name the right programs in LENSFORGE_POSTGRES.");
    }

    /// <summary>The process named in postmaster.pid, when it lives and is the server of our data; a stale file is taken away.</summary>
    private int? RunningServer()
    {
        var file = Path.Combine(_place.Postgres, "postmaster.pid");
        try
        {
            if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid)) return null;
            using var process = Process.GetProcessById(pid);
            if (process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && Keeps(pid, file) != false) return pid;
            File.Delete(file);
            return null;
        }
        catch (Exception gone) when (gone is ArgumentException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    // After a restart of the machine the number may be another server's. A server works in the folder of its data, so the file it
    // keeps there is ours or not, by whatever path we came. Null where that cannot be seen.
    private static bool? Keeps(int pid, string file)
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{pid}/cwd/{Path.GetFileName(file)}") == File.ReadAllText(file) : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        try
        {
            // Not one from the pool, which might remember a server that is no more.
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync(stop);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<bool> OthersAreConnectedAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            return await connection.ScalarAsync<long>(
                "select count(*) from pg_stat_activity where application_name like 'lensforge/%' and application_name <> $1",
                [$"lensforge/{Environment.ProcessId}"], CancellationToken.None) > 0;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string LastWords()
    {
        var log = Path.Combine(_place.Postgres, "server.log");
        return File.Exists(log) ? string.Join(" | ", File.ReadLines(log).TakeLast(3)) : "(none)";
    }

    private async Task<(int Code, string Output)> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken stop)
    {
        var start = _account.Command(_binaries.Tool(tool), arguments);
        using var process = Process.Start(start) ?? throw new PostgresUnavailableException($"{tool} could not be started.");

        // pg_ctl leaves a server behind that may hold the pipes, so their end is not waited for.
        var output = new System.Collections.Concurrent.ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited) await Task.Delay(10, stop);
        return (process.ExitCode, string.Join('\n', output));
    }

    private static async Task<FileStream> TakeTurnAsync(PlaceOnDisk place, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(place.Root, "postgres.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 600)
            {
                await Task.Delay(100, stop);
            }
        }
    }
}
