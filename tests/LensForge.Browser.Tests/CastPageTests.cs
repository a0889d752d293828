using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>A person looks after the cast.</summary>
public sealed class CastPageTests(SharedServers servers)
{
    private const string Script = """
        Title: The Coat

        INT. KITCHEN - DAY

        IDA (30s), in a yellow coat, waits.

        IDA
        No.

        ANSELM
        Stay.

        EXT. QUAY - NIGHT

        Ida runs.

        INT. KITCHEN - NEXT DAY

        IDA, now in a black dress, sits.

        IDA
        Well?
        """;

    [Fact]
    public async Task a_coat_is_changed_rendered_undone_and_proposed_again_and_the_board_says_what_changed()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var board = await page.ImportAsync("coat.fountain", Script);
        await page.LiveAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("c");
        await page.WaitForURLAsync("**/cast");
        await page.LiveAsync();
        var views = page.Locator(".views");
        await Assertions.Expect(page.Locator(".turnaround h2")).ToHaveTextAsync("IDA");
        await Assertions.Expect(views).ToHaveAttributeAsync("data-fresh", "true", new() { Timeout = Deeds.FilmingPatience });
        await Assertions.Expect(page.GetByText("Rendered by the reference renderer, not generated.")).ToBeVisibleAsync();
        Assert.Equal(5, await views.Locator("img").CountAsync());
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "cast-rendered.png") });
        Assert.Empty(await page.FaultsAsync());

        // The script has her in another dress from the next day on.
        await page.GetByRole(AriaRole.Button, new() { Name = "From scene 3, day 2" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Top", Exact = true })).ToHaveValueAsync("Dress");
        await page.GetByRole(AriaRole.Button, new() { Name = "First costume" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Top", Exact = true })).ToHaveValueAsync("Coat");

        var first = await views.Locator("img").First.GetAttributeAsync("src");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Top", Exact = true }).SelectOptionAsync("Jumper");
        await Assertions.Expect(page.Locator(".turnaround")).ToContainTextAsync("changed by people");
        await Assertions.Expect(views).ToHaveAttributeAsync("data-fresh", "true", new() { Timeout = Deeds.FilmingPatience });
        Assert.NotEqual(first, await views.Locator("img").First.GetAttributeAsync("src"));

        // The old sheet is kept, so that going back costs nothing.
        await page.Locator(".person").First.FocusAsync();
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(views.Locator("img").First).ToHaveAttributeAsync("src", first!);
        await Assertions.Expect(page.Locator(".turnaround")).ToContainTextAsync("as proposed from the script");

        await page.GetByRole(AriaRole.Group, new() { Name = "Colour of top", Exact = true }).Locator(".swatch").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator(".turnaround")).ToContainTextAsync("changed by people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose again from the script" }).ClickAsync();
        await Assertions.Expect(page.Locator(".turnaround")).ToContainTextAsync("as proposed from the script");

        await page.Locator(".person").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".turnaround h2")).ToHaveTextAsync("ANSELM");
        await Assertions.Expect(page.Locator("[data-person=ANSELM]")).ToBeFocusedAsync();
        Assert.Contains("who=ANSELM", page.Url, StringComparison.Ordinal);

        // A picture of Ida as a reference for him: it proposes, and changes nothing until something is taken over.
        var picture = await (await page.APIRequest.GetAsync(server.Address + first)).BodyAsync();
        var file = page.GetByLabel("Choose a reference picture");
        await Assertions.Expect(file).ToBeDisabledAsync();
        await page.GetByLabel("Who it shows, and why it may be used").FillAsync("A figure of our own, rendered here.");
        await Assertions.Expect(file).ToBeEnabledAsync();
        await file.SetInputFilesAsync(new FilePayload { Name = "ida.jpg", MimeType = "image/jpeg", Buffer = picture });
        var take = page.GetByRole(AriaRole.Button, new() { Name = "Take over topColour" });
        await take.WaitForAsync(new() { Timeout = Deeds.FilmingPatience });
        Assert.Empty(await page.FaultsAsync());
        await page.Locator(".reference").ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Looking.Pictures, "cast-reference.png") });
        await Assertions.Expect(page.Locator(".turnaround")).ToContainTextAsync("as proposed from the script");
        await take.ClickAsync();
        await Assertions.Expect(page.Locator(".turnaround")).ToContainTextAsync("changed by people");
        await Assertions.Expect(take).ToHaveCountAsync(0);
        Assert.EndsWith("/board", board, StringComparison.Ordinal);
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task without_anybody_the_page_says_what_belongs_here()
    {
        var server = await servers.FilmingAsync();
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        await page.GotoAsync("/");
        await page.LiveAsync();
        await page.Locator("#pasted").FillAsync("INT. KITCHEN - DAY\n\nThe clock has stopped.\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the pasted text" }).ClickAsync();
        await page.WaitForURLAsync("**/import");
        await page.GotoAsync(new Uri(page.Url).AbsolutePath.Replace("/import", "/cast", StringComparison.Ordinal));
        await page.GetByText("Nobody was found in").WaitForAsync();
        Assert.Empty(await page.FaultsAsync());
    }
}
