using System.Text;
using LensForge.Domain.Hosts;
using LensForge.Domain.People;
using LensForge.Web;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Productions;
using LensForge.Web.Hosts;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LensForge.Benchmarks;

/// <summary>The whole web in this process with a PostgreSQL of its own; its host is a process of its own, as always.</summary>
internal sealed class BenchmarkWeb : IAsyncDisposable
{
    private readonly string _root;
    private readonly bool _kept;
    private RunningServer? _server;
    private string _keeper = "";

    private BenchmarkWeb(string? folder) => (_root, _kept) = (folder ?? Directory.CreateTempSubdirectory("lensforge-bench-").FullName, folder is not null);

    /// <summary>Who acts, as commands name them.</summary>
    public string Person => _keeper;

    public string Address => _server!.Address;

    public HostsEntrance Entrance => Get<HostsEntrance>();

    public string JoinKey => Get<HostKeys>().Join;

    public ProductionSheets Sheets => Get<ProductionSheets>();

    /// <summary>A sign-in cookie of the keeper, sealed as the web seals it.</summary>
    public string Cookie { get; private set; } = "";

    /// <param name="child">Whether the host that comes along is started.</param>
    /// <param name="sample">Whether the sample production is there, as at any first start.</param>
    /// <param name="folder">Its data, which stay there afterwards; null: new ones, which do not.</param>
    public static async Task<BenchmarkWeb> StartAsync(bool child, bool sample = false, string? folder = null, string address = "http://127.0.0.1:0")
    {
        var web = new BenchmarkWeb(folder);
        string[] settings = [.. child ? (string[])[] : ["--LENSFORGE_HOST=off"], .. sample ? (string[])[] : ["--LENSFORGE_SEED=off"]];
        web._server = await LensForgeServer.StartAsync([$"--urls={address}", $"--LENSFORGE_DATA={web._root}", .. settings], quiet: true);
        await web._server.App.StartAsync();
        await using var scope = web._server.App.Services.CreateAsyncScope();
        var keeper = await scope.ServiceProvider.GetRequiredService<Keeper>().FindOrMakeAsync(default);
        web._keeper = keeper.Key;
        web.Cookie = await web.SignInAsync(keeper);
        return web;
    }

    /// <summary>Somebody with an account of their own joins a production as its writer.</summary>
    /// <returns>Their sign-in cookie.</returns>
    public async Task<string> JoinAsync(Guid production, string name)
    {
        await using var scope = _server!.App.Services.CreateAsyncScope();
        var person = new Person { Name = name };
        person.UserName = person.Key;
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Description)));
        await Get<PeopleDirectory>().ReadAsync();
        var (invitation, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await Get<Decisions>().DecideAsync(production, new InviteMember(invitation, Role.Writer, now.AddDays(1), 1, _keeper, now), _keeper);
        await Get<ProjectionService>().SeenAsync(await Get<Decisions>().DecideAsync(production, new JoinByInvitation(invitation, person.Key, now), person.Key));
        return await SignInAsync(person);
    }

    private async Task<string> SignInAsync(Person person)
    {
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            await Get<Sessions>().StartAsync(person, "Benchmarks"), new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(3) }, CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{AccountRegistration.CookieName}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Processor time that its PostgreSQL has used.</summary>
    public TimeSpan DatabaseTime() => PostgresTime.Of(_root);

    public T Get<T>()
        where T : notnull => _server!.App.Services.GetRequiredService<T>();

    public async Task<ProductionSheet> ImportAsync(string script)
    {
        var outcome = await Get<ImportScriptHandler>().RunAsync(null, "benchmark.fountain", Encoding.UTF8.GetBytes(script), _keeper);
        return Sheets.Find(outcome.Production)!;
    }

    /// <summary>Returns when nothing waits and nothing is being done.</summary>
    public async Task IdleAsync()
    {
        var book = Get<LensForge.Web.Jobs.JobBook>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await book.OpenAsync()).Count > 0) await timer.WaitForNextTickAsync();
    }

    /// <summary>Returns when the sheet is as wished.</summary>
    public async Task UntilAsync(Guid production, Func<ProductionSheet, bool> wished)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Sheets.Find(production) is { } sheet && wished(sheet)) reached.TrySetResult();
        }

        using var watching = Get<ChangeFeed<Guid>>().Watch(production, TimeSpan.Zero, () =>
        {
            Look();
            return Task.CompletedTask;
        });
        Look();
        await reached.Task;
    }

    /// <summary>A screenplay of this many scenes, each of some twenty seconds.</summary>
    public static string Script(int scenes)
    {
        var script = new StringBuilder("Title: Measured\n\n");
        string[] places = ["INT. KITCHEN - NIGHT", "EXT. STREET - DAY", "INT. OFFICE - DAY", "EXT. PARK - DUSK", "INT. BAR - NIGHT", "EXT. COAST - DAWN"];
        for (var scene = 0; scene < scenes; scene++)
        {
            script.Append(places[scene % places.Length]).Append("\n\nADA stands at the window and looks out. BEN comes in with a LAMP.\n\n")
                .Append("BEN\nYou are still up. It is long past the hour we agreed on.\n\nADA\nThe ferry has not come back, and nobody on the quay knows why.\n\n")
                .Append("Ben puts the lamp down. Ada walks to the door.\n\nBEN\nThen we wait for it together.\n\n");
        }

        return script.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.App.StopAsync();
            await _server.DisposeAsync();
        }

        if (!_kept) Directory.Delete(_root, recursive: true);
    }
}
