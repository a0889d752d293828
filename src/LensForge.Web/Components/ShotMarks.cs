using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Web.Projections;

namespace LensForge.Web.Components;

/// <summary>What stands under a tile beside its take: how far the shot has come, and how much is said of it.</summary>
/// <param name="Reopened">It was approved, and was changed since.</param>
/// <param name="Kept">Its stale take is kept.</param>
/// <param name="StaleBy">Who made its take stale, by id; null for nobody and for a take that is not stale.</param>
public sealed record ShotMarks(ReviewState State, bool Reopened, int OpenNotes, bool Kept, string? StaleBy, DateTimeOffset? StaleAt)
{
    public static readonly ShotMarks None = new(ReviewState.Todo, false, 0, false, null, null);

    private static readonly ConditionalWeakTable<ImmutableList<NoteSheet>, Dictionary<ShotId, int>> Counts = [];

    public static ShotMarks Of(ProductionSheet sheet, ShotId shot)
    {
        var (review, chosen) = (sheet.Review(shot), sheet.Chosen(shot));
        return new(
            review.State, review.Reopened is not null, Counts.GetValue(sheet.Notes, Counted).GetValueOrDefault(shot), chosen?.Kept is { Holds: true } && chosen.Since is not null, chosen?.Stale?.By, chosen?.Stale?.At);
    }

    // Once for all tiles of all boards.
    private static Dictionary<ShotId, int> Counted(ImmutableList<NoteSheet> notes) =>
        notes.Where(note => note.Open && note.Shot is not null).GroupBy(note => note.Shot!.Value).ToDictionary(shot => shot.Key, shot => shot.Count());
}

/// <summary>The trade's words for how far a shot has come.</summary>
public static class ReviewWords
{
    public static string Of(ReviewState state) => state switch
    {
        ReviewState.Todo => "To do",
        ReviewState.InProgress => "In progress",
        _ => state.ToString(),
    };

    /// <summary>The key that says it, on the board.</summary>
    public static string Key(ReviewState state) => state switch
    {
        ReviewState.Todo => "T",
        ReviewState.InProgress => "I",
        ReviewState.Review => "V",
        ReviewState.Retake => "R",
        _ => "A",
    };
}
