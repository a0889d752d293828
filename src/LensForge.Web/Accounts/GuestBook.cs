using LensForge.Web.EventStore;

namespace LensForge.Web.Accounts;

/// <param name="Name">As they called themselves; null while nothing asked them.</param>
public sealed record GuestViews(Guid Link, Guid Visit, string? Name, string Device, DateTimeOffset Started, int Views, DateTimeOffset Last, string LastSeen);

/// <summary>Who came by which guest link, and what they looked at.</summary>
public sealed class GuestBook(Database database)
{
    public async Task<Guid> EnterAsync(Guid link, string device, CancellationToken stop = default)
    {
        var visit = Guid.CreateVersion7();
        await database.RunAsync((connection, token) => connection.ExecuteAsync("insert into accounts.guest_visits (id, link, device) values ($1, $2, $3)", [visit, link, device], token), stop);
        return visit;
    }

    /// <param name="what">What was shown, in words.</param>
    public Task SawAsync(Guid visit, string what, CancellationToken stop = default) => database.RunAsync((connection, token) => connection.ExecuteAsync(
        "insert into accounts.guest_views (visit, what) select id, $2 from accounts.guest_visits where id = $1", [visit, what], token), stop);

    /// <summary>Before their first comment guests say who they are.</summary>
    public Task NameAsync(Guid visit, string name, CancellationToken stop = default) => database.TransactAsync(async (connection, token) =>
    {
        var named = await connection.ExecuteAsync("update accounts.guest_visits set name = $2 where id = $1", [visit, name], token);
        await PeopleDirectory.NotifyWithinAsync(connection, token);
        return named;
    }, stop);

    /// <summary>The latest first.</summary>
    public Task<List<GuestViews>> ReadAsync(IReadOnlyCollection<Guid> links, CancellationToken stop = default) => database.RunAsync((connection, token) => connection.QueryAsync(
        """
        select visits.link, visits.id, visits.name, visits.device, visits.started, count(views.at), coalesce(max(views.at), visits.started),
            coalesce((array_agg(views.what order by views.at desc))[1], 'nothing yet')
        from accounts.guest_visits visits left join accounts.guest_views views on views.visit = visits.id
        where visits.link = any($1) group by visits.id order by 7 desc limit 200
        """, [links.ToArray()],
        row => new GuestViews(row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), (int)row.GetInt64(5),
            row.GetFieldValue<DateTimeOffset>(6), row.GetString(7)), token), stop);
}
