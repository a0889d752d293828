using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>What a person does on the pages.</summary>
public static class Deeds
{
    /// <summary>Filming on a busy machine without a GPU.</summary>
    public const int FilmingPatience = 240_000;

    /// <summary>Shots of two seconds.</summary>
    public const string ShortScript = """
        Title: The Cup

        INT. KITCHEN - DAY

        IDA waits.

        IDA
        No.

        ANSELM
        Stay.

        ANSELM leaves.
        """;

    /// <summary>Drops a script on the page of productions; returns the board's address, with the board open.</summary>
    public static async Task<string> ImportAsync(this IPage page, string name, string script)
    {
        await page.GotoAsync("/");
        await page.LiveAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(script) });
        await page.WaitForURLAsync("**/import");
        await page.GetByText("paragraph of it is accounted for").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the board" }).ClickAsync();
        await page.WaitForURLAsync("**/board");
        await page.Locator(".shot").First.WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    public static async Task OpenBoardAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.LiveAsync();
        await page.Locator(".shot").First.WaitForAsync();
    }

    /// <summary>Returns when the page's circuit answers, not only its first picture, and its keys are heard.</summary>
    public static async Task LiveAsync(this IPage page)
    {
        await page.Locator("[data-live=true]").First.WaitForAsync();
        await Assertions.Expect(page.Locator("[data-keys=coming]")).ToHaveCountAsync(0);
    }

    public static ILocator Tile(this IPage page, int index) => page.Locator(".shot").Nth(index);

    public static async Task SelectAsync(this IPage page, int index)
    {
        await page.Tile(index).ClickAsync();
        await page.Locator($".shot >> nth={index} >> xpath=self::*[@aria-pressed='true']").WaitForAsync();
    }

    public static Task StageIsAsync(this IPage page, int index, params string[] stages) =>
        Assertions.Expect(page.Tile(index)).ToHaveAttributeAsync("data-stage", new Regex($"^({string.Join('|', stages)})$"), new() { Timeout = FilmingPatience });

    /// <summary>Brings a revised draft into the production whose board is at the address and accepts it; returns with the board open.</summary>
    public static async Task ReviseAsync(this IPage page, string board, string script)
    {
        await page.GotoAsync(board.Replace("/board", "/import", StringComparison.Ordinal));
        await page.LiveAsync();
        // The report of the draft before is still on the page, so every draft has a name of its own to wait for.
        var name = $"draft-of-{script.Length}.fountain";
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(script) });
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Accept (the draft|[0-9]+ changes?)$"), Disabled = false }).ClickAsync();
        // A draft without the title page that is here leaves that as it is, and is merged.
        await page.GetByText(new Regex($"draft-of-{script.Length}(, merged)?\\.fountain was read as")).WaitForAsync();
        await page.OpenBoardAsync(board);
    }

    /// <summary>Presses Tab until the focus is on what is called so.</summary>
    public static async Task TabToAsync(this IPage page, string name)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string>("() => document.activeElement.innerText ?? ''")).StartsWith(name, StringComparison.Ordinal)) return;
        }

        throw new InvalidOperationException($"'{name}' cannot be reached with Tab.");
    }
}
