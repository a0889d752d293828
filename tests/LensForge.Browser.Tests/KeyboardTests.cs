using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>A person without a mouse.</summary>
public sealed class KeyboardTests(SharedServers servers)
{
    [Fact]
    public async Task a_shot_is_found_filmed_cancelled_and_played_without_a_mouse_and_the_focus_is_never_lost()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        await page.GotoAsync("/");
        await page.LiveAsync();
        await page.Locator("#pasted").FocusAsync();
        await page.Keyboard.InsertTextAsync(Deeds.ShortScript);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/import");
        // Arriving moves the focus to the heading; a Tab before that would be taken back.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Import report" })).ToBeFocusedAsync();
        await page.TabToAsync("Open the board");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/board");
        await page.Locator(".shell[data-live=true]").WaitForAsync();
        await page.Tile(1).WaitForAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Tile(1)).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Tile(1)).ToBeFocusedAsync();

        await page.TabToAsync("Preview shot");
        await page.Keyboard.PressAsync("Enter");
        await page.StageIsAsync(1, "waiting", "filming");
        await Assertions.Expect(page.Locator(".inspector .menu button").First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".inspector .menu button").First).ToContainTextAsync("Cancel");
        await page.Keyboard.PressAsync("Enter");
        await page.StageIsAsync(1, "cancelled");
        await Assertions.Expect(page.Locator(".inspector .menu button").First).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".inspector .menu button").First).ToBeFocusedAsync();

        // The button that cancels a scene goes when all is cancelled: the focus stays in the scene.
        await page.Keyboard.PressAsync("Shift+P");
        await page.StageIsAsync(0, "waiting", "filming");
        await page.Locator(".scene-head").GetByRole(AriaRole.Button, new() { Name = "Cancel scene 1" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.StageIsAsync(0, "cancelled", "filmed");
        await Assertions.Expect(page.Locator(".scene-head .acts :focus")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await page.WaitForURLAsync("**/player**");
        await page.Locator(".player[data-ready=true]").WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(".strip .current")).ToHaveAttributeAsync("data-index", "1");
        Assert.Empty(windows.Complaints);
    }
}
