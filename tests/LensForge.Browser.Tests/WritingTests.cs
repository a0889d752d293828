using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Two windows in one script: typing at once, cursors, an hour without a connection, a server that dies.</summary>
public sealed class WritingTests(SharedServers servers)
{
    private const string Words = "Array.from(document.querySelectorAll('.cm-line')).map(line => line.textContent).join('\\n')";

    [Fact]
    public async Task two_people_type_at_once_see_each_other_and_what_is_saved_is_said()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server);
        var script = (await ada.ImportAsync("the-cup.fountain", Deeds.ShortScript)).Replace("/board", "/script", StringComparison.Ordinal);
        var ben = await windows.NewAsync(server);
        await OpenAsync(ada, script);
        await OpenAsync(ben, script);

        await PlaceAsync(ada, "IDA waits.");
        await PlaceAsync(ben, "ANSELM leaves.");
        await Task.WhenAll(ada.Keyboard.TypeAsync(" The clock ticks and ticks."), ben.Keyboard.TypeAsync(" The door stays open."));
        foreach (var page in (IPage[])[ada, ben])
        {
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("IDA waits. The clock ticks and ticks.");
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("ANSELM leaves. The door stays open.");
            await SavedAsync(page);
        }

        Assert.Equal(await ada.EvaluateAsync<string>(Words), await ben.EvaluateAsync<string>(Words));

        // Ada sees Ben where he is: behind his last word.
        await Assertions.Expect(ada.Locator(".co-caret")).ToHaveCountAsync(1);
        await Assertions.Expect(ada.Locator(".cm-line", new() { HasText = "ANSELM leaves. The door stays open." }).Locator(".co-caret")).ToHaveCountAsync(1);
        await Assertions.Expect(ada.Locator(".co-person")).ToHaveCountAsync(1);

        // Her undo takes back her words, not his.
        await ada.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(ben.Locator(".cm-content")).Not.ToContainTextAsync("ticks");
        await Assertions.Expect(ben.Locator(".cm-content")).ToContainTextAsync("The door stays open.");
        Assert.Empty(await ada.FaultsAsync());
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task who_writes_without_a_connection_rejoins_cleanly()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server);
        var script = (await ada.ImportAsync("the-cup.fountain", Deeds.ShortScript)).Replace("/board", "/script", StringComparison.Ordinal);
        var ben = await windows.NewAsync(server);
        await OpenAsync(ada, script);
        await OpenAsync(ben, script);

        await ada.Context.SetOfflineAsync(true);
        await Assertions.Expect(ada.Locator(".writing")).ToHaveAttributeAsync("data-state", "offline");
        await PlaceAsync(ada, "IDA waits.");
        await ada.Keyboard.TypeAsync(" She has waited for an hour.");
        await Assertions.Expect(ada.Locator(".words-status")).ToContainTextAsync("changes wait");
        await PlaceAsync(ben, "IDA waits.");
        await ben.Keyboard.TypeAsync(" It rains.");
        await SavedAsync(ben);
        await Assertions.Expect(ada.Locator(".cm-content")).Not.ToContainTextAsync("rains");

        await ada.Context.SetOfflineAsync(false);
        await SavedAsync(ada);
        foreach (var page in (IPage[])[ada, ben])
        {
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("She has waited for an hour.");
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("It rains.");
        }

        Assert.Equal(await ada.EvaluateAsync<string>(Words), await ben.EvaluateAsync<string>(Words));
    }

    [Fact]
    public async Task what_was_typed_while_the_server_was_dead_outlives_the_window_too()
    {
        await using var server = await LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost);
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var script = (await page.ImportAsync("the-cup.fountain", Deeds.ShortScript)).Replace("/board", "/script", StringComparison.Ordinal);
        await OpenAsync(page, script);
        await PlaceAsync(page, "IDA waits.");
        await page.Keyboard.TypeAsync(" First.");
        await SavedAsync(page);

        await server.KillAsync();
        await Assertions.Expect(page.Locator(".writing")).ToHaveAttributeAsync("data-state", "offline");
        await page.Keyboard.TypeAsync(" Second.");
        await Assertions.Expect(page.Locator(".words-status")).ToContainTextAsync("changes wait");

        // Neither covered nor loaded anew by the page's own lost circuit.
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("First. Second.");
        await page.WaitForFunctionAsync(
            "() => new Promise(done => { const open = indexedDB.open('lensforge-words'); open.onsuccess = () => { const all = open.result.transaction('unsent').objectStore('unsent').getAll(); all.onsuccess = () => done(all.result.some(entry => entry.steps.length >= 8)); }; })");
        var again = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await server.StartAgainAsync();
        await OpenAsync(again, script);
        await SavedAsync(again);
        await Assertions.Expect(again.Locator(".cm-content")).ToContainTextAsync("First. Second.");
        var other = await windows.NewAsync(server);
        await OpenAsync(other, script);
        await Assertions.Expect(other.Locator(".cm-content")).ToContainTextAsync("First. Second.");
    }

    [Fact]
    public async Task a_scene_is_written_with_tab_and_enter_alone()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var script = (await page.ImportAsync("the-cup.fountain", Deeds.ShortScript)).Replace("/board", "/script", StringComparison.Ordinal);
        await OpenAsync(page, script);
        await PlaceAsync(page, "ANSELM leaves.");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("ext. harbour - night");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("The boats are in.");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("anselm");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Nobody came.");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("He sits.");
        await page.Keyboard.PressAsync("Control+6");
        await SavedAsync(page);
        var words = await page.EvaluateAsync<string>(Words);
        Assert.EndsWith("ANSELM leaves.\n\nEXT. HARBOUR - NIGHT\n\nThe boats are in.\n\nANSELM\nNobody came.\n\n> HE SITS.", words, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".cm-line.sp-character", new() { HasText = "ANSELM" })).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".scene-row")).ToHaveCountAsync(2);
    }

    private static async Task OpenAsync(IPage page, string script)
    {
        await page.GotoAsync(script);
        await page.Locator(".writing[data-open=true]").WaitForAsync();
    }

    /// <summary>Puts the cursor behind a line.</summary>
    private static async Task PlaceAsync(IPage page, string line)
    {
        await page.Locator(".cm-line", new() { HasText = line }).First.ClickAsync();
        await page.Keyboard.PressAsync("End");
    }

    private static async Task SavedAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".writing")).ToHaveAttributeAsync("data-state", "saved");
        await Assertions.Expect(page.Locator(".words-status")).ToHaveTextAsync(new Regex(@"^Saved at \d\d:\d\d:\d\d, event [\d,]+$"));
    }
}
