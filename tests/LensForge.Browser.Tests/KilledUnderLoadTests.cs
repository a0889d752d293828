using System.Diagnostics;

namespace LensForge.Browser.Tests;

public sealed class KilledUnderLoadTests
{
    /// <summary>A few of the kills of which `kills` in the benchmarks does as many as are asked for.</summary>
    [Fact]
    public async Task after_five_kills_under_load_nothing_acknowledged_is_lost_and_everybody_is_back_by_themselves()
    {
        var program = Path.Combine(LensForgeProcess.Root, "tests", "LensForge.Benchmarks", "bin", "Release", "net10.0", "LensForge.Benchmarks.dll");
        using var kills = Process.Start(new ProcessStartInfo("dotnet", [program, "kills", "5", "4", "--seed", "5"]) { RedirectStandardOutput = true, WorkingDirectory = LensForgeProcess.Root })!;
        var said = await kills.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await kills.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(kills.ExitCode == 0, said);
        Assert.Contains("5 kills: 0 lost of ", said, StringComparison.Ordinal);
    }
}
