namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>Where an element comes from in the imported file.</summary>
/// <param name="Parts">Indices in <see cref="FdxSource.Parts"/>, from the first to after the last.</param>
/// <param name="Begins">False on the later ones of several elements that stand for the same parts: the first carries them.</param>
/// <param name="Reworded">The paragraph is the same one with other words.</param>
/// <param name="Was">The element as the live text began.</param>
internal sealed record FdxOrigin((int First, int End) Parts, bool Begins, bool Reworded, ScreenplayElement Was);

/// <summary>Finds for every element of the script as it is now the paragraphs of the file that it still stands for.</summary>
internal static class FdxOrigins
{
    public static FdxOrigin?[] Of(FdxSource source, IReadOnlyList<ScreenplayElement> now)
    {
        var matches = ElementMatches.Of(source.Base, now);
        var back = new int[source.Base.Count];
        Array.Fill(back, -1);
        for (var i = 0; i < now.Count; i++)
        {
            if (matches[i] >= 0) back[matches[i]] = i;
        }

        var origins = new FdxOrigin?[now.Count];
        var open = new List<(FdxKnot Knot, int After)>();
        var last = -1;
        foreach (var knot in source.Knots)
        {
            var at = back[knot.Words.First];
            var whole = at >= 0 && Enumerable.Range(0, knot.Words.End - knot.Words.First).All(offset => back[knot.Words.First + offset] == at + offset);
            if (!whole)
            {
                open.Add((knot, last));
                continue;
            }

            for (var word = knot.Words.First; word < knot.Words.End; word++)
                origins[at + word - knot.Words.First] = new(knot.Parts, word == knot.Words.First, Reworded: false, source.Base[word]);
            last = at + knot.Words.End - knot.Words.First - 1;
        }

        Reword(source, now, origins, open);
        return origins;
    }

    // Between the same neighbours, something of the same kind with words in common is the same paragraph reworded.
    private static void Reword(FdxSource source, IReadOnlyList<ScreenplayElement> now, FdxOrigin?[] origins, List<(FdxKnot Knot, int After)> open)
    {
        var at = 0;
        foreach (var (knot, after) in open)
        {
            at = Math.Max(at, after + 1);
            if (!knot.Single) continue;
            var was = source.Base[knot.Words.First];

            // What the file calls something else than the words do was nobody's choice here: reworded, it is what the words say.
            if (source.Parts[knot.Parts.First].Element.Kind is var called && called != was.Kind && called != ElementKind.General) continue;
            for (var i = at; i < now.Count && origins[i] is null; i++)
            {
                if (now[i].Kind != was.Kind || now[i].Dual != was.Dual || now[i].Depth != was.Depth || !Alike(was, now[i])) continue;
                origins[i] = new(knot.Parts, Begins: true, Reworded: true, was);
                at = i + 1;
                break;
            }
        }
    }

    private static bool Alike(ScreenplayElement was, ScreenplayElement now)
    {
        if (was.Kind is not (ElementKind.Action or ElementKind.Dialogue)) return true;
        var (before, after) = (Words(was.Text), Words(now.Text));
        return 3 * before.Intersect(after).Count() >= Math.Max(before.Count, after.Count);
    }

    private static HashSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', '!', '?').ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
}
