using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Every page at the sizes it must work at; its pictures lie in artifacts/screenshots for looking.</summary>
public sealed class LooksTests
{
    [Fact]
    public async Task every_page_fits_its_window()
    {
        await using var server = await LensForgeProcess.StartAsync(Path.Combine(LensForgeProcess.Root, "infra", "seed"));
        await using var windows = await Windows.OpenAsync();
        foreach (var (width, height) in ((int, int)[])[(1280, 720), (3840, 2160)]) await FitsAsync(await windows.NewAsync(server, width, height), width, height);
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task absent_addresses_and_refused_scripts_are_answered_with_what_is_wrong_and_a_way_on()
    {
        await using var server = await LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost);
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        foreach (var (address, says) in new[] { ("/nowhere", "There is no such page."), ($"/productions/{Guid.NewGuid()}/board", "There is no such production.") })
        {
            var answer = await page.GotoAsync(address);
            Assert.Equal(404, answer!.Status);
            Assert.Contains(says, await answer.TextAsync(), StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Heading, new() { Name = says }).WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "All productions" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Productions" }).WaitForAsync();
        }

        await page.GotoAsync("/");
        await page.LiveAsync();
        Assert.Empty(await page.FaultsAsync());
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "broken.fdx", MimeType = "text/xml", Buffer = "<!DOCTYPE x><FinalDraft>"u8.ToArray() });
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not imported" }).WaitForAsync();
        Assert.Equal(0, await page.Locator(".production").CountAsync());
        Assert.Empty(windows.Complaints);

        using var stranger = new HttpClient();
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var refused = await stranger.GetAsync(server.Address, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("Sign in on this machine once", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task FitsAsync(IPage page, int width, int height)
    {
        await page.GotoAsync("/");
        var sample = await page.Locator(".production a").First.GetAttributeAsync("href") ?? "";
        var production = sample[..sample.LastIndexOf('/')];
        foreach (var (name, address) in new[]
        {
            ("productions", "/"), ("import", $"{production}/import"), ("script", $"{production}/script"),
            ("board", $"{production}/board"), ("cast", $"{production}/cast"), ("player", $"{production}/player"), ("absent", "/nowhere"), ("error", "/error"),
        })
        {
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, $"{name}-{width}x{height}.png") });
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{name} is {wide} pixels wide in a window of {width}.");
            if (width == 1280) Assert.Empty((await page.FaultsAsync()).Select(fault => $"{name}: {fault}"));
        }

        await page.OpenBoardAsync($"{production}/board");
        var shown = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.shot')].filter(tile => { const box = tile.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }).length");
        Assert.True(shown >= 6, $"The board shows {shown} whole shots.");
        await page.Locator(".pill").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, $"keys-{width}x{height}.png") });
        if (width == 1280) Assert.Empty(await page.FaultsAsync());
    }
}
