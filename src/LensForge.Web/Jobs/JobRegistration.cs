using LensForge.Web.EventStore;
using LensForge.Web.Live;

namespace LensForge.Web.Jobs;

public static class JobRegistration
{
    public static void AddJobs(this IServiceCollection services, Database database)
    {
        services.AddSingleton<JobBell>();
        services.AddHostedService(provider => provider.GetRequiredService<JobBell>());
        services.AddSingleton<JobBook>();
        services.AddSingleton<JobOutcomes>();
        services.AddHostedService<JobReactor>();
        services.AddSingleton<QueueBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<QueueBoard>());
        services.AddSweepSchedule(database);
    }
}
