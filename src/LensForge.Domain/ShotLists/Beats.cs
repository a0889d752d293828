using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.ShotLists;

/// <summary>The smallest part of a scene that a shot can cover: a sentence or two of action, or a part of a speech.</summary>
/// <param name="Who">The speaker; null for action.</param>
/// <param name="Off">The speaker is not in the picture.</param>
/// <param name="Part">Which part of its speech this is, from 0.</param>
/// <param name="Manner">The parenthetical before it.</param>
/// <param name="Intensity">0 to 1.</param>
internal sealed record Beat(string Text, string? Who, bool Off, int Part, string Manner, WordRange Lines, ActionReading Reading, float Intensity, int Milliseconds)
{
    public bool IsSpeech => Who is not null;
}

/// <summary>Breaks a scene into beats.</summary>
internal sealed class Beats(SceneCast cast, ScriptPeople people, TimingFormula timing)
{
    private const int LongestPart = 6500;

    private readonly NameBook _names = new(cast.Seen.Concat(cast.Heard), people.NameParts);
    private readonly List<Beat> _beats = [];
    private readonly List<string> _recent = [.. cast.Seen];
    private string? _subject;

    public static List<Beat> Of(Screenplay screenplay, ScriptPeople people, Scene scene, SceneCast cast, TimingFormula timing) =>
        new Beats(cast, people, timing).Read(screenplay, scene);

    private List<Beat> Read(Screenplay screenplay, Scene scene)
    {
        string? speaker = null;
        var off = false;
        var part = 0;
        var manner = "";
        var cueLine = 0;
        for (var i = scene.FirstElement + 1; i < scene.EndElement; i++)
        {
            var element = screenplay.Elements[i];
            var span = element.Source;
            switch (element.Kind)
            {
                case ElementKind.Character:
                    var name = SceneCast.NameIn(element.Text);
                    speaker = cast.Seen.Concat(cast.Heard).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
                    off = SceneCast.IsOff(element.Text) || cast.Heard.Contains(speaker);
                    if (!off) Mention(speaker);
                    part = 0;
                    manner = "";
                    cueLine = span.Line;
                    break;
                case ElementKind.Parenthetical when speaker is not null:
                    manner = element.Text;
                    if (cueLine == 0) cueLine = span.Line;
                    break;
                case ElementKind.Dialogue or ElementKind.Lyric when speaker is not null:
                    foreach (var piece in Pieces(element.Text, text => timing.Dialogue(text).Milliseconds))
                    {
                        var lines = new WordRange(cueLine > 0 ? cueLine : span.Line, Math.Max(span.Line, span.EndLine));
                        _beats.Add(new(piece, speaker, off, part++, manner, lines, ActionReading.Nothing, Heat(piece, manner), Math.Max(600, timing.Dialogue(piece).Milliseconds)));
                        manner = "";
                        cueLine = 0;
                    }

                    break;
                case ElementKind.Action or ElementKind.General or ElementKind.Centered or ElementKind.Shot or ElementKind.Dialogue or ElementKind.Lyric or ElementKind.Parenthetical:
                    speaker = null;
                    Act(element.Text, new(span.Line, Math.Max(span.Line, span.EndLine)));
                    break;
            }
        }

        return _beats;
    }

    private void Act(string text, WordRange lines)
    {
        foreach (var piece in Pieces(text, part => timing.Action(part).Milliseconds, 1))
        {
            var told = Genders.Told(Words.Of(piece));
            var meant = told is { } feminine ? people.Genders.Meant(feminine, _subject, _recent) : _subject;
            var reading = ActionReading.Of(piece, _names, meant);
            // "She stops": it is she who is to be seen.
            if (reading.Named.Count == 0 && meant is not null && told is not null) reading = reading with { Named = [meant] };
            if (reading.Named.Count > 0) Mention(reading.Named[0]);
            var heat = 0.16f * Math.Min(2, reading.Moods.Count) + (reading.First(Deed.Strike, Deed.Discover, Deed.Fall, Deed.Run) is null ? 0 : 0.22f) + (piece.Contains('!') ? 0.15f : 0);
            _beats.Add(new(piece, null, false, 0, "", lines, reading, MathF.Min(1, heat), timing.Action(piece).Milliseconds));
        }
    }

    private void Mention(string name)
    {
        _subject = name;
        if (_recent.Remove(name)) _recent.Insert(0, name);
    }

    private static float Heat(string text, string manner)
    {
        var cries = text.Count(letter => letter is '!' or '！');
        var shouted = Words.Of(text);
        var capitals = shouted.Count(word => word.Capitals && word.Text.Length > 2);
        var heat = MathF.Min(0.4f, cries * 0.24f);
        if (capitals * 2 > shouted.Count && shouted.Count > 1) heat += 0.2f;
        heat += MathF.Min(0.3f, 0.17f * Deeds.Moods.In(shouted).Count());
        if (manner.Length > 0) heat += Deeds.Moods.Knows(manner) ? 0.2f : 0.06f;
        if (Words.Count(text) <= 3) heat += 0.07f;
        if (text.Contains("--", StringComparison.Ordinal) || text.Contains('—') || text.Contains('…')) heat += 0.05f;
        return MathF.Min(1, heat);
    }

    /// <summary>Sentences gathered into parts of a few seconds; a sentence that alone is too long is cut at a comma, at last at a blank.</summary>
    private static List<string> Pieces(string text, Func<string, int> length, int most = int.MaxValue)
    {
        var pieces = new List<string>();
        var held = "";
        var count = 0;
        foreach (var sentence in Words.Sentences(text).SelectMany(sentence => Cut(sentence, length)))
        {
            var joined = held.Length == 0 ? sentence : held + " " + sentence;
            if (held.Length > 0 && (count >= most || length(joined) > LongestPart))
            {
                pieces.Add(held);
                held = sentence;
                count = 1;
                continue;
            }

            held = joined;
            count++;
        }

        if (held.Length > 0) pieces.Add(held);
        return pieces;
    }

    private static IEnumerable<string> Cut(string sentence, Func<string, int> length)
    {
        while (length(sentence) > 10500)
        {
            var middle = sentence.Length * LongestPart / Math.Max(length(sentence), LongestPart + 1);
            middle = Math.Clamp(middle, 1, sentence.Length - 1);
            var at = sentence.LastIndexOfAny([',', ';', '，', '、', '—'], middle, middle);
            if (at < middle / 2) at = sentence.LastIndexOf(' ', middle, middle);
            if (at < middle / 3) at = char.IsLowSurrogate(sentence[middle]) ? middle : middle - 1;
            yield return sentence[..(at + 1)].Trim();
            sentence = sentence[(at + 1)..].Trim();
        }

        if (sentence.Length > 0) yield return sentence;
    }
}
