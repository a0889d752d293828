using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>More people with accounts of their own.</summary>
public static class Company
{
    /// <summary>Somebody joins the production whose board is at the address by a link that its owner makes; returns their window.</summary>
    public static async Task<IPage> JoinAsync(this Windows windows, LensForgeProcess server, IPage owner, string board, string role, string name)
    {
        await owner.GotoAsync(board.Replace("/board", "/team", StringComparison.Ordinal));
        await owner.LiveAsync();
        await owner.Locator(".line-form select").First.SelectOptionAsync(role);
        await owner.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).First.ClickAsync();
        var link = await owner.GetByLabel("The link", new() { Exact = true }).InputValueAsync();
        var page = await windows.StrangerAsync(server);
        await page.GotoAsync(link);
        await page.GetByLabel("Your name, as others will see it").FillAsync(name);
        await page.GetByLabel("Address, to sign in with").FillAsync($"{name.Split(' ')[0].ToLowerInvariant()}.{Guid.NewGuid():N}@example.org");
        await page.GetByLabel("Password").FillAsync("a ferry that never came back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await page.WaitForURLAsync("**/board");
        await page.LiveAsync();
        return page;
    }
}
