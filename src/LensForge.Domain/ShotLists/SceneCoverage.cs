using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.ShotLists;

/// <summary>Divides the beats of a scene among shots: opening, action, dialogue.</summary>
internal sealed class SceneCoverage
{
    private const int QuietHold = 8000;
    private const int PlaceHold = 10500;

    private readonly Scene _scene;
    private readonly SceneCast _cast;
    private readonly List<Beat> _beats;
    private readonly Arrival _arrival;
    private readonly TimingFormula _timing;
    private readonly Chance _chance;
    private readonly List<Setup> _setups = [];
    private readonly ActionCoverage _actions;
    private readonly DialogueCoverage _dialogue;
    private readonly bool _montage;

    public SceneCoverage(Scene scene, SceneCast cast, List<Beat> beats, Arrival arrival, TimingFormula timing, Chance chance)
    {
        _scene = scene;
        _cast = cast;
        _beats = beats;
        _arrival = arrival;
        _timing = timing;
        _chance = chance;
        _montage = Deeds.Camera.In(scene.Heading.Text).Any(hit => hit.Value == Direction.Montage) || beats.Take(2).Any(beat => beat.Reading.Camera?.Value == Direction.Montage);
        _actions = new(cast, beats, chance, _montage);
        _dialogue = new(cast, beats, chance);
    }

    public List<Setup> Cover()
    {
        var total = _beats.Sum(beat => beat.Milliseconds);
        if (!_montage && (_beats.Count == 1 || (_beats.Count <= 3 && total <= 6000 && _beats.Count(beat => beat.IsSpeech) <= 1))) return [Whole()];

        var next = Open();
        while (next < _beats.Count)
        {
            var setup = _beats[next].IsSpeech ? _dialogue.Cover(next, _setups) : Act(next);
            _setups.Add(setup);
            next = setup.End;
        }

        return _setups;
    }

    // A scene of a line or two is one shot.
    private Setup Whole()
    {
        var people = _cast.Seen;
        var speech = _beats.FirstOrDefault(beat => beat.IsSpeech && !beat.Off);
        var action = _beats.FirstOrDefault(beat => !beat.IsSpeech);
        if (_beats.Count == 1 && action is not null && _cast.Seen.Count < 2 && (action.Reading.Capitals is not null || action.Reading.Camera is not null || people.Count == 1)) return _actions.Cover(0, _setups);
        var (coverage, size) = people.Count switch
        {
            0 => (Coverage.Establishing, _scene.Heading.Exterior ? ShotSize.ExtremeWide : ShotSize.Wide),
            1 => (Coverage.Single, speech is null ? ShotSize.Full : ShotSize.Medium),
            2 => (Coverage.TwoShot, speech is null ? ShotSize.Full : ShotSize.MediumWide),
            _ => (Coverage.Master, ShotSize.Wide),
        };
        return new() { First = 0, End = _beats.Count, Coverage = coverage, Size = size, Subjects = First(people, speech?.Who), Rule = "The whole scene in one shot", Intensity = _beats.Max(beat => beat.Intensity) };
    }

    private int Open()
    {
        if (_montage || (_arrival == Arrival.Straight && _setups.Count == 0 && !_beats[0].IsSpeech && _cast.Seen.Count < 3)) return 0;
        var end = 0;
        var length = 0;
        while (end < _beats.Count && !_beats[end].IsSpeech && length < 4200)
        {
            var reading = _beats[end].Reading;
            if (reading.Camera is not null || (end > 0 && (reading.Capitals is not null || reading.First(Deed.Discover, Deed.Enter, Deed.Strike, Deed.Run) is not null))) break;
            // The place first, then the people.
            if (end > 0 && reading.Named.Count > 0 && _beats[end - 1].Reading.Named.Count == 0) break;
            if (length + _beats[end].Milliseconds > (_beats[end].Reading.Named.Count == 0 ? PlaceHold : QuietHold)) break;
            length += _beats[end++].Milliseconds;
        }

        if (end == 0)
        {
            // The scene opens on words: they are heard over the wide when they are short.
            if (!_beats[0].IsSpeech || _beats[0].Milliseconds > 4000 || _cast.Seen.Count < 2 || _cast.Apart) return 0;
            _setups.Add(Wide(1, "A master to open on, over the first words", _cast.Seen, ShotSize.Full));
            return 1;
        }

        var named = _beats.Take(end).SelectMany(beat => beat.Reading.Named).Where(_cast.Seen.Contains).Distinct().ToList();
        if (named.Count == 0 && _arrival == Arrival.New)
        {
            _setups.Add(new()
            {
                First = 0, End = end, Coverage = Coverage.Establishing, Size = _scene.Heading.Exterior ? ShotSize.ExtremeWide : ShotSize.Wide, Subjects = [],
                Rule = "Opens on the place, which is new to us", Move = length > 4500 && _chance.Likely(0.5f) ? (_scene.Heading.Exterior ? CameraMove.CraneDown : CameraMove.PushIn) : CameraMove.Static,
                Intensity = 0.1f,
            });
            return end;
        }

        if (_arrival == Arrival.Straight && named.Count < 2) return 0;
        var rule = _arrival == Arrival.New ? "A master: a new place, and who is in it" : _arrival == Arrival.Return ? "Back in a place we know, so straight to a master" : "A master, as we go on in the same place";
        _setups.Add(Wide(end, rule, named.Count > 0 ? named : First(_cast.Seen, null), _arrival == Arrival.New ? ShotSize.Wide : ShotSize.Full));
        return end;
    }

    private Setup Wide(int end, string rule, IReadOnlyList<string> people, ShotSize size) => new()
    {
        First = 0, End = end, Coverage = Coverage.Master, Size = _cast.Seen.Count > 4 ? ShotSize.Wide : size, Subjects = people, Rule = rule, Intensity = 0.15f,
    };

    private Setup Act(int index)
    {
        var setup = _actions.Cover(index, _setups);
        if (!setup.Plain) return setup;
        var length = _beats[index].Milliseconds;
        while (setup.End < _beats.Count && !_beats[setup.End].IsSpeech && !_montage)
        {
            var beat = _beats[setup.End];
            if (length + beat.Milliseconds > QuietHold || !_actions.GoesOn(setup, beat)) break;
            length += beat.Milliseconds;
            setup.End++;
        }

        // A gesture before a line belongs to the speaker's shot.
        if (setup.End < _beats.Count && _beats[setup.End] is { IsSpeech: true, Off: false } speech && length <= 3200 && setup.Subjects.Count == 1 && setup.Subjects[0] == speech.Who && length + speech.Milliseconds <= (_timing.LongestShot - 2) * 1000)
        {
            setup.End++;
            setup.Size = (ShotSize)Math.Max((int)setup.Size, (int)ShotSize.Medium);
            setup.Rule = $"Stay on {Names.Of(setup.Subjects[0])}, for what is done and what is said";
        }

        return setup;
    }

    private static IReadOnlyList<string> First(IReadOnlyList<string> people, string? who) =>
        who is not null && people.Contains(who) ? [who, .. people.Where(name => name != who)] : people;
}
