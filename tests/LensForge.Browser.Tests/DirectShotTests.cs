using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Directing the camera of a shot, two people at once.</summary>
public sealed class DirectShotTests(SharedServers servers)
{
    [Fact]
    public async Task two_people_direct_one_camera_both_win_and_the_take_says_what_was_changed()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var (ada, ben) = (await windows.NewAsync(server, 1280, 720), await windows.NewAsync(server, 3840, 2160));
        var production = await ada.ImportAsync("cup.fountain", Deeds.ShortScript);
        await ada.OpenBoardAsync(production);
        await ben.OpenBoardAsync(production);
        await ada.TabToAsync("Preview shot");
        await ada.Keyboard.PressAsync("Enter");
        await ada.StageIsAsync(0, "filmed");

        var (stop, move) = (ada.GetByLabel("Stop", new() { Exact = true }), ben.GetByLabel("Move", new() { Exact = true }));
        await stop.SelectOptionAsync(new SelectOptionValue { Label = "f/16" });
        await move.SelectOptionAsync(new SelectOptionValue { Label = "Handheld" });
        await Assertions.Expect(ada.Tile(0)).ToContainTextAsync("became handheld");
        await Assertions.Expect(ben.Tile(0)).ToContainTextAsync("became f/16");
        await Assertions.Expect(ben.GetByLabel("Stop", new() { Exact = true })).ToHaveValueAsync("16");
        await Assertions.Expect(ada.GetByLabel("Move", new() { Exact = true })).ToHaveValueAsync("Handheld");
        Assert.Empty(await ada.FaultsAsync());
        await ada.GetByRole(AriaRole.Heading, new() { Name = "Camera" }).ScrollIntoViewIfNeededAsync();
        await ada.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "camera-1280x720.png") });
        await ben.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "camera-3840x2160.png") });

        var length = ada.GetByLabel("Length");
        await length.FillAsync("9000");
        await length.PressAsync("Tab");
        await Assertions.Expect(ada.GetByText("A shot is from 0.5 to 600 seconds long.")).ToBeVisibleAsync();
        await ben.GetByRole(AriaRole.Button, new() { Name = "Back to the plan" }).ClickAsync();
        await ada.StageIsAsync(0, "filmed");
        await Assertions.Expect(stop).ToHaveValueAsync("");
        Assert.Empty(windows.Complaints);
    }
}
