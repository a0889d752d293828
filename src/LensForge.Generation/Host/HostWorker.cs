using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Host;

/// <summary>
/// Joins a web, asks it for work and does it, several pieces at once. When the connection is lost all work stops, since its lease is lost too,
/// and the host joins again with growing pauses.
/// </summary>
public sealed class HostWorker(Uri web, string key, WebCertificate certificate, string name, int slots, DenoiserModel model, TextWriter log)
{
    private readonly KeyFrameShelf _shelf = new();

    // Told perhaps before the work itself has been taken up here.
    private readonly ConcurrentDictionary<Guid, int> _stops = new();

    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(2), AskAnyway = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromSeconds(15);

    /// <exception cref="HostRefusedException">The web will not have this host.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(250);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(() => pause = TimeSpan.FromMilliseconds(250), cancellation);
            }
            catch (Exception error) when (error is WebSocketException or HubException or HttpRequestException or IOException)
            {
                log.WriteLine($"{DateTime.Now:HH:mm:ss} {web} cannot be reached or hung up ({error.Message.TrimEnd('.')}). Trying again in {pause.TotalSeconds:0.##} s.");
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    private async Task ServeAsync(Action joined, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string> { [IHostServer.KeyHeader] = key };
        await using var connection = await HubConnection.ConnectAsync(new Uri(web, IHostServer.Path), headers, certificate, cancellation);
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, errors) => certificate.Accepts(shown, errors) } };
        using var http = new HttpClient(handler) { BaseAddress = web, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Add(IHostServer.KeyHeader, key);
        var running = new ConcurrentDictionary<Guid, CancellationTokenSource>();
        var bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var news = Channel.CreateBounded<HostNews>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        connection.On(nameof(IHostClient.WorkAvailable), _ => bell.Writer.TryWrite(true));
        connection.On(nameof(IHostClient.Cancel), arguments =>
        {
            if (arguments[0].Deserialize<Guid>(DomainJson.Options) is var job && running.TryGetValue(job, out var stop)) stop.Cancel();
        });
        connection.On(nameof(IHostClient.Stop), arguments => _stops[arguments[0].Deserialize<Guid>(DomainJson.Options)] = arguments[1].Deserialize<int>(DomainJson.Options));
        await JoinAsync(connection, cancellation);
        log.WriteLine($"{DateTime.Now:HH:mm:ss} Joined {web} as {name}: {slots} slots, {model.Provider}.");
        joined();

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var streaming = connection.StreamAsync(nameof(IHostServer.StreamNews), news.Reader.ReadAllAsync(gone.Token), gone.Token);
        var asking = Enumerable.Range(0, slots).Select(_ => SlotAsync(connection, new MediaTransfer(http), running, bell, news.Writer, gone.Token)).ToArray();
        var ended = await Task.WhenAny([connection.Closed, .. asking]);
        await gone.CancelAsync();
        foreach (var task in (Task[])[streaming, .. asking]) await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended;
    }

    private async Task JoinAsync(HubConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.InvokeAsync(nameof(IHostServer.Join), cancellation, new HostHello(name, BuildVersion.Text, model.Provider, model.Hash, slots));
        }
        catch (HubException refused) when (refused.Deliberate)
        {
            throw new HostRefusedException(refused.Message);
        }
    }

    private async Task SlotAsync(HubConnection connection, MediaTransfer media, ConcurrentDictionary<Guid, CancellationTokenSource> running, Channel<bool> bell, ChannelWriter<HostNews> news, CancellationToken gone)
    {
        while (!gone.IsCancellationRequested)
        {
            var order = await connection.InvokeAsync<WorkOrder>(nameof(IHostServer.AskForWork), gone);
            if (order is null)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
                patience.CancelAfter(AskAnyway);
                await ((Task)bell.Reader.ReadAsync(patience.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            bell.Writer.TryWrite(true);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
            running[order.Job] = stop;
            var beating = BeatAsync(connection, order, stop);
            try
            {
                var result = await Task.Run(() => new WorkBench(model, media, _shelf, () => _stops.TryGetValue(order.Job, out var step) ? step : null).DoAsync(order, item => news.TryWrite(item), stop.Token), CancellationToken.None);
                await connection.InvokeAsync(nameof(IHostServer.Complete), gone, result);
            }
            catch (OperationCanceledException) when (!gone.IsCancellationRequested)
            {
                log.WriteLine($"{DateTime.Now:HH:mm:ss} Stopped {order.Work.GetType().Name} {order.Job}.");
            }
            catch (Exception error) when (error is not (OperationCanceledException or HubException or WebSocketException))
            {
                log.WriteLine($"{DateTime.Now:HH:mm:ss} Failed {order.Work.GetType().Name} {order.Job}: {error}");
                await connection.InvokeAsync(nameof(IHostServer.Fail), gone, order.Job, order.Fence, error.Message);
            }
            finally
            {
                running.TryRemove(order.Job, out _);
                _stops.TryRemove(order.Job, out _);
                await stop.CancelAsync();
                await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task BeatAsync(HubConnection connection, WorkOrder order, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(HeartbeatEvery);
        while (await timer.WaitForNextTickAsync(stop.Token))
        {
            if (await connection.InvokeAsync<bool>(nameof(IHostServer.Heartbeat), stop.Token, order.Job, order.Fence)) continue;
            await stop.CancelAsync();
            return;
        }
    }
}
