using System.Net;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Productions;
using LensForge.Web.Hosts;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using Microsoft.Extensions.DependencyInjection;

namespace LensForge.Web.Tests;

/// <summary>The whole web process on a real server and an empty database, without a child host.</summary>
public sealed class RunningWeb : IAsyncDisposable
{
    public const string Script =
        """
        Title: The Ferry

        INT. KITCHEN - NIGHT

        ADA stands at the window. BEN comes in with a LAMP.

        BEN
        You are still up.

        ADA
        The ferry has not come back.

        EXT. COAST - DAWN

        The sea is flat. Ada walks along the water.
        """;

    private readonly RunningServer _server;
    private readonly string _root;

    private RunningWeb(RunningServer server, string root) => (_server, _root) = (server, root);

    public IServiceProvider Services => _server.App.Services;

    public Uri Address => new(_server.Address);

    public string JoinKey => Get<HostKeys>().Join;

    /// <summary>Where hosts of other machines are listened for.</summary>
    public Uri HostsAddress => new(Get<HostsEntrance>().Address!);

    public static async Task<RunningWeb> StartAsync(PostgresFixture postgres, params string[] settings)
    {
        var root = Directory.CreateTempSubdirectory("lensforge-web-").FullName;
        var database = await postgres.EmptyAsync();
        var server = await LensForgeServer.StartAsync(
            ["--urls=http://127.0.0.1:0", $"--LENSFORGE_DATA={root}", $"--LENSFORGE_DATABASE={database.ConnectionString}", "--LENSFORGE_HOST=off", "--LENSFORGE_SEED=off", .. settings],
            quiet: true);
        await server.App.StartAsync();
        return new(server, root);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task<ProductionSheet> ImportAsync(string script = Script, bool sample = false)
    {
        var outcome = await Get<ImportScriptHandler>().RunAsync(null, "ferry.fountain", System.Text.Encoding.UTF8.GetBytes(script), "ada", sample);
        return Get<ProductionSheets>().Find(outcome.Production)!;
    }

    public async Task<HttpClient> SignInAsync()
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        var answer = await client.GetAsync(Get<SignInLink>().Path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Waits, without looking at the clock, until the sheet is as wished.</summary>
    public async Task<ProductionSheet> UntilAsync(Guid production, Func<ProductionSheet, bool> wished)
    {
        var sheets = Get<ProductionSheets>();
        var reached = new TaskCompletionSource<ProductionSheet>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (sheets.Find(production) is { } sheet && wished(sheet)) reached.TrySetResult(sheet);
        }

        using var watching = Get<Live.ChangeFeed<Guid>>().Watch(production, TimeSpan.Zero, () =>
        {
            Look();
            return Task.CompletedTask;
        });
        Look();
        return await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public static ShotId FirstShot(ProductionSheet sheet) => sheet.Scenes[0].Shots[0].Id;

    public async ValueTask DisposeAsync()
    {
        await _server.App.StopAsync();
        await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
