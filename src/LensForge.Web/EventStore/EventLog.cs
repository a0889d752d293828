using Npgsql;
using NpgsqlTypes;

namespace LensForge.Web.EventStore;

/// <summary>The log: append with the version expected, read a stream, read everything in order.</summary>
public sealed class EventLog(Database database)
{
    private const string Columns = "seq_id, id, stream_id, version, type, timestamp, user_name, data, correlation_id";

    /// <summary>Rings after every append of this process. Followers also look by themselves, for the appends of others.</summary>
    public event Action? Rang;

    public Database Database => database;

    public async Task<Appended> AppendAsync(StreamAppend append, string? user = null, CancellationToken stop = default)
    {
        var ids = NewIds(append);
        var appended = await database.RunAsync((connection, token) => AppendOnceAsync(connection, append, ids, user, token), stop);
        Rang?.Invoke();
        return appended;
    }

    /// <summary>All or nothing, in one transaction.</summary>
    public async Task<IReadOnlyList<Appended>> AppendAsync(IReadOnlyList<StreamAppend> appends, string? user = null, CancellationToken stop = default)
    {
        var ordered = appends.Select(append => (append, ids: NewIds(append))).ToList();
        var streams = appends.Select(append => append.Stream).Distinct().ToArray();
        var appended = await database.TransactAsync(async (connection, token) =>
        {
            // The streams are locked in one order for everybody, so that two batches never wait for each other in a circle; the events
            // themselves are written in the order given, which is the order in which the work will be done.
            await connection.ExecuteAsync(
                "select pg_advisory_xact_lock(hashtextextended(stream::text, 0)) from (select stream from unnest($1::uuid[]) as stream order by stream) as streams", [streams], token);
            var results = new List<Appended>(ordered.Count);
            foreach (var (append, ids) in ordered) results.Add(await AppendOnceAsync(connection, append, ids, user, token));
            return results;
        }, stop);
        Rang?.Invoke();
        return appended;
    }

    /// <summary>Inside the caller's transaction. The caller calls <see cref="Ring"/> when it has committed.</summary>
    public static Task<Appended> AppendWithinAsync(NpgsqlConnection connection, StreamAppend append, string? user = null, CancellationToken stop = default) =>
        AppendOnceAsync(connection, append, NewIds(append), user, stop);

    public void Ring() => Rang?.Invoke();

    public Task<List<StoredEvent>> ReadStreamAsync(Guid stream, long afterVersion = 0, CancellationToken stop = default) =>
        database.RunAsync((connection, token) => ReadStreamWithinAsync(connection, stream, afterVersion, token), stop);

    public static Task<List<StoredEvent>> ReadStreamWithinAsync(NpgsqlConnection connection, Guid stream, long afterVersion, CancellationToken stop) =>
        connection.QueryAsync(
            $"select {Columns} from lensforge.mt_events where stream_id = $1 and version > $2 order by version",
            [stream, afterVersion], Row, stop);

    /// <summary>Several streams in the order of the log, up to an event; read as they are taken.</summary>
    public async IAsyncEnumerable<StoredEvent> ReadStreamsAsync(Guid[] streams, long afterSequence, long until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        await using var command = connection.Command(
            $"select {Columns} from lensforge.mt_events where stream_id = any($1) and seq_id > $2 and seq_id <= $3 order by seq_id", streams, afterSequence, until);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) yield return Row(reader);
    }

    /// <summary>What is visible now, in order. It may leave gaps that fill later: followers use <see cref="LogReader"/>.</summary>
    public Task<List<StoredEvent>> ReadAllAsync(long afterSequence, int limit, CancellationToken stop = default) =>
        database.RunAsync((connection, token) => connection.QueryAsync(
            $"select {Columns} from lensforge.mt_events where seq_id > $1 order by seq_id limit $2",
            [afterSequence, limit], Row, token), stop);

    public Task<long> LastSequenceAsync(CancellationToken stop = default) =>
        database.RunAsync((connection, token) =>
            connection.ScalarAsync<long>("select coalesce(max(seq_id), 0) from lensforge.mt_events", [], token), stop);

    private static Guid[] NewIds(StreamAppend append)
    {
        if (append.Events.Count == 0) throw new ArgumentException("There is nothing to append.", nameof(append));
        return [.. append.Events.Select(_ => Guid.CreateVersion7())];
    }

    private static async Task<Appended> AppendOnceAsync(NpgsqlConnection connection, StreamAppend append, Guid[] ids, string? user, CancellationToken stop)
    {
        await using var command = connection.Command("select o_version, o_sequence from lensforge.append_events($1, $2, $3, $4, $5, $6, $7, $8)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = append.Stream });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = append.StreamType, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = append.Expected });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        command.Parameters.Add(Texts(append.Events.Select(happened => EventTypes.Alias(happened.GetType())), NpgsqlDbType.Varchar));
        command.Parameters.Add(Texts(append.Events.Select(happened => $"{happened.GetType().FullName}, {happened.GetType().Assembly.GetName().Name}"), NpgsqlDbType.Varchar));
        command.Parameters.Add(Texts(append.Events.Select(EventTypes.Write), NpgsqlDbType.Text));
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)user ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        Appended appended;
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            await reader.ReadAsync(stop);
            appended = new(reader.GetInt64(0), reader.GetInt64(1));
        }

        if (appended.Sequence != 0) return appended;

        // The connection may have been lost after the commit: then our own first event stands where we meant to put it.
        await using var mine = connection.Command(
            "select max(version), max(seq_id) from lensforge.mt_events where stream_id = $1 and id = any($2)", append.Stream, ids);
        await using var found = await mine.ExecuteReaderAsync(stop);
        if (await found.ReadAsync(stop) && !found.IsDBNull(0)) return new(found.GetInt64(0), found.GetInt64(1));
        throw new WrongVersionException(append.Stream, append.Expected, appended.Version);
    }

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> values, NpgsqlDbType type) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };

    private static StoredEvent Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetGuid(1),
        reader.GetGuid(2),
        reader.GetInt64(3),
        reader.GetString(4),
        reader.GetFieldValue<DateTimeOffset>(5),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.GetFieldValue<byte[]>(7),
        reader.IsDBNull(8) ? null : reader.GetString(8));
}
