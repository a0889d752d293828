using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Pictures of pages in artifacts/screenshots, for looking.</summary>
public static class Looking
{
    public static readonly string Pictures = Path.Combine(LensForgeProcess.Root, "artifacts", "screenshots");

    /// <summary>A picture at both sizes a page must work at; the window has its size back then.</summary>
    public static async Task PhotographAsync(this IPage page, string name)
    {
        var before = page.ViewportSize!;
        foreach (var (width, height) in ((int, int)[])[(1280, 720), (3840, 2160)])
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}x{height}.png") });
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>A picture at both sizes of a page without serious findings.</summary>
    public static async Task LookAsync(this IPage page, string name)
    {
        Assert.Empty(await page.FaultsAsync());
        await page.PhotographAsync(name);
    }
}
