using LensForge.Web.EventStore;
using LensForge.Web.Media;
using LensForge.Web.Projections;
using Quartz;

namespace LensForge.Web.Jobs;

/// <summary>Lapsed leases go back into the line. Running it twice at once changes nothing: the fence decides.</summary>
[DisallowConcurrentExecution]
public sealed class SweepLapsedLeases(JobOutcomes outcomes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await outcomes.SweepAsync(cancellationToken);
}

/// <summary>Files that no event ever named go after a day.</summary>
[DisallowConcurrentExecution]
public sealed class SweepUnnamedMedia(MediaStore media, NamedMedia named, ProjectionService projections, EventLog log, TimeProvider clock, ILogger<SweepUnnamedMedia> logger) : IJob
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // Only what every event up to now has not named may go.
        await projections.SeenAsync(await log.LastSequenceAsync(cancellationToken), cancellationToken);
        var swept = media.Sweep(named.Contains, clock.GetUtcNow().UtcDateTime - Age);
        if (swept > 0) logger.LogInformation("{Count} files that nothing names were removed", swept);
    }
}

/// <summary>Quartz keeps the times, clustered on our own PostgreSQL. It is at least once, so it decides nothing.</summary>
public static class SweepSchedule
{
    public static void AddSweepSchedule(this IServiceCollection services, Database database)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "lensforge";
                scheduler.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database.ConnectionString);
                store.UseClustering();
                store.ProvisionSchema();
            });
            quartz.ScheduleJob<SweepLapsedLeases>(trigger => trigger.WithIdentity("lapsed leases").WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));
            quartz.ScheduleJob<SweepUnnamedMedia>(trigger => trigger.WithIdentity("unnamed media").WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
