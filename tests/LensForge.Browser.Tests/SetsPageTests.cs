using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>A person looks after the sets.</summary>
public sealed class SetsPageTests(SharedServers servers)
{
    [Fact]
    public async Task a_reference_picture_proposes_a_set_what_is_taken_makes_takes_stale_with_the_reason_and_a_palette_is_locked()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var board = await page.ImportAsync("cup.fountain", Deeds.ShortScript + "\n\nEXT. PARK\n\nIDA walks.\n");
        await page.LiveAsync();
        await page.SelectAsync(0);
        await page.Keyboard.PressAsync("p");
        await page.StageIsAsync(0, "filmed");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("e");
        await page.WaitForURLAsync("**/sets");
        await page.LiveAsync();
        var picture = page.Locator(".set-picture");
        await Assertions.Expect(page.Locator(".set-view h2")).ToHaveTextAsync("KITCHEN");
        await Assertions.Expect(picture).ToHaveAttributeAsync("data-fresh", "true", new() { Timeout = Deeds.FilmingPatience });
        Assert.Empty(await page.FaultsAsync());
        var first = await picture.Locator("img").GetAttributeAsync("src");

        // Its own picture as the reference of the park: nothing is taken over by itself.
        var bytes = await (await page.APIRequest.GetAsync(server.Address + first)).BodyAsync();
        var file = page.GetByLabel("Choose a reference picture");
        await Assertions.Expect(file).ToBeDisabledAsync();
        await page.GetByLabel("Where it comes from, and why it may be used").FillAsync("A set of our own, rendered here.");
        await file.SetInputFilesAsync(new FilePayload { Name = "kitchen.jpg", MimeType = "image/jpeg", Buffer = bytes });
        var take = page.GetByRole(AriaRole.Button, new() { Name = "Take over wall", Exact = true });
        await take.WaitForAsync(new() { Timeout = Deeds.FilmingPatience });
        await Assertions.Expect(page.Locator(".set-view")).ToContainTextAsync("as proposed from the script");
        await take.ClickAsync();
        await Assertions.Expect(page.Locator(".set-view")).ToContainTextAsync("changed by people");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Windows" }).SelectOptionAsync("Right");
        await Assertions.Expect(picture).ToHaveAttributeAsync("data-fresh", "true", new() { Timeout = Deeds.FilmingPatience });
        Assert.NotEqual(first, await picture.Locator("img").GetAttributeAsync("src"));
        Assert.Empty(await page.FaultsAsync());

        await page.OpenBoardAsync(board);
        await page.StageIsAsync(0, "stale");
        await Assertions.Expect(page.Tile(0)).ToContainTextAsync("KITCHEN's palette changed; KITCHEN's light changed");
        await page.GotoAsync(board.Replace("/board", "/sets", StringComparison.Ordinal));
        await page.LiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose again from the script" }).ClickAsync();
        await Assertions.Expect(picture.Locator("img")).ToHaveAttributeAsync("src", first!);
        await page.OpenBoardAsync(board);
        await page.StageIsAsync(0, "filmed");

        // What locking would change is said before it is done.
        await page.GotoAsync(board.Replace("/board", "/sets", StringComparison.Ordinal));
        await page.LiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "From the reference picture" }).ClickAsync();
        var palette = page.Locator(".palette");
        await Assertions.Expect(palette).ToContainTextAsync("not locked");
        await palette.GetByRole(AriaRole.Button, new() { Name = "Lock", Exact = true }).ClickAsync();
        await Assertions.Expect(palette).ToContainTextAsync("Locking would change:");
        await Assertions.Expect(palette.Locator(".note")).ToContainTextAsync("KITCHEN: ");
        await page.PhotographAsync("sets-locking");
        await palette.GetByRole(AriaRole.Button, new() { Name = "Lock the palette" }).ClickAsync();
        await Assertions.Expect(palette).ToContainTextAsync("nothing automatic leaves it");
        await Assertions.Expect(picture).ToHaveAttributeAsync("data-fresh", "true", new() { Timeout = Deeds.FilmingPatience });
        await page.Locator(".reference").ScrollIntoViewIfNeededAsync();
        await page.PhotographAsync("sets-locked");
        Assert.Empty(await page.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }
}
