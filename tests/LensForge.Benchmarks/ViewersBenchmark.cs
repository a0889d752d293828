using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using LensForge.Web.Live;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LensForge.Benchmarks;

/// <summary>100 viewers of one take at 8 frames a second over real sockets, ten of them slow: age of the picture when it has arrived.</summary>
public static class ViewersBenchmark
{
    private const int Fast = 90;
    private const int Slow = 10;
    private const int PerSecond = 8;
    private const int JpegBytes = 24 * 1024;

    public static int Run(string[] args) => RunAsync(args.Length > 0 && int.TryParse(args[0], out var seconds) ? seconds : 15).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int seconds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<LatestFrames>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization(options => options.DefaultPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());
        await using var app = builder.Build();
        app.UseWebSockets();
        app.UseAuthorization();
        app.MapLiveFrames();
        await app.StartAsync();
        var frames = app.Services.GetRequiredService<LatestFrames>();
        var take = Guid.NewGuid();
        var address = new Uri($"{app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal)}/live/frames?take={take}");
        using var stop = new CancellationTokenSource();
        var viewers = Enumerable.Range(0, Fast + Slow).Select(i => ViewAsync(address, i >= Fast, stop.Token)).ToList();

        var jpeg = new byte[JpegBytes];
        new Random(1).NextBytes(jpeg);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var step = 1; step <= seconds * PerSecond; step++)
        {
            await timer.WaitForNextTickAsync();
            frames.Publish(new(take, Guid.Empty, "1-1A", 1, 0, step, 8, step, 100, null, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), jpeg));
        }

        await stop.CancelAsync();
        var ages = await Task.WhenAll(viewers);
        var fast = ages.Take(Fast).SelectMany(a => a).Order().ToList();
        var slow = ages.Skip(Fast).SelectMany(a => a).Order().ToList();
        Console.WriteLine($"{Fast} viewers: {(double)fast.Count / Fast / seconds:0.00} frames a second each, age p50 {At(fast, 50)} ms, p99 {At(fast, 99)} ms");
        Console.WriteLine($"{Slow} slow ones (1.5 s a frame): {(double)slow.Count / Slow / seconds:0.00} frames a second each, age p50 {At(slow, 50)} ms, p99 {At(slow, 99)} ms");
        return At(fast, 99) < 100 ? 0 : 1;
    }

    private static async Task<List<long>> ViewAsync(Uri address, bool slow, CancellationToken stop)
    {
        var ages = new List<long>();
        using var socket = new ClientWebSocket();
        var buffer = new byte[JpegBytes + 4096];
        try
        {
            await socket.ConnectAsync(address, stop);
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
                var length = BinaryPrimitives.ReadInt32LittleEndian(buffer);
                using var header = JsonDocument.Parse(buffer.AsMemory(4, length));
                ages.Add(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - header.RootElement.GetProperty("made").GetInt64());
                if (slow) await Task.Delay(1500, stop);
                await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, stop);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            return ages;
        }
    }

    private static long At(List<long> sorted, int percent) => sorted.Count == 0 ? -1 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
