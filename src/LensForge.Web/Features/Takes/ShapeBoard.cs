using LensForge.Domain;
using LensForge.Domain.Board;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>Shapes the shot list and says things of its shots, of one or of many at once: all of it is done or nothing.</summary>
public sealed class ShapeBoardHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets, FieldRaces races)
{
    /// <summary>Changed at once at most.</summary>
    public const int Most = 1000;

    /// <param name="seen">Number of the event that the page showed when somebody pressed; null where nothing is shown.</param>
    /// <returns>How many events it made.</returns>
    public async Task<int> RunAsync(Guid production, IReadOnlyList<ProductionCommand> commands, string user, long? seen = null, CancellationToken stop = default)
    {
        if (commands.Count > Most) throw new RefusedException($"At most {Most} shots are changed at once.");
        if (commands.FirstOrDefault(command => command is not (ShapeBoard or DirectShot or ChooseShotLook or ChooseTake)) is { } other) throw new RefusedException($"A board cannot do {other.GetType().Name}.");
        var before = sheets.Find(production)?.Position ?? 0;
        var last = await desk.DecideAsync(production, commands, user, stop);
        if (last == 0) return 0;
        await projections.SeenAsync(last, stop);
        races.Ran(production, user, seen ?? before, last);
        return 1;
    }

    public Task<int> RunAsync(Guid production, ProductionCommand command, string user, long? seen = null, CancellationToken stop = default) => RunAsync(production, [command], user, seen, stop);
}
