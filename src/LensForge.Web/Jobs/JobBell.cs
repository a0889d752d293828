using LensForge.Web.EventStore;
using Npgsql;

namespace LensForge.Web.Jobs;

/// <summary>Tells every web node, through PostgreSQL's NOTIFY, that there may be work or that a job was cancelled.</summary>
public sealed class JobBell(Database database, ILogger<JobBell> logger) : BackgroundService
{
    private const string Cancelled = "cancelled ", Stopped = "stop ";

    /// <summary>The line changed: there may be work.</summary>
    public event Action? Rang;

    /// <summary>This job was cancelled while a host, perhaps one of ours, was doing it.</summary>
    public event Action<Guid>? JobCancelled;

    /// <summary>This take is wanted as it was after a step, while a host, perhaps one of ours, films it.</summary>
    public event Action<Guid, int>? JobStopped;

    /// <summary>At once for this node; <see cref="NotifyStopWithinAsync"/> tells the others.</summary>
    public void RingStopHere(Guid job, int step) => JobStopped?.Invoke(job, step);

    /// <summary>Tells all nodes when the transaction commits.</summary>
    public static Task NotifyStopWithinAsync(NpgsqlConnection connection, Guid job, int step, CancellationToken stop) =>
        connection.ExecuteAsync("select pg_notify($1, $2)", [JobSchema.Channel, $"{Stopped}{job} {step}"], stop);

    /// <summary>At once for this node; the same call in the transaction's NOTIFY tells the others.</summary>
    public void RingHere(Guid? cancelled)
    {
        if (cancelled is { } job) JobCancelled?.Invoke(job);
        Rang?.Invoke();
    }

    /// <summary>Tells all nodes when the transaction commits.</summary>
    public static Task NotifyWithinAsync(NpgsqlConnection connection, Guid? cancelled, CancellationToken stop) =>
        connection.ExecuteAsync("select pg_notify($1, $2)", [JobSchema.Channel, cancelled is { } job ? Cancelled + job : ""], stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, note) => Hear(note.Payload);
                await connection.ExecuteAsync($"listen {JobSchema.Channel}", stoppingToken);
                RingHere(null);
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException lost)
            {
                logger.LogWarning("The connection that listens for work was lost ({Reason}); connecting again", lost.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Hear(string said)
    {
        if (said.StartsWith(Stopped, StringComparison.Ordinal) && said.Split(' ') is [_, var stopped, var at] && Guid.TryParse(stopped, out var take)
            && int.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var step)) RingStopHere(take, step);
        else RingHere(said.StartsWith(Cancelled, StringComparison.Ordinal) && Guid.TryParse(said.AsSpan(Cancelled.Length), out var job) ? job : null);
    }
}
