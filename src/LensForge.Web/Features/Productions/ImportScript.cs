using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>What an import made: the production, and the script as it was understood with its report.</summary>
public sealed record ImportOutcome(Guid Production, Screenplay Screenplay);

/// <summary>Takes a file or pasted text: reads it, opens a production for it where none is given, keeps the source, plans the shots.</summary>
public sealed class ImportScriptHandler(Decisions desk, ProjectionService sheets, OpenProductionHandler open, PlanShotsHandler plan)
{
    /// <summary>Bytes; a larger file is refused.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <exception cref="RefusedException">The file is refused; the message says why and what to do. Nothing was kept.</exception>
    public async Task<ImportOutcome> RunAsync(Guid? production, string fileName, byte[] bytes, string user, bool sample = false, CancellationToken stop = default)
    {
        if (bytes.Length > LargestFile) throw new RefusedException($"{fileName} is larger than {LargestFile / 1024 / 1024} MB.");
        var screenplay = await Task.Run(() => Planning.Read(fileName, bytes), stop);
        var id = production ?? await open.RunAsync(Planning.NameOf(screenplay, fileName), user, sample, stop);
        await sheets.SeenAsync(await desk.DecideAsync(id, new ImportScript(fileName, bytes), user, stop), stop);
        await plan.RunAsync(id, user, stop: stop);
        return new(id, screenplay);
    }
}
