using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Two people change a production, take back what is theirs, look at what was, and bring it back.</summary>
public sealed class HistoryTests(SharedServers servers)
{
    [Fact]
    public async Task what_was_is_looked_at_compared_and_brought_back_and_nobody_takes_back_anothers_change()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server);
        var board = await ada.ImportAsync("cup.fountain", Deeds.ShortScript);
        var ben = await windows.JoinAsync(server, ada, board, "Director", "Ben Field");
        await ada.OpenBoardAsync(board);
        await ben.OpenBoardAsync(board);
        var (stop, bens) = (ada.GetByLabel("Stop", new() { Exact = true }), ben.GetByLabel("Stop", new() { Exact = true }));
        await stop.SelectOptionAsync(new SelectOptionValue { Label = "f/16" });
        await Assertions.Expect(bens).ToHaveValueAsync("16");
        await Assertions.Expect(ada.Locator("[data-undo]")).ToContainTextAsync(new Regex("stop of shot .*, back to"));
        await Assertions.Expect(ben.Locator("[data-undo]")).ToHaveAttributeAsync("aria-disabled", "true");

        // Ctrl+Z and back, where nobody is typing.
        await ada.SelectAsync(0);
        await ada.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(bens).ToHaveValueAsync("");
        await ada.Keyboard.PressAsync("Control+Shift+z");
        await Assertions.Expect(bens).ToHaveValueAsync("16");

        await bens.SelectOptionAsync(new SelectOptionValue { Label = "f/4" });
        await Assertions.Expect(stop).ToHaveValueAsync("4");
        await ada.SelectAsync(0);
        await ada.Keyboard.PressAsync("Control+z");
        await ada.GetByText("Ben Field has changed the stop of shot").WaitForAsync();
        await Assertions.Expect(stop).ToHaveValueAsync("4");

        var history = board.Replace("/board", "/history", StringComparison.Ordinal);
        await ada.GotoAsync(history);
        await ada.LiveAsync();
        await ada.GetByLabel("Name of this moment").FillAsync("Before the rewrite");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await ada.Locator(".tl.moment", new() { HasText = "Before the rewrite" }).WaitForAsync();
        var then = await ada.Locator(".tl.moment").GetAttributeAsync("data-event");

        // Words and a camera are changed; the timeline says so while it is open.
        await ben.GotoAsync(board.Replace("/board", "/script", StringComparison.Ordinal));
        await ben.Locator(".writing[data-open=true]").WaitForAsync();
        await ben.Locator(".cm-line", new() { HasText = "INT. KITCHEN - DAY" }).First.ClickAsync();
        await ben.Keyboard.PressAsync("End");
        for (var i = 0; i < 3; i++) await ben.Keyboard.PressAsync("Backspace");
        await ben.Keyboard.TypeAsync("NIGHT");
        await ben.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ben.Locator(".writing")).ToHaveAttributeAsync("data-state", "saved");

        // Who wrote what, in colours and in words.
        await ben.GetByRole(AriaRole.Button, new() { Name = "Who wrote it" }).ClickAsync();
        await Assertions.Expect(ben.Locator(".words-authors")).ToContainTextAsync("Ben Field, typed");
        await Assertions.Expect(ben.Locator(".words-authors")).ToContainTextAsync("From the imported file");
        await Assertions.Expect(ben.Locator(".author-here")).ToHaveTextAsync("At the cursor: Ben Field, typed");
        await Assertions.Expect(ben.Locator(".by-hand[title='Ben Field, typed']").First).ToContainTextAsync("NIGHT");
        Assert.Empty(await ben.FaultsAsync());
        await ben.PhotographAsync("blame");
        await Assertions.Expect(ada.Locator(".tl", new() { HasText = "characters" }).First).ToContainTextAsync("in INT. KITCHEN - NIGHT");
        await ben.OpenBoardAsync(board);
        await ben.GetByLabel("Stop", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "f/11" });
        await ada.Locator(".tl", new() { HasText = "f/11" }).First.WaitForAsync();
        Assert.Empty(await ada.FaultsAsync());
        await ada.PhotographAsync("history");
        await ada.GetByLabel("Whose changes").SelectOptionAsync(new SelectOptionValue { Label = "Ben Field" });
        await Assertions.Expect(ada.Locator(".tl .who").First).ToHaveTextAsync("Ben Field");

        await ada.GotoAsync(board.Replace("/board", $"/then?at={then}", StringComparison.Ordinal));
        await ada.Locator(".past-band").WaitForAsync();
        await Assertions.Expect(ada.Locator(".past-band")).ToContainTextAsync($"event {then}");
        await Assertions.Expect(ada.Locator("[data-undo]")).ToHaveCountAsync(0);
        await Assertions.Expect(ada.Locator(".since").First).ToContainTextAsync("f/4 → f/11");
        Assert.Empty(await ada.FaultsAsync());
        await ada.PhotographAsync("then-board");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Changes", Exact = true }).ClickAsync();
        await ada.Locator(".diff .removed", new() { HasText = "INT. KITCHEN - DAY" }).WaitForAsync();
        await ada.PhotographAsync("then-changes");
        Assert.Empty(await ada.FaultsAsync());
        await ada.GetByRole(AriaRole.Button, new() { Name = "Bring back the words of INT. KITCHEN - DAY" }).ClickAsync();
        await Assertions.Expect(ada.Locator(".diff")).ToHaveCountAsync(0);
        await ada.GetByRole(AriaRole.Button, new() { Name = "Bring back the stop of shot" }).ClickAsync();
        await Assertions.Expect(ben.GetByLabel("Stop", new() { Exact = true })).ToHaveValueAsync("4");
        await ada.GetByText("Nothing is different").First.WaitForAsync();
        await ada.GetByRole(AriaRole.Link, new() { Name = "Script", Exact = true }).Nth(1).ClickAsync();
        await ada.Locator(".then-script pre").First.WaitForAsync();
        await ada.PhotographAsync("then-script");
        Assert.Empty(await ada.FaultsAsync());
        await ben.GotoAsync(board.Replace("/board", "/script", StringComparison.Ordinal));
        await ben.Locator(".cm-line", new() { HasText = "INT. KITCHEN - DAY" }).WaitForAsync();
        Assert.Empty(windows.Complaints);
    }
}
