using System.Net.WebSockets;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;

namespace LensForge.Web.Live;

/// <summary>
/// /live/frames?take=… (any number of them) or ?production=…: binary messages as <see cref="LiveFrame.Message"/>, each sent only after
/// the viewer answered the one before, with any message, when it had drawn it. That answer is its one credit.
/// </summary>
public static class FrameSocket
{
    public static void MapLiveFrames(this WebApplication app) => app.Map("/live/frames", ServeAsync).Needs(Right.Read).OpenToGuests();

    private static async Task ServeAsync(HttpContext context, LatestFrames frames, Access access, IHostApplicationLifetime life)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        var takes = context.Request.Query["take"].Select(text => Guid.TryParse(text, out var take) ? take : Guid.Empty).ToHashSet();
        var production = Guid.TryParse(context.Request.Query["production"], out var wanted) ? wanted : Guid.Empty;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var caller = Caller.Of(context.User);
        using var viewer = frames.View(frame =>
            (takes.Contains(frame.Take) || frame.Production == production) && access.SeesShot(caller, frame.Production, new(frame.Shot)));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        using var credit = new SemaphoreSlim(1);
        var listening = ListenAsync(socket, credit, ended);
        try
        {
            while (true)
            {
                await credit.WaitAsync(ended.Token);
                var frame = await viewer.NextAsync(ended.Token);
                await socket.SendAsync(frame.Message, WebSocketMessageType.Binary, true, ended.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            await ended.CancelAsync();
        }

        await listening;
    }

    // A credit is either there or not: answering twice gives no second one.
    private static async Task ListenAsync(WebSocket socket, SemaphoreSlim credit, CancellationTokenSource ended)
    {
        var buffer = new byte[256];
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(buffer.AsMemory(), ended.Token);
                if (message.MessageType == WebSocketMessageType.Close) break;
                if (message.EndOfMessage && credit.CurrentCount == 0) credit.Release();
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The viewer went away, or we end.
        }

        await ended.CancelAsync();
    }
}
