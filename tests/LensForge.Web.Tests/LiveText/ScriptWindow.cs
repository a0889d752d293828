using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using LensForge.Domain.LiveText;

namespace LensForge.Web.Tests.LiveText;

/// <summary>A window on a script that speaks the protocol of the page, one step under way at a time.</summary>
public sealed class ScriptWindow : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly byte[] _buffer = new byte[1 << 20];

    private ScriptWindow(ClientWebSocket socket) => _socket = socket;

    public string Client { get; private set; } = "";

    public Rope Text { get; private set; } = Rope.Empty;

    public long Version { get; private set; }

    /// <summary>Number of the last event that it was told of.</summary>
    public long Event { get; private set; }

    public static async Task<ScriptWindow> OpenAsync(Uri address, string cookie, Guid production)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new($"ws://{address.Authority}/live/script?production={production}"), TestContext.Current.CancellationToken);
        return new(socket);
    }

    public async Task<ScriptWindow> JoinAsync(string client)
    {
        Client = client;
        await SayAsync(new() { ["t"] = "join", ["client"] = client, ["version"] = -1, ["text"] = true });
        await UntilAsync("doc");
        return this;
    }

    /// <summary>Sends a step on the version that it has, whatever the others have done meanwhile.</summary>
    public Task PushAsync(params ScriptUpdate[] steps) => SayAsync(new()
    {
        ["t"] = "push", ["version"] = Version,
        ["updates"] = new JsonArray([.. steps.Select(step => new JsonArray(JsonSerializer.SerializeToNode(step.Changes), step.At))]),
    });

    public async Task TypeAsync(int at, string text)
    {
        await PushAsync(new ScriptUpdate(ChangeSet.Replacing(Text.Length, at, at, text), Client));
        await UntilAsync("taken");
    }

    public Task SayAsync(JsonObject message) => _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>Reads, following the text, until a message of a kind comes.</summary>
    public async Task<JsonObject> UntilAsync(string kind)
    {
        while (true)
        {
            var message = await NextAsync() ?? throw new InvalidOperationException($"The connection ended before '{kind}'.");
            switch ((string)message["t"]!)
            {
                case "doc":
                    if (message["text"] is { } text) (Text, Version) = (Rope.Of((string)text!), (long)message["from"]!);
                    Take(message);
                    break;
                case "updates":
                    Take(message);
                    break;
            }

            if ((string)message["t"]! == kind) return message;
        }
    }

    public async Task UntilVersionAsync(long version)
    {
        while (Version < version) await UntilAsync("updates");
    }

    /// <summary>Null when the connection has ended.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return JsonNode.Parse(_buffer.AsSpan(0, length))!.AsObject();
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(JsonObject message)
    {
        foreach (var part in message["parts"]!.AsArray())
        {
            Text = part!["s"].Deserialize<ChangeSet>()!.Apply(Text);
            Version += (int)part["n"]!;
        }

        Event = (long)message["event"]!;
    }
}
