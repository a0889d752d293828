using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Marking an area of a take's picture and filming only that again.</summary>
public sealed class RegionRetakeTests(SharedServers servers)
{
    [Fact]
    public async Task a_region_is_drawn_by_pointer_and_keys_and_the_new_take_changes_nothing_else()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, 1280, 720);
        await page.OpenBoardAsync(await page.ImportAsync("cup.fountain", Deeds.ShortScript));
        await page.GetByRole(AriaRole.Button, new() { Name = "Film a still" }).ClickAsync();
        await page.StageIsAsync(0, "filmed");

        await page.Keyboard.PressAsync("r");
        var surface = page.GetByRole(AriaRole.Application, new() { Name = "Region on the picture of take 1" });
        await Assertions.Expect(surface).ToBeFocusedAsync();
        var said = page.Locator("[data-region-said]");
        await Assertions.Expect(said).ToHaveTextAsync("35 % from the left, 30 % from the top, 30 % wide, 40 % high");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(said).ToHaveTextAsync("34 % from the left, 30 % from the top, 30 % wide, 41 % high");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(surface).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Re-take a region" }).ClickAsync();
        var box = (await surface.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width * 0.1f, box.Y + box.Height * 0.1f);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width * 0.3f, box.Y + box.Height * 0.4f, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(said).ToHaveTextAsync("10 % from the left, 10 % from the top, 20 % wide, 30 % high");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lasso" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lasso" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "region-1280x720.png") });
        Assert.Empty(await page.FaultsAsync());
        await page.GetByLabel("Seed").FillAsync("four");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Film the region" })).ToBeDisabledAsync();
        await page.GetByLabel("Seed").FillAsync("4242");
        await surface.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var retake = page.GetByRole(AriaRole.Button, new() { Name = "Take 2, chosen, still, region of take 1" });
        await Assertions.Expect(retake).ToBeVisibleAsync(new() { Timeout = Deeds.FilmingPatience });
        Assert.Contains("seed 4242", await retake.GetAttributeAsync("title"), StringComparison.Ordinal);
        await Assertions.Expect(page.Tile(0)).ToContainTextAsync("take 2, region of take 1");
        var (inside, outside) = (await DifferenceAsync(page, 0.14, 0.16, 0.26, 0.34), await DifferenceAsync(page, 0.45, 0, 1, 1));
        Assert.True(inside > 0, "the region was filmed anew");
        Assert.Equal(0, outside);

        await page.SetViewportSizeAsync(3840, 2160);
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(surface).ToHaveCountAsync(0);
        surface = page.GetByRole(AriaRole.Application, new() { Name = "Region on the picture of take 2" });
        await page.GetByLabel("Seed").FillAsync("4242");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Seed 4242 is in that take already. Choose another.");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "region-3840x2160.png") });
        Assert.Empty(await page.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_region_of_a_clip_is_drawn_on_the_frame_that_is_shown_and_holds_on_unless_told_to_stay()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, 1280, 720);
        await page.OpenBoardAsync(await page.ImportAsync("cup.fountain", Deeds.ShortScript) + "?quality=draft");
        await page.Keyboard.PressAsync("p");
        await page.StageIsAsync(0, "filmed");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Holds on" })).ToHaveAttributeAsync("aria-pressed", "true");
        var frame = page.GetByRole(AriaRole.Slider, new() { Name = "Frame", Exact = true });
        await frame.FillAsync("20");
        await page.WaitForFunctionAsync("() => { const video = document.querySelector('.region-picture video'); return !video.hidden && !video.seeking && Math.floor(video.currentTime * 24) === 20; }");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "region-clip-1280x720.png") });
        Assert.Empty(await page.FaultsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Film the region" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take 2, chosen, region of take 1" })).ToBeVisibleAsync(new() { Timeout = Deeds.FilmingPatience });
        Assert.Empty(windows.Complaints);
    }

    /// <summary>Mean difference of the two takes' pictures in a part of them, in levels.</summary>
    private static Task<double> DifferenceAsync(IPage page, double left, double top, double right, double bottom) => page.EvaluateAsync<double>(
        """
        async ([left, top, right, bottom]) => {
          const shown = [...document.querySelectorAll(".takes img")];
          const [a, b] = await Promise.all(shown.map(async (one) => {
            one.loading = "eager";
            await one.decode();
            const canvas = new OffscreenCanvas(one.naturalWidth, one.naturalHeight), pen = canvas.getContext("2d");
            pen.drawImage(one, 0, 0);
            const [w, h] = [canvas.width, canvas.height];
            return pen.getImageData(Math.ceil(left * w), Math.ceil(top * h), Math.floor((right - left) * w), Math.floor((bottom - top) * h)).data;
          }));
          return a.reduce((sum, level, i) => sum + Math.abs(level - b[i]), 0) / a.length;
        }
        """, new[] { left, top, right, bottom });
}
