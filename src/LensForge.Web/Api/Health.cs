using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;
using LensForge.Web.Hosts;
using LensForge.Web.Live;

namespace LensForge.Web.Api;

/// <summary>GET /health: whether the parts work. Without sign-in, so without anything private.</summary>
public static class Health
{
    /// <summary>Another one for every start of the process: a page that finds another than its own has lost its circuit for good.</summary>
    public static string Start { get; } = Guid.NewGuid().ToString("N");

    public static void MapHealth(this WebApplication app) => app.MapGet("/health", AnswerAsync).OpenToAll("counts and versions, nothing of anybody");

    private static async Task<IResult> AnswerAsync(Database database, HostRoster hosts, ChildHost child, QueueBoard queue, CancellationToken stop)
    {
        var store = "ok";
        try
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
            soon.CancelAfter(TimeSpan.FromSeconds(2));
            await using var connection = await database.Source.OpenConnectionAsync(soon.Token);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            store = "unreachable";
        }

        var joined = hosts.Joined;
        var entries = queue.Entries;
        var body = new
        {
            start = Start,
            store,
            jobs = new { waiting = entries.Count(entry => !entry.Running), running = entries.Count(entry => entry.Running) },
            hosts = new { joined = joined.Count, child = child.State.Stage.ToString().ToLowerInvariant(), restarts = child.State.Restarts },
            provider = joined.Select(host => host.Hello.Provider).FirstOrDefault(),
            modelHash = joined.Select(host => host.Hello.ModelHash).FirstOrDefault(),
            version = typeof(Health).Assembly.GetName().Version?.ToString(3),
        };
        return Results.Json(body, statusCode: store == "ok" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
