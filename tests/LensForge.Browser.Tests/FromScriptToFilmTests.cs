using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

public sealed class FromScriptToFilmTests(SharedServers servers)
{
    [Fact]
    public async Task two_windows_watch_a_shot_sharpen_one_cancels_plays_and_downloads()
    {
        var server = await servers.FilmingAsync();
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
        await AssertSharpenedAlikeAsync(one, two);
        await AssertIsThisShotAsync(one);

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
        await AssertTakesOutliveDraftsAsync(one, board);
        Assert.Empty(windows.Complaints);
    }

    private static async Task AssertTakesOutliveDraftsAsync(IPage page, string board)
    {
        const string Before = "INT. STATION - DAWN\n\nA train stands at the platform. Nobody gets off.\n\n";
        var moved = Deeds.ShortScript.Replace("INT. KITCHEN", Before + "INT. KITCHEN", StringComparison.Ordinal);
        await page.OpenBoardAsync(board);
        var still = await Filmed(page).Locator("img").Last.GetAttributeAsync("src");

        await page.ReviseAsync(board, moved);
        Assert.Equal(still, await Filmed(page).Locator("img").Last.GetAttributeAsync("src"));
        Assert.StartsWith("2-", await Filmed(page).GetAttributeAsync("data-shot"), StringComparison.Ordinal);

        await page.ReviseAsync(board, moved.Replace("KITCHEN - DAY", "KITCHEN - NIGHT", StringComparison.Ordinal));
        var stale = page.Locator(".shot[data-stage=stale]");
        await Assertions.Expect(stale.Locator(".st")).ToContainTextAsync("stale: DAY became NIGHT");
        Assert.Equal(still, await stale.Locator("img").Last.GetAttributeAsync("src"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Film stale" }).WaitForAsync();

        await page.ReviseAsync(board, Before);
        var aside = page.GetByRole(AriaRole.Region, new() { Name = "No longer in the script" });
        var clip = await aside.GetByRole(AriaRole.Link, new() { Name = "Play take 1" }).GetAttributeAsync("href");
        Assert.Equal(200, (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), clip).ToString())).Status);

        // The scene comes back, and its take with it.
        await page.ReviseAsync(board, moved.Replace("KITCHEN - DAY", "KITCHEN - NIGHT", StringComparison.Ordinal));
        await Assertions.Expect(aside).ToHaveCountAsync(0);
        Assert.Equal(still, await stale.Locator("img").Last.GetAttributeAsync("src"));

        static ILocator Filmed(IPage page) => page.Locator(".shot[data-stage=filmed]");
    }

    /// <summary>Both windows drew the same predictions of the tile in the same order, at least three, each nearer to the take's still than the one before.</summary>
    private static async Task AssertSharpenedAlikeAsync(IPage one, IPage two)
    {
        var shot = await one.Tile(0).GetAttributeAsync("data-shot");
        var take = await one.Tile(0).Locator("canvas").GetAttributeAsync("data-take");
        var still = await one.Tile(0).Locator("img").Last.GetAttributeAsync("src") ?? "";
        var (first, second) = (await one.PredictionsAsync(still), await two.PredictionsAsync(still));
        foreach (var seen in new[] { first, second })
        {
            Assert.All(seen, picture => Assert.Equal((shot, take), (picture.Shot, picture.Take)));
            Assert.Equal(seen.Select(picture => picture.Step).Order(), seen.Select(picture => picture.Step));
            Assert.True(seen.Select(picture => picture.Picture).Distinct().Count() >= 3, $"Only {seen.Count} predictions were seen.");
            var distances = seen.DistinctBy(picture => picture.Step).Select(picture => Math.Round(picture.Distance, 2)).ToList();
            TestContext.Current.TestOutputHelper?.WriteLine($"Distances to the still: {string.Join(", ", distances)}");
            Assert.True(distances[^1] < 0.5 * distances[0], $"The predictions do not come near the still: {string.Join(", ", distances)}.");
            Assert.All(distances.Zip(distances.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 0.5, $"A prediction is further away than the one before: {string.Join(", ", distances)}."));
        }

        // After the last step comes the finished frame under the same number: those before it are the predictions.
        var last = first.Concat(second).Max(picture => picture.Step);
        var both = first.IntersectBy(second.Select(picture => picture.Step), picture => picture.Step).Where(picture => picture.Step < last).ToList();
        Assert.True(both.Count >= 3, $"The windows saw {both.Count} predictions in common.");
        Assert.All(both, picture => Assert.Equal(picture.Picture, second.First(other => other.Step == picture.Step).Picture));
    }

    /// <summary>The command line makes the same frame of the same shot with the take's seed, and another one of another shot.</summary>
    private static async Task AssertIsThisShotAsync(IPage page)
    {
        var folder = Directory.CreateTempSubdirectory("lensforge-still-");
        try
        {
            var script = Path.Combine(folder.FullName, "the-cup.fountain");
            await File.WriteAllTextAsync(script, Deeds.ShortScript);
            var take = await page.Locator(".takes button").First.GetAttributeAsync("title") ?? "";
            var seed = Regex.Match(take, @"seed (\d+)").Groups[1].Value;
            var still = await page.Tile(0).Locator("img").Last.GetAttributeAsync("src") ?? "";
            Assert.True(await DistanceAsync("1A", "own") < 6, "The tile shows something else than its shot.");
            Assert.True(await DistanceAsync("1B", "other") > 12, "Another shot looks the same.");

            async Task<double> DistanceAsync(string shot, string name)
            {
                var file = Path.Combine(folder.FullName, name + ".png");
                var (code, _, errors) = await LensForgeProcess.RunToEndAsync(new("dotnet",
                    [LensForgeProcess.Host, "still", script, "--scene", "1", "--shot", shot, "--out", file, "--steps", "8", "--size", "256x144", "--seed", seed]));
                Assert.True(code == 0, errors);
                return await page.DistanceAsync(still, "data:image/png;base64," + Convert.ToBase64String(await File.ReadAllBytesAsync(file)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
