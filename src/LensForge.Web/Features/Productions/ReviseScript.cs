using System.Text;
using LensForge.Domain;
using LensForge.Domain.Drafts;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.LiveText;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Paper;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>A revised draft as it was read; nothing of it is kept yet.</summary>
/// <param name="Paper">How it was read from printed pages; null where it came as a script.</param>
public sealed record DraftFile(string Name, byte[] Bytes, PaperReport? Paper = null);

/// <summary>A revised draft beside the live text as it was when they were compared.</summary>
/// <param name="Live">What it was compared with.</param>
public sealed record DraftReview(DraftFile File, LoggedScript Live, DraftDifference Difference);

/// <summary>
/// Takes a revised draft in two steps: it is compared with the words as they are now and what it makes of the board is told; then what was
/// accepted of it is taken over. When somebody writes in between, nothing is taken over and it is to be compared again.
/// </summary>
public sealed class ReviseScriptHandler(Decisions desk, EventLog log, ProductionSheets sheets, ProjectionService projections, ScriptRooms scripts, WordsFollowed words, SceneNumbers numbers)
{
    private const ulong UsualSeed = 1;
    private const string MergedName = ", merged.fountain";

    /// <exception cref="RefusedException">The file cannot be read, or this person may not; the message says why and what to do.</exception>
    public async Task<DraftReview> CompareAsync(Guid production, DraftFile file, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(ImportScript), user, stop);
        if (file.Bytes.Length > ImportScriptHandler.LargestFile) throw new RefusedException($"{file.Name} is larger than {ImportScriptHandler.LargestFile / 1024 / 1024} MB.");
        var live = await LiveAsync(production, user, stop);
        var earlier = await EarlierAsync(production, stop);
        // Locked numbers are known here: what the file says of removed scenes is nothing new.
        var locked = sheets.Find(production)?.Numbers is not null;
        return await Task.Run(() => new DraftReview(file, live, DraftDifference.Of(live.Script.Text.ToString(), locked ? NumberedWords.WithoutOmitted(TextOf(file)) : TextOf(file), earlier)), stop);
    }

    /// <summary>What taking over some scenes of it would make of the board.</summary>
    public async Task<Revision> ForecastAsync(Guid production, DraftReview review, IReadOnlySet<int> accepted, CancellationToken stop = default)
    {
        if (sheets.Find(production) is not { } sheet) throw new RefusedException("There is no such production.");
        var (state, _) = await desk.ProductionAsync(production, stop);
        var (_, plan, _) = await PlanAsync(production, state, review, accepted, stop);
        return await Task.Run(() => Revision.Of(state, sheet, plan.Plan, plan.Kept), stop);
    }

    /// <returns>False where somebody has written since it was compared: nothing was taken over.</returns>
    public async Task<bool> AcceptAsync(Guid production, DraftReview review, IReadOnlySet<int> accepted, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(ImportScript), user, stop);
        var (state, _) = await desk.ProductionAsync(production, stop);
        var (imports, plan, given) = await PlanAsync(production, state, review, accepted, stop);
        stop.ThrowIfCancellationRequested();

        // First the words that people have before them: if the server dies here, they are there and the board can be planned from them.
        var (here, text, untouched) = (review.Live.Script.Text.ToString(), Merged(review, accepted), false);
        var now = await scripts.ExchangeAsync(production, live => (untouched = live == here) ? text : live, user, imports[^1].TextHash, CancellationToken.None);
        if (!untouched) return false;
        var version = here == text ? review.Live.Script.Version : now.Script.Recent.LastOrDefault(edited => edited.Draft == imports[^1].TextHash) is { } change ? change.Base + change.Count : (long?)null;
        ProductionCommand[] issue = given is not null && version is { } at ? [SceneNumbers.Issue(given, at)] : [];
        await projections.SeenAsync(await desk.DecideAsync(production, [.. issue, .. imports, plan with { Words = version }], user, CancellationToken.None), CancellationToken.None);
        return true;
    }

    // Before anybody has opened the script there is none in the log; to compare with it, it is begun.
    private async Task<LoggedScript> LiveAsync(Guid production, string user, CancellationToken stop) =>
        await scripts.FindAsync(production, stop) ?? await scripts.ExchangeAsync(production, text => text, user, null, stop);

    // Drafts from outside: what was planned from the words here, or merged with them, no file can be expected to have.
    private async Task<IReadOnlyList<string>> EarlierAsync(Guid production, CancellationToken stop)
    {
        var drafts = (await log.ReadStreamAsync(production, 0, stop)).Select(stored => stored.Body).OfType<ScriptImported>()
            .Where(draft => draft.FileName != PlanAgainHandler.FileName && !draft.FileName.EndsWith(MergedName, StringComparison.Ordinal)).ToList();
        return [.. drafts.Select(draft => FountainWriter.TextOf(draft.FileName, draft.Source.Bytes()))];
    }

    private async Task<(IReadOnlyList<ImportScript> Imports, PlanShots Plan, IReadOnlyList<NumberedScene>? Numbers)> PlanAsync(Guid production, Production state, DraftReview review, IReadOnlySet<int> accepted, CancellationToken stop)
    {
        var text = Merged(review, accepted);
        if (text.Trim().Length == 0) throw new RefusedException("Nothing would be left of the script.");
        var given = await numbers.OfAsync(production, review.Live, text, stop);
        var planned = given is null ? text : NumberedWords.Write(text, given, omitted: false);
        var whole = planned == TextOf(review.File);

        // The file as it came is kept also where only a part of it was taken over.
        ImportScript[] imports = whole ? [new(review.File.Name, review.File.Bytes, review.File.Paper)]
            : [new(review.File.Name, review.File.Bytes, review.File.Paper), new(Path.GetFileNameWithoutExtension(review.File.Name) + MergedName, Encoding.UTF8.GetBytes(planned), review.File.Paper)];
        var (screenplay, plan) = await Task.Run(() =>
        {
            var read = Planning.Read(imports[^1].FileName, imports[^1].Bytes);
            return (read, Planning.Plan(read, imports[^1].TextHash, state.Planned?.Plan.Seed ?? UsualSeed, state));
        }, stop);
        return (imports, new(plan, null, await words.OfAsync(production, state, review.Live, screenplay, text, stop)), given);
    }

    private static string Merged(DraftReview review, IReadOnlySet<int> accepted) => review.Difference.Merge(accepted);

    private static string TextOf(DraftFile file)
    {
        Planning.Read(file.Name, file.Bytes);
        return StorableText.Of(FountainWriter.TextOf(file.Name, file.Bytes));
    }
}
