using LensForge.Web.EventStore;
using Npgsql;

namespace LensForge.Web.Jobs;

/// <summary>Tells every web node, through PostgreSQL's NOTIFY, that there may be work or that a job was cancelled.</summary>
public sealed class JobBell(Database database, ILogger<JobBell> logger) : BackgroundService
{
    private const string Cancelled = "cancelled ";

    /// <summary>The line changed: there may be work.</summary>
    public event Action? Rang;

    /// <summary>This job was cancelled while a host, perhaps one of ours, was doing it.</summary>
    public event Action<Guid>? JobCancelled;

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
                connection.Notification += (_, note) => RingHere(
                    note.Payload.StartsWith(Cancelled, StringComparison.Ordinal) && Guid.TryParse(note.Payload.AsSpan(Cancelled.Length), out var job) ? job : null);
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
}
