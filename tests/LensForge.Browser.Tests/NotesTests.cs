using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>Two people judge pictures together: notes with drawings, answers, approvals that hold on to what was approved.</summary>
public sealed class NotesTests(SharedServers servers)
{
    private const string Script = """
        Title: The Cup

        INT. KITCHEN - DAY

        IDA waits at the table.

        EXT. HARBOUR - DAY

        ANSELM walks along the quay.
        """;

    [Fact]
    public async Task a_note_with_a_drawing_is_seen_answered_and_resolved_and_an_approval_is_reopened_by_a_new_heading()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server);
        var board = await ada.ImportAsync("cup.fountain", Script);
        var wanda = await windows.JoinAsync(server, ada, board, "Director", "Wanda Wright");
        await ada.OpenBoardAsync(board);
        await wanda.OpenBoardAsync(board);
        var shots = await ada.Locator(".shot").CountAsync();
        var (kitchen, harbour) = (0, await ada.Locator("#scene-1 .shot").CountAsync());
        Assert.True(shots > harbour);
        await StillAsync(ada, kitchen);
        await StillAsync(ada, harbour);

        // Drawn by keys alone: an arrow is put there and moved, then words with a name.
        await ada.SelectAsync(kitchen);
        await ada.Keyboard.PressAsync("Shift+C");
        var surface = ada.GetByRole(AriaRole.Application, new() { Name = "Drawing on the picture of take 1" });
        await Assertions.Expect(surface).ToBeFocusedAsync();
        await ada.Keyboard.PressAsync("Enter");
        await ada.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(ada.Locator("[data-sketch-said]")).ToHaveTextAsync("Arrow to 51 % from the left, 50 % from the top");
        var box = (await surface.BoundingBoxAsync())!;
        await ada.GetByRole(AriaRole.Button, new() { Name = "Box" }).ClickAsync();
        await ada.Mouse.MoveAsync(box.X + box.Width * 0.6f, box.Y + box.Height * 0.2f);
        await ada.Mouse.DownAsync();
        await ada.Mouse.MoveAsync(box.X + box.Width * 0.9f, box.Y + box.Height * 0.5f, new() { Steps = 4 });
        await ada.Mouse.UpAsync();
        var words = ada.GetByRole(AriaRole.Textbox, new() { Name = "Note on the picture" });
        await words.PressSequentiallyAsync("Too bright here, @wan");
        await ada.GetByRole(AriaRole.Option, new() { Name = "Wanda Wright" }).WaitForAsync();
        await ada.LookAsync("note-drawing");
        await words.PressAsync("Enter");
        await Assertions.Expect(words).ToHaveValueAsync("Too bright here, @Wanda Wright ");
        await words.PressAsync("Control+Enter");
        await Assertions.Expect(ada.Locator("dialog.sketch")).ToHaveCountAsync(0);

        // The other sees it at once, under the tile and in the quiet list of what waits for her.
        await Assertions.Expect(wanda.Tile(kitchen).Locator("[data-notes='1']")).ToBeVisibleAsync();
        await wanda.GetByRole(AriaRole.Link, new() { Name = "1 for you" }).ClickAsync();
        await wanda.WaitForURLAsync("**/notes?show=you");
        await wanda.LiveAsync();
        var thread = wanda.Locator(".inspector .thread");
        await Assertions.Expect(thread.Locator("svg.drawn path:not(.under)")).ToHaveCountAsync(2);
        await Assertions.Expect(thread).ToContainTextAsync("Too bright here, @Wanda Wright");
        await wanda.Locator(".note-row").ClickAsync();
        await wanda.WaitForURLAsync("**note=**");
        await wanda.Keyboard.PressAsync("a");
        await wanda.GetByRole(AriaRole.Textbox, new() { Name = "Answer" }).FillAsync("Darker now?");
        await wanda.LookAsync("notes-page");
        await wanda.GetByRole(AriaRole.Textbox, new() { Name = "Answer" }).PressAsync("Control+Enter");
        await Assertions.Expect(wanda.GetByRole(AriaRole.Link, new() { Name = "for you" })).ToHaveCountAsync(0);
        await Assertions.Expect(ada.Locator(".inspector .replies")).ToContainTextAsync("Darker now?");
        await ada.LookAsync("shot-notes");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Assertions.Expect(ada.Locator("[data-notes]")).ToHaveCountAsync(0);
        await wanda.GetByRole(AriaRole.Button, new() { Name = "Resolved 1" }).ClickAsync();
        await Assertions.Expect(wanda.Locator(".note-row.resolved")).ToHaveCountAsync(1);

        // Both are approved; the heading of the one is changed, and only that is up for review again.
        await wanda.OpenBoardAsync(board);
        foreach (var tile in (int[])[kitchen, harbour])
        {
            await wanda.SelectAsync(tile);
            await wanda.Keyboard.PressAsync("Shift+A");
            await Assertions.Expect(ada.Tile(tile).Locator("[data-review=approved]")).ToBeVisibleAsync();
        }

        await wanda.LookAsync("approved");
        await wanda.ReviseAsync(board, Script.Replace("HARBOUR - DAY", "HARBOUR - NIGHT", StringComparison.Ordinal));
        await Assertions.Expect(ada.Tile(harbour).Locator(".reopened")).ToHaveTextAsync("Approval reopened");
        await Assertions.Expect(ada.Tile(kitchen).Locator("[data-review=approved]")).ToBeVisibleAsync();
        await ada.StageIsAsync(harbour, "stale");
        await ada.SelectAsync(harbour);
        await Assertions.Expect(ada.Locator(".review .reopened")).ToContainTextAsync("DAY became NIGHT");
        await Assertions.Expect(ada.Locator(".review .difference img")).ToHaveCountAsync(2);
        await ada.LookAsync("reopened");

        // Kept as it is until something else is changed.
        await ada.Keyboard.PressAsync("Shift+K");
        await wanda.StageIsAsync(harbour, "filmed");
        await Assertions.Expect(wanda.Tile(harbour)).ToContainTextAsync("kept as it is");
        await ada.GetByLabel("Stop", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "f/16" });
        await wanda.StageIsAsync(harbour, "stale");
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_note_is_about_the_frame_that_was_shown_when_it_was_written()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var board = await page.ImportAsync("cup.fountain", Script);
        await page.OpenBoardAsync(board + "?quality=draft");
        await page.SelectAsync(0);
        await page.Keyboard.PressAsync("p");
        await page.StageIsAsync(0, "filmed");
        await page.Keyboard.PressAsync("Shift+C");
        await page.GetByRole(AriaRole.Slider, new() { Name = "Frame" }).FillAsync("31");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Note on the picture" }).FillAsync("Here her hand is lost.");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Note on the picture" }).PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".inspector .thread")).ToContainTextAsync("take 1 at 00:01:07");
        await page.WaitForFunctionAsync("() => { const video = document.querySelector('.thread video'); return video && video.readyState >= 2 && Math.floor(video.currentTime * 24) === 31; }");
        await page.Locator(".inspector .thread").ScrollIntoViewIfNeededAsync();
        await page.LookAsync("note-moment");
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_note_holds_on_to_its_words_while_others_write()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var ada = await windows.NewAsync(server);
        var board = await ada.ImportAsync("cup.fountain", Script);
        var mona = await windows.JoinAsync(server, ada, board, "Mentor", "Mona Lind");
        var script = board.Replace("/board", "/script", StringComparison.Ordinal);
        await ada.GotoAsync(script);
        await ada.LiveAsync();
        var line = ada.Locator(".cm-line", new() { HasText = "IDA waits at the table." });
        await line.ClickAsync();
        await Assertions.Expect(ada.Locator(".writing")).ToHaveAttributeAsync("data-state", "saved");

        // A mentor, who may not write, says something of the same words.
        await mona.GotoAsync(script);
        await mona.GetByRole(AriaRole.Link, new() { Name = "Words, to say something of them" }).ClickAsync();
        await mona.LiveAsync();
        await mona.Locator(".cm-line", new() { HasText = "IDA waits at the table." }).ClickAsync(new() { ClickCount = 3 });
        await mona.GetByRole(AriaRole.Button, new() { Name = "Note", Exact = true }).ClickAsync();
        var said = mona.GetByRole(AriaRole.Textbox, new() { Name = "Note on these words" });
        await said.FillAsync("Does she sit?");
        await mona.LookAsync("word-note");
        await said.PressAsync("Control+Enter");
        await Assertions.Expect(ada.Locator(".noted")).ToHaveTextAsync("IDA waits at the table.");
        await Assertions.Expect(ada.Locator(".inspector .thread .quote")).ToHaveTextAsync("IDA waits at the table.");

        await line.ClickAsync();
        await ada.Keyboard.PressAsync("Home");
        await ada.Keyboard.TypeAsync("At dawn ");
        await Assertions.Expect(mona.Locator(".noted")).ToHaveTextAsync("IDA waits at the table.");
        await ada.LookAsync("script-notes");
        await Assertions.Expect(ada.Locator(".writing")).ToHaveAttributeAsync("data-state", "saved");
        await ada.Keyboard.PressAsync("Shift+End");
        await ada.Keyboard.PressAsync("Delete");
        await Assertions.Expect(mona.Locator(".inspector .thread .quote.gone")).ToHaveTextAsync("IDA waits at the table.");
        await Assertions.Expect(mona.Locator(".inspector .thread")).ToContainTextAsync("words that are gone");
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_guest_says_who_they_are_and_comments_and_the_production_answers_until_the_link_is_revoked()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var owner = await windows.NewAsync(server);
        var board = await owner.ImportAsync("cup.fountain", Script);
        var team = board.Replace("/board", "/team", StringComparison.Ordinal);
        await owner.GotoAsync(team);
        await owner.LiveAsync();
        await owner.GetByLabel("Whom it is for").FillAsync("The film fund");
        await owner.GetByLabel("may comment").CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).Nth(1).ClickAsync();
        var guest = await windows.StrangerAsync(server);
        await guest.GotoAsync(await owner.GetByLabel("The link", new() { Exact = true }).InputValueAsync());
        await guest.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
        await guest.WaitForURLAsync("**/player");
        await guest.LiveAsync();
        await Assertions.Expect(guest.GetByRole(AriaRole.Textbox, new() { Name = "Comment on" })).ToHaveCountAsync(0);
        await guest.GetByLabel("Your name").FillAsync("Greta Fund");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Go on to comment" }).ClickAsync();
        await guest.GetByRole(AriaRole.Textbox, new() { Name = "Comment on shot 1A" }).FillAsync("Lovely light.");
        await guest.GetByRole(AriaRole.Textbox, new() { Name = "Comment on shot 1A" }).PressAsync("Control+Enter");
        await Assertions.Expect(guest.Locator(".thread .says")).ToHaveTextAsync("Lovely light.");

        // What the team says among itself is not shown to her.
        await owner.GotoAsync(board.Replace("/board", "/notes", StringComparison.Ordinal));
        await owner.LiveAsync();
        await owner.GetByRole(AriaRole.Textbox, new() { Name = "Note on the production" }).FillAsync("Only for us.");
        await owner.GetByRole(AriaRole.Textbox, new() { Name = "Note on the production" }).PressAsync("Control+Enter");
        await Assertions.Expect(owner.Locator(".note-row")).ToHaveCountAsync(2);
        await owner.Locator(".note-row", new() { HasText = "Lovely light." }).ClickAsync();
        await Assertions.Expect(owner.Locator(".inspector .thread")).ToContainTextAsync("Greta Fund");
        await owner.Keyboard.PressAsync("a");
        await owner.GetByRole(AriaRole.Textbox, new() { Name = "Answer" }).FillAsync("Thank you.");
        await owner.GetByRole(AriaRole.Textbox, new() { Name = "Answer" }).PressAsync("Control+Enter");
        await Assertions.Expect(guest.Locator(".thread .replies")).ToContainTextAsync("Thank you.");
        await Assertions.Expect(guest.GetByText("Only for us.")).ToHaveCountAsync(0);
        await guest.LookAsync("guest-comments");
        await owner.LookAsync("notes-guest");

        await owner.GotoAsync(team);
        await owner.LiveAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Revoke the link for The film fund" }).ClickAsync();
        await guest.WaitForURLAsync("**/guest");
        await guest.GetByText("This link is no longer good").WaitForAsync();
        Assert.Empty(windows.Complaints);
    }

    private static async Task StillAsync(IPage page, int tile)
    {
        await page.SelectAsync(tile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Film a still" }).ClickAsync();
        await page.StageIsAsync(tile, "filmed");
    }
}
