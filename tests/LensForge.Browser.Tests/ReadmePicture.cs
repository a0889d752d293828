using System.Globalization;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>
/// Takes the README's picture of the filmed board anew, for instance when the model's weights are others. Not part of a usual run:
/// <c>LensForge.Browser.Tests -explicit only -class LensForge.Browser.Tests.ReadmePicture</c>
/// films the scene of the sample whose order is in LENSFORGE_PICTURE_SCENE (5 when it is not set; minutes without a GPU) and writes infra/docs/board.jpg.
/// </summary>
public sealed class ReadmePicture
{
    private const int Patience = 3_600_000;
    private const int LargestFile = 300_000;

    [Fact(Explicit = true)]
    public async Task take()
    {
        var scene = int.Parse(Environment.GetEnvironmentVariable("LENSFORGE_PICTURE_SCENE") ?? "5", CultureInfo.InvariantCulture);
        await using var server = await LensForgeProcess.StartAsync(Path.Combine(LensForgeProcess.Root, "infra", "seed"));
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, 1600, 900);
        await page.GotoAsync("/");
        var board = await page.Locator(".production a").First.GetAttributeAsync("href") ?? "";
        await page.OpenBoardAsync(board);

        // Opening the sample films all of it: the other scenes stay drawings.
        foreach (var other in await page.Locator("section.scene:not(.aside)").AllAsync())
        {
            if (await other.GetAttributeAsync("id") == $"scene-{scene}") continue;
            await other.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        }

        var tiles = page.Locator($"#scene-{scene} .shot");
        await Assertions.Expect(page.Locator($"#scene-{scene} .shot[data-stage=filmed]")).ToHaveCountAsync(await tiles.CountAsync(), new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".pending")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await tiles.First.ClickAsync();
        await page.EvaluateAsync("scene => document.getElementById('work').scrollTo(0, document.getElementById('scene-' + scene).offsetTop - 140)", scene);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => Promise.all([...document.images].filter(image => image.getBoundingClientRect().top < innerHeight).map(image => image.decode().catch(() => {})))");
        var file = Path.Combine(LensForgeProcess.Root, "infra", "docs", "board.jpg");
        for (var quality = 88; quality >= 60; quality -= 6)
        {
            var picture = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = quality });
            await File.WriteAllBytesAsync(file, picture, TestContext.Current.CancellationToken);
            if (picture.Length <= LargestFile) return;
        }

        Assert.Fail($"{file} is larger than {LargestFile} bytes.");
    }
}
