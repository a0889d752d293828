using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Pictures;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Api;
using LensForge.Web.Components;
using LensForge.Web.EventStore;
using LensForge.Web.Features;
using LensForge.Web.Hosts;
using LensForge.Web.Interop;
using LensForge.Web.Jobs;
using LensForge.Web.Live;
using Microsoft.AspNetCore.Components.Server.Circuits;
using LensForge.Web.Live.Script;
using LensForge.Web.Media;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Hosting.Server;
using Radzen;

namespace LensForge.Web;

/// <summary>The web process from start to orderly stop.</summary>
public static class LensForgeServer
{
    public const string UsualAddress = "http://127.0.0.1:5170";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var asked = ServerArguments.Read(args);
            if (asked.Help)
            {
                Console.Write(ServerArguments.Usage);
                return 0;
            }

            if ((asked.Backup ?? asked.Restore) is not null)
                return await Backups.BackupCommands.RunAsync(asked, new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(asked.Rest).Build());
            await using var running = await StartAsync(asked.Rest, asked.Rebuild);
            if (asked.Rebuild)
            {
                await Rebuild.RunAsync(running.App.Services, Console.Out);
                return 0;
            }

            await running.App.StartAsync();
            running.Announce(Console.Out);
            await running.App.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception refused) when (refused is ArgumentsRefusedException or PostgresUnavailableException or AddressRefusedException or HostsAddressException or Backups.BackupRefusedException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Is LensForge running already? Choose another port with --urls http://127.0.0.1:PORT (for hosts in {HostsEntrance.AddressSetting}).");
            return 2;
        }
        catch (Exception refused) when (refused is System.Net.Sockets.SocketException or IOException { InnerException: System.Net.Sockets.SocketException or Microsoft.AspNetCore.Connections.AddressInUseException })
        {
            await Console.Error.WriteLineAsync($"LensForge cannot listen where it was asked to: {refused.Message}");
            return 2;
        }
    }

    /// <summary>Everything made and the store ready; nothing listens yet.</summary>
    public static async Task<RunningServer> StartAsync(string[] args, bool quiet = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(LensForgeServer).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        if (quiet) builder.Logging.ClearProviders();
        var configuration = builder.Configuration;
        if (string.IsNullOrEmpty(configuration["urls"]) && !configuration.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(UsualAddress);
        Loopback.Demand(configuration);
        var entrance = HostsEntrance.Prepare(builder);
        builder.Services.AddSingleton(entrance);
        builder.Services.AddSingleton(new PublicAddress(configuration[PublicAddress.Setting]));

        var place = PlaceOnDisk.Find(configuration["LENSFORGE_DATA"]);
        Backups.Restore.DemandFinished(place);
        using var starting = LoggerFactory.Create(logging =>
        {
            if (!quiet) logging.AddSimpleConsole(console => console.SingleLine = true);
        });
        EmbeddedPostgres? postgres = null;
        if (configuration["LENSFORGE_DATABASE"] is not { Length: > 0 } connection)
        {
            postgres = await EmbeddedPostgres.StartAsync(place, [AppContext.BaseDirectory, Environment.CurrentDirectory], starting.CreateLogger("PostgreSQL"));
            connection = postgres.ConnectionString;
        }

        try
        {
            var database = new Database(connection);
            await StoreSchema.CreateAsync(database);
            await JobSchema.CreateAsync(database);
            await AccountSchema.CreateAsync(database);
            await ScriptSchema.CreateAsync(database);
            Register(builder, place, database);
            var app = builder.Build();
            Map(app);
            return new(app, database, postgres, entrance);
        }
        catch
        {
            if (postgres is not null) await postgres.DisposeAsync();
            throw;
        }
    }

    private static void Register(WebApplicationBuilder builder, PlaceOnDisk place, Database database)
    {
        var services = builder.Services;
        services.AddSingleton(place);
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EventLog>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<ChangeFeed<Guid>>();
        services.AddSingleton<FieldRaces>();
        services.AddSingleton<ChangeFeed<(Guid, string)>>();
        services.AddSingleton<Presence>();
        services.AddScoped<PresenceSeat>();
        services.AddScoped<CircuitHandler>(seats => seats.GetRequiredService<PresenceSeat>());
        services.AddSingleton<ProductionSheets>();
        services.AddSingleton<ProjectionService>();
        services.AddHostedService(provider => provider.GetRequiredService<ProjectionService>());
        services.AddSingleton<NamedMedia>();
        services.AddSingleton<MediaStore>();
        services.AddJobs(database);
        services.AddHosts();
        services.AddSingleton<ScriptDoor>();
        services.AddSingleton<ScriptBlame>();
        services.AddSingleton<SceneNumbers>();
        services.AddSingleton<RevisionMarks>();
        services.AddSingleton<ScriptRooms>();
        services.AddHostedService(provider => provider.GetRequiredService<ScriptRooms>());
        services.AddSingleton<History.Histories>();
        services.AddSingleton<History.TakeBackHandler>();
        services.AddSingleton<History.Chronicles>();
        services.AddSingleton<History.Pasts>();
        services.AddSingleton<History.RestoreHandler>();
        services.AddFeatures();
        services.AddAccounts(place);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddPages();
        services.AddHttpContextAccessor();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }

    private static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<PublicAddress>().Use(app);
        app.UseSafeHeaders();
        app.UseHostDoors();
        app.UseOwnName();
        app.UseOwnOrigin();
        app.UseKeyLinks();
        app.UseAnswersForPeople();
        app.UseRouting();
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseGuestPass();
        app.UseAuthorization();
        app.UseRights();
        app.UseAntiforgery();
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{app.Environment.ApplicationName}.staticwebassets.endpoints.json"))) app.MapStaticAssets().OpenToAll("styles, scripts and type of the pages");
        app.MapBlazorScript();
        app.MapPasskeys();
        app.MapPictures();
        app.MapHealth();
        app.MapHosts();
        app.MapMedia();
        app.MapLiveFrames();
        app.MapLiveScript();
        ScriptOutline.Map(app);
        ScriptBlame.Map(app);
        RevisionMarks.Map(app);
        app.MapScriptFiles();
        Features.Notes.NoteFiles.MapNoteFiles(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization()
            .AddRules();
    }
}

/// <summary>What was started, to be stopped in the reverse order.</summary>
public sealed class RunningServer(WebApplication app, Database database, EmbeddedPostgres? postgres, HostsEntrance entrance) : IAsyncDisposable
{
    public WebApplication App => app;

    /// <summary>Where the pages are.</summary>
    public string Address => entrance.PageAddresses(app.Services.GetRequiredService<IServer>()).FirstOrDefault() ?? LensForgeServer.UsualAddress;

    public void Announce(TextWriter console)
    {
        var address = Address;
        console.WriteLine($"LensForge is open at {address}/{(app.Services.GetRequiredService<PublicAddress>().Origin is { } origin ? $", and for your team at {origin}" : "")}");
        console.WriteLine($"Sign in on this machine once with {address}{app.Services.GetRequiredService<SignInLink>().Path}");
        entrance.Announce(console, HostKeys.FileIn(app.Services.GetRequiredService<PlaceOnDisk>()));
        console.Flush();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }
}
