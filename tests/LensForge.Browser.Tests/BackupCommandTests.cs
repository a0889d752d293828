using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>backup and restore as an administrator types them, while somebody writes.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task a_backup_taken_while_somebody_types_is_restored_and_started_with_its_words_and_its_people()
    {
        var file = Path.Combine(Path.GetTempPath(), $"lensforge-{Guid.NewGuid():N}.tar");
        var data = LensForgeProcess.NewFolder();
        try
        {
            await using var server = await LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost);
            await using var windows = await Windows.OpenAsync();
            var page = await windows.NewAsync(server);
            var board = await page.ImportAsync("cup.fountain", Deeds.ShortScript);
            await page.GotoAsync("/account");
            await page.GetByLabel("Address, to sign in with").FillAsync("ida@example.org");
            await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
            await page.GetByLabel("New password").FillAsync("the ferry has not come back");
            await page.GetByRole(AriaRole.Button, new() { Name = "Set a password" }).ClickAsync();
            await page.GetByText("The password is set.").WaitForAsync();
            await page.GotoAsync(board.Replace("/board", "/script", StringComparison.Ordinal));
            await page.Locator(".writing[data-open=true]").WaitForAsync();
            await page.Locator(".cm-line", new() { HasText = "ANSELM leaves." }).First.ClickAsync();
            await page.Keyboard.PressAsync("End");
            await page.Keyboard.TypeAsync(" The door stays open.");
            await Assertions.Expect(page.Locator(".writing")).ToHaveAttributeAsync("data-state", "saved");

            var typing = page.Keyboard.TypeAsync(new string('x', 400), new() { Delay = 10 });
            var (code, output, errors) = await server.RunAsync("backup", file);
            await typing;
            Assert.Equal(0, code);
            Assert.Contains("read again and found whole", output, StringComparison.Ordinal);
            Assert.DoesNotContain("not here or damaged", errors, StringComparison.Ordinal);
            var (again, _, refused) = await server.RunAsync("backup", file);
            Assert.Equal(2, again);
            Assert.Contains("never overwrites", refused, StringComparison.Ordinal);
            var (over, _, full) = await server.RunAsync("restore", file);
            Assert.Equal(2, over);
            Assert.Contains("is not empty", full, StringComparison.Ordinal);

            Assert.Equal(0, (await LensForgeProcess.RunOnAsync(data, "restore", file)).Code);
            await using var second = await LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost, data: data);
            // The session of before goes on: keys and accounts came along.
            var other = page;
            await other.OpenBoardAsync(second.Address + board);
            await other.GotoAsync(second.Address + board.Replace("/board", "/script", StringComparison.Ordinal));
            await Assertions.Expect(other.Locator(".cm-content")).ToContainTextAsync("ANSELM leaves. The door stays open.");

            var stranger = await windows.StrangerAsync(second);
            await stranger.GotoAsync(board);
            await stranger.GetByLabel("Address").First.FillAsync("ida@example.org");
            await stranger.GetByLabel("Password").First.FillAsync("the ferry has not come back");
            await stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await stranger.Locator(".shot").First.WaitForAsync();
            Assert.Empty(windows.Complaints);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("backup", "backup takes a file")]
    [InlineData("restore", "restore takes a file")]
    public async Task both_say_what_they_take(string word, string says)
    {
        var (code, _, errors) = await LensForgeProcess.RunToEndAsync(new(Path.Combine(LensForgeProcess.Root, "infra", "lensforge"), [word]));
        Assert.Equal(2, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }
}
