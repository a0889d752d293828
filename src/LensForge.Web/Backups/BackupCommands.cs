using System.Runtime.InteropServices;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Jobs;
using LensForge.Web.Live.Script;
using Microsoft.Extensions.Logging.Abstractions;

namespace LensForge.Web.Backups;

/// <summary>`backup FILE` and `restore FILE`, beside a running LensForge or without one.</summary>
public static class BackupCommands
{
    /// <summary>As shells count an interrupted command.</summary>
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(ServerArguments asked, IConfiguration configuration)
    {
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var place = PlaceOnDisk.Find(configuration["LENSFORGE_DATA"]);
        var progress = new BackupProgress(Console.Error, !Console.IsErrorRedirected);
        try
        {
            await (asked.Backup is { } file ? BackUpAsync(Path.GetFullPath(file), place, configuration, progress, cancel.Token)
                : RestoreAsync(Path.GetFullPath(asked.Restore!), place, configuration, progress, cancel.Token));
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            progress.Clear();
            await Console.Error.WriteLineAsync(asked.Backup is null ? $"Cancelled. {place.Root} is as empty as it was." : "Cancelled. Nothing was left behind.");
            return Interrupted;
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancel.Cancel();
        }
    }

    private static async Task BackUpAsync(string file, PlaceOnDisk place, IConfiguration configuration, BackupProgress progress, CancellationToken stop)
    {
        if (Path.Exists(file)) throw new BackupRefusedException($"{file} is there already: a backup never overwrites. Choose another name.");
        Restore.DemandFinished(place);
        if (configuration["LENSFORGE_DATABASE"] is not { Length: > 0 } && !File.Exists(Path.Combine(place.Postgres, "PG_VERSION")))
            throw new BackupRefusedException($"There is nothing to back up in {place.Root}. Name the data folder in LENSFORGE_DATA.");
        await using var store = await OpenAsync(place, configuration, stop);
        var manifest = await new BackUp(store.Database, place, progress).RunAsync(file, stop);
        Console.WriteLine($"{file}: everything as it was at {manifest.Taken.ToLocalTime():yyyy-MM-dd HH:mm:ss}, event {manifest.Event:N0}; {manifest.Media:N0} pictures and films; {new FileInfo(file).Length / 1024.0 / 1024:0.0} MB, read again and found whole.");
        if (manifest.Missing.Count > 0)
            await Console.Error.WriteLineAsync($"{manifest.Missing.Count} files that events name are not here or damaged, and so not in the backup: {string.Join(", ", manifest.Missing.Take(3))}{(manifest.Missing.Count > 3 ? ", …" : "")}");
    }

    private static async Task RestoreAsync(string file, PlaceOnDisk place, IConfiguration configuration, BackupProgress progress, CancellationToken stop)
    {
        Restore.DemandEmpty(place);
        try
        {
            var manifest = await Restore.UnpackAsync(file, place, progress, stop);
            await using (var store = await OpenAsync(place, configuration, stop))
            {
                await StoreSchema.CreateAsync(store.Database, stop);
                await JobSchema.CreateAsync(store.Database, stop);
                await AccountSchema.CreateAsync(store.Database, stop);
                await ScriptSchema.CreateAsync(store.Database, stop);
                await Restore.PutAsync(manifest, place, store.Database, progress, stop);
            }

            Console.WriteLine($"{place.Root} holds everything as it was at {manifest.Taken.ToLocalTime():yyyy-MM-dd HH:mm:ss}, event {manifest.Event:N0}. Start it: infra/run");
        }
        catch
        {
            progress.Clear();
            Restore.TakeBack(place);
            throw;
        }
    }

    private static async Task<OpenStore> OpenAsync(PlaceOnDisk place, IConfiguration configuration, CancellationToken stop)
    {
        if (configuration["LENSFORGE_DATABASE"] is { Length: > 0 } connection) return new(new(connection), null);
        var postgres = await EmbeddedPostgres.StartAsync(place, [AppContext.BaseDirectory, Environment.CurrentDirectory], NullLogger.Instance, stop);
        return new(new(postgres.ConnectionString), postgres);
    }

    private sealed record OpenStore(Database Database, EmbeddedPostgres? Postgres) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            if (Postgres is not null) await Postgres.DisposeAsync();
        }
    }
}
