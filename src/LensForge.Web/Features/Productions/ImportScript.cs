using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>What an import made: the production, and the script as it was understood with its report.</summary>
public sealed record ImportOutcome(Guid Production, Screenplay Screenplay);

public enum ImportStage { Reading, Planning, Keeping }

/// <summary>
/// Takes a file or pasted text: reads it and plans its shots, then opens a production for it where none is given, keeps the source
/// and the plan. Into a production that has a script it comes as a revised draft, taken over whole and without asking: people are shown what
/// it changes first (<see cref="ReviseScriptHandler"/>).
/// </summary>
public sealed class ImportScriptHandler(Decisions desk, ProjectionService sheets, ReviseScriptHandler revise)
{
    /// <summary>Bytes; a larger file is refused.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    private const ulong UsualSeed = 1;
    private const int Patience = 20;

    /// <param name="stop">Heeded until the import is being kept.</param>
    /// <exception cref="RefusedException">The file is refused; the message says why and what to do. Nothing was kept.</exception>
    public async Task<ImportOutcome> RunAsync(
        Guid? production, string fileName, byte[] bytes, string user, bool sample = false, IProgress<ImportStage>? progress = null, CancellationToken stop = default)
    {
        if (bytes.Length > LargestFile) throw new RefusedException($"{fileName} is larger than {LargestFile / 1024 / 1024} MB.");
        var import = new ImportScript(fileName, bytes);
        progress?.Report(ImportStage.Reading);
        var screenplay = await Task.Run(() => Planning.Read(fileName, bytes), stop).WaitAsync(stop);
        progress?.Report(ImportStage.Planning);
        if (production is { } revised) return await ReviseAsync(revised, new(fileName, bytes), screenplay, user, stop);
        var planned = await Task.Run(() => Planning.Plan(screenplay, import.TextHash, UsualSeed), stop).WaitAsync(stop);
        stop.ThrowIfCancellationRequested();
        progress?.Report(ImportStage.Keeping);
        var id = Guid.CreateVersion7();

        // Kept together: a server that dies here leaves no production without its script, no draft without its plan.
        var open = new OpenProduction(Planning.NameOf(screenplay, fileName), sample, user == Gate.House ? null : user);
        await sheets.SeenAsync(await desk.DecideAsync(id, [open, import, new PlanShots(planned)], user, CancellationToken.None), CancellationToken.None);
        return new(id, screenplay);
    }

    private async Task<ImportOutcome> ReviseAsync(Guid production, DraftFile draft, Screenplay screenplay, string user, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            var review = await revise.CompareAsync(production, draft, user, stop);
            if (await revise.AcceptAsync(production, review, review.Difference.Changes.Select(scene => scene.Id).ToHashSet(), user, stop)) return new(production, screenplay);
        }

        throw new RefusedException("Others write in this script all the time. Try again.");
    }
}
