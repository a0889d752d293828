using LensForge.Domain.Grammar;

namespace LensForge.Domain.ShotLists;

/// <summary>
/// Shots for speech: a wide to begin an exchange, then shot and reverse shot in matched pairs that draw nearer as it heats,
/// faces that listen, and a step back when it has been close for long.
/// </summary>
internal sealed class DialogueCoverage(SceneCast cast, List<Beat> beats, Chance chance)
{
    private const int StepBackAfter = 8;
    private const int Brief = 1900;

    private readonly HashSet<string> _shownAtLevel = new(StringComparer.Ordinal);
    private int _level = -1;
    private int _sinceWide = 2;
    private int _sinceSilent;
    private int _nextSilent;
    private bool _extreme;

    public Setup Cover(int index, List<Setup> before)
    {
        var beat = beats[index];
        var heat = MathF.Min(1, beat.Intensity + 0.22f * index / beats.Count);
        var nearness = 0.08f + 0.42f * index / beats.Count + 0.65f * beat.Intensity;
        if (before.Count > 0 && before[^1].IsWide) _sinceWide = 0;
        var setup = Choose(index, before, nearness);
        setup.Intensity = heat;
        _sinceWide = setup.IsWide ? 0 : _sinceWide + 1;
        return setup;
    }

    private Setup Choose(int index, List<Setup> before, float nearness)
    {
        var beat = beats[index];
        var speaker = beat.Who!;
        var visible = !beat.Off && cast.Seen.Contains(speaker);
        var listener = Listener(index);
        if (!visible) return Heard(index, listener, before);

        var together = !cast.Apart && cast.Seen.Count > 1;
        if (together && beat.Part == 0 && nearness < 0.75f)
        {
            var exchange = Exchange(index);
            if ((_sinceWide >= 2 && exchange >= 3 && (before.Count == 0 || !before[^1].IsWide) && _level < 0) || _sinceWide >= StepBackAfter)
                return Wide(index, listener, _level < 0 ? "A wider shot of them as they begin to talk" : "A step back after so many close shots");
            if (Rapid(index) is var held && held > 2 && (before.Count == 0 || before[^1].Coverage != Coverage.TwoShot)) return Held(index, held, listener);
        }

        if (beat.Part > 0 && Reaction(index, listener, nearness) is { } reaction) return reaction;
        return Near(index, listener, nearness, before);
    }

    // Somebody who is not in the picture speaks: whoever hears it is.
    private Setup Heard(int index, string? listener, List<Setup> before)
    {
        var face = listener is not null && cast.Seen.Contains(listener) ? listener : cast.Seen.FirstOrDefault();
        if (face is null) return New(index, Coverage.Establishing, ShotSize.Wide, [], $"{Names.Of(beats[index].Who!)} is heard over the place");
        var last = before.Count > 0 ? before[^1] : null;
        var size = last is not null && last.Subjects.Count == 1 && last.Subjects[0] == face && last.Size == ShotSize.MediumCloseUp ? (beats[index].Intensity > 0.25f ? ShotSize.ExtremeCloseUp : ShotSize.MediumWide) : ShotSize.MediumCloseUp;
        return New(index, Coverage.Reaction, size, [face], $"{Names.Of(face)}, hearing {Names.Of(beats[index].Who!)}");
    }

    private Setup Wide(int index, string? listener, string rule)
    {
        var speaker = beats[index].Who!;
        _level = Math.Max(0, _level - 1);
        _shownAtLevel.Clear();
        var end = index + 1;
        var length = beats[index].Milliseconds;
        while (end < beats.Count && end < index + 2 && beats[end] is { IsSpeech: true, Off: false } next && next.Who != speaker && length + next.Milliseconds <= 6500)
            length += beats[end++].Milliseconds;
        if (cast.Seen.Count == 2 || listener is null || cast.Seen.Count > 6)
        {
            // In a crowd: those who speak, with their neighbours.
            var people = cast.Seen.Count == 2 ? cast.Seen : [.. Recent(index).Concat(cast.Seen).Distinct().Take(cast.Seen.Count > 6 ? 4 : 3)];
            return New(index, people.Count > 2 ? Coverage.Group : Coverage.TwoShot, ShotSize.MediumWide, Lead(people, speaker), rule, end);
        }

        return New(index, Coverage.Group, cast.Seen.Count > 3 ? ShotSize.Full : ShotSize.MediumWide, Lead(cast.Seen, speaker), rule, end);
    }

    private Setup Held(int index, int count, string? listener)
    {
        _shownAtLevel.Clear();
        return New(index, Coverage.TwoShot, ShotSize.Medium, listener is null ? [beats[index].Who!] : [beats[index].Who!, listener], "Too quick to cut: both in one frame", index + count);
    }

    // The end of a long speech is seen on whoever it is said to; in company the silent have their turn.
    private Setup? Reaction(int index, string? listener, float nearness)
    {
        var beat = beats[index];
        if (beat.Part % 2 == 0 || cast.Apart) return null;
        var face = listener;
        if (cast.Seen.Count > 2 && _sinceSilent >= 1)
        {
            var others = cast.Seen.Where(name => name != beat.Who && name != listener).ToList();
            face = others[_nextSilent++ % others.Count];
            _sinceSilent = 0;
        }

        _sinceSilent++;
        if (face is null || face == beat.Who) return null;
        return New(index, Coverage.Reaction, nearness > 0.55f ? ShotSize.CloseUp : ShotSize.MediumCloseUp, [face], $"{Names.Of(face)}, listening, while {Names.Of(beat.Who!)} goes on");
    }

    private Setup Near(int index, string? listener, float nearness, List<Setup> before)
    {
        var beat = beats[index];
        var speaker = beat.Who!;
        var wanted = nearness switch { < 0.3f => 0, < 0.52f => 1, < 0.76f => 2, < 1f => 3, _ => 4 };
        if (beat.Part > 0) wanted = Math.Min(4, Math.Max(wanted, _level + 1));
        // Both sides of a pair are seen alike before the next step nearer.
        var owed = _level >= 0 && _shownAtLevel.Count == 1 && !_shownAtLevel.Contains(speaker);
        if (!owed || Math.Abs(wanted - _level) > 1) SetLevel(wanted);
        if (_shownAtLevel.Contains(speaker) && _shownAtLevel.Count > 1 && wanted > _level) SetLevel(Math.Min(wanted, _level + 1));
        _shownAtLevel.Add(speaker);
        var level = _level;
        if (level == 4 && _extreme) level = 3;
        if (level == 4) _extreme = true;

        var pair = listener is not null && !cast.Apart && cast.Seen.Contains(listener) && (cast.Seen.Count == 2 || Pairing(index, listener));
        var size = level switch { 0 => ShotSize.Medium, 1 => ShotSize.MediumCloseUp, 2 => ShotSize.MediumCloseUp, 3 => ShotSize.CloseUp, _ => ShotSize.ExtremeCloseUp };
        if (level == 0 && !pair && cast.Seen.Count == 1 && before.Count > 0 && before[^1].Size == ShotSize.Medium) size = ShotSize.MediumCloseUp;
        var over = pair && level <= 1;
        var end = index + 1;
        // A short answer does not need a cut of its own.
        if (pair && end + 1 < beats.Count && beats[end] is { IsSpeech: true, Off: false, Milliseconds: < 1400, Intensity: < 0.3f } answer && answer.Who == listener && beats[end + 1].Who == speaker
            && beat.Milliseconds + answer.Milliseconds + beats[end + 1].Milliseconds <= 8500 && beats[end + 1].Part == 0) end += 2;
        var rule = over ? $"Over {Names.Of(listener!)}’s shoulder to {Names.Of(speaker)}, who speaks" : level >= 3 ? $"Closer on {Names.Of(speaker)}: it is getting hot" : listener is null ? $"{Names.Of(speaker)} speaks" : $"{Names.Of(speaker)} speaks, to {Names.Of(listener)}";
        var setup = New(index, over ? Coverage.OverTheShoulder : Coverage.Single, size, over ? [speaker, listener!] : [speaker], rule, end);
        if (beat.Milliseconds > 5200 && nearness > 0.5f) setup.Move = CameraMove.PushIn;
        else if (beat.Intensity > 0.55f && chance.Likely(0.35f)) setup.Move = CameraMove.Handheld;
        return setup;
    }

    private void SetLevel(int level)
    {
        if (level == _level) return;
        _level = level;
        _shownAtLevel.Clear();
    }

    // Whom a line is said to: whoever spoke last, or who answers, or who is there.
    private string? Listener(int index)
    {
        var speaker = beats[index].Who;
        for (var i = index - 1; i >= 0 && i > index - 8; i--) if (beats[i].Who is { } who && who != speaker && cast.Seen.Contains(who)) return who;
        for (var i = index + 1; i < beats.Count && i < index + 8; i++) if (beats[i].Who is { } who && who != speaker && cast.Seen.Contains(who)) return who;
        return cast.Seen.FirstOrDefault(name => name != speaker);
    }

    // In company two people are a pair while they answer each other.
    private bool Pairing(int index, string listener)
    {
        var speaker = beats[index].Who;
        var met = 0;
        for (var i = index - 1; i >= 0 && met < 2; i--)
        {
            if (beats[i].Who is not { } who) continue;
            if (who != speaker && who != listener) return false;
            met++;
        }

        return met == 2;
    }

    private int Exchange(int index)
    {
        var count = 0;
        for (var i = index; i < beats.Count && count < 6; i++) if (beats[i] is { IsSpeech: true, Part: 0 }) count++;
        return count;
    }

    // How many brief lines of two people follow one another.
    private int Rapid(int index)
    {
        var voices = new HashSet<string>();
        var length = 0;
        var count = 0;
        for (var i = index; i < beats.Count && count < 5; i++)
        {
            var beat = beats[i];
            if (beat.Who is null || beat.Off || beat.Milliseconds > Brief || beat.Intensity > 0.4f || length + beat.Milliseconds > 7000) break;
            voices.Add(beat.Who);
            if (voices.Count > 2 || !cast.Seen.Contains(beat.Who)) break;
            length += beat.Milliseconds;
            count++;
        }

        return voices.Count >= 2 ? count : 0;
    }

    private IEnumerable<string> Recent(int index)
    {
        for (var i = index; i < beats.Count && i < index + 3; i++) if (beats[i].Who is { } who && cast.Seen.Contains(who)) yield return who;
        for (var i = index - 1; i >= 0 && i > index - 6; i--) if (beats[i].Who is { } who && cast.Seen.Contains(who)) yield return who;
    }

    private static List<string> Lead(IEnumerable<string> people, string speaker) => [speaker, .. people.Where(name => name != speaker)];

    private static Setup New(int index, Coverage coverage, ShotSize size, IReadOnlyList<string> subjects, string rule, int end = 0) =>
        new() { First = index, End = Math.Max(end, index + 1), Coverage = coverage, Size = size, Subjects = subjects, Rule = rule };
}
