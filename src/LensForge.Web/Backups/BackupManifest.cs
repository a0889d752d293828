namespace LensForge.Web.Backups;

/// <summary>The last entry of a backup: a file without one was cut off.</summary>
/// <param name="Format">Of the file; a newer one is refused.</param>
/// <param name="Taken">When the point of the backup was.</param>
/// <param name="Event">Number of the last event in it.</param>
/// <param name="Tables">Rows of each table, in an order in which they can be read in again.</param>
/// <param name="Sequences">Last value of each counter.</param>
/// <param name="Entries">Every entry of the file with its SHA-256, lower-case hex, as it was read.</param>
/// <param name="Missing">Files that events name and that were not there, or not what their name says.</param>
public sealed record BackupManifest(
    int Format,
    DateTimeOffset Taken,
    long Event,
    IReadOnlyList<BackedUpTable> Tables,
    IReadOnlyDictionary<string, long> Sequences,
    IReadOnlyDictionary<string, string> Entries,
    IReadOnlyList<string> Missing)
{
    public const int Newest = 1;

    /// <summary>Its name in the file.</summary>
    public const string Name = "manifest.json";

    public const string MediaFolder = "media/";

    public const string TablesFolder = "tables/";

    /// <summary>Keys that sessions and hosts are known by, as they lie in the data folder.</summary>
    public const string FilesFolder = "files/";

    public int Media => Entries.Keys.Count(name => name.StartsWith(MediaFolder, StringComparison.Ordinal));
}

/// <param name="Name">With its schema: "lensforge.mt_events".</param>
public sealed record BackedUpTable(string Name, IReadOnlyList<string> Columns, long Rows);

/// <summary>A backup or a restore cannot be made as asked; the message says what to do.</summary>
public sealed class BackupRefusedException(string message, Exception? cause = null) : Exception(message, cause);
