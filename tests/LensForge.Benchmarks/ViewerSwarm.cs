using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace LensForge.Benchmarks;

/// <summary>Viewers of one take in a process of their own: each shows a picture, gives its credit back, and notes how old the picture was.</summary>
internal static class ViewerSwarm
{
    private static readonly TimeSpan SlowOnesPause = TimeSpan.FromMilliseconds(1500);

    /// <summary>Milliseconds of this machine's clock, the same in every process.</summary>
    public static double Now() => Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;

    /// <summary>Says a line when all are connected, looks until its input ends, then says who saw what: "VIEWER AGE" a line.</summary>
    public static async Task<int> RunAsync(Uri address, string cookie, int fast, int slow)
    {
        using var stop = new CancellationTokenSource();
        var sockets = await Task.WhenAll(Enumerable.Range(0, fast + slow).Select(_ => ConnectAsync(address, cookie)));
        var viewing = sockets.Select((socket, i) => ViewAsync(socket, i >= fast, stop.Token)).ToList();
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await stop.CancelAsync();
        foreach (var (viewer, ages) in (await Task.WhenAll(viewing)).Index())
        {
            foreach (var age in ages) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{viewer} {age:0.00}"));
        }

        return 0;
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address, string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(address, default);
        return socket;
    }

    private static async Task<List<double>> ViewAsync(ClientWebSocket socket, bool slow, CancellationToken stop)
    {
        using var closing = socket;
        var ages = new List<double>();
        var buffer = new byte[1 << 18];
        var sight = double.NaN;
        try
        {
            while (true)
            {
                var at = 0;
                ValueWebSocketReceiveResult read;
                do
                {
                    read = await socket.ReceiveAsync(buffer.AsMemory(at), stop);
                    at += read.Count;
                }
                while (!read.EndOfMessage);
                var arrived = Now();
                using (var header = JsonDocument.Parse(buffer.AsMemory(4, BinaryPrimitives.ReadInt32LittleEndian(buffer))))
                {
                    var sent = header.RootElement.GetProperty("secondsLeft").GetDouble();

                    // What lay in the slot when the viewer came is as old as it is.
                    if (!double.IsNaN(sight)) ages.Add(arrived - sent);
                    sight = sent;
                }

                if (slow) await Task.Delay(SlowOnesPause, stop);
                await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, stop);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            return ages;
        }
    }
}
