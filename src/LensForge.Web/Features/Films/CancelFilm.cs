using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Films;

/// <summary>Stops the joining of a film, or takes it out of the queue. It can be asked for again.</summary>
public sealed class CancelFilmHandler(Decisions desk, ProjectionService projections)
{
    public async Task RunAsync(Guid production, Guid film, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, new CancelFilm(film), user, stop), stop);
}
