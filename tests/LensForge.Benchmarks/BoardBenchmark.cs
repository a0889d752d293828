using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace LensForge.Benchmarks;

/// <summary>A board of 300 shots, each with a drawing of its own: how soon a browser has it, how it scrolls, and what an open one costs the server.</summary>
public static class BoardBenchmark
{
    private const int Opens = 9;
    private const int Boards = 12;

    /// <param name="args">How many shots at least; 300 without.</param>
    public static async Task Run(string[] args)
    {
        var wanted = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
        await using var web = await BenchmarkWeb.StartAsync(child: false);
        var sheet = await LongBoard.MakeAsync(web, wanted);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LENSFORGE_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"],
        });
        var address = $"{web.Address.TrimEnd('/')}/productions/{sheet.Id}/board";
        var (seen, usable) = (new List<double>(), new List<double>());
        for (var open = -2; open < Opens; open++)
        {
            var page = await PageAsync(browser, web);
            var watch = Stopwatch.StartNew();
            var going = page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
            await page.Locator(".shot img").First.WaitForAsync();
            var shown = watch.Elapsed.TotalMilliseconds;
            await page.Locator(".shell[data-live=true]").WaitForAsync();
            var live = watch.Elapsed.TotalMilliseconds;
            await going;
            if (open >= 0) (seen, usable) = ([.. seen, shown], [.. usable, live]);
            if (open == Opens - 1) await ScrollAsync(browser, page);
            await page.Context.CloseAsync();
        }

        Console.WriteLine($"{sheet.ShotCount} shots in {sheet.Scenes.Count} scenes, median of {Opens}: first picture {Median(seen):0} ms, usable {Median(usable):0} ms (slowest {usable.Max():0})");
        await MemoryAsync(browser, web, address);
    }

    // The whole board at 40 px a picture, by the page's own clock, and what the compositor says of the pictures meanwhile.
    private static async Task ScrollAsync(IBrowser browser, IPage page)
    {
        await using var trace = await FrameTrace.StartAsync(browser);
        var times = await page.EvaluateAsync<double[][]>("""
            () => new Promise(done => {
              const work = document.querySelector(".work"), times = [], long = [];
              new PerformanceObserver(list => long.push(...list.getEntries().map(task => task.duration))).observe({ type: "longtask" });
              const step = now => {
                times.push(now);
                const before = work.scrollTop;
                work.scrollBy(0, 40);
                work.scrollTop > before ? requestAnimationFrame(step) : setTimeout(() => done([times.slice(1).map((time, at) => time - times[at]), long]), 200);
              };
              requestAnimationFrame(step);
            })
            """);
        var (frames, tasks) = (times[0], times[1]);
        Console.WriteLine($"scrolling the whole board, 40 px a frame, {frames.Length} frames: median {Median([.. frames]):0.0} ms, 95th percentile {frames.Order().ElementAt(frames.Length * 95 / 100):0.0} ms, longest {frames.Max():0} ms; {tasks.Length} tasks over 50 ms (longest {tasks.DefaultIfEmpty().Max():0} ms)");
        var (drawn, dropped) = await trace.StopAsync();
        Console.WriteLine($"Chromium's trace: {drawn} pictures drawn, {dropped} dropped");
    }

    // The managed heap of the server's process, settled, before and with so many more boards open.
    private static async Task MemoryAsync(IBrowser browser, BenchmarkWeb web, string address)
    {
        var pages = new List<IPage> { await OpenAsync(browser, web, address) };
        var before = Settled();
        for (var board = 0; board < Boards; board++) pages.Add(await OpenAsync(browser, web, address));
        Console.WriteLine($"an open board holds {(Settled() - before) / 1048576.0 / Boards:0.00} MiB of the server's managed heap (mean of {Boards})");
        foreach (var page in pages) await page.Context.CloseAsync();
    }

    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, BenchmarkWeb web, string address)
    {
        var page = await PageAsync(browser, web);
        await page.GotoAsync(address);
        await page.Locator(".shell[data-live=true]").WaitForAsync();
        return page;
    }

    private static async Task<IPage> PageAsync(IBrowser browser, BenchmarkWeb web)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        context.SetDefaultTimeout(60_000);
        var cookie = web.Cookie.Split('=', 2);
        await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = web.Address }]);
        return await context.NewPageAsync();
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
