using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Choosing in which look a scene is filmed, without a mouse.</summary>
public sealed class ChooseLookTests(SharedServers servers)
{
    [Fact]
    public async Task a_look_for_a_scene_is_chosen_by_keyboard_and_what_was_filmed_in_another_is_stale()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, 1280, 720);
        await page.OpenBoardAsync(await page.ImportAsync("cup.fountain", Deeds.ShortScript));
        await page.TabToAsync("Preview shot");
        await page.Keyboard.PressAsync("Enter");
        await page.StageIsAsync(0, "filmed");

        var scene = page.GetByLabel("Look of scene 1");
        for (var presses = 0; presses < 20 && !await scene.EvaluateAsync<bool>("list => list === document.activeElement"); presses++) await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(scene).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Noir");
        await page.StageIsAsync(0, "stale");
        await Assertions.Expect(page.Tile(0)).ToContainTextAsync("look: Naturalistic became Noir");
        await Assertions.Expect(scene).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Look of the shot").Locator("option").First).ToHaveTextAsync("Same as scene (Noir)");
        await Assertions.Expect(page.GetByLabel("Look of the production")).ToHaveValueAsync("Naturalistic");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "look-1280x720.png") });
        Assert.Empty(await page.FaultsAsync());
        await page.SetViewportSizeAsync(3840, 2160);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "look-3840x2160.png") });

        await page.ReloadAsync();
        await page.LiveAsync();
        await Assertions.Expect(scene).ToHaveValueAsync("Noir");
        await scene.FocusAsync();
        await page.Keyboard.TypeAsync("Same");
        await page.StageIsAsync(0, "filmed");
        Assert.Empty(windows.Complaints);
    }
}
