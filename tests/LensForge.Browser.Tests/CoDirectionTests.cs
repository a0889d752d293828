using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Three people in three windows work through a scene, from its words to its approval and back to what it was.</summary>
public sealed class CoDirectionTests
{
    private const string Script = """
        Title: The Cup

        INT. KITCHEN - DAY

        IDA waits at the table.

        EXT. HARBOUR - DAY

        ANSELM walks along the quay.
        """;

    private const string Words = "Array.from(document.querySelectorAll('.cm-line')).map(line => line.textContent).join('\\n')";

    [Fact]
    public async Task three_people_write_film_stop_fork_vote_approve_change_the_hour_film_again_look_back_and_restore()
    {
        await using var server = await LensForgeProcess.StartAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server);
        var board = await ada.ImportAsync("cup.fountain", Script);
        var wanda = await windows.JoinAsync(server, ada, board, "Writer", "Wanda Wright");
        var dirk = await windows.JoinAsync(server, ada, board, "Director", "Dirk Lund");
        IPage[] all = [ada, wanda, dirk];
        string At(string page) => board.Replace("/board", page, StringComparison.Ordinal);

        // Words: each sees the others where they are; one writes on without a connection and is joined again.
        foreach (var page in all)
        {
            await page.GotoAsync(At("/script"));
            await page.Locator(".writing[data-open=true]").WaitForAsync();
        }

        await PlaceAsync(wanda, "IDA waits at the table.");
        await PlaceAsync(dirk, "ANSELM walks along the quay.");
        await Assertions.Expect(ada.Locator(".co-caret")).ToHaveCountAsync(2);
        await dirk.Context.SetOfflineAsync(true);
        await Assertions.Expect(dirk.Locator(".writing")).ToHaveAttributeAsync("data-state", "offline");
        await dirk.Keyboard.TypeAsync(" He does not look back.");
        await wanda.Keyboard.TypeAsync(" The clock has stopped.");
        await SavedAsync(wanda);
        await dirk.Context.SetOfflineAsync(false);
        await SavedAsync(dirk);
        foreach (var page in all)
        {
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("The clock has stopped.");
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("He does not look back.");
        }

        Assert.Equal(await ada.EvaluateAsync<string>(Words), await dirk.EvaluateAsync<string>(Words));

        // The words become shots; a note on one of them calls for somebody.
        await PlanAsync(ada);
        await ada.OpenBoardAsync(board);
        await wanda.OpenBoardAsync(board);
        var harbour = await ada.Locator("#scene-1 .shot").CountAsync();
        var first = await ada.Tile(0).GetAttributeAsync("data-shot");
        await ada.SelectAsync(0);
        await ada.GetByLabel("Length").FillAsync("0.5");
        await ada.GetByLabel("Length").PressAsync("Tab");
        await Assertions.Expect(wanda.Tile(0)).ToContainTextAsync("0.5 s");
        var note = ada.GetByRole(AriaRole.Textbox, new() { Name = "Note on this shot" });
        await note.FillAsync("Closer to the clock, @Dirk Lund?");
        await note.PressAsync("Control+Enter");
        await Assertions.Expect(wanda.Tile(0).Locator("[data-notes='1']")).ToBeVisibleAsync();

        // The key frame in two variants: one is stopped by another person, one forked, two votes, a choice, and the rest follows.
        foreach (var page in (IPage[])[ada, dirk])
        {
            await page.GotoAsync(At("/room") + $"?shot={Uri.EscapeDataString(first!)}&quality=final&size=512");
            await page.LiveAsync();
        }

        await Assertions.Expect(dirk.GetByRole(AriaRole.Link, new() { Name = "1 for you" })).ToBeVisibleAsync();
        await dirk.GetByRole(AriaRole.Button, new() { Name = "2 variants", Exact = true }).ClickAsync();
        await dirk.GetByRole(AriaRole.Button, new() { Name = "Film 2 variants" }).ClickAsync();
        await Variant(ada, "B").GetByRole(AriaRole.Button, new() { Name = "Stop at" }).ClickAsync(new() { Timeout = Deeds.FilmingPatience });
        foreach (var name in (string[])["A", "B"]) await FilmedAsync(dirk, name);
        await Assertions.Expect(dirk.Locator(".variant .st").Filter(new() { HasText = "stopped at step" })).ToHaveCountAsync(1);
        await Variant(dirk, "A").GetByRole(AriaRole.Slider).FillAsync("4");
        await Variant(dirk, "A").GetByRole(AriaRole.Button, new() { Name = "Fork after 4" }).ClickAsync();
        await FilmedAsync(ada, "A1");
        foreach (var page in (IPage[])[ada, dirk]) await page.GetByRole(AriaRole.Button, new() { Name = "Vote for A1" }).ClickAsync();
        await Assertions.Expect(Variant(dirk, "A1").Locator("[data-votes='2']")).ToBeVisibleAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Choose A1" }).ClickAsync();
        await Assertions.Expect(dirk.Locator(".take-card.chosen")).ToContainTextAsync("clip", new() { Timeout = Deeds.FilmingPatience });

        // Both scenes are approved.
        foreach (var page in (IPage[])[ada, dirk]) await page.OpenBoardAsync(board);
        await ada.SelectAsync(harbour);
        await ada.GetByRole(AriaRole.Button, new() { Name = "Film a still" }).ClickAsync();
        await ada.StageIsAsync(harbour, "filmed");
        foreach (var tile in (int[])[0, harbour])
        {
            await ada.SelectAsync(tile);
            await ada.Keyboard.PressAsync("Shift+A");
            await Assertions.Expect(wanda.Tile(tile).Locator("[data-review=approved]")).ToBeVisibleAsync();
        }

        await dirk.GotoAsync(At("/history"));
        await dirk.LiveAsync();
        var then = await dirk.Locator(".tl").First.GetAttributeAsync("data-event");
        await dirk.OpenBoardAsync(board);

        // Day becomes night in the words: exactly what lies in that scene is stale and up for review again.
        await wanda.GotoAsync(At("/script"));
        await wanda.Locator(".writing[data-open=true]").WaitForAsync();
        await PlaceAsync(wanda, "EXT. HARBOUR - DAY");
        for (var i = 0; i < 3; i++) await wanda.Keyboard.PressAsync("Backspace");
        await wanda.Keyboard.TypeAsync("NIGHT");
        await wanda.Keyboard.PressAsync("Escape");
        await SavedAsync(wanda);
        await PlanAsync(wanda);
        await ada.StageIsAsync(harbour, "stale");
        await ada.StageIsAsync(0, "filmed");
        await Assertions.Expect(ada.Tile(harbour).Locator(".reopened")).ToHaveTextAsync("Approval reopened");
        await Assertions.Expect(dirk.Tile(0).Locator("[data-review=approved]")).ToBeVisibleAsync();
        await ada.SelectAsync(harbour);
        await Assertions.Expect(ada.Locator(".inspector")).ToContainTextAsync("Wanda Wright");
        await ada.LookAsync("three-stale");
        await ada.Keyboard.PressAsync("Shift+S");
        await dirk.StageIsAsync(harbour, "filmed");

        // As it was before; the words of that scene come back, and with them its day.
        await dirk.GotoAsync(At($"/then?at={then}"));
        await dirk.Locator(".past-band").WaitForAsync();
        await dirk.GetByRole(AriaRole.Link, new() { Name = "Changes", Exact = true }).ClickAsync();
        await dirk.Locator(".diff .removed", new() { HasText = "EXT. HARBOUR - DAY" }).WaitForAsync();
        await dirk.LookAsync("three-then");
        await dirk.GetByRole(AriaRole.Button, new() { Name = "Bring back the words of EXT. HARBOUR - DAY" }).ClickAsync();
        await wanda.Locator(".cm-line", new() { HasText = "EXT. HARBOUR - DAY" }).WaitForAsync();
        await PlanAsync(wanda);
        await ada.StageIsAsync(harbour, "filmed", "stale");
        await Assertions.Expect(ada.Locator("#scene-2 h2")).ToContainTextAsync("DAY");
        Assert.Empty(windows.Complaints);
    }

    private static ILocator Variant(IPage page, string name) => page.Locator($"[data-variant='{name}']");

    private static Task FilmedAsync(IPage page, string variant) =>
        Assertions.Expect(Variant(page, variant)).ToHaveAttributeAsync("data-stage", "filmed", new() { Timeout = Deeds.FilmingPatience });

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator(".writing")).ToHaveAttributeAsync("data-state", "saved");

    private static async Task PlaceAsync(IPage page, string line)
    {
        await page.Locator(".cm-line", new() { HasText = line }).First.ClickAsync();
        await page.Keyboard.PressAsync("End");
    }

    private static async Task PlanAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "What changes on the board?" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the shots from these words" }).ClickAsync();
        await page.GetByText("The board is planned from these words.").WaitForAsync();
    }
}
