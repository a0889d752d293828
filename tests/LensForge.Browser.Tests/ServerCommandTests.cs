using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LensForge.Browser.Tests;

/// <summary>The server's command line.</summary>
public sealed class ServerCommandTests
{
    [Fact]
    public async Task rebuild_reads_the_whole_log_beside_a_running_web_and_after_its_end()
    {
        await using var server = await LensForgeProcess.StartAsync(Path.Combine(LensForgeProcess.Root, "infra", "seed"));
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        await page.GotoAsync("/");
        await page.Locator(".production").WaitForAsync();

        var (code, output, errors) = await server.RunAsync("rebuild");
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches(new Regex(@"^\d+ events read in [\d.]+ s; 1 production\.\n$"), output);
        await page.GotoAsync("/health");
        Assert.Contains("\"store\":\"ok\"", await page.ContentAsync(), StringComparison.Ordinal);

        await server.KillAsync();
        var (again, after, _) = await server.RunAsync("rebuild");
        Assert.Equal(0, again);
        Assert.Contains("1 production.", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "does not know '--port'")]
    [InlineData("start", "does not know 'start'")]
    [InlineData("--urls", "--urls takes an address such as http://127.0.0.1:5170.")]
    public async Task the_script_refuses_what_it_does_not_know_before_it_fetches_or_builds_anything(string word, string says)
    {
        var (code, output, errors) = await LensForgeProcess.RunToEndAsync(new(Path.Combine(LensForgeProcess.Root, "infra", "run"), [word]));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "does not know '--port'")]
    [InlineData("--urls", "--urls takes an address such as http://127.0.0.1:5170.")]
    [InlineData("--urls=5170", "not '5170'")]
    [InlineData("--urls=http://0.0.0.0:5170", "its pages are not encrypted")]
    public async Task the_program_refuses_it_too_and_touches_nothing(string word, string says)
    {
        var data = Path.Combine(Path.GetTempPath(), $"lensforge-browser-{Guid.NewGuid():N}");
        var (code, output, errors) = await LensForgeProcess.RunToEndAsync(new("dotnet", [LensForgeProcess.Web, word]) { Environment = { ["LENSFORGE_DATA"] = data } });
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }
}
