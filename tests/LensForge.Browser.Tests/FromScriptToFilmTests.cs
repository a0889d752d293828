using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

public sealed class FromScriptToFilmTests
{
    [Fact]
    public async Task two_windows_watch_a_shot_sharpen_one_cancels_plays_and_downloads()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var one = await windows.NewAsync(server);
        var two = await windows.NewAsync(server);

        var board = await one.ImportAsync("the-cup.fountain", Deeds.ShortScript);
        await one.OpenBoardAsync(board);
        await two.OpenBoardAsync(board);
        await one.RememberPicturesAsync();
        await two.RememberPicturesAsync();

        await one.SelectAsync(0);
        await one.GetByRole(AriaRole.Button, new() { Name = "Preview shot" }).ClickAsync();
        await one.StageIsAsync(0, "filmed");
        await two.StageIsAsync(0, "filmed");
        Assert.True(await one.PredictionsSeenAsync() >= 3, "The first window saw fewer than three predictions.");
        Assert.True(await two.PredictionsSeenAsync() >= 3, "The second window saw fewer than three predictions.");

        await one.SelectAsync(1);
        await one.Keyboard.PressAsync("p");
        await one.StageIsAsync(1, "waiting", "filming");
        await one.Keyboard.PressAsync("Escape");
        await one.StageIsAsync(1, "cancelled");
        await two.StageIsAsync(1, "cancelled");

        await one.SelectAsync(0);
        await one.Keyboard.PressAsync(" ");
        await one.WaitForURLAsync("**/player**");
        await one.Locator(".player[data-ready=true]").WaitForAsync();
        await one.Locator("[data-act=toggle]").ClickAsync();
        await Assertions.Expect(one.Locator(".player")).ToHaveAttributeAsync("data-position", new Regex(@"^(0\.[4-9]|[1-9])"), new() { Timeout = 60_000 });

        await one.GetByRole(AriaRole.Button, new() { Name = "Download MP4" }).ClickAsync();
        await one.Locator("#download").WaitForAsync(new() { Timeout = Deeds.FilmingPatience });
        var download = await one.RunAndWaitForDownloadAsync(() => one.Locator("#download").ClickAsync());
        await AssertIsFilmAsync(await download.PathAsync());
        Assert.Empty(windows.Complaints);
    }

    private static async Task AssertIsFilmAsync(string path)
    {
        using var probe = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-print_format", "json", "-show_streams", "-show_format", path]) { RedirectStandardOutput = true })!;
        using var answer = JsonDocument.Parse(await probe.StandardOutput.ReadToEndAsync());
        await probe.WaitForExitAsync();
        var video = answer.RootElement.GetProperty("streams")[0];
        Assert.Equal("h264", video.GetProperty("codec_name").GetString());
        Assert.Equal("High", video.GetProperty("profile").GetString());
        Assert.Equal("yuv420p", video.GetProperty("pix_fmt").GetString());
        Assert.Equal("bt709", video.GetProperty("color_space").GetString());
        Assert.Equal("24/1", video.GetProperty("r_frame_rate").GetString());
        Assert.Equal(256, video.GetProperty("width").GetInt32());

        // faststart: the index stands before the pictures.
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.True(bytes.AsSpan().IndexOf("moov"u8) < bytes.AsSpan().IndexOf("mdat"u8));
    }
}
