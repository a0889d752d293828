using System.Net;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Productions;
using LensForge.Web.Hosts;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using Microsoft.AspNetCore.Identity;
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
    private readonly string _database;
    private bool _ended;

    private RunningWeb(RunningServer server, string root, string database) => (_server, _root, _database) = (server, root, database);

    public IServiceProvider Services => _server.App.Services;

    public Microsoft.AspNetCore.Builder.WebApplication App => _server.App;

    public Uri Address => new(_server.Address);

    public string JoinKey => Get<HostKeys>().Join;

    /// <summary>Where hosts of other machines are listened for.</summary>
    public Uri HostsAddress => new(Get<HostsEntrance>().Address!);

    public static async Task<RunningWeb> StartAsync(PostgresFixture postgres, params string[] settings)
    {
        var root = Directory.CreateTempSubdirectory("lensforge-web-").FullName;
        return await StartAsync(root, (await postgres.EmptyAsync()).ConnectionString, settings);
    }

    /// <summary>Ends this process's web and starts another on the same data.</summary>
    public async Task<RunningWeb> AgainAsync()
    {
        await EndAsync();
        return await StartAsync(_root, _database);
    }

    /// <summary>Where its files lie.</summary>
    public string Root => _root;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Ada's, with Ben and Cleo as directors in it and the keeper as a second owner.</summary>
    public async Task<ProductionSheet> ImportAsync(string script = Script, bool sample = false)
    {
        var outcome = await Get<ImportScriptHandler>().RunAsync(null, "ferry.fountain", System.Text.Encoding.UTF8.GetBytes(script), "ada", sample);
        await AdmitAsync(outcome.Production, "ben", Role.Director);
        await AdmitAsync(outcome.Production, "cleo", Role.Director);
        await AdmitAsync(outcome.Production, (await KeeperAsync()).Key, Role.Owner);
        return Get<ProductionSheets>().Find(outcome.Production)!;
    }

    /// <summary>Somebody joins by an invitation of Ada's.</summary>
    public async Task AdmitAsync(Guid production, string person, Role role)
    {
        var (invitation, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await Get<Decisions>().DecideAsync(production, new InviteMember(invitation, role, now.AddDays(1), 1, "ada", now), "ada");
        await Get<ProjectionService>().SeenAsync(await Get<Decisions>().DecideAsync(production, new JoinByInvitation(invitation, person, now), person));
    }

    /// <summary>The account of whoever reads the console.</summary>
    public async Task<Person> KeeperAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Keeper>().FindOrMakeAsync(default);
    }

    /// <summary>A new account, without a password.</summary>
    public async Task<Person> PersonAsync(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var person = new Person { Name = name };
        person.UserName = person.Key;
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person)).Succeeded);
        await Get<PeopleDirectory>().ReadAsync();
        return person;
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
        if (_ended) return;
        await EndAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>On data that are there already.</summary>
    public static async Task<RunningWeb> StartAsync(string root, string database, params string[] settings)
    {
        var server = await LensForgeServer.StartAsync(
            ["--urls=http://127.0.0.1:0", $"--LENSFORGE_DATA={root}", $"--LENSFORGE_DATABASE={database}", "--LENSFORGE_HOST=off", "--LENSFORGE_SEED=off", .. settings],
            quiet: true);
        await server.App.StartAsync();
        return new(server, root, database);
    }

    private async Task EndAsync()
    {
        _ended = true;
        await _server.App.StopAsync();
        await _server.DisposeAsync();
    }
}
