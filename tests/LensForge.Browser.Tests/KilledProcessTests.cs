using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

public sealed class KilledProcessTests
{
    [Fact]
    public async Task after_kill_9_of_the_web_everything_acknowledged_is_there_and_the_take_is_filmed_once()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var board = await page.ImportAsync("the-cup.fountain", Deeds.ShortScript);
        await page.OpenBoardAsync(board);
        var shots = await page.Locator(".shot").CountAsync();
        await page.SelectAsync(0);
        await page.Keyboard.PressAsync("p");
        await page.StageIsAsync(0, "filming", "filmed");

        var start = await page.EvaluateAsync<string>("() => document.documentElement.dataset.start");
        await server.KillAsync();
        await server.StartAgainAsync();

        // The open page comes back by itself, and shows the server that was started again.
        await page.WaitForFunctionAsync("start => document.documentElement.dataset.start !== start", start);
        await page.LiveAsync();
        await page.Tile(0).WaitForAsync();
        Assert.Equal(shots, await page.Locator(".shot").CountAsync());
        await page.StageIsAsync(0, "filmed");
        await page.SelectAsync(0);
        Assert.Equal(1, await page.Locator(".takes button").CountAsync());
    }

    [Fact]
    public async Task after_kill_9_of_the_host_a_new_one_goes_on_with_the_work()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var board = await page.ImportAsync("the-cup.fountain", Deeds.ShortScript);
        await page.OpenBoardAsync(board);
        await page.SelectAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview scene" }).ClickAsync();
        await page.StageIsAsync(0, "filming", "filmed");

        var hosts = server.Hosts();
        Assert.NotEmpty(hosts);
        foreach (var host in hosts) LensForgeProcess.Kill(host);

        await page.StageIsAsync(0, "filmed");
        await page.StageIsAsync(1, "filmed");
        Assert.DoesNotContain(server.Hosts(), hosts.Contains);
    }
}
