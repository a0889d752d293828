using LensForge.Domain.Productions;

namespace LensForge.Domain.Reviews;

/// <summary>The part of the production's decisions that is about judging its shots.</summary>
internal static class ReviewDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        MarkShot mark => Mark(state, mark),
        JudgeShot judge => Judge(state, judge),
        KeepTake keep => Keep(state, keep),
        _ => throw new RefusedException($"A review cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Mark(Production state, MarkShot mark)
    {
        Require(state, mark.Shot);
        if (mark.State is ReviewState.Approved or ReviewState.Retake) throw new RefusedException("Only who may approve says that a shot is approved or wants a retake.");
        if (Stands(state, mark.Shot)) throw new RefusedException("The shot is approved. Who may approve can take that back first.");
        return StateOf(state, mark.Shot) == mark.State ? [] : [new ShotReviewed(mark.Shot, mark.State)];
    }

    private static IReadOnlyList<ProductionEvent> Judge(Production state, JudgeShot judge)
    {
        Require(state, judge.Shot);
        if (judge.State != ReviewState.Approved) return StateOf(state, judge.Shot) == judge.State ? [] : [new ShotReviewed(judge.Shot, judge.State, judge.Take)];
        if (judge.Take is not { } take) throw new RefusedException("There is no picture to approve: film the shot first.");
        if (Stands(state, judge.Shot) && state.Reviews.Of(judge.Shot)!.Approval!.Take == take) return [];
        IEnumerable<ProductionEvent> chosen = !judge.Chooses || (state.Chosen.TryGetValue(judge.Shot, out var before) && before == take) ? [] : [new TakeChosen(judge.Shot, take)];
        return [.. chosen, new ShotReviewed(judge.Shot, ReviewState.Approved, take)];
    }

    private static IReadOnlyList<ProductionEvent> Keep(Production state, KeepTake keep)
    {
        Require(state, keep.Shot);
        return state.Reviews.Kept.TryGetValue(keep.Take, out var kept) && kept == keep.Fingerprint ? [] : [new TakeKept(keep.Shot, keep.Take, keep.Fingerprint)];
    }

    private static ReviewState StateOf(Production state, ShotId shot) => state.Reviews.Of(shot)?.State ?? ReviewState.Todo;

    private static bool Stands(Production state, ShotId shot) =>
        state.Reviews.Of(shot)?.Approval is { } approval
        && approval.Since(state.Plan!, state.LookBook, shot, state.Chosen.TryGetValue(shot, out var chosen) ? chosen : null).Stands;

    private static void Require(Production state, ShotId shot)
    {
        if (state.Plan?.Find(shot) is null) throw new RefusedException($"There is no shot {shot} in the current plan.");
    }
}
