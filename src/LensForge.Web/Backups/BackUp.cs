using System.Data;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using LensForge.Domain;
using LensForge.Web.EventStore;
using LensForge.Web.Hosts;
using LensForge.Web.Media;
using Npgsql;

namespace LensForge.Web.Backups;

/// <summary>
/// Everything as it is at one point, while people go on working: the tables in one snapshot of PostgreSQL, then the files that the
/// events in it name. Those are never changed and never swept, so it does not matter that they are copied later.
/// </summary>
public sealed class BackUp(Database database, PlaceOnDisk place, BackupProgress progress)
{
    /// <exception cref="BackupRefusedException">It cannot be written there.</exception>
    public async Task<BackupManifest> RunAsync(string file, CancellationToken stop)
    {
        if (Path.Exists(file)) throw new BackupRefusedException($"{file} is there already: a backup never overwrites. Choose another name.");
        var waiting = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            if (!Directory.Exists(folder)) throw new BackupRefusedException($"There is no folder {folder}. Make it first.");
            await using (var stream = new FileStream(waiting, Options())) await WriteAsync(stream, stop);
            progress.Begin("Reading it again");
            var manifest = await BackupFile.ReadAsync(waiting, _ => null, (at, whole) => progress.At(at >> 20, whole >> 20, "MB"), stop);
            File.Move(waiting, file, overwrite: false);
            return manifest;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"The backup could not be written: {failed.Message} Nothing was left behind.", failed);
        }
        finally
        {
            progress.Clear();
            if (File.Exists(waiting)) File.Delete(waiting);
        }
    }

    // It holds password hashes and keys: nobody else may read it.
    private static FileStreamOptions Options(FileOptions more = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16, Options = more };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private async Task WriteAsync(FileStream stream, CancellationToken stop)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            var (manifest, media) = await TablesAsync(stream.Name, tar, entries, stop);
            foreach (var (name, path) in KeyFiles()) entries[name] = await AddAsync(tar, name, path, stop);
            var missing = await MediaAsync(tar, entries, media, stop);
            manifest = manifest with { Entries = entries, Missing = missing };
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Name) { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, DomainJson.Options)) }, stop);
        }

        stream.Flush(flushToDisk: true);
    }

    private async Task<(BackupManifest Manifest, IReadOnlyList<string> Media)> TablesAsync(string beside, TarWriter tar, SortedDictionary<string, string> entries, CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await connection.ExecuteAsync("set transaction read only", stop);

        // The first question fixes what all others see.
        var taken = await connection.ScalarAsync<DateTime>("select now()", [], stop);
        var last = await connection.ScalarAsync<long>("select coalesce(max(seq_id), 0) from lensforge.mt_events", [], stop);
        var written = new List<BackedUpTable>();
        foreach (var table in await TableCopies.TablesAsync(connection, stop))
        {
            progress.Begin($"Copying {table.Name}");
            // A tar entry begins with its length, so the rows are counted beside before they are put in.
            await using var rows = new FileStream($"{beside}.rows", Options(FileOptions.DeleteOnClose));
            written.Add(table with { Rows = await TableCopies.WriteAsync(connection, table, rows, at => progress.At(at, 0, "rows"), stop) });
            var name = $"{BackupManifest.TablesFolder}{table.Name}.gz";
            entries[name] = await AddAsync(tar, name, rows, stop);
        }

        progress.Begin("Looking for the files that events name");
        var media = await NamedAsync(connection, stop);
        var sequences = await TableCopies.SequencesAsync(connection, stop);
        return (new(BackupManifest.Newest, taken, last, written, sequences, entries, []), media);
    }

    private static async Task<IReadOnlyList<string>> NamedAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var named = new SortedSet<string>(StringComparer.Ordinal);
        await using var command = connection.Command("select type, data from lensforge.mt_events where data::text ~ '\"[0-9a-f]{64}\"' order by seq_id");
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) named.UnionWith(NamedMedia.Of(EventTypes.Read(reader.GetString(0), reader.GetFieldValue<byte[]>(1))));
        return [.. named];
    }

    private IEnumerable<(string Name, string Path)> KeyFiles()
    {
        if (File.Exists(HostKeys.FileIn(place))) yield return (BackupManifest.FilesFolder + Path.GetFileName(HostKeys.FileIn(place)), HostKeys.FileIn(place));
        if (!Directory.Exists(place.Keys)) yield break;
        foreach (var key in Directory.EnumerateFiles(place.Keys, "*.xml").Order(StringComparer.Ordinal)) yield return ($"{BackupManifest.FilesFolder}keys/{Path.GetFileName(key)}", key);
    }

    private async Task<IReadOnlyList<string>> MediaAsync(TarWriter tar, SortedDictionary<string, string> entries, IReadOnlyList<string> named, CancellationToken stop)
    {
        progress.Begin("Copying pictures and films");
        var store = new MediaStore(place);
        var missing = new List<string>();
        for (var i = 0; i < named.Count; i++)
        {
            progress.At(i, named.Count, "files");
            var hash = named[i];
            if (!store.Holds(hash))
            {
                missing.Add(hash);
                continue;
            }

            var name = BackupManifest.MediaFolder + hash;
            entries[name] = await AddAsync(tar, name, store.PathOf(hash), stop);
            if (entries[name] != hash) missing.Add(hash);
        }

        return missing;
    }

    private static async Task<string> AddAsync(TarWriter tar, string name, string path, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        return await AddAsync(tar, name, file, stop);
    }

    private static async Task<string> AddAsync(TarWriter tar, string name, FileStream file, CancellationToken stop)
    {
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
        file.Position = 0;
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = file, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, stop);
        return hash;
    }
}
