using System.IO.Compression;
using System.Text;
using LensForge.Web.EventStore;
using Npgsql;

namespace LensForge.Web.Backups;

/// <summary>
/// The rows of our schemas as PostgreSQL's own COPY writes them, table by table. Which tables there are is asked of the database, so
/// that none is forgotten; only the scheduler's timetable is left out, which every start writes anew.
/// </summary>
public static class TableCopies
{
    private const string Ours = "'lensforge', 'accounts'";

    /// <summary>Tables in an order in which no row refers to one that comes later.</summary>
    public static async Task<IReadOnlyList<BackedUpTable>> TablesAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var columns = await connection.QueryAsync(
            $"""
            select table_schema || '.' || table_name, column_name from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema in ({Ours}) and table_type = 'BASE TABLE' and table_name not like 'qrtz\_%' and is_generated = 'NEVER'
            order by table_schema, table_name, ordinal_position
            """, [], row => (Table: row.GetString(0), Column: row.GetString(1)), stop);
        var refers = (await connection.QueryAsync(
            $"""
            select n.nspname || '.' || c.relname, m.nspname || '.' || d.relname from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
            where k.contype = 'f' and n.nspname in ({Ours})
            """, [], row => (From: row.GetString(0), To: row.GetString(1)), stop)).ToLookup(pair => pair.From, pair => pair.To);
        var waiting = columns.GroupBy(column => column.Table).Select(group => new BackedUpTable(group.Key, [.. group.Select(column => column.Column)], 0)).ToList();
        var ordered = new List<BackedUpTable>();
        while (waiting.Count > 0)
        {
            var open = waiting.Select(table => table.Name).ToHashSet();
            var free = waiting.Where(table => refers[table.Name].All(to => to == table.Name || !open.Contains(to))).ToList();
            if (free.Count == 0) throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", open)}");
            ordered.AddRange(free);
            waiting.RemoveAll(free.Contains);
        }

        return ordered;
    }

    public static async Task<IReadOnlyDictionary<string, long>> SequencesAsync(NpgsqlConnection connection, CancellationToken stop) =>
        (await connection.QueryAsync(
            $@"select schemaname || '.' || sequencename, last_value from pg_sequences where schemaname in ({Ours}) and sequencename not like 'qrtz\_%' and last_value is not null", [],
            row => (Name: row.GetString(0), Last: row.GetInt64(1)), stop)).ToDictionary(pair => pair.Name, pair => pair.Last);

    /// <summary>Writes the rows, gzipped; returns how many.</summary>
    public static async Task<long> WriteAsync(NpgsqlConnection connection, BackedUpTable table, Stream into, Action<long> row, CancellationToken stop)
    {
        await using var packed = new GZipStream(into, CompressionLevel.Fastest, leaveOpen: true);
        await using var writer = new StreamWriter(packed, new UTF8Encoding(false));
        using var rows = await connection.BeginTextExportAsync($"copy {Quoted(table.Name)} ({Columns(table)}) to stdout", stop);
        var (buffer, count) = (new char[1 << 16], 0L);
        int read;
        while ((read = await rows.ReadAsync(buffer, stop)) > 0)
        {
            // COPY writes a line break inside a value as \n in two signs, so that every real one ends a row.
            count += buffer.AsSpan(0, read).Count('\n');
            row(count);
            await writer.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        return count;
    }

    public static async Task ReadAsync(NpgsqlConnection connection, BackedUpTable table, Stream from, CancellationToken stop)
    {
        await using var packed = new GZipStream(from, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(packed, new UTF8Encoding(false));
        await using var rows = await connection.BeginTextImportAsync($"copy {Quoted(table.Name)} ({Columns(table)}) from stdin", stop);
        var buffer = new char[1 << 16];
        int read;
        while ((read = await reader.ReadAsync(buffer, stop)) > 0) await rows.WriteAsync(buffer.AsMemory(0, read), stop);
    }

    public static async Task SetAsync(NpgsqlConnection connection, IReadOnlyDictionary<string, long> sequences, CancellationToken stop)
    {
        foreach (var (name, last) in sequences)
            await connection.ExecuteAsync("select setval($1::regclass, $2)", [Quoted(name), last], stop);
    }

    private static string Columns(BackedUpTable table) => string.Join(", ", table.Columns.Select(column => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string Quoted(string name) => string.Join('.', name.Split('.', 2).Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
