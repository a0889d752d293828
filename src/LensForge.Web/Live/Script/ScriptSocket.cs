using System.Net.WebSockets;
using System.Text.Json;
using LensForge.Domain.LiveText;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;

namespace LensForge.Web.Live.Script;

/// <summary>
/// /live/script?production=…: a window's own connection to the authority, JSON text both ways, signed in by the cookie. Asked:
/// {"t":"join","client","version","text"}, {"t":"push","version","updates":[[changes, ms]…]}, {"t":"see","version","a","h"},
/// {"t":"ping"}. Told: see <see cref="ScriptMessages"/>.
/// </summary>
public static class ScriptSocket
{
    /// <summary>Bytes of one message.</summary>
    public const int LargestMessage = 8 * 1024 * 1024;

    // Messages a second, and how many may come at once.
    private const int Rate = 60;
    private const int Burst = 300;

    private const int MostSteps = 2000;
    private const int LongestClient = 64;

    private static int _members;

    public static void MapLiveScript(this WebApplication app) => app.Map("/live/script", ServeAsync).Needs(Right.Read);

    private static async Task ServeAsync(HttpContext context, ScriptRooms rooms, ScriptDoor door, TimeProvider clock, IHostApplicationLifetime life)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        var caller = Caller.Of(context.User);
        if (!Guid.TryParse(context.Request.Query["production"], out var production) || !door.MayRead(caller, production))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var room = rooms.Room(production);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var id = Interlocked.Increment(ref _members);
        var member = new ScriptMember(id, caller.Person!, door.NameOf(caller), id, ended.Cancel);
        var speaking = SpeakAsync(socket, member, ended);
        try
        {
            await ListenAsync(caller, socket, member, room, production, door, clock, ended.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The window went away, or we end.
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ChangeRefusedException)
        {
            member.Dismiss(ScriptMessages.Refused($"That was no message of the script's: {wrong.Message}"));
            await speaking;
        }
        finally
        {
            await room.AskAsync(new ScriptRoom.Leave(member), CancellationToken.None);
        }

        await ended.CancelAsync();
        await speaking;
    }

    private static async Task SpeakAsync(WebSocket socket, ScriptMember member, CancellationTokenSource ended)
    {
        try
        {
            await foreach (var message in member.Outgoing.ReadAllAsync(ended.Token))
                await socket.SendAsync(message, WebSocketMessageType.Text, true, ended.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, null, ended.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The window went away, or we end.
        }

        if (!ended.IsCancellationRequested) ended.CancelAfter(TimeSpan.FromSeconds(2));
    }

    private static async Task ListenAsync(
        Caller caller, WebSocket socket, ScriptMember member, ScriptRoom room, Guid production, ScriptDoor door, TimeProvider clock, CancellationToken stop)
    {
        using var message = new MemoryStream();
        var (credit, counted) = ((double)Burst, clock.GetTimestamp());
        var buffer = new byte[16 * 1024];
        while (true)
        {
            message.SetLength(0);
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), stop);
                if (part.MessageType == WebSocketMessageType.Close) return;
                if (part.MessageType != WebSocketMessageType.Text || message.Length + part.Count > LargestMessage) throw new FormatException($"messages are text of at most {LargestMessage / 1024 / 1024} MB.");
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            credit = Math.Min(Burst, credit + clock.GetElapsedTime(counted).TotalSeconds * Rate);
            counted = clock.GetTimestamp();
            if (--credit < 0) throw new FormatException($"more than {Rate} messages a second.");
            using var read = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length), new JsonDocumentOptions { MaxDepth = 16 });
            var said = read.RootElement;
            var kind = said.GetProperty("t").GetString();
            member.MayWrite = door.MayEditWords(caller, production);
            if (!door.MayRead(caller, production)) throw new FormatException("you may not read this script any more.");
            switch (kind)
            {
                case "ping":
                    member.Tell(ScriptMessages.Pong);
                    break;
                case "join":
                    var client = said.GetProperty("client").GetString() ?? "";
                    if (client.Length is 0 or > LongestClient || !StorableText.Is(client)) throw new FormatException("an editor has a name of at most 64 letters.");
                    await room.AskAsync(new ScriptRoom.Join(member, client, said.GetProperty("version").GetInt64(), said.GetProperty("text").GetBoolean()), stop);
                    break;
                case "see":
                    ScriptSelection? selection = said.TryGetProperty("a", out var anchor) ? new(anchor.GetInt32(), said.GetProperty("h").GetInt32()) : null;
                    await room.AskAsync(new ScriptRoom.See(member, selection, said.GetProperty("version").GetInt64()), stop);
                    break;
                case "push" when member.MayWrite:
                    await room.AskAsync(new ScriptRoom.Push(member, said.GetProperty("version").GetInt64(), Updates(said.GetProperty("updates"), member.Client)), stop);
                    break;
                case "push":
                    throw new FormatException("you may read this script but not edit its words.");
            }
        }
    }

    private static List<ScriptUpdate> Updates(JsonElement updates, string client)
    {
        if (client.Length == 0) throw new FormatException("join before you push.");
        if (updates.GetArrayLength() > MostSteps) throw new FormatException($"at most {MostSteps} steps a message.");
        return [.. updates.EnumerateArray().Select(step => new ScriptUpdate(step[0].Deserialize<ChangeSet>() ?? throw new FormatException("a step is missing."), client, step[1].GetInt64()))];
    }
}
