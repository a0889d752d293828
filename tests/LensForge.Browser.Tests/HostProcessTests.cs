using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LensForge.Browser.Tests;

/// <summary>Real hosts that joined by a network address and the key, and what becomes of hosts when their web is killed.</summary>
public sealed class HostProcessTests
{
    [Fact]
    public async Task hosts_that_joined_by_address_and_key_film_and_the_work_of_a_killed_one_moves_to_another()
    {
        var (settings, join) = HostsEntrance();
        await using var server = await LensForgeProcess.StartAsync(settings: settings);
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        var key = await KeyAsync(server);
        await using var first = new HostProcess(join, key, "--slots", "1", "--name", "first");
        await first.SaysAsync("Joined");
        var board = await page.ImportAsync("the-cup.fountain", Deeds.ShortScript);
        await page.OpenBoardAsync(board);
        await page.SelectAsync(0);
        await page.Keyboard.PressAsync("p");
        await page.StageIsAsync(0, "filming", "filmed");
        await page.SelectAsync(1);
        await page.Keyboard.PressAsync("p");
        await page.StageIsAsync(1, "filming", "filmed");

        first.Kill();
        await using var second = new HostProcess(join, key, "--slots", "1", "--name", "second");
        await page.StageIsAsync(0, "filmed");
        await page.StageIsAsync(1, "filmed");
        await page.SelectAsync(1);
        Assert.Equal(1, await page.Locator(".takes button").CountAsync());
    }

    [Fact]
    public async Task a_host_with_a_wrong_key_ends_with_one_clear_line()
    {
        var (settings, join) = HostsEntrance();
        await using var server = await LensForgeProcess.StartAsync(settings: settings);
        await using var stranger = new HostProcess(join, "guess");
        Assert.Equal(2, await stranger.ExitCodeAsync());
        Assert.Contains("does not admit this key", Assert.Single(stranger.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task after_kill_9_of_the_web_its_child_ends_and_a_joined_host_tries_until_the_web_is_back()
    {
        var (settings, join) = HostsEntrance();
        settings.Remove("LENSFORGE_HOST");
        await using var server = await LensForgeProcess.StartAsync(settings: settings);
        await using var joined = new HostProcess(join, await KeyAsync(server), "--slots", "1");
        await joined.SaysAsync("Joined");
        var child = Process.GetProcessById(Assert.Single(server.Hosts()));

        var trying = joined.SaysAsync("Trying again", anew: true);
        await server.KillAsync();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await trying;

        var again = joined.SaysAsync("Joined", anew: true);
        await server.StartAgainAsync();
        await again;
    }

    private static Task<string> KeyAsync(LensForgeProcess server) => File.ReadAllTextAsync(Path.Combine(server.Data, "host.key"), TestContext.Current.CancellationToken);

    /// <summary>An entrance on every address of this machine, and one of its network addresses.</summary>
    private static (Dictionary<string, string> Settings, string Join) HostsEntrance()
    {
        using var probe = new TcpListener(IPAddress.Any, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
        return (new() { ["LENSFORGE_HOSTS_ADDRESS"] = $"0.0.0.0:{port}", ["LENSFORGE_HOST"] = "off" }, $"http://{address}:{port}");
    }
}
