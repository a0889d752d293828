using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using LensForge.Domain;

namespace LensForge.Generation.Host;

/// <summary>
/// The part of a SignalR client that a host needs: JSON hub protocol version 1 over a WebSocket without negotiation,
/// with invocations both ways, client-to-server streams and pings. Protocol: aspnetcore, src/SignalR/docs/specs/HubProtocol.md.
/// Reconnecting is the caller's: a connection lives once.
/// </summary>
public sealed class HubConnection : IAsyncDisposable
{
    private const byte Separator = 0x1e;
    private const int LongestMessage = 64 << 20;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10), SilenceAllowed = TimeSpan.FromSeconds(45);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<JsonArray>> _handlers = new();
    private readonly CancellationTokenSource _stop = new();
    private long _lastId;
    private long _lastHeard = Environment.TickCount64;
    private Task _receiving = Task.CompletedTask, _pinging = Task.CompletedTask;

    private HubConnection()
    {
    }

    /// <summary>Ends when the connection is gone, for whatever reason; faults with that reason.</summary>
    public Task Closed => _receiving;

    /// <exception cref="WebSocketException">Nobody answers, or the server refuses.</exception>
    /// <exception cref="HubException">The hub refused the handshake.</exception>
    /// <exception cref="HostRefusedException">The key is wrong.</exception>
    public static async Task<HubConnection> ConnectAsync(Uri hub, IReadOnlyDictionary<string, string> headers, WebCertificate certificate, CancellationToken cancellation)
    {
        var connection = new HubConnection();
        try
        {
            connection._socket.Options.CollectHttpResponseDetails = true;
            connection._socket.Options.RemoteCertificateValidationCallback = (_, shown, _, errors) => certificate.Accepts(shown, errors);
            foreach (var (name, value) in headers) connection._socket.Options.SetRequestHeader(name, value);
            var address = new UriBuilder(hub) { Scheme = hub.Scheme is "https" or "wss" ? "wss" : "ws" }.Uri;
            await connection._socket.ConnectAsync(address, cancellation);
            await connection.SendAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 }, cancellation);
            var buffer = new ArrayBufferWriter<byte>(4096);
            var answers = await connection.ReceiveAsync(buffer, cancellation);
            if (answers.FirstOrDefault()?["error"] is { } error) throw new HubException(error.ToString());
            connection._receiving = connection.ReceiveLoopAsync(buffer, answers.Skip(1));
            connection._pinging = connection.PingLoopAsync();
            return connection;
        }
        catch (WebSocketException) when (connection._socket.HttpStatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            await connection.DisposeAsync();
            throw new HostRefusedException($"{hub.GetLeftPart(UriPartial.Authority)} does not admit this key. The right one is in the file host.key in the data folder of that server.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls <paramref name="handler"/> with the arguments whenever the server invokes <paramref name="target"/>.</summary>
    public void On(string target, Action<JsonArray> handler) => _handlers[target] = handler;

    /// <summary>Invokes a hub method and waits for its answer.</summary>
    /// <exception cref="HubException">The method threw, or the connection ended first.</exception>
    public async Task<T?> InvokeAsync<T>(string target, CancellationToken cancellation, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastId).ToString();
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        try
        {
            await SendAsync(Invocation(id, target, arguments), cancellation);
            var result = await answer.Task.WaitAsync(cancellation);
            return result is null ? default : result.Deserialize<T>(DomainJson.Options);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    public Task InvokeAsync(string target, CancellationToken cancellation, params object?[] arguments) => InvokeAsync<JsonNode>(target, cancellation, arguments);

    /// <summary>Sends a stream to a hub method that takes one; returns when the stream ends.</summary>
    public async Task StreamAsync<T>(string target, IAsyncEnumerable<T> items, CancellationToken cancellation)
    {
        var stream = $"s{Interlocked.Increment(ref _lastId)}";
        var message = Invocation(null, target, []);
        message["streamIds"] = new JsonArray(stream);
        await SendAsync(message, cancellation);
        await foreach (var item in items.WithCancellation(cancellation))
        {
            await SendAsync(new JsonObject { ["type"] = 2, ["invocationId"] = stream, ["item"] = JsonSerializer.SerializeToNode(item, DomainJson.Options) }, cancellation);
        }
        await SendAsync(new JsonObject { ["type"] = 3, ["invocationId"] = stream }, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await Quietly(_receiving);
        await Quietly(_pinging);
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private static async Task Quietly(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static JsonObject Invocation(string? id, string target, object?[] arguments)
    {
        var message = new JsonObject
        {
            ["type"] = 1,
            ["target"] = target,
            ["arguments"] = new JsonArray([.. arguments.Select(argument => JsonSerializer.SerializeToNode(argument, DomainJson.Options))]),
        };
        if (id is not null) message["invocationId"] = id;
        return message;
    }

    private async Task SendAsync(JsonObject message, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        var framed = new byte[bytes.Length + 1];
        bytes.CopyTo(framed, 0);
        framed[^1] = Separator;
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(framed, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Reads until at least one whole message is there; what follows it stays in the buffer.</summary>
    private async Task<IReadOnlyList<JsonNode>> ReceiveAsync(ArrayBufferWriter<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.GetMemory(16 << 10), cancellation);
            if (result.MessageType == WebSocketMessageType.Close) throw new HubException("The server closed the connection.");
            buffer.Advance(result.Count);
            Interlocked.Exchange(ref _lastHeard, Environment.TickCount64);
            if (buffer.WrittenCount > LongestMessage) throw new HubException("The server sent a message that is too long.");
            var last = buffer.WrittenSpan.LastIndexOf(Separator);
            if (last < 0) continue;
            var messages = Split(buffer.WrittenSpan[..last]);
            var rest = buffer.WrittenSpan[(last + 1)..].ToArray();
            buffer.ResetWrittenCount();
            buffer.Write(rest);
            return messages;
        }
    }

    private static List<JsonNode> Split(ReadOnlySpan<byte> bytes)
    {
        var messages = new List<JsonNode>();
        foreach (var range in bytes.Split(Separator))
        {
            if (JsonNode.Parse(bytes[range]) is { } message) messages.Add(message);
        }
        return messages;
    }

    private async Task ReceiveLoopAsync(ArrayBufferWriter<byte> buffer, IEnumerable<JsonNode> first)
    {
        try
        {
            foreach (var message in first) Take(message);
            while (true)
            {
                foreach (var message in await ReceiveAsync(buffer, _stop.Token)) Take(message);
            }
        }
        finally
        {
            foreach (var waiting in _waiting.Values) waiting.TrySetException(new HubException("The connection ended."));
        }
    }

    private void Take(JsonNode message)
    {
        switch ((int?)message["type"])
        {
            case 1 when _handlers.TryGetValue((string?)message["target"] ?? "", out var handler):
                handler(message["arguments"] as JsonArray ?? []);
                break;
            case 3 when _waiting.TryGetValue((string?)message["invocationId"] ?? "", out var waiting):
                if (message["error"] is { } error) waiting.TrySetException(HubException.From(error.ToString()));
                else waiting.TrySetResult(message["result"]);
                break;
            case 7:
                throw new HubException(message["error"]?.ToString() ?? "The server closed the connection.");
        }
    }

    private async Task PingLoopAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            if (Environment.TickCount64 - Interlocked.Read(ref _lastHeard) > SilenceAllowed.TotalMilliseconds)
            {
                _socket.Abort();
                return;
            }
            await SendAsync(new JsonObject { ["type"] = 6 }, _stop.Token);
        }
    }
}

/// <summary>What the hub said went wrong.</summary>
public sealed class HubException(string message, bool deliberate = false) : Exception(message)
{
    private const string Said = "HubException: ";

    /// <summary>The method refused in words of its own, rather than failed.</summary>
    public bool Deliberate => deliberate;

    internal static HubException From(string error) =>
        error.IndexOf(Said, StringComparison.Ordinal) is var at and >= 0 ? new(error[(at + Said.Length)..], deliberate: true) : new(error);
}
