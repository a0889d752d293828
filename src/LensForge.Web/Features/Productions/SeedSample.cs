using LensForge.Domain.People;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>At the first start: imports the sample script as anybody would, so that the page is not empty. It is filmed when opened.</summary>
public sealed class SeedSample(
    EventLog log, ProjectionService projections, ImportScriptHandler import, IConfiguration configuration, ILogger<SeedSample> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await projections.CaughtUp.WaitAsync(stoppingToken);
            if (configuration["LENSFORGE_SEED"] == "off" || await log.LastSequenceAsync(stoppingToken) > 0) return;
            foreach (var file in Scripts())
                await import.RunAsync(null, Path.GetFileName(file), await File.ReadAllBytesAsync(file, stoppingToken), Gate.House, sample: true, stop: stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was done: half a seed is a production without a plan, which people can import into.
        }
        catch (Exception failed)
        {
            logger.LogError(failed, "The sample production could not be made");
        }
    }

    private IEnumerable<string> Scripts()
    {
        var chosen = configuration["LENSFORGE_SEED"];
        var folder = chosen is { Length: > 0 } ? chosen : Ancestors(AppContext.BaseDirectory).Select(at => Path.Combine(at, "infra", "seed")).FirstOrDefault(Directory.Exists);
        return folder is null ? [] : Directory.EnumerateFiles(folder, "*.fountain").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
