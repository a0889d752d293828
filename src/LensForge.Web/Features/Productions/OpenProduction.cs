using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

public sealed class OpenProductionHandler(Decisions desk, ProjectionService sheets)
{
    public async Task<Guid> RunAsync(string name, string user, bool sample = false, CancellationToken stop = default)
    {
        var id = Guid.CreateVersion7();
        await sheets.SeenAsync(await desk.DecideAsync(id, new OpenProduction(name, sample), user, stop), stop);
        return id;
    }
}
