using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;

namespace LensForge.Domain.History;

/// <summary>How far a shot has come, as something that whoever said it takes back.</summary>
internal static class ReviewField
{
    public static readonly Field Review = new(
        "review", FieldScope.Shot, happened => (happened as ShotReviewed)?.Shot.Value, (state, shot) => Of(state, shot).State,
        (then, shot, now) => Say(Of(then, shot), judged: false, now))
    {
        Restored = false,
        Said = state => state.Reviews.Marks.Where(mark => mark.Value.State != ReviewState.Todo).Select(mark => mark.Key.Value),
        Turn = (change, again, now) =>
        {
            var (before, after) = (Of(change.Before, change.Field.Of), Of(change.After, change.Field.Of));

            // Approved once more after it was changed: without that it was up for review.
            if (!again && before == after) before = (ReviewState.Review, null);
            return Say(again ? after : before, judged: Judges(before.State) || Judges(after.State), now);
        },
    };

    // To take a judgement back is to judge; the take has a field of its own.
    private static ProductionCommand Say((ReviewState State, Guid? Take) mark, bool judged, string shot) =>
        judged || Judges(mark.State) ? new JudgeShot(new(shot), mark.State, mark.Take, Chooses: false) : new MarkShot(new(shot), mark.State);

    private static bool Judges(ReviewState state) => state is ReviewState.Approved or ReviewState.Retake;

    private static (ReviewState State, Guid? Take) Of(Production state, string shot) =>
        state.Reviews.Of(new(shot)) is { } mark ? (mark.State, mark.Approval?.Take) : (ReviewState.Todo, null);
}
