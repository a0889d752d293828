using System.Collections.Immutable;
using LensForge.Domain.Hosts;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Web.EventStore;
using Npgsql;

namespace LensForge.Web.Accounts;

/// <param name="Device">Browser and system in words.</param>
public sealed record Session(Guid Id, Guid Person, string Stamp, string Device, DateTimeOffset Started, DateTimeOffset Seen, DateTimeOffset Expires);

/// <summary>
/// Names and open sessions in memory, read anew whenever any node changed them (NOTIFY): every request asks here whether its session
/// still holds, so signing out takes effect at once and everywhere.
/// </summary>
public sealed class PeopleDirectory(Database database, TimeProvider clock, ILogger<PeopleDirectory> logger) : BackgroundService
{
    public const string Former = "a former member", Guest = "a guest", House = "LensForge";

    /// <summary>What a picture is called, as an expression over accounts.people.</summary>
    public const string PictureName = "substr(encode(sha256(picture), 'hex'), 1, 16)";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot _now = new(ImmutableDictionary<Guid, Known>.Empty, ImmutableDictionary<Guid, Session>.Empty, ImmutableDictionary<Guid, string>.Empty);

    /// <summary>Something changed, here or elsewhere.</summary>
    public event Action? Changed;

    /// <summary>Person who keeps this LensForge, as commands name them; null before the first sign-in.</summary>
    public string? Keeper => _now.People.Where(person => person.Value.Keeper).Select(person => person.Key.ToString("D")).FirstOrDefault();

    /// <summary>Accounts there are.</summary>
    public int Count => _now.People.Count;

    public static async Task NotifyWithinAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await connection.ExecuteAsync("select pg_notify($1, '')", [AccountSchema.Channel], stop);

    /// <summary>
    /// Who is behind an id in the log. Ids of people who were erased are kept; their names are not. What the web or the host it keeps did by
    /// itself is LensForge's; a host that joined has its own name.
    /// </summary>
    public string NameOf(string? id) =>
        GuestAuthor.VisitOf(id) is { } visit ? GuestName(visit) ?? Guest
        : id is not null && (id == Gate.House || HostName.IsChild(id)) ? House
        : !Guid.TryParse(id, out var person) ? id ?? "somebody" : _now.People.TryGetValue(person, out var known) ? known.Name : Former;

    /// <summary>Address of somebody's picture; null for whoever has none.</summary>
    public string? PictureOf(string? id) =>
        Guid.TryParse(id, out var person) && _now.People.TryGetValue(person, out var known) && known.Picture is { } picture ? Pictures.PictureEndpoints.Address(person.ToString("D"), picture) : null;

    /// <summary>What a guest calls themselves; null while nothing asked them.</summary>
    public string? GuestName(Guid visit) => _now.Guests.GetValueOrDefault(visit);

    public bool Holds(Guid session, string person, string stamp) =>
        _now.Sessions.TryGetValue(session, out var open) && open.Person.ToString("D") == person && open.Stamp == stamp && clock.GetUtcNow() < open.Expires
        && _now.People.TryGetValue(open.Person, out var known) && known.Stamp == stamp;

    public IReadOnlyList<Session> SessionsOf(Guid person) => [.. _now.Sessions.Values.Where(session => session.Person == person && clock.GetUtcNow() < session.Expires).OrderByDescending(session => session.Seen)];

    /// <summary>Read what was written: whoever changed something calls this before they go on.</summary>
    public async Task ReadAsync(CancellationToken stop = default)
    {
        await _reading.WaitAsync(stop);
        try
        {
            _now = await database.RunAsync(async (connection, token) => new Snapshot(
                (await connection.QueryAsync($"select id, name, security_stamp, keeper, {PictureName} from accounts.people", [],
                    row => (Id: row.GetGuid(0), Known: new Known(row.GetString(1), row.GetString(2), row.GetBoolean(3), row.IsDBNull(4) ? null : row.GetString(4))), token)).ToImmutableDictionary(row => row.Id, row => row.Known),
                (await connection.QueryAsync("select id, person, stamp, device, started, seen, expires from accounts.sessions", [],
                    row => new Session(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6)),
                    token)).ToImmutableDictionary(session => session.Id),
                (await connection.QueryAsync("select id, name from accounts.guest_visits where name is not null", [], row => (Id: row.GetGuid(0), Name: row.GetString(1)), token)).ToImmutableDictionary(row => row.Id, row => row.Name)), stop);
        }
        finally
        {
            _reading.Release();
        }

        Changed?.Invoke();
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(stoppingToken);
                var told = true;
                connection.Notification += (_, _) => told = true;
                await connection.ExecuteAsync($"listen {AccountSchema.Channel}", stoppingToken);
                while (true)
                {
                    if (told)
                    {
                        told = false;
                        await ReadAsync(stoppingToken);
                    }

                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException lost)
            {
                logger.LogWarning("The connection that listens for changed accounts was lost ({Reason}); connecting again", lost.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed record Known(string Name, string Stamp, bool Keeper, string? Picture);

    private sealed record Snapshot(ImmutableDictionary<Guid, Known> People, ImmutableDictionary<Guid, Session> Sessions, ImmutableDictionary<Guid, string> Guests);
}
