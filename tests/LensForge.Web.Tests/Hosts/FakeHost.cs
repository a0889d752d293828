using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using LensForge.Domain;
using LensForge.Domain.Hosts;

namespace LensForge.Web.Tests.Hosts;

/// <summary>A generation host that films nothing but speaks the hub's JSON protocol over a plain WebSocket.</summary>
public sealed class FakeHost : IAsyncDisposable
{
    private const char End = '\u001e';

    // Messages are anonymous here, whose properties cannot be set and so are not records of the domain.
    private static readonly JsonSerializerOptions Envelope = new(DomainJson.Options) { IgnoreReadOnlyProperties = false };

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> _calls = new();
    private readonly Channel<(string Name, JsonArray Arguments)> _told = Channel.CreateUnbounded<(string, JsonArray)>();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Uri _web;
    private readonly string _key;
    private Task _reading = Task.CompletedTask;
    private int _number;

    private FakeHost(Uri web, string key) => (_web, _key) = (web, key);

    public static HostHello Hello { get; } = new("fake", "0.1.0", "CPU", new string('a', 64), 2);

    public static async Task<FakeHost> ConnectAsync(Uri web, string key)
    {
        var host = new FakeHost(web, key);
        host._socket.Options.SetRequestHeader(IHostServer.KeyHeader, key);
        await host._socket.ConnectAsync(new Uri($"ws://{web.Authority}{IHostServer.Path}"), default);
        await host.SendAsync("""{"protocol":"json","version":1}""");
        host._reading = host.ReadAsync();
        return host;
    }

    public static async Task<FakeHost> JoinAsync(Uri web, string key)
    {
        var host = await ConnectAsync(web, key);
        await host.CallAsync("Join", Hello);
        return host;
    }

    /// <summary>Asks until there is work, waiting to be told in between.</summary>
    public async Task<WorkOrder> WorkAsync()
    {
        while (true)
        {
            if (await CallAsync<WorkOrder>("AskForWork") is { } order) return order;
            await ToldAsync("WorkAvailable");
        }
    }

    /// <summary>Work of one kind; other work is done on the way.</summary>
    public async Task<WorkOrder> WorkAsync<TWork>()
        where TWork : Work
    {
        while (true)
        {
            var order = await WorkAsync();
            if (order.Work is TWork) return order;
            await FinishAsync(order);
        }
    }

    public async Task FinishAsync(WorkOrder order)
    {
        var still = await UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, .. Encoding.ASCII.GetBytes($"{order.Job}")]);
        var clip = order.Work is DrawStages or RenderTurnaround or ReadReference ? null : await UploadAsync([0, 0, 0, 24, .. "ftypisom"u8, .. Encoding.ASCII.GetBytes($"{order.Job}")]);
        var stills = order.Work switch
        {
            DrawStages drawing => Enumerable.Repeat(still, drawing.Stages.Count).ToList(),
            FilmShot => [still],
            ReadReference => [],
            RenderTurnaround => Enumerable.Repeat(still, 5).ToList(),
            _ => [],
        };
        await CallAsync("Complete", new WorkResult(order.Job, order.Fence, clip, stills, 12, 1.5, "CPU", order.Work is ReadReference ? [new("topColour", "#207a30", 0.8f), new("hair", "Bald", 0.4f)] : null));
    }

    public async Task<string> UploadAsync(byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        (await PutAsync(hash, content)).EnsureSuccessStatusCode();
        return hash;
    }

    public async Task<HttpResponseMessage> PutAsync(string hash, byte[] content)
    {
        using var client = new HttpClient { BaseAddress = _web };
        client.DefaultRequestHeaders.Add(IHostServer.KeyHeader, _key);
        return await client.PutAsync(IHostServer.MediaPath + hash, new ByteArrayContent(content));
    }

    public async Task<T?> CallAsync<T>(string method, params object[] arguments) =>
        (await CallAsync(method, arguments)).Deserialize<T>(DomainJson.Options);

    public async Task<JsonNode?> CallAsync(string method, params object[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _number)}";
        var answer = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }, Envelope));
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public async Task<string> OpenNewsAsync()
    {
        var stream = $"s{Interlocked.Increment(ref _number)}";
        await SendAsync(JsonSerializer.Serialize(new { type = 1, target = "StreamNews", arguments = Array.Empty<object>(), streamIds = new[] { stream } }));
        return stream;
    }

    public Task TellAsync(string stream, HostNews news) =>
        SendAsync(JsonSerializer.Serialize(new { type = 2, invocationId = stream, item = news }, Envelope));

    public async Task<JsonArray> ToldAsync(string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var (told, arguments) = await _told.Reader.ReadAsync(patience.Token);
            if (told == name) return arguments;
        }
    }

    /// <summary>As kill -9 does: no farewell.</summary>
    public void Die() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task SendAsync(string json)
    {
        await _turn.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(json + End), WebSocketMessageType.Text, true, default);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        var text = new MemoryStream();
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(buffer, default);
                if (read.MessageType == WebSocketMessageType.Close) break;
                text.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage) continue;
                foreach (var message in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries)) Take(JsonNode.Parse(message)!.AsObject());
                text.SetLength(0);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It died, or the web hung up.
        }

        foreach (var call in _calls.Values) call.TrySetException(new IOException("The web hung up."));
        _told.Writer.TryComplete();
    }

    private void Take(JsonObject message)
    {
        switch (message["type"]?.GetValue<int>())
        {
            case 1:
                _told.Writer.TryWrite((message["target"]!.GetValue<string>(), message["arguments"]!.AsArray()));
                break;
            case 3 when _calls.TryRemove(message["invocationId"]!.GetValue<string>(), out var answer):
                if (message["error"] is { } error) answer.TrySetException(new InvalidOperationException(error.GetValue<string>()));
                else answer.TrySetResult(message["result"]);
                break;
        }
    }
}
