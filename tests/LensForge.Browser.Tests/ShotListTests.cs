using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Two people shape one shot list.</summary>
public sealed class ShotListTests(SharedServers servers)
{
    [Fact]
    public async Task what_one_moves_splits_and_omits_the_other_sees_and_the_split_is_filmed()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var (ada, ben) = (await windows.NewAsync(server, 1280, 720), await windows.NewAsync(server, 3840, 2160));
        var board = await ada.ImportAsync("cup.fountain", Deeds.ShortScript);
        await ada.OpenBoardAsync(board + "?size=256");
        await ben.OpenBoardAsync(board);
        var numbers = await NumbersAsync(ada);

        // By keys: the tile keeps its number, the focus stays on it, and the other sees it there.
        await ada.SelectAsync(1);
        await ada.Tile(1).FocusAsync();
        await ada.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(ben.Tile(0)).ToHaveAttributeAsync("data-shot", $"1-{numbers[1]}");
        await Assertions.Expect(ada.Locator($"[data-shot='1-{numbers[1]}']")).ToBeFocusedAsync();
        await Assertions.Expect(ada.Locator(".work [role=status]")).ToContainTextAsync("is now 1 of");
        await ada.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(ada.Locator(".work [role=status]")).ToContainTextAsync("it stays in it");

        // By hand, back to where it was.
        await DragAsync(ada, ada.Tile(0), ada.Tile(1));
        await Assertions.Expect(ben.Tile(1)).ToHaveAttributeAsync("data-shot", $"1-{numbers[1]}");
        Assert.Equal(numbers, await NumbersAsync(ada));

        await ada.SelectAsync(0);
        await ada.Keyboard.PressAsync("/");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Cut there" }).ClickAsync();
        var rest = $"{numbers[0]}1";
        await Assertions.Expect(ben.Tile(1)).ToHaveAttributeAsync("data-shot", $"1-{rest}");
        await ada.SelectAsync(1);
        await ada.Keyboard.PressAsync("p");
        await ben.StageIsAsync(1, "filmed");

        await ada.Keyboard.PressAsync("o");
        await Assertions.Expect(ben.Tile(1)).ToContainTextAsync("OMITTED, 1 take kept");
        await Assertions.Expect(ben.Locator(".board-bar")).ToContainTextAsync($"0 of {numbers.Length} shots filmed");
        Assert.Empty(await ada.FaultsAsync());
        await ada.Keyboard.PressAsync("o");
        await ben.StageIsAsync(1, "filmed");

        // One change for the whole scene.
        await ada.Keyboard.PressAsync("Control+a");
        await ada.GetByRole(AriaRole.Heading, new() { Name = $"{numbers.Length + 1} shots selected" }).WaitForAsync();
        await ada.GetByLabel("Stop", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "f/16" });
        await Assertions.Expect(ada.Locator(".work [role=status]")).ToContainTextAsync($"The stop of {numbers.Length + 1} shots was changed");
        await Assertions.Expect(ben.Tile(1)).ToContainTextAsync("became f/16");
        Assert.Empty(await ada.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task whoever_is_covered_unseen_is_told_and_has_theirs_again_with_one_click_and_each_sees_where_the_other_is()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server, 1280, 720);
        var board = await ada.ImportAsync("cup.fountain", Deeds.ShortScript);
        var ben = await windows.JoinAsync(server, ada, board, "Director", "Ben Boom");
        await ada.OpenBoardAsync(board);
        await ben.OpenBoardAsync(board);
        await ada.SelectAsync(0);
        await ben.SelectAsync(0);
        await Assertions.Expect(ada.Tile(0).Locator(".here")).ToContainTextAsync("Ben Boom");
        await Assertions.Expect(ada.GetByRole(AriaRole.Group, new() { Name = "Here now" })).ToContainTextAsync("Ben Boom");

        // A list holds once the keys rest, so both choose on the page as it was before the other's choice.
        await Task.WhenAll(LensAsync(ada, "24 mm"), LensAsync(ben, "100 mm"));
        var loser = await Task.WhenAny(ToldAsync(ada), ToldAsync(ben));
        var (lost, other) = await loser == ada ? (ada, ben) : (ben, ada);
        await Assertions.Expect(lost.Locator(".lost")).ToContainTextAsync("changed the lens of shot");
        await Assertions.Expect(other.Locator(".lost")).ToHaveCountAsync(0);
        Assert.Empty(await lost.FaultsAsync());
        await lost.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "covered-1280x720.png") });
        await lost.GetByRole(AriaRole.Button, new() { Name = "Take mine" }).ClickAsync();
        await Assertions.Expect(lost.Locator(".lost")).ToHaveCountAsync(0);
        await Assertions.Expect(other.GetByLabel("Lens", new() { Exact = true })).ToHaveValueAsync(lost == ada ? "24" : "100");

        await ben.SelectAsync(1);
        await Assertions.Expect(ada.Tile(1).Locator(".here")).ToContainTextAsync("Ben Boom");
        await ben.CloseAsync();
        await Assertions.Expect(ada.Locator(".here")).ToHaveCountAsync(0);
        Assert.Empty(windows.Complaints);

        static async Task<IPage> ToldAsync(IPage page)
        {
            await page.Locator(".lost").WaitForAsync();
            return page;
        }

        static async Task LensAsync(IPage page, string lens)
        {
            var list = page.GetByLabel("Lens", new() { Exact = true });
            var value = await list.EvaluateAsync<string>($"list => [...list.options].find(option => option.label.startsWith('{lens}')).value");
            await list.SelectOptionAsync(value);
        }
    }

    [Fact]
    public async Task a_long_board_is_drawn_where_it_is_looked_at_and_keys_go_through_all_of_it()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, 1280, 720);
        var script = string.Concat(Enumerable.Range(1, 40).Select(scene => $"INT. ROOM {scene} - DAY\n\nIDA waits.\n\nIDA\nNo.\n\nANSELM\nStay.\n\nAnselm leaves.\n\n"));
        var board = await page.ImportAsync("long.fountain", script);
        await page.OpenBoardAsync(board);
        await Assertions.Expect(page.Locator("section[data-scene='30'] .far")).ToHaveCountAsync(1);
        var wanted = await page.Locator(".shots.far i").CountAsync() / 2 / 3;
        await page.SelectAsync(0);
        for (var row = 0; row < wanted; row++)
        {
            var before = await page.Locator("[data-lead]").GetAttributeAsync("data-shot");
            await page.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(page.Locator("[data-lead]")).Not.ToHaveAttributeAsync("data-shot", before!);
            await Assertions.Expect(page.Locator("[data-lead]")).ToBeInViewportAsync();
        }

        await page.OpenBoardAsync(board + "?shot=40-40A");
        await Assertions.Expect(page.Locator("[data-shot='40-40A'][data-lead]")).ToBeInViewportAsync();
        Assert.Empty(await page.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }

    private static async Task<string[]> NumbersAsync(IPage page) => [.. (await page.Locator(".shot .l1 b").AllInnerTextsAsync()).Select(text => Regex.Replace(text, @"^Shot\s*", "").Trim())];

    private static async Task DragAsync(IPage page, ILocator from, ILocator to)
    {
        var (start, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(start.X + start.Width / 2, start.Y + start.Height / 3);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X + end.Width / 2, end.Y + end.Height / 3, new() { Steps = 5 });
        await page.Mouse.MoveAsync(end.X + end.Width * 0.9f, end.Y + end.Height / 3, new() { Steps = 5 });
        await page.Locator(".drop-after").WaitForAsync();
        await page.Mouse.UpAsync();
    }
}
