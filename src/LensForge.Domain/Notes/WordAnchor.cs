using System.Collections.Immutable;
using LensForge.Domain.LiveText;

namespace LensForge.Domain.Notes;

/// <summary>A piece of the words that is still there.</summary>
/// <param name="Quoted">Where it begins in the words as they were.</param>
/// <param name="At">Where it stands in the text.</param>
public readonly record struct HeldWords(int Quoted, int At, int Length);

/// <summary>
/// Holds on to the words that a note is about. Every unit of them is followed through every change by itself: what is deleted is let
/// go of, what others write in between is not taken for them, and when no letter or figure of them is left they are gone.
/// </summary>
/// <param name="Held">In the order of the text.</param>
public sealed record WordAnchor(string Quote, ImmutableArray<HeldWords> Held)
{
    public static WordAnchor On(string quote, int from) => new(quote, quote.Length == 0 ? [] : [new(0, from, quote.Length)]);

    public bool Gone => !Held.Any(held => Quote.AsSpan(held.Quoted, held.Length).ContainsAnyLetter());

    /// <summary>Whether anything was deleted from them or written into them.</summary>
    public bool Changed => Held is not [{ Length: var length }] || length != Quote.Length;

    /// <summary>From the first that is left to behind the last; null when they are gone.</summary>
    public (int From, int To)? Range => Gone ? null : (Held[0].At, Held[^1].At + Held[^1].Length);

    public WordAnchor Map(ChangeSet changes)
    {
        if (Held.IsEmpty || changes.IsEmpty) return this;
        var kept = ImmutableArray.CreateBuilder<HeldWords>(Held.Length);
        int before = 0, after = 0, next = 0;
        foreach (var section in changes.Sections)
        {
            var end = before + section.Length;
            while (section.Kept && next < Held.Length && Held[next].At < end)
            {
                var held = Held[next];
                var from = Math.Max(held.At, before);
                var to = Math.Min(held.At + held.Length, end);
                if (to > from) Add(kept, new(held.Quoted + from - held.At, from - before + after, to - from));
                if (held.At + held.Length > end) break;
                next++;
            }

            while (!section.Kept && next < Held.Length && Held[next].At + Held[next].Length <= end) next++;
            (before, after) = (end, after + section.NewLength);
        }

        return this with { Held = kept.ToImmutable() };
    }

    // Pieces that have come together again are one.
    private static void Add(ImmutableArray<HeldWords>.Builder kept, HeldWords piece)
    {
        if (kept.Count > 0 && kept[^1] is var last && last.At + last.Length == piece.At && last.Quoted + last.Length == piece.Quoted) kept[^1] = last with { Length = last.Length + piece.Length };
        else kept.Add(piece);
    }
}

internal static class QuotedLetters
{
    public static bool ContainsAnyLetter(this ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            if (char.IsLetterOrDigit(unit) || char.IsSurrogate(unit)) return true;
        return false;
    }
}
