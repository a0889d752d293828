using LensForge.Web.EventStore;

namespace LensForge.Web.Live.Script;

/// <summary>The text of a script as it was at some of its versions. It follows from the log: losing it costs only time.</summary>
public static class ScriptSchema
{
    private const long SchemaLock = 0x4C46_0001_5343_5250;

    private const string Sql = """
        create table if not exists lensforge.script_texts (
            stream_id uuid not null,
            stream_version bigint not null,
            version bigint not null,
            units bytea not null,
            primary key (stream_id, version));
        """;

    public static Task CreateAsync(Database database, CancellationToken stop = default) =>
        database.TransactAsync(async (connection, token) =>
        {
            await connection.ExecuteAsync($"select pg_advisory_xact_lock({SchemaLock})", token);
            return await connection.ExecuteAsync(Sql, token);
        }, stop);
}
