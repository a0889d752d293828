using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>What a person does on the pages.</summary>
public static class Deeds
{
    /// <summary>Filming on a busy machine without a GPU.</summary>
    public const int FilmingPatience = 240_000;

    public const string ShortScript = """
        Title: The Cup

        INT. KITCHEN - DAY

        IDA puts a cup on the table.

        IDA
        No more.

        ANSELM takes the cup away.
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

    /// <summary>Returns when the page's circuit answers, not only its first picture.</summary>
    public static Task LiveAsync(this IPage page) => page.Locator("[data-live=true]").First.WaitForAsync();

    public static ILocator Tile(this IPage page, int index) => page.Locator(".shot").Nth(index);

    public static async Task SelectAsync(this IPage page, int index)
    {
        await page.Tile(index).ClickAsync();
        await page.Locator($".shot >> nth={index} >> xpath=self::*[@aria-pressed='true']").WaitForAsync();
    }

    public static Task StageIsAsync(this IPage page, int index, params string[] stages) =>
        Assertions.Expect(page.Tile(index)).ToHaveAttributeAsync("data-stage", new Regex($"^({string.Join('|', stages)})$"), new() { Timeout = FilmingPatience });

    /// <summary>From now on the page remembers every live picture of its tiles.</summary>
    public static Task RememberPicturesAsync(this IPage page) => page.EvaluateAsync(
        """
        () => {
          window.seenPictures = [];
          new MutationObserver((changes) => {
            for (const { target: canvas } of changes) {
              if (!canvas.matches('.shot canvas')) continue;
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let hash = 17;
              for (let i = 0; i < data.length; i += 4) hash = (hash * 31 + data[i] * 7 + data[i + 1] * 3 + data[i + 2]) >>> 0;
              window.seenPictures.push({ take: canvas.dataset.take, frame: canvas.dataset.frame, step: canvas.dataset.step, hash, filmed: canvas.closest('.shot').dataset.stage === 'filmed' });
            }
          }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-pictures'] });
        }
        """);

    /// <summary>How many different predictions of one take's key frame the page has drawn before the take was filmed.</summary>
    public static async Task<int> PredictionsSeenAsync(this IPage page)
    {
        var seen = await page.EvaluateAsync<JsonElement>("() => window.seenPictures");
        return seen.EnumerateArray()
            .Where(picture => !picture.GetProperty("filmed").GetBoolean())
            .GroupBy(picture => (picture.GetProperty("take").GetString(), picture.GetProperty("frame").GetString()))
            .Select(frame => frame.Select(picture => picture.GetProperty("hash").GetDouble()).Distinct().Count())
            .DefaultIfEmpty(0)
            .Max();
    }
}
