using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>What an import made: the production, and the script as it was understood with its report.</summary>
public sealed record ImportOutcome(Guid Production, Screenplay Screenplay);

public enum ImportStage { Reading, Planning, Keeping }

/// <summary>
/// Takes a file or pasted text: reads it and plans its shots, then opens a production for it where none is given, keeps the source
/// and the plan. Into a production that has a script it comes as a revised draft: takes of shots that are the same stay theirs.
/// </summary>
public sealed class ImportScriptHandler(Decisions desk, ProjectionService sheets, ScriptRooms scripts)
{
    /// <summary>Bytes; a larger file is refused.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    private const ulong UsualSeed = 1;

    /// <param name="stop">Heeded until the import is being kept.</param>
    /// <param name="live">The words are those that are being written here: nothing is put in their place.</param>
    /// <exception cref="RefusedException">The file is refused; the message says why and what to do. Nothing was kept.</exception>
    public async Task<ImportOutcome> RunAsync(
        Guid? production, string fileName, byte[] bytes, string user, bool sample = false, IProgress<ImportStage>? progress = null, CancellationToken stop = default, bool live = false)
    {
        if (bytes.Length > LargestFile) throw new RefusedException($"{fileName} is larger than {LargestFile / 1024 / 1024} MB.");
        var import = new ImportScript(fileName, bytes);
        progress?.Report(ImportStage.Reading);
        var screenplay = await Task.Run(() => Planning.Read(fileName, bytes), stop).WaitAsync(stop);
        progress?.Report(ImportStage.Planning);
        if (production is { } revised) await desk.DemandAsync(revised, typeof(ImportScript), user, stop);
        var before = production is { } known ? (await desk.ProductionAsync(known, stop)).State : null;
        var planned = await Task.Run(() => Planning.Plan(screenplay, import.TextHash, UsualSeed, before), stop).WaitAsync(stop);
        stop.ThrowIfCancellationRequested();
        progress?.Report(ImportStage.Keeping);
        var id = production ?? Guid.CreateVersion7();

        // First the words that people have before them: if the server dies here, they are there and the board can be planned from them.
        if (production is not null && !live && await scripts.FindAsync(id, CancellationToken.None) is not null)
            await scripts.ExchangeAsync(id, FountainWriter.TextOf(fileName, bytes), user, import.TextHash, CancellationToken.None);
        // Kept together: a server that dies here leaves no production without its script, no draft without its plan.
        ProductionCommand[] opening = production is null ? [new OpenProduction(Planning.NameOf(screenplay, fileName), sample, user == Gate.House ? null : user)] : [];
        await sheets.SeenAsync(await desk.DecideAsync(id, [.. opening, import, new PlanShots(planned)], user, CancellationToken.None), CancellationToken.None);
        return new(id, screenplay);
    }
}
