namespace LensForge.Web.EventStore;

/// <summary>
/// Reads the log in order without ever skipping an event, though numbers are drawn before they are committed.
/// An appender holds a shared advisory lock from before it draws its number. A reader that sees a gap notes who holds the lock
/// then, waits until just those have ended, and reads again: what is still missing was rolled back. A long transaction that
/// appends nothing (a dump, an idle session) holds no such lock and delays nobody.
/// </summary>
public sealed class LogReader(EventLog log, long position)
{
    private const int Lot = 500;

    // Up to here every number is known to be committed or dead.
    private long _settled = position;

    public long Position { get; private set; } = position;

    /// <summary>The next events, or none when the end is reached.</summary>
    public async Task<IReadOnlyList<StoredEvent>> NextAsync(CancellationToken stop)
    {
        var events = await log.ReadAllAsync(Position, Lot, stop);
        var sure = SureCount(events);
        if (sure == 0 && events.Count > 0)
        {
            await SettleAsync(events[^1].Sequence, stop);
            events = await log.ReadAllAsync(Position, Lot, stop);
            sure = SureCount(events);
        }

        if (sure == 0) return [];
        Position = events[sure - 1].Sequence;
        return sure == events.Count ? events : events.GetRange(0, sure);
    }

    private int SureCount(List<StoredEvent> events)
    {
        var last = Position;
        for (var i = 0; i < events.Count; i++)
        {
            var sequence = events[i].Sequence;
            if (sequence != last + 1 && sequence > _settled) return i;
            last = sequence;
        }

        return events.Count;
    }

    private async Task SettleAsync(long seen, CancellationToken stop)
    {
        var target = Math.Max(seen, await log.LastSequenceAsync(stop));
        var waitedFor = await AppendersAsync(stop);
        for (var pause = 1; waitedFor.Count > 0; pause = Math.Min(pause * 2, 50))
        {
            await Task.Delay(pause, stop);
            waitedFor.IntersectWith(await AppendersAsync(stop));
        }

        _settled = target;
    }

    private async Task<HashSet<string>> AppendersAsync(CancellationToken stop)
    {
        var transactions = await log.Database.RunAsync((connection, token) => connection.QueryAsync(
            """
            select virtualtransaction from pg_locks
            where locktype = 'advisory' and granted and objsubid = 1
              and classid = ($1::bigint >> 32)::oid and objid = ($1::bigint & 4294967295)::oid
              and database = (select oid from pg_database where datname = current_database())
            """,
            [StoreSchema.AppenderLock], reader => reader.GetString(0), token), stop);
        return [.. transactions];
    }
}
