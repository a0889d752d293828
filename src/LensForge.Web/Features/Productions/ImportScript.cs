using System.Text;
using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Paper;
using LensForge.Web.EventStore;
using LensForge.Web.Media;
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

    /// <param name="bytes">Fountain, Final Draft, or a PDF of printed pages that hold text.</param>
    /// <param name="paper">How the words were once read from printed pages, where they are not read anew.</param>
    /// <param name="stop">Heeded until the import is being kept.</param>
    /// <exception cref="RefusedException">The file is refused; the message says why and what to do. Nothing was kept.</exception>
    public async Task<ImportOutcome> RunAsync(
        Guid? production, string fileName, byte[] bytes, string user, bool sample = false, IProgress<ImportStage>? progress = null, CancellationToken stop = default, PaperReport? paper = null)
    {
        if (bytes.Length > LargestFile) throw new RefusedException($"{fileName} is larger than {LargestFile / 1024 / 1024} MB.");
        progress?.Report(ImportStage.Reading);
        if (paper is null) (fileName, bytes, paper) = await ReadAsync(fileName, bytes, stop);
        var import = new ImportScript(fileName, bytes, paper);
        var screenplay = await Task.Run(() => Planning.Read(fileName, bytes), stop).WaitAsync(stop);
        progress?.Report(ImportStage.Planning);
        if (production is { } revised) return await ReviseAsync(revised, new(fileName, bytes, paper), screenplay, user, stop);
        var planned = await Task.Run(() => Planning.Plan(screenplay, import.TextHash, UsualSeed), stop).WaitAsync(stop);
        stop.ThrowIfCancellationRequested();
        progress?.Report(ImportStage.Keeping);
        var id = Guid.CreateVersion7();

        // Kept together: a server that dies here leaves no production without its script, no draft without its plan.
        var open = new OpenProduction(Planning.NameOf(screenplay, fileName), sample, user == Gate.House ? null : user);
        await sheets.SeenAsync(await desk.DecideAsync(id, [open, import, new PlanShots(planned)], user, CancellationToken.None), CancellationToken.None);
        return new(id, screenplay);
    }

    /// <summary>A PDF of printed pages becomes the Fountain that is read from them; every other file is what it is.</summary>
    /// <exception cref="RefusedException">It holds no text, or cannot be read.</exception>
    public static async Task<DraftFile> ReadAsync(string fileName, byte[] bytes, CancellationToken stop)
    {
        if (!PdfText.Is(fileName, bytes)) return new(fileName, bytes);
        var sheets = await PdfText.ReadAsync(bytes, null, stop);
        try
        {
            var read = await Task.Run(() => PaperReader.Read(fileName, sheets), stop).WaitAsync(stop);
            return new(Path.ChangeExtension(fileName, ".fountain"), Encoding.UTF8.GetBytes(read.Fountain), read.Report);
        }
        catch (ScreenplayRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
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
