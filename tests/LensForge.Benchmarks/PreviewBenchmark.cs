using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using LensForge.Web.Features.Takes;
using LensForge.Web.Hosts;

namespace LensForge.Benchmarks;

/// <summary>From pressing Preview to the first picture of the take in a viewer's socket, through the real web, store and host. preview [PRESSES]</summary>
public static class PreviewBenchmark
{
    private const int WarmUp = 2;

    public static async Task<int> Run(string[] args)
    {
        var presses = args.Length > 0 ? int.Parse(args[0]) : 9;
        await using var web = await BenchmarkWeb.StartAsync(child: true);
        var sheet = await web.ImportAsync(BenchmarkWeb.Script(1));
        await web.UntilAsync(sheet.Id, now => now.Drawings.Count == now.ShotCount);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", web.Cookie);
        await socket.ConnectAsync(new Uri($"{web.Address.Replace("http:", "ws:", StringComparison.Ordinal)}/live/frames?production={sheet.Id}"), default);

        var (first, asked) = (new List<double>(), new List<double>());
        var shots = sheet.Scenes.SelectMany(scene => scene.Shots).ToList();
        for (var press = 0; press < WarmUp + presses; press++)
        {
            await web.IdleAsync();
            var (ours, hosts) = (Cpu(Environment.ProcessId), Cpu(web.Get<ChildHost>().State.Process!.Value));
            var clock = Stopwatch.StartNew();
            var take = (await web.Get<PreviewShotsHandler>().ShotAgainAsync(sheet.Id, shots[press % shots.Count].Id, web.Person)).Single();
            var written = clock.Elapsed.TotalSeconds;
            await PictureOfAsync(socket, take);
            var seen = clock.Elapsed.TotalSeconds;
            (ours, hosts) = (Cpu(Environment.ProcessId) - ours, Cpu(web.Get<ChildHost>().State.Process!.Value) - hosts);
            await web.Get<CancelTakeHandler>().RunAsync(take, web.Person);
            if (press < WarmUp) continue;
            Console.WriteLine($"press {press - WarmUp + 1}: asked for after {written:0.000} s, first picture after {seen:0.000} s; processor time {ours.TotalMilliseconds:0} ms of the web, {hosts.TotalMilliseconds:0} ms of the host");
            asked.Add(written);
            first.Add(seen);
        }

        Console.WriteLine($"first sharpened preview: median {Median(first):0.000} s of {presses} presses, {first.Min():0.000} to {first.Max():0.000} s; of it until the take is in the log {Median(asked):0.000} s");
        return Median(first) <= 1.5 ? 0 : 1;
    }

    /// <summary>Reads pictures, giving the credit back for each, until one of this take.</summary>
    private static async Task PictureOfAsync(ClientWebSocket socket, Guid take)
    {
        var buffer = new byte[1 << 20];
        while (true)
        {
            var at = 0;
            ValueWebSocketReceiveResult read;
            do
            {
                read = await socket.ReceiveAsync(buffer.AsMemory(at), default);
                at += read.Count;
            }
            while (!read.EndOfMessage);
            using var header = JsonDocument.Parse(buffer.AsMemory(4, BinaryPrimitives.ReadInt32LittleEndian(buffer)));
            await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, default);
            if (header.RootElement.GetProperty("take").GetGuid() == take) return;
        }
    }

    private static TimeSpan Cpu(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
