using LensForge.Web.EventStore;
using LensForge.Web.Media;
using Npgsql;

namespace LensForge.Web.Backups;

/// <summary>
/// Puts a backup into an empty data folder. Everything is read and checked beside its place first; a restore that did not come to its
/// end leaves a mark, so that nothing starts on half of it and the next one begins anew.
/// </summary>
public static class Restore
{
    private const string Unfinished = ".restoring";

    // The copy of PostgreSQL's programs and the turn at its data are no data.
    private static readonly string[] NoData = [Unfinished, "binaries", "postgres.lock"];

    /// <exception cref="BackupRefusedException">A restore into this folder was not finished.</exception>
    public static void DemandFinished(PlaceOnDisk place)
    {
        if (Directory.Exists(Mark(place))) throw new BackupRefusedException($"A restore into {place.Root} did not come to its end. Run it again: infra/lensforge restore FILE");
    }

    /// <summary>What was left by a restore that was broken off is taken away; then the folder must be empty.</summary>
    public static void DemandEmpty(PlaceOnDisk place)
    {
        if (Directory.Exists(Mark(place)))
        {
            foreach (var left in new[] { place.Postgres, place.Postgres + ".new", place.Media, place.Keys, Mark(place) }.Where(Directory.Exists)) Directory.Delete(left, recursive: true);
            foreach (var left in Directory.EnumerateFiles(place.Root, "*.key")) File.Delete(left);
        }

        if (Directory.EnumerateFileSystemEntries(place.Root).Any(path => !NoData.Contains(Path.GetFileName(path))))
            throw new BackupRefusedException($"{place.Root} is not empty: a restore never overwrites. Name an empty folder in LENSFORGE_DATA, or move this one away first.");
    }

    /// <summary>Reads and checks everything beside its place. Nothing is written elsewhere.</summary>
    public static async Task<BackupManifest> UnpackAsync(string file, PlaceOnDisk place, BackupProgress progress, CancellationToken stop)
    {
        progress.Begin($"Reading {file}");
        Directory.CreateDirectory(Mark(place));
        return await BackupFile.ReadAsync(file, name => Take(place, name), (at, whole) => progress.At(at >> 20, whole >> 20, "MB"), stop);
    }

    /// <summary>Everything in its place; the tables are read in together or not at all.</summary>
    public static async Task PutAsync(BackupManifest manifest, PlaceOnDisk place, Database database, BackupProgress progress, CancellationToken stop)
    {
        await using (var connection = await database.Source.OpenConnectionAsync(stop))
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            if (await connection.ScalarAsync<bool>("select exists (select 1 from lensforge.mt_events)", [], stop))
                throw new BackupRefusedException("The database in LENSFORGE_DATABASE is not empty: a restore never overwrites. Name an empty one.");
            await DemandKnownAsync(connection, manifest, stop);
            foreach (var table in manifest.Tables)
            {
                progress.Begin($"Reading in {table.Name}, {table.Rows:N0} rows");
                await using var rows = File.OpenRead(Path.Combine(Mark(place), BackupManifest.TablesFolder, $"{table.Name}.gz"));
                await TableCopies.ReadAsync(connection, table, rows, stop);
            }

            await TableCopies.SetAsync(connection, manifest.Sequences, stop);
            progress.Begin("Putting pictures and films in their place");
            PutFiles(manifest, place, stop);
            await transaction.CommitAsync(stop);
        }

        Directory.Delete(Mark(place), recursive: true);
        progress.Clear();
    }

    /// <summary>Leaves the folder as empty as it was.</summary>
    public static void TakeBack(PlaceOnDisk place)
    {
        if (Directory.Exists(Mark(place))) DemandEmpty(place);
    }

    private static void PutFiles(BackupManifest manifest, PlaceOnDisk place, CancellationToken stop)
    {
        var store = new MediaStore(place);
        foreach (var hash in manifest.Entries.Keys.Where(name => name.StartsWith(BackupManifest.MediaFolder, StringComparison.Ordinal)).Select(Path.GetFileName).OfType<string>().Except(manifest.Missing))
        {
            stop.ThrowIfCancellationRequested();
            Directory.CreateDirectory(Path.GetDirectoryName(store.PathOf(hash))!);
            File.Move(Path.Combine(Mark(place), BackupManifest.MediaFolder, hash), store.PathOf(hash));
        }

        var files = Path.Combine(Mark(place), BackupManifest.FilesFolder);
        if (!Directory.Exists(files)) return;
        foreach (var file in Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(place.Root, Path.GetRelativePath(files, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(file, path);
        }
    }

    private static async Task DemandKnownAsync(NpgsqlConnection connection, BackupManifest manifest, CancellationToken stop)
    {
        var here = (await TableCopies.TablesAsync(connection, stop)).ToDictionary(table => table.Name, table => table.Columns);
        var unknown = manifest.Tables.Where(table => !here.TryGetValue(table.Name, out var columns) || table.Columns.Except(columns).Any()).Select(table => table.Name).ToList();
        if (unknown.Count > 0) throw new BackupRefusedException($"This LensForge does not know {string.Join(", ", unknown)}: the backup was made by a newer one. Restore it with that version or a later one.");
    }

    private static FileStream Take(PlaceOnDisk place, string name)
    {
        var path = Path.GetFullPath(Path.Combine(Mark(place), name));
        if (!path.StartsWith(Mark(place) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new BackupRefusedException($"The backup holds {name}, which leads out of it: it was not written by LensForge.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    private static string Mark(PlaceOnDisk place) => Path.Combine(place.Root, Unfinished);
}
