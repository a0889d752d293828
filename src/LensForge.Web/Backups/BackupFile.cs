using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using LensForge.Domain;

namespace LensForge.Web.Backups;

/// <summary>A backup is one tar file, readable with tools of any system: tables as COPY writes them, gzipped; media and keys as they are; the manifest last.</summary>
public static class BackupFile
{
    /// <summary>Goes through every entry once and asks that each is what the manifest says.</summary>
    /// <param name="take">Where an entry is to be written; null: nowhere.</param>
    /// <exception cref="BackupRefusedException">The file is damaged, cut off, none, or of a newer version.</exception>
    public static async Task<BackupManifest> ReadAsync(string file, Func<string, Stream?> take, Action<long, long> progress, CancellationToken stop)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            await using var tar = new TarReader(stream);
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            BackupManifest? manifest = null;
            while (await tar.GetNextEntryAsync(copyData: false, stop) is { } entry)
            {
                if (manifest is not null) throw new BackupRefusedException($"{file} goes on behind its end: it is not a backup as LensForge writes it.");
                if (entry.Name == BackupManifest.Name)
                {
                    manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream!, DomainJson.Options, stop);
                    continue;
                }

                found[entry.Name] = await HashAsync(entry.DataStream ?? Stream.Null, take(entry.Name), stop);
                progress(stream.Position, stream.Length);
            }

            return Checked(file, manifest, found);
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException or JsonException or FormatException)
        {
            throw new BackupRefusedException($"{file} is damaged or no backup of LensForge ({broken.Message}). Take another one.", broken);
        }
        catch (FileNotFoundException)
        {
            throw new BackupRefusedException($"There is no file {file}.");
        }
        catch (Exception shut) when (shut is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new BackupRefusedException($"{file} cannot be read: {shut.Message}", shut);
        }
    }

    /// <summary>Copies and hashes; closes what it writes to.</summary>
    public static async Task<string> HashAsync(Stream from, Stream? into, CancellationToken stop)
    {
        try
        {
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            int read;
            while ((read = await from.ReadAsync(buffer, stop)) > 0)
            {
                sum.AppendData(buffer, 0, read);
                if (into is not null) await into.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            return Convert.ToHexStringLower(sum.GetHashAndReset());
        }
        finally
        {
            if (into is not null) await into.DisposeAsync();
        }
    }

    private static BackupManifest Checked(string file, BackupManifest? manifest, Dictionary<string, string> found)
    {
        if (manifest is null) throw new BackupRefusedException($"{file} has no end: it was cut off while it was written or copied, or is no backup of LensForge. Take another one.");
        if (manifest.Format > BackupManifest.Newest) throw new BackupRefusedException($"{file} was made by a newer LensForge. Restore it with that version or a later one.");
        var wrong = manifest.Entries.Where(entry => found.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key).Concat(found.Keys.Except(manifest.Entries.Keys)).ToList();
        return wrong.Count == 0 ? manifest : throw new BackupRefusedException($"{file} is damaged: {wrong.Count} of its parts are not what they were ({wrong[0]}). Take another one.");
    }
}
