using LensForge.Domain;
using LensForge.Domain.History;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.History;

/// <param name="Undo">What this person would take back next; null: nothing.</param>
public sealed record UndoView(UndoWords? Undo, UndoWords? Redo);

/// <param name="Change">Version of the change.</param>
/// <param name="What">"size of shot 4B, back to Close-up".</param>
/// <param name="Refusal">Why it cannot be done; null: it can.</param>
public sealed record UndoWords(long Change, string What, string? Refusal);

/// <summary>Takes back a person's own last change of the production, or makes it again, as a new event.</summary>
public sealed class TakeBackHandler(Histories histories, Decisions desk, ProjectionService projections, ProductionSheets sheets, PeopleDirectory people)
{
    private const int Patience = 50;

    /// <param name="skipped">Changes that this person was told cannot be taken back.</param>
    public Task<UndoView> LookAsync(Guid production, string user, IReadOnlySet<long> skipped, CancellationToken stop = default) => histories.AskAsync(
        production, history => new UndoView(Words(production, history.Undo(user, skipped)), Words(production, history.Redo(user, skipped))), stop);

    /// <exception cref="RefusedException">Somebody else has changed the same since, or it is no longer there; nothing is changed.</exception>
    public async Task RunAsync(Guid production, bool again, string user, IReadOnlySet<long> skipped, CancellationToken stop = default)
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            var (state, version, step) = await histories.AskAsync(production, history => (history.State, history.Version, again ? history.Redo(user, skipped) : history.Undo(user, skipped)), stop);
            if (step is null) throw new RefusedException(again ? "There is nothing of yours to make again." : "There is nothing of yours to take back.");
            if (Words(production, step)!.Refusal is { } refusal) throw new RefusedException(refusal);

            // Decided on exactly what was looked at: whoever is faster is looked at anew.
            if (await desk.DecideAtAsync(production, state, version, [new TakeBack(step.Change.Version, again), step.Command()], user, least: 2, stop) is not { } sequence) continue;
            await projections.SeenAsync(sequence, stop);
            return;
        }

        throw new RefusedException("Others are changing this production all the time. Try again.");
    }

    private UndoWords? Words(Guid production, UndoStep? step)
    {
        if (step is null) return null;
        var sheet = sheets.Find(production);
        int? Number(Guid take) => sheet?.Take(take)?.Number;
        var (name, to) = (ChangeWords.Name(step.Now ?? step.Change.Field), ChangeWords.Value(step.Change.Field, step.Again ? step.Change.After : step.Change.Before, Number));
        var refusal = step.Now is null ? $"{Capital(name)}: that is no longer in the script. Nothing was changed."
            : step.Other is { } other ? $"{people.NameOf(other)} has changed the {name} since: what they did would be lost. Nothing was changed."
            : null;
        return new(step.Change.Version, to is null ? name : $"{name}, {(step.Again ? "again" : "back to")} {to}", refusal);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
