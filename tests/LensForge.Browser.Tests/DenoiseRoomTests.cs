using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Two people in one denoise room, each in a window of their own, with the real model.</summary>
public sealed class DenoiseRoomTests(SharedServers servers)
{
    [Fact]
    public async Task two_people_see_variants_come_stop_one_fork_one_vote_choose_and_the_rest_follows()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server, 1280, 720);
        var board = await ada.ImportAsync("cup.fountain", Deeds.ShortScript);
        var ben = await windows.JoinAsync(server, ada, board, "Artist", "Ben Okri");
        var room = board.Replace("/board", "/room", StringComparison.Ordinal);

        // Final key frames of 16 steps at the base size: long enough to be stopped by hand.
        foreach (var page in new[] { ada, ben })
        {
            await page.GotoAsync(room + "?quality=final&size=512");
            await page.LiveAsync();
        }

        await ada.GetByRole(AriaRole.Button, new() { Name = "3 variants", Exact = true }).ClickAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Film 3 variants" }).ClickAsync();
        foreach (var page in new[] { ada, ben })
        {
            await Assertions.Expect(page.Locator(".variant")).ToHaveCountAsync(3);
            await SteppedAsync(page, "A");
        }

        // Ben stops one that Ada asked for; it becomes a still that both see.
        await StopAsync(ben, "C");
        foreach (var page in new[] { ada, ben })
        {
            foreach (var name in new[] { "A", "B", "C" }) await Assertions.Expect(Variant(page, name)).ToHaveAttributeAsync("data-stage", "filmed", new() { Timeout = Deeds.FilmingPatience });
        }

        await Assertions.Expect(ada.Locator(".variant .st").Filter(new() { HasText = "stopped at step" })).ToHaveCountAsync(1);
        await Assertions.Expect(ada.Locator(".room .sums")).ToContainTextAsync("steps not run are not charged");

        // Ada forks the first after its fourth step.
        await Variant(ada, "A").GetByRole(AriaRole.Slider).FillAsync("4");
        await Variant(ada, "A").GetByRole(AriaRole.Button, new() { Name = "Fork after 4" }).ClickAsync();
        await Assertions.Expect(Variant(ben, "A1")).ToContainTextAsync("forked from A after step 4");
        await Assertions.Expect(Variant(ben, "A1")).ToHaveAttributeAsync("data-stage", "filmed", new() { Timeout = Deeds.FilmingPatience });

        await ada.GetByRole(AriaRole.Button, new() { Name = "Vote for A1" }).ClickAsync();
        await ben.Locator("main").FocusAsync();
        await ben.Keyboard.PressAsync("4");
        foreach (var page in new[] { ada, ben }) await Assertions.Expect(Variant(page, "A1").Locator("[data-votes='2']")).ToContainTextAsync("Ben Okri");
        await ben.Keyboard.PressAsync("2");
        await Assertions.Expect(Variant(ada, "B").Locator("[data-votes='1']")).ToContainTextAsync("Ben Okri");
        await Assertions.Expect(ada.GetByRole(AriaRole.Button, new() { Name = "Vote for A1" })).ToHaveTextAsync("Your vote");
        await ada.PhotographAsync("room");

        await ada.GetByRole(AriaRole.Button, new() { Name = "Choose A1" }).ClickAsync();
        await Assertions.Expect(ben.GetByText("A1 was chosen by")).ToBeVisibleAsync();
        await Assertions.Expect(ben.GetByText("follows it", new() { Exact = false })).ToBeVisibleAsync(new() { Timeout = Deeds.FilmingPatience });
        await Assertions.Expect(ben.Locator(".take-card.chosen")).ToContainTextAsync("clip", new() { Timeout = Deeds.FilmingPatience });

        // The clip's still is the picture that was chosen, bit for bit.
        var chosen = await Variant(ben, "A1").Locator(".picture img").GetAttributeAsync("src");
        Assert.Equal(chosen, await ben.Locator(".take-card.chosen img").GetAttributeAsync("src"));
        Assert.Empty(await ada.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task cancelling_ones_own_leaves_what_others_asked_for_and_viewers_have_no_buttons()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server, 1280, 720);
        var board = await ada.ImportAsync("cup.fountain", Deeds.ShortScript);
        var ben = await windows.JoinAsync(server, ada, board, "Artist", "Ben Okri");
        var eve = await windows.JoinAsync(server, ada, board, "Viewer", "Eve Adams");
        await ada.OpenBoardAsync(board + "?quality=final&size=512");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Preview film" }).ClickAsync();
        await ada.StageIsAsync(0, "filming", "waiting");
        var room = board.Replace("/board", "/room", StringComparison.Ordinal);
        foreach (var page in new[] { ada, ben, eve })
        {
            await page.GotoAsync(room + "?quality=final&size=512");
            await page.LiveAsync();
        }

        await ben.GetByRole(AriaRole.Button, new() { Name = "Film", Exact = false }).Filter(new() { HasText = "F" }).Last.ClickAsync();
        await Assertions.Expect(ada.Locator("[data-line]")).ToContainTextAsync("for Ben Okri");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Cancel mine" }).ClickAsync();
        await Assertions.Expect(ada.GetByRole(AriaRole.Button, new() { Name = "Cancel mine" })).ToHaveCountAsync(0);
        await Assertions.Expect(ada.Locator("[data-line] li")).ToHaveCountAsync(1);
        await Assertions.Expect(ben.Locator("[data-line] li")).ToHaveCountAsync(1);
        await ben.GetByRole(AriaRole.Button, new() { Name = "Replace with these settings" }).WaitForAsync();
        await ben.GotoAsync(room + "?quality=draft");
        await ben.LiveAsync();
        await ben.GetByRole(AriaRole.Button, new() { Name = "Replace with these settings" }).ClickAsync();
        await Assertions.Expect(eve.Locator(".take-card.chosen")).ToContainTextAsync("clip", new() { Timeout = Deeds.FilmingPatience });

        // A viewer sees everything and has nothing to press that they may not.
        foreach (var name in new[] { "Film", "Vote", "Use", "Cancel", "Close the room", "No deadline" }) await Assertions.Expect(eve.Locator("main, aside").GetByRole(AriaRole.Button, new() { Name = name })).ToHaveCountAsync(0);
        await Assertions.Expect(eve.Locator("[data-setting=Size]")).ToContainTextAsync("256x144");
        await Assertions.Expect(eve.GetByLabel("Deadline")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task two_takes_are_compared_side_by_side_and_by_wipe_and_a_setting_is_taken_up_again()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server, 1280, 720);
        var board = await page.ImportAsync("cup.fountain", Deeds.ShortScript);
        await page.GotoAsync(board.Replace("/board", "/room", StringComparison.Ordinal) + "?quality=draft");
        await page.LiveAsync();
        for (var take = 1; take <= 2; take++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Film F" }).ClickAsync();
            await Assertions.Expect(page.Locator($"[data-take-number='{take}'] .t")).ToContainTextAsync("clip", new() { Timeout = Deeds.FilmingPatience });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Take 1 on the left" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take 2 on the right" }).ClickAsync();
        var stage = page.Locator("[data-compare]");
        await Assertions.Expect(stage).ToHaveAttributeAsync("data-playing", "false");
        await page.PhotographAsync("compare");
        await page.Keyboard.PressAsync("w");
        await Assertions.Expect(stage).ToHaveAttributeAsync("data-view", "wipe");
        await stage.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Assertions.Expect(stage).ToHaveAttributeAsync("data-at", "60");
        var box = (await stage.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width * 0.6f, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width * 0.25f, box.Y + 20, new() { Steps = 3 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(stage).ToHaveAttributeAsync("data-at", "25");
        await page.Keyboard.PressAsync(".");
        await page.Keyboard.PressAsync(".");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-compare] video')].every((video) => !video.seeking && Math.floor(video.currentTime * 24) === 2)");
        await page.Keyboard.PressAsync(" ");
        await page.WaitForFunctionAsync("() => { const [a, b] = document.querySelectorAll('[data-compare] video'); return a.currentTime > 0.5 && Math.abs(a.currentTime - b.currentTime) < 3 / 24; }");
        await page.PhotographAsync("compare-wipe");

        var seed = page.Locator("[data-setting=Seed]");
        await Assertions.Expect(seed).ToHaveClassAsync("differs");
        var value = await seed.Locator("td span").First.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the seed of take 1" }).ClickAsync();
        await Assertions.Expect(page.Locator(".taken")).ToContainTextAsync($"seed {value}");

        // The same seed and settings would be the same take: that is said, and in another size it is filmed.
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("f");
        await page.GetByText("Take 1 is exactly that already").WaitForAsync();
        await page.GetByLabel("Size of previews").SelectOptionAsync("512");
        await page.WaitForURLAsync("**size=512**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Film F" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-take-number='3'] .t")).ToContainTextAsync("clip", new() { Timeout = Deeds.FilmingPatience });
        Assert.Empty(await page.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }

    private static ILocator Variant(IPage page, string name) => page.Locator($"[data-variant='{name}']");

    /// <summary>Its canvas showed a step while it was being denoised.</summary>
    private static Task SteppedAsync(IPage page, string name) =>
        page.WaitForFunctionAsync("(name) => Number(document.querySelector(`[data-variant='${name}'] canvas`)?.dataset.step ?? 0) > 0", name, new() { Timeout = Deeds.FilmingPatience });

    // As soon as it is being denoised.
    private static async Task StopAsync(IPage page, string name)
    {
        var stop = Variant(page, name).GetByRole(AriaRole.Button, new() { Name = "Stop at" });
        await stop.ClickAsync(new() { Timeout = Deeds.FilmingPatience });
    }
}
