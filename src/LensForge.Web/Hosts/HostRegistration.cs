using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Live;

namespace LensForge.Web.Hosts;

public static class HostRegistration
{
    /// <summary>Bytes; a preview picture in base64 and then some.</summary>
    private const int LargestMessage = 8 * 1024 * 1024;

    public static void AddHosts(this IServiceCollection services)
    {
        services.AddSingleton<HostRoster>();
        services.AddSingleton<HostKeys>();
        services.AddSingleton<LatestFrames>();
        services.AddSingleton<HostDispatch>();
        services.AddHostedService(provider => provider.GetRequiredService<HostDispatch>());
        services.AddSingleton<ChildHost>();
        services.AddHostedService(provider => provider.GetRequiredService<ChildHost>());
        services.AddSignalR()
            .AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = DomainJson.Options)
            .AddHubOptions<HostHub>(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;

                // The stream of news is one invocation that lasts; others go on beside it.
                hub.MaximumParallelInvocationsPerClient = 20;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(15);
            });
    }

    public static void MapHosts(this WebApplication app) => app.MapHub<HostHub>(IHostServer.Path).ForHosts();
}
