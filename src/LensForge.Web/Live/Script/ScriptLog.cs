using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LensForge.Domain.LiveText;
using LensForge.Web.EventStore;

namespace LensForge.Web.Live.Script;

/// <param name="StreamVersion">Events in the stream; <see cref="LiveScript.Version"/> counts steps.</param>
/// <param name="Sequence">Number of the last event, 0 where only a kept text was read.</param>
public sealed record LoggedScript(LiveScript Script, long StreamVersion, long Sequence, DateTimeOffset Recorded)
{
    public static readonly LoggedScript None = new(LiveScript.None, 0, 0, default);
}

/// <summary>A production's script in the log: read from the newest kept text on, appended with the version expected.</summary>
public sealed class ScriptLog(EventLog log)
{
    public const string StreamType = "script";

    /// <summary>Events between two kept texts.</summary>
    public const int KeepEvery = 1000;

    /// <summary>The stream that belongs to a production.</summary>
    public static Guid StreamOf(Guid production) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"script {production:N}")).AsSpan(0, 16));

    /// <param name="version">As it was then; null: as it is.</param>
    public async Task<LoggedScript> ReadAsync(Guid stream, long? version = null, CancellationToken stop = default)
    {
        var state = await KeptAsync(stream, version ?? long.MaxValue, stop);
        // The newest kept text may be the end: its last event tells number and time.
        var events = await log.ReadStreamAsync(stream, Math.Max(0, state.StreamVersion - 1), stop);
        foreach (var stored in events)
        {
            if (version is { } until && stored.Body is ScriptEdited edited && edited.Base >= until) break;
            state = stored.Version <= state.StreamVersion
                ? state with { Sequence = stored.Sequence, Recorded = stored.Recorded }
                : new(LiveScript.Apply(state.Script, (ScriptEvent)stored.Body), stored.Version, stored.Sequence, stored.Recorded);
        }

        return state;
    }

    /// <summary>As it was when an event of the log had happened; with no version where nobody had opened it yet.</summary>
    public async Task<LoggedScript> AsOfAsync(Guid stream, long sequence, CancellationToken stop = default)
    {
        var state = await KeptAsync(stream, "stream_version <= (select coalesce(max(version), 0) from lensforge.mt_events where stream_id = $1 and seq_id <= $2)", sequence, stop);
        var kept = await log.Database.RunAsync((connection, token) => connection.ScalarAsync<long>(
            "select seq_id from lensforge.mt_events where stream_id = $1 and version = $2", [stream, state.StreamVersion], token), stop);
        await foreach (var stored in log.ReadStreamsAsync([stream], kept, sequence, stop))
            state = new(LiveScript.Apply(state.Script, (ScriptEvent)stored.Body), stored.Version, stored.Sequence, stored.Recorded);

        return state;
    }

    /// <summary>Everything accepted since a version, however old.</summary>
    public async Task<IReadOnlyList<ScriptEdited>> SinceAsync(Guid stream, LiveScript script, long version, CancellationToken stop = default)
    {
        if (version >= script.Floor) return script.Since(version);
        var from = await KeptAsync(stream, version, stop);
        return [.. (await log.ReadStreamAsync(stream, from.StreamVersion, stop)).Select(stored => stored.Body).OfType<ScriptEdited>().Where(edited => edited.Base >= version && edited.Base < script.Version)];
    }

    /// <summary>In one transaction, each with its person's name; returns the number of the last event.</summary>
    /// <exception cref="WrongVersionException">Somebody else wrote to the stream, or an answer was lost on its way.</exception>
    public async Task<long> AppendAsync(Guid stream, long expected, IReadOnlyList<(ScriptEvent Happened, string User)> events, CancellationToken stop = default)
    {
        var sequence = await log.Database.TransactAsync(async (connection, token) =>
        {
            var (at, last) = (expected, 0L);
            for (var i = 0; i < events.Count;)
            {
                var user = events[i].User;
                var run = events.Skip(i).TakeWhile(one => one.User == user).Select(one => (object)one.Happened).ToList();
                var appended = await EventLog.AppendWithinAsync(connection, new(stream, StreamType, at, run), user, token);
                (at, last, i) = (appended.Version, appended.Sequence, i + run.Count);
            }

            return last;
        }, stop);
        log.Ring();
        return sequence;
    }

    public Task KeepAsync(Guid stream, LoggedScript state, CancellationToken stop = default) => log.Database.RunAsync((connection, token) => connection.ExecuteAsync(
        "insert into lensforge.script_texts (stream_id, stream_version, version, units) values ($1, $2, $3, $4) on conflict do nothing",
        [stream, state.StreamVersion, state.Script.Version, MemoryMarshal.AsBytes(state.Script.Text.ToString().AsSpan()).ToArray()], token), stop);

    private Task<LoggedScript> KeptAsync(Guid stream, long version, CancellationToken stop) => KeptAsync(stream, "version <= $2", version, stop);

    private async Task<LoggedScript> KeptAsync(Guid stream, string where, long bound, CancellationToken stop)
    {
        var kept = await log.Database.RunAsync((connection, token) => connection.QueryAsync(
            $"select stream_version, version, units from lensforge.script_texts where stream_id = $1 and {where} order by version desc limit 1",
            [stream, bound],
            row => new LoggedScript(LiveScript.At(row.GetInt64(1), Rope.Of(new string(MemoryMarshal.Cast<byte, char>(row.GetFieldValue<byte[]>(2))))), row.GetInt64(0), 0, default), token), stop);
        return kept.Count == 0 ? LoggedScript.None : kept[0];
    }
}
