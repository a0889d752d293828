using LensForge.Domain.People;
using LensForge.Web.EventStore;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Accounts;

/// <summary>Productions that nobody owns (the sample, those from before there were accounts, those whose owner was erased) become the keeper's.</summary>
public sealed class Adoption(PeopleDirectory people, ProductionSheets sheets, ProjectionService projections, Decisions desk, ChangeFeed<Guid> changes, ILogger<Adoption> logger) : BackgroundService
{
    public async Task RunAsync(CancellationToken stop)
    {
        await projections.CaughtUp.WaitAsync(stop);
        if (people.Keeper is not { } keeper) return;
        foreach (var sheet in sheets.List.Where(sheet => !sheet.Team.HasOwner))
        {
            // One that is being opened has its founder an event later: then nothing happens here.
            var sequence = await desk.DecideAsync(sheet.Id, new FoundProduction(keeper), Gate.House, stop);
            if (sequence == 0) continue;
            await projections.SeenAsync(sequence, stop);
            logger.LogInformation("{Production} had no owner and is the keeper's now", sheet.Id);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new SemaphoreSlim(1);
        using var watching = changes.Watch(ProductionSheets.Any, TimeSpan.FromMilliseconds(100), () =>
        {
            if (bell.CurrentCount == 0) bell.Release();
            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.WaitAsync(stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Npgsql.NpgsqlException lost)
            {
                logger.LogWarning("Productions without an owner could not be looked after: {Reason}", lost.Message);
            }
        }
    }
}
