namespace LensForge.Domain.Takes;

public enum TakeStage { None, Requested, Filmed, Failed, Cancelled }

/// <summary>As much of a take as deciding needs.</summary>
/// <param name="Request">As it was asked for; of a take that was stopped, with the step at which.</param>
/// <param name="StopAsked">The step at which somebody wants it to end.</param>
public sealed record Take(TakeStage Stage, TakeRequested? Request, TakeFilmed? Filmed = null, int? StopAsked = null)
{
    public static readonly Take None = new(TakeStage.None, null);

    public static Take Fold(IEnumerable<TakeEvent> events) => events.Aggregate(None, Apply);

    public static Take Apply(Take state, TakeEvent happened) => happened switch
    {
        TakeRequested requested => new(TakeStage.Requested, requested),
        TakeFilmed filmed => state with { Stage = TakeStage.Filmed, Filmed = filmed, Request = Stopped(state.Request, filmed.StoppedAt) },
        TakeStopAsked asked => state with { StopAsked = asked.Step },
        TakeFailed => state with { Stage = TakeStage.Failed },
        TakeCancelled => state with { Stage = TakeStage.Cancelled },
        _ => state,
    };

    private static TakeRequested? Stopped(TakeRequested? request, int? step) =>
        step is null || request is null ? request : request with { Recipe = request.Recipe with { StopStep = step } };
}
