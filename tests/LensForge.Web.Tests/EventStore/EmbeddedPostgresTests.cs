using System.Diagnostics;
using System.Globalization;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using Microsoft.Extensions.Logging.Abstractions;
using EventLog = LensForge.Web.EventStore.EventLog;

namespace LensForge.Web.Tests.EventStore;

/// <summary>Our own server after things went wrong: real processes, really killed.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("lensforge-killed-").FullName;

    private PlaceOnDisk Place => PlaceOnDisk.Find(_root);

    private string PidFile => Path.Combine(Place.Postgres, "postmaster.pid");

    [Fact]
    public async Task a_server_left_running_is_used_further()
    {
        var left = await StartAsync();
        var pid = Postmaster();
        await using var next = await StartAsync();
        Assert.True(next.Adopted);
        Assert.False(left.Adopted);
        Assert.Equal(pid, Postmaster());
    }

    [Fact]
    public async Task after_kill_9_of_the_server_in_the_middle_of_appends_everything_acknowledged_is_there()
    {
        await StartAsync();
        var stream = Guid.NewGuid();
        var acknowledged = await AppendUntilKilledAsync(stream);
        await using var next = await StartAsync();
        Assert.False(next.Adopted);
        await using var database = new Database(next.ConnectionString);
        var events = await new EventLog(database).ReadStreamAsync(stream);
        Assert.True(events.Count >= acknowledged && acknowledged >= 50, $"{acknowledged} were acknowledged, {events.Count} are there");
        Assert.Equal(Enumerable.Range(1, events.Count).Select(version => (long)version), events.Select(stored => stored.Version));
    }

    [Fact]
    public async Task a_number_that_now_belongs_to_another_process_is_no_server_of_ours()
    {
        var other = await EmbeddedPostgres.StartAsync(PlaceOnDisk.Find(_root + "-other"), [AppContext.BaseDirectory], NullLogger.Instance);
        try
        {
            await using (await StartAsync())
            {
            }

            var foreign = File.ReadLines(Path.Combine(PlaceOnDisk.Find(_root + "-other").Postgres, "postmaster.pid")).First();
            await File.WriteAllTextAsync(PidFile, foreign + "\n");
            await using var next = await StartAsync();
            Assert.NotEqual(foreign, Postmaster().ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            await other.DisposeAsync();
            Directory.Delete(_root + "-other", recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(Place, [AppContext.BaseDirectory], NullLogger.Instance);

    private int Postmaster() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    /// <summary>Answers how many appends were acknowledged before the server died.</summary>
    private async Task<int> AppendUntilKilledAsync(Guid stream)
    {
        var server = await StartAsync();
        await using var source = Npgsql.NpgsqlDataSource.Create(server.ConnectionString);
        await using (var database = new Database(server.ConnectionString)) await StoreSchema.CreateAsync(database);
        await using var connection = await source.OpenConnectionAsync();
        var acknowledged = 0;
        try
        {
            while (true)
            {
                await EventLog.AppendWithinAsync(connection, new(stream, "production", acknowledged, [new FilmFailed(stream, "a reason")]));
                if (++acknowledged == 50) Process.GetProcessById(Postmaster()).Kill();
            }
        }
        catch (Exception lost) when (lost is Npgsql.NpgsqlException or IOException)
        {
            return acknowledged;
        }
    }
}
