namespace LensForge.Domain.Time;

/// <summary>How long something lasts on screen before a frame rate is chosen, in whole milliseconds.</summary>
public readonly record struct Length(int Milliseconds)
{
    public static Length operator +(Length a, Length b) => new(a.Milliseconds + b.Milliseconds);

    /// <summary>For people and for JSON only: 4200 ms is 4.2.</summary>
    public decimal Seconds => Milliseconds / 1000m;
}
