using LensForge.Domain;
using LensForge.Domain.History;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.History;

/// <param name="Undo">What this person would take back next; null: nothing.</param>
public sealed record UndoView(UndoWords? Undo, UndoWords? Redo);

/// <param name="Changes">Versions of what it would take back.</param>
/// <param name="What">"size of shot 4B, back to Close-up".</param>
/// <param name="Refusal">Why it cannot be done; null: it can.</param>
public sealed record UndoWords(IReadOnlyList<long> Changes, string What, string? Refusal);

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
            var (state, version, steps) = await histories.AskAsync(production, history => (history.State, history.Version, again ? history.Redo(user, skipped) : history.Undo(user, skipped)), stop);
            if (steps.Count == 0) throw new RefusedException(again ? "There is nothing of yours to make again." : "There is nothing of yours to take back.");
            if (Words(production, steps)!.Refusal is { } refusal) throw new RefusedException(refusal);

            // Decided on exactly what was looked at: whoever is faster is looked at anew.
            if (await desk.DecideAtAsync(production, state, version, Commands(state, steps), user, least: steps.Count + 1, stop) is not { } sequence) continue;
            await projections.SeenAsync(sequence, stop);
            return;
        }

        throw new RefusedException("Others are changing this production all the time. Try again.");
    }

    private static List<ProductionCommand> Commands(Production state, IReadOnlyList<UndoStep> steps)
    {
        var commands = new List<ProductionCommand>();
        foreach (var step in steps)
        {
            var command = step.Command();
            var events = ProductionDecider.Decide(state, command);
            state = events.Aggregate(state, Production.Apply);
            commands.Add(new TakeBack(step.Change.Version, step.Again, events.Count));
            commands.Add(command);
        }

        return commands;
    }

    private UndoWords? Words(Guid production, IReadOnlyList<UndoStep> steps)
    {
        if (steps.Count == 0) return null;
        var sheet = sheets.Find(production);
        int? Number(Guid take) => sheet?.Take(take)?.Number;

        // What one command made is called by its first event.
        var first = steps.MinBy(step => step.Change.Version)!;
        var (name, to) = (ChangeWords.Name(first.Now ?? first.Change.Field), ChangeWords.Value(first.Change.Field, first.Again ? first.Change.After : first.Change.Before, Number));
        var refusal = steps.FirstOrDefault(step => !step.Possible) switch
        {
            null => null,
            { Now: null } => $"{Capital(name)}: that is no longer in the script. Nothing was changed.",
            var step => $"{people.NameOf(step.Other)} has changed the {ChangeWords.Name(step.Now.Value)} since: what they did would be lost. Nothing was changed.",
        };
        var what = ProductionSentences.Shaped(first.Change.Happened) ?? (to is null ? name : $"{name}, {(first.Again ? "again" : "back to")} {to}");
        return new([.. steps.Select(step => step.Change.Version)], steps.Count > 1 && ProductionSentences.Shaped(first.Change.Happened) is null ? $"{what} and {steps.Count - 1} more" : what, refusal);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
