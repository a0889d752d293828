using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(LensForge.Browser.Tests.SharedServers))]

namespace LensForge.Browser.Tests;

/// <summary>
/// Servers on which many tests have productions of their own, started when the first asks. A test that kills its server, reads the whole line of work,
/// changes the local person's account or habits, needs a setting of its own, or would leave a long film behind starts one of its own.
/// </summary>
public sealed class SharedServers : IAsyncDisposable
{
    private readonly Lazy<Task<LensForgeProcess>> _filming = new(() => LensForgeProcess.StartAsync());
    private readonly Lazy<Task<LensForgeProcess>> _quiet = new(() => LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost));

    // A host at work has the machine to itself for seconds.
    public SharedServers() => Assertions.SetDefaultExpectTimeout(30_000);

    /// <summary>With a generation host.</summary>
    public Task<LensForgeProcess> FilmingAsync() => _filming.Value;

    /// <summary>Without a generation host: nothing is drawn or filmed.</summary>
    public Task<LensForgeProcess> QuietAsync() => _quiet.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in (Lazy<Task<LensForgeProcess>>[])[_filming, _quiet])
        {
            if (one.IsValueCreated) await (await one.Value).DisposeAsync();
        }
    }
}
