using Npgsql;

namespace LensForge.Web.EventStore;

/// <summary>The connections to PostgreSQL. What is run here is run again after a lost connection, so it must bear repeating.</summary>
public sealed class Database : IAsyncDisposable
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 20, 50, 100, 250, 500, 1000, 1000, 2000, 2000 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    private readonly NpgsqlDataSource _source;

    public Database(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = $"lensforge/{Environment.ProcessId}",
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,

            // Nobody here changes a session: locks are the transaction's, and who listens keeps the connection. Wiping each session
            // after every use cost a fifth of what an append costs the server.
            NoResetOnClose = true,
            KeepAlive = 30,
        };
        if (string.IsNullOrEmpty(settings.Options)) settings.Options = "-c idle_in_transaction_session_timeout=60000";
        ConnectionString = settings.ConnectionString;
        _source = NpgsqlDataSource.Create(settings);
    }

    /// <summary>As given, with our settings added; for the scheduler's own connections.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource Source => _source;

    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken stop = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(stop);
                return await work(connection, stop);
            }
            catch (NpgsqlException lost) when (attempt < Pauses.Length && IsPassing(lost))
            {
                await Task.Delay(Pauses[attempt], stop);
            }
        }
    }

    /// <summary>One transaction; committed when the work returns.</summary>
    public Task<T> TransactAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken stop = default) =>
        RunAsync(async (connection, token) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(token);
            var result = await work(connection, token);
            await transaction.CommitAsync(token);
            return result;
        }, stop);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // A PostgresException is an answer; only those that say "not now" or "start over" are asked again.
    private static bool IsPassing(NpgsqlException lost) => lost switch
    {
        PostgresException answer => answer.SqlState is "40001" or "40P01" or "53300" or "57P01" or "57P02" or "57P03",
        { InnerException: TimeoutException } => false,
        _ => true,
    };
}

public static class SqlCommands
{
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    public static Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken stop) =>
        connection.ExecuteAsync(sql, [], stop);

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken stop)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    public static async Task<T?> ScalarAsync<T>(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken stop)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteScalarAsync(stop) is T value ? value : default;
    }

    public static async Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, string sql, object?[] values, Func<NpgsqlDataReader, T> row, CancellationToken stop)
    {
        await using var command = connection.Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(row(reader));
        return rows;
    }
}
