using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Board;

/// <summary>A line or a deed inside a shot.</summary>
/// <param name="Who">Who speaks; null for action.</param>
/// <param name="Start">From the start of the shot.</param>
public sealed record ShotBeat(Length Start, string? Who, string Text);

/// <summary>Cuts a shot in two and makes one of two: words, speeches and times.</summary>
public static class ShotCut
{
    // As the planner's own: what is between a cut and the first word after it.
    private static readonly int Breath = (int)(TimingFormula.Default.BreathSeconds * 1000);

    /// <summary>
    /// Lines and deeds of a shot in their order. A speech says when it starts; sentences of the action fill the time before, between and after
    /// the speeches, each as long as the planner gave it.
    /// </summary>
    public static IReadOnlyList<ShotBeat> Beats(PlannedShot shot)
    {
        var beats = new List<ShotBeat>();
        var sentences = new Queue<string>(Words.Sentences(shot.Action));
        var at = 0;
        foreach (var speech in shot.Dialogue)
        {
            while (sentences.TryPeek(out var sentence) && at + Acted(sentence) * 9 / 10 <= speech.Start.Milliseconds) Add(sentences.Dequeue());
            beats.Add(new(speech.Start, speech.Character, speech.Text));
            at = speech.Start.Milliseconds + speech.Length.Milliseconds;
        }

        while (sentences.TryDequeue(out var sentence)) Add(sentence);
        return beats;

        void Add(string sentence)
        {
            beats.Add(new(new(Math.Min(at, shot.Length.Milliseconds)), null, sentence));
            at += Acted(sentence);
        }
    }

    /// <summary>Where a shot can be cut between its lines and deeds: a little before each but the first.</summary>
    public static IReadOnlyList<ShotBeat> Cuts(PlannedShot shot) =>
        [.. Beats(shot).Skip(1).Select(beat => beat with { Start = new(Math.Max(0, beat.Start.Milliseconds - (beat.Who is null ? 0 : Breath))) })];

    /// <param name="at">Within the shot.</param>
    /// <returns>The two parts, without a number of its own for the second.</returns>
    public static (PlannedShot First, PlannedShot Second) Split(PlannedShot shot, Length at)
    {
        var time = at.Milliseconds;
        var (first, second) = (new List<Speech>(), new List<Speech>());
        foreach (var speech in shot.Dialogue)
        {
            var (start, end) = (speech.Start.Milliseconds, speech.Start.Milliseconds + speech.Length.Milliseconds);
            if (end <= time) first.Add(speech);
            else if (start >= time) second.Add(speech with { Start = new(start - time) });
            else
            {
                var cut = CutAt(speech.Text, (double)(time - start) / (end - start));
                if (cut > 0) first.Add(speech with { Text = speech.Text[..cut].TrimEnd(), Length = new(time - start) });
                if (cut < speech.Text.Length) second.Add(speech with { Text = speech.Text[cut..].TrimStart(), Start = new(0), Length = new(end - time) });
            }
        }

        var acts = Beats(shot).Where(beat => beat.Who is null).ToLookup(beat => beat.Start.Milliseconds < time, beat => beat.Text);
        var middle = Line(shot, at);
        var reason = shot.Reason;
        return (
            shot with { Length = at, Dialogue = first, Action = string.Join(' ', acts[true]), Words = shot.Words with { EndLine = middle.First } },
            shot with
            {
                Length = new(shot.Length.Milliseconds - time), Dialogue = second, Action = string.Join(' ', acts[false]), Words = shot.Words with { Line = middle.Second },
                Reason = $"Split from {shot.Number}; {reason}",
            });
    }

    /// <summary>Two shots as one: what the first one frames, wide enough for both.</summary>
    public static PlannedShot Join(PlannedShot one, PlannedShot two)
    {
        var lead = one.Coverage is Coverage.Insert or Coverage.PointOfView ? two : one;
        var other = lead == one ? two : one;
        var people = lead.Coverage is Coverage.Insert or Coverage.PointOfView ? lead.Subjects : [.. one.Subjects.Concat(two.Subjects).Distinct()];
        var size = other.Coverage is Coverage.Insert or Coverage.PointOfView || lead.Coverage is Coverage.Insert or Coverage.PointOfView ? lead.Size : (ShotSize)Math.Min((int)lead.Size, (int)other.Size);
        var framed = ShotCoverage.For(lead with { Size = size, LensMm = size == lead.Size ? lead.LensMm : other.LensMm }, people);
        return framed with
        {
            Number = one.Number,
            Length = one.Length + two.Length,
            Dialogue = Speeches(one, two),
            Action = string.Join(' ', new[] { one.Action, two.Action }.Where(text => text.Length > 0)),
            Words = new(Math.Min(one.Words.Line, two.Words.Line), Math.Max(one.Words.EndLine, two.Words.EndLine)),
            Reason = $"{one.Number} and {two.Number} in one; {one.Reason}",
            Intensity = MathF.Max(one.Intensity, two.Intensity),
        };
    }

    /// <summary>Whether both show the same words and people for the same time in the same manner.</summary>
    public static bool Same(PlannedShot one, PlannedShot two) =>
        (one.Action, one.Length, one.Coverage, one.Size, one.Insert) == (two.Action, two.Length, two.Coverage, two.Size, two.Insert) && one.Dialogue.SequenceEqual(two.Dialogue) && one.Subjects.SequenceEqual(two.Subjects);

    // A speech that goes on over the cut is one speech again.
    private static List<Speech> Speeches(PlannedShot one, PlannedShot two)
    {
        List<Speech> speeches = [.. one.Dialogue, .. two.Dialogue.Select(speech => speech with { Start = one.Length + speech.Start })];
        var at = one.Dialogue.Count;
        if (at == 0 || at == speeches.Count) return speeches;
        var (before, after) = (speeches[at - 1], speeches[at]);
        if (after.Start != one.Length || before.Start + before.Length != after.Start || (before.Character, before.Off) != (after.Character, after.Off)) return speeches;
        speeches[at - 1] = before with { Text = $"{before.Text} {after.Text}", Length = before.Length + after.Length };
        speeches.RemoveAt(at);
        return speeches;
    }

    private static int Acted(string sentence) => TimingFormula.Default.Action(sentence).Milliseconds;

    // Which lines of the script lie before a moment is known by the share of the beats: lines say nothing of time.
    private static (int First, int Second) Line(PlannedShot shot, Length at)
    {
        var lines = shot.Words.EndLine - shot.Words.Line + 1;
        if (lines < 2) return (shot.Words.EndLine, shot.Words.Line);
        var share = (double)at.Milliseconds / Math.Max(1, shot.Length.Milliseconds);
        var middle = shot.Words.Line + Math.Clamp((int)Math.Round(lines * share), 1, lines - 1);
        return (middle - 1, middle);
    }

    // A speech is cut between two words, the blank that is nearest to the moment.
    private static int CutAt(string text, double share)
    {
        var wanted = (int)Math.Round(text.Length * share);
        var best = wanted * 2 < text.Length ? 0 : text.Length;
        for (var at = 1; at < text.Length; at++)
            if (char.IsWhiteSpace(text[at]) && Math.Abs(at - wanted) < Math.Abs(best - wanted)) best = at;
        return best;
    }
}
