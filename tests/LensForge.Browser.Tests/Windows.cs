using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Browser windows of their own profiles, signed in as the local person.</summary>
public sealed class Windows : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Dictionary<LensForgeProcess, int> _heard = [];

    private Windows(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>What pages said went wrong.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Windows> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = Environment.GetEnvironmentVariable("LENSFORGE_CHROMIUM") ?? "/usr/bin/chromium";
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments }));
    }

    /// <summary>A browser of its own that nobody is signed in with.</summary>
    public async Task<IPage> StrangerAsync(LensForgeProcess server, int width = 1280, int height = 720) => await PageAsync(server, null, width, height);

    public async Task<IPage> NewAsync(LensForgeProcess server, int width = 1280, int height = 720)
    {
        await server.SignInAsync(() => PageAsync(server, null, width, height));
        return await PageAsync(server, server.SignedIn, width, height);
    }

    private async Task<IPage> PageAsync(LensForgeProcess server, string? signedIn, int width, int height)
    {
        _heard.TryAdd(server, server.Said.Length);
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = server.Address,
            ViewportSize = new() { Width = width, Height = height },
            StorageState = signedIn,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Complaints.Add(message.Text);
        };
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        foreach (var (server, before) in _heard) TestContext.Current.TestOutputHelper?.WriteLine(server.Said[before..]);
    }
}
