using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace LensForge.Benchmarks.Killing;

/// <summary>
/// kill -9 of the server at random moments under load: writers type, shots are described, notes written, votes cast, a take is filmed. After
/// every new start the log must have everything that was acknowledged, and writers and an open board must be back by themselves.
/// kills [KILLS] [WRITERS] [--no-film] [--seed N]
/// </summary>
public static class KillsBenchmark
{
    public static async Task<int> Run(string[] args)
    {
        if (args is ["server", var data, var at, var filming, var next]) return await Deeds.RunAsync(data, at, bool.Parse(filming), int.Parse(next, CultureInfo.InvariantCulture));
        var numbers = args.TakeWhile(word => !word.StartsWith('-')).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        var (kills, writers) = (numbers.ElementAtOrDefault(0) is > 0 and var asked ? asked : 200, numbers.ElementAtOrDefault(1) is > 0 and var many ? many : 8);
        var seed = Array.IndexOf(args, "--seed") is >= 0 and var place ? int.Parse(args[place + 1], CultureInfo.InvariantCulture) : Random.Shared.Next();
        var random = new Random(seed);
        using var stop = Stopping.ByKey();
        var (address, ledger, lost) = (FreeAddress(), new Ledger(), new List<string>());
        await using var server = new KilledServer(Directory.CreateTempSubdirectory("lensforge-kills-").FullName, address, !args.Contains("--no-film"));
        var (kept, _) = await server.StartAsync(ledger, stop.Token);
        var (production, cookie) = ((Guid)kept["production"]!, (string)kept["cookie"]!);
        Console.WriteLine($"{kills} kills with seed {seed}, {writers} writers");
        await using var swarm = new Peer("Killing/writers.mjs", cookie, Peer.LiveScript(address, production), writers);
        await UntilAsync(swarm, "open", lost, stop.Token);
        Console.WriteLine("the writers are in");
        await using var board = await OpenBoard.OpenAsync(address, cookie, production);

        Console.WriteLine("a browser has the board open");
        var (down, writersBack, boardBack, acknowledged) = (new List<double>(), new List<double>(), new List<double>(), 0L);
        using var http = new HttpClient();
        for (var kill = 1; kill <= kills && lost.Count == 0; kill++)
        {
            if (!await LiveAsync(random.Next(200, 2500), stop.Token)) break;
            await server.KillAsync();
            var clock = Stopwatch.StartNew();
            var starting = server.StartAsync(ledger, default);
            var start = await AnswersAsync(http, address, starting);
            down.Add(clock.Elapsed.TotalSeconds);
            clock.Restart();
            await swarm.SayAsync("answers");
            var page = board.BackAsync(start, clock);
            var back = await UntilAsync(swarm, "back", lost);
            lost.AddRange((await starting).Missing);
            writersBack.Add((double)back["slowest"]! / 1000);
            boardBack.Add(await page);
            acknowledged = (long)back["acknowledged"]!;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"kill {kill}: answers after {down[^1]:0.0} s, then the last writer is back after {writersBack[^1]:0.00} s, the board after {boardBack[^1]:0.00} s; acknowledged so far {acknowledged} keys, {ledger.Fields} fields, {ledger.Notes} notes, {ledger.Votes} votes, {ledger.Takes} takes ({ledger.Filmed} filmed); lost {lost.Count}"));
        }

        // Ctrl+C ends it after the kill that is under way; what there is of it is compared all the same.
        if (down.Count == 0) return 130;
        await swarm.SayAsync("end");
        var ended = await UntilAsync(swarm, "ended", lost);
        var text = await TextAsync(address, cookie, production);
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != (string)ended["sha"]!) lost.Add("the script that the server has is another one than the writers'");
        foreach (var one in lost) Console.WriteLine($"LOST: {one}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{down.Count} kills: {lost.Count} lost of {(long)ended["acknowledged"]!} keys, {ledger.Fields} fields, {ledger.Notes} notes, {ledger.Votes} votes, {ledger.Takes} takes; answers again after {Median(down):0.0} s (longest {down.Max():0.0}); then writers {Median(writersBack):0.00} s (longest {writersBack.Max():0.00}), board {Median(boardBack):0.00} s (longest {boardBack.Max():0.00})"));
        return lost.Count == 0 ? 0 : 1;
    }

    /// <returns>False when it was stopped meanwhile.</returns>
    private static async Task<bool> LiveAsync(int milliseconds, CancellationToken stop)
    {
        await Task.Delay(milliseconds, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    private static string FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }

    /// <returns>The id of the new start.</returns>
    private static async Task<string> AnswersAsync(HttpClient http, string address, Task starting)
    {
        while (true)
        {
            if (starting.IsFaulted) await starting;
            try
            {
                var answer = await http.GetAsync($"{address}/health");
                if (answer.IsSuccessStatusCode) return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["start"]!;
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(20);
        }
    }

    private static async Task<string> TextAsync(string address, string cookie, Guid production)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        return await http.GetStringAsync($"{address}/productions/{production}/script.fountain");
    }

    private static async Task<JsonObject> UntilAsync(Peer swarm, string stage, List<string> lost, CancellationToken stop = default)
    {
        while (await swarm.NextAsync(stop) is { } said)
        {
            if ((string)said["stage"]! == stage) return said;
            if ((string)said["stage"]! != "wrong") continue;
            lost.Add((string)said["reason"]!);
            Console.WriteLine($"LOST: {lost[^1]}");
        }

        throw new InvalidOperationException("The writers ended early.");
    }

    /// <summary>A real browser with the board open.</summary>
    private sealed class OpenBoard(IPlaywright playwright, IBrowser browser, IPage page) : IAsyncDisposable
    {
        public static async Task<OpenBoard> OpenAsync(string address, string cookie, Guid production)
        {
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("LENSFORGE_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"],
            });
            var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
            context.SetDefaultTimeout(60_000);
            var words = cookie.Split('=', 2);
            await context.AddCookiesAsync([new() { Name = words[0], Value = words[1], Url = address }]);
            var page = await context.NewPageAsync();
            await page.GotoAsync($"{address}/productions/{production}/board");
            await page.Locator(".shell[data-live=true]").WaitForAsync();
            return new(playwright, browser, page);
        }

        /// <returns>Seconds until its circuit answers, of the server's new start.</returns>
        public async Task<double> BackAsync(string start, Stopwatch clock)
        {
            await page.WaitForFunctionAsync("start => document.documentElement.dataset.start === start && document.querySelector('.shell[data-live=true]') !== null", start);
            return clock.Elapsed.TotalSeconds;
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
