using LensForge.Web.EventStore;
using LensForge.Web.Tests.EventStore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace LensForge.Web.Tests.EventStore;

/// <summary>One real server for all tests; every test that asks gets an empty database of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("lensforge-test-").FullName;
    private EmbeddedPostgres? _server;
    private int _databases;

    public async ValueTask InitializeAsync() =>
        _server = await EmbeddedPostgres.StartAsync(PlaceOnDisk.Find(_root), [AppContext.BaseDirectory], NullLogger.Instance);

    public async Task<Database> EmptyAsync()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using (var connection = new NpgsqlConnection(_server!.ConnectionString))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync($"create database {name}", CancellationToken.None);
        }

        // A hundred servers after one another in one process: what they leave in their pools must not use up PostgreSQL's connections.
        return new(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name, ConnectionIdleLifetime = 3, ConnectionPruningInterval = 1 }.ConnectionString);
    }

    public async Task<EventLog> EmptyLogAsync()
    {
        var database = await EmptyAsync();
        await StoreSchema.CreateAsync(database);
        return new(database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
