namespace LensForge.Domain.Time;

/// <summary>Frames per second as a fraction, for instance 24000/1001. No double ever holds a time.</summary>
public readonly record struct FrameRate(int Numerator, int Denominator)
{
    public static readonly FrameRate Film = new(24, 1);

    /// <summary>Whole frames that best cover <paramref name="length"/>, at least one.</summary>
    public int FramesIn(Length length) =>
        (int)Math.Max(1, (length.Milliseconds * (long)Numerator + 500L * Denominator) / (1000L * Denominator));

    /// <summary>Where frame <paramref name="frame"/> begins, in whole milliseconds, rounded down.</summary>
    public long MillisecondsAt(long frame) => frame * 1000L * Denominator / Numerator;

    /// <summary>Reads "24" or "24000/1001"; rates from 1 to 120 frames a second.</summary>
    public static bool TryParse(string? text, out FrameRate rate)
    {
        rate = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length is < 1 or > 2 || !int.TryParse(parts[0], out var numerator)) return false;
        var denominator = 1;
        if (parts.Length == 2 && !int.TryParse(parts[1], out denominator)) return false;
        if (numerator <= 0 || denominator <= 0 || numerator < denominator || numerator > 120L * denominator) return false;
        rate = new(numerator, denominator);
        return true;
    }

    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
