using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Every page at the sizes it must work at; its pictures lie in artifacts/screenshots for looking.</summary>
public sealed class LooksTests
{
    private static readonly string Pictures = Path.Combine(LensForgeProcess.Root, "artifacts", "screenshots");

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(3840, 2160)]
    public async Task every_page_fits_its_window(int width, int height)
    {
        await using var server = await LensForgeProcess.StartAsync(Path.Combine(LensForgeProcess.Root, "infra", "seed"));
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, width, height);

        await page.GotoAsync("/");
        var sample = await page.Locator(".production a").First.GetAttributeAsync("href") ?? "";
        var production = sample[..sample.LastIndexOf('/')];
        foreach (var (name, address) in new[]
        {
            ("productions", "/"), ("import", $"{production}/import"), ("script", $"{production}/script"),
            ("board", $"{production}/board"), ("player", $"{production}/player"),
        })
        {
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}x{height}.png") });
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{name} is {wide} pixels wide in a window of {width}.");
        }

        await page.OpenBoardAsync($"{production}/board");
        var shown = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.shot')].filter(tile => { const box = tile.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }).length");
        Assert.True(shown >= 6, $"The board shows {shown} whole shots.");
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_browser_that_is_not_signed_in_is_told_where_the_link_is()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        await windows.NewAsync(server);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var answer = await client.GetAsync(server.Address, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("not signed in", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task a_refused_script_says_why_and_changes_nothing()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        await page.GotoAsync("/");
        await page.LiveAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "broken.fdx", MimeType = "text/xml", Buffer = "<!DOCTYPE x><FinalDraft>"u8.ToArray() });
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not imported" }).WaitForAsync();
        Assert.Equal(0, await page.Locator(".production").CountAsync());
    }
}
