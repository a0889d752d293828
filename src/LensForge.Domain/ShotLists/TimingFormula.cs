using LensForge.Domain.Grammar;
using LensForge.Domain.Time;

namespace LensForge.Domain.ShotLists;

/// <summary>
/// How long words last on screen. Dialogue: letters and digits / 3 letters a syllable at 5.14 syllables a second,
/// and a rest at each stop and comma (the measure of betterfountain over 14 films); action has no agreed formula: a stated one is offered.
/// </summary>
public sealed record TimingFormula
{
    public static readonly TimingFormula Default = new();

    public double LettersPerSyllable { get; init; } = 3;

    public double SecondsPerSyllable { get; init; } = 0.1945548;

    public double SecondsPerStop { get; init; } = 0.75;

    public double SecondsPerComma { get; init; } = 0.3;

    public double ActionSeconds { get; init; } = 1;

    public double ActionSecondsPerWord { get; init; } = 0.3;

    public double ShortestShot { get; init; } = 2;

    public double LongestShot { get; init; } = 12;

    /// <summary>Before the first word of a shot, and between two speakers.</summary>
    public double BreathSeconds { get; init; } = 0.2;

    public Length Dialogue(string text)
    {
        double letters = 0;
        var stops = 0;
        var commas = 0;
        var rested = false;
        foreach (var letter in text)
        {
            var stop = letter is '.' or '!' or '?' or ':' or '…' or '。' or '！' or '？' or '؟' or '।';
            // One rest for "..." and "?!".
            if (stop && !rested) stops++;
            rested = stop;
            if (letter is ',' or ';' or '，' or '、' or '،') commas++;
            else if (letter is >= '\u3040' and <= '\u30FF') letters += 2;
            else if (Words.IsIdeographic(letter)) letters += LettersPerSyllable;
            else if (char.IsLetterOrDigit(letter)) letters++;
        }

        return Milliseconds(letters / LettersPerSyllable * SecondsPerSyllable + stops * SecondsPerStop + commas * SecondsPerComma);
    }

    public Length Action(string text) => Milliseconds(ActionSeconds + ActionSecondsPerWord * Words.Count(text));

    private static Length Milliseconds(double seconds) => new((int)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero));
}
