using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Drafts.Revisions;

/// <summary>What is changed in the words from here on is of this colour.</summary>
/// <param name="Colour">One of <see cref="RevisionColours.All"/>.</param>
/// <param name="Words">Version of the live text that it began with.</param>
public sealed record RevisionStarted(string Colour, long Words) : ProductionEvent;

[Needs(Right.EditWords)]
public sealed record StartRevision(string Colour, long Words) : ProductionCommand;

internal static class RevisionDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, StartRevision start)
    {
        if (!RevisionColours.All.Contains(start.Colour)) throw new RefusedException($"There is no revision colour {start.Colour}. The next is {RevisionColours.After(state.Revisions.LastOrDefault()?.Colour ?? RevisionColours.First)}.");
        if (state.Revisions.Any(revision => revision.Colour == start.Colour)) throw new RefusedException($"The {start.Colour} revision was begun already. Choose the next colour.");
        if (state.Revisions.LastOrDefault() is { } last && start.Words < last.Words) throw new RefusedException("Another revision was begun meanwhile. Look again.");
        return [new RevisionStarted(start.Colour, start.Words)];
    }
}
