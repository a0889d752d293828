namespace LensForge.Domain.Takes;

public enum TakeStage { None, Requested, Filmed, Failed, Cancelled }

/// <summary>As much of a take as deciding needs.</summary>
public sealed record Take(TakeStage Stage, TakeRequested? Request, TakeFilmed? Filmed = null)
{
    public static readonly Take None = new(TakeStage.None, null);

    public static Take Fold(IEnumerable<TakeEvent> events) => events.Aggregate(None, Apply);

    public static Take Apply(Take state, TakeEvent happened) => happened switch
    {
        TakeRequested requested => new(TakeStage.Requested, requested),
        TakeFilmed filmed => state with { Stage = TakeStage.Filmed, Filmed = filmed },
        TakeFailed => state with { Stage = TakeStage.Failed },
        TakeCancelled => state with { Stage = TakeStage.Cancelled },
        _ => state,
    };
}
