using LensForge.Domain.Grammar;

namespace LensForge.Domain.ShotLists;

/// <summary>The shot for a beat of action: what moves, what is found, what matters.</summary>
internal sealed class ActionCoverage(SceneCast cast, List<Beat> beats, Chance chance, bool montage)
{
    private static readonly ShotSize[] MontageSizes = [ShotSize.Wide, ShotSize.CloseUp, ShotSize.MediumWide, ShotSize.MediumCloseUp, ShotSize.Full];

    /// <summary>Shots that pass before a wide is worth another look.</summary>
    private const int WideAgain = 4;

    private Dictionary<string, int>? _lastProps;

    private readonly HashSet<string> _inserted = new(StringComparer.Ordinal);

    public Setup Cover(int index, List<Setup> before)
    {
        var beat = beats[index];
        var reading = beat.Reading;
        var named = reading.Named.Where(cast.Seen.Contains).ToList();
        var who = named.Count > 0 ? named : Inherited(index, before);
        if (named.Count == 0 && reading.Acts.Any(act => act.Who is not null && who.Contains(act.Who))) named = [who[0]];
        var last = before.Count > 0 ? before[^1] : null;
        var heat = MathF.Min(1, beat.Intensity + 0.2f * index / beats.Count);

        if (reading.Camera is { } direction && Directed(direction, index, reading, who) is { } directed)
        {
            directed.Asked = true;
            return Heated(directed, heat);
        }

        if (Thing(index, reading, last) is { } thing)
        {
            _inserted.Add(thing);
            return Heated(New(index, Coverage.Insert, ShotSize.Insert, who.Take(1), Insert(reading, thing), insert: thing), heat);
        }

        if (montage) return Heated(Asked(New(index, named.Count > 1 ? Coverage.TwoShot : named.Count == 1 ? Coverage.Single : Coverage.Establishing, MontageSizes[index % MontageSizes.Length], named, "One moment of the montage")), heat);
        if (Moving(index, reading, who) is { } moving) return Heated(moving, heat);
        return Heated(Quiet(index, reading, named, who, before), heat);
    }

    /// <summary>Whether a shot that only holds its subject may hold this beat too.</summary>
    public bool GoesOn(Setup setup, Beat beat)
    {
        var reading = beat.Reading;
        if (reading.Camera is not null || (reading.Capitals is { } thing && !_inserted.Contains(Words.Fold(thing)))) return false;
        if (reading.First(Deed.Walk, Deed.Run, Deed.Enter, Deed.Exit, Deed.Rise, Deed.Discover, Deed.Strike, Deed.Fall, Deed.Embrace, Deed.Drive) is not null) return false;
        var named = reading.Named.Where(cast.Seen.Contains).ToList();
        return named.All(setup.Subjects.Contains) && (named.Count > 0 || setup.Subjects.Count == 0 || setup.IsWide);
    }

    private Setup? Directed(Hit<Direction> direction, int index, ActionReading reading, List<string> who)
    {
        var thing = reading.Capitals ?? (reading.Props.Count > 0 ? reading.Props[0] : null);
        var rule = $"The script asks for this: {direction.Found.ToLowerInvariant()}";
        Setup Moved(CameraMove move) => New(index, who.Count > 1 ? Coverage.TwoShot : who.Count == 1 ? Coverage.Single : Coverage.Establishing, who.Count == 0 ? ShotSize.Wide : who.Count == 1 ? ShotSize.Medium : ShotSize.MediumWide, who, rule, move);
        switch (direction.Value)
        {
            case Direction.CloseOn or Direction.InsertOn when thing is not null && (direction.Value == Direction.InsertOn || reading.Named.Count == 0):
                _inserted.Add(Words.Fold(thing));
                return New(index, Coverage.Insert, ShotSize.Insert, who.Take(1), rule, insert: Known(thing));
            case Direction.CloseOn when who.Count > 0:
                return New(index, Coverage.Single, ShotSize.CloseUp, who.Take(1), rule);
            case Direction.PointOfView when who.Count > 0:
                return New(index, Coverage.PointOfView, ShotSize.Medium, who.Take(2), rule);
            case Direction.Wide:
                return New(index, who.Count == 0 ? Coverage.Establishing : Coverage.Master, ShotSize.Wide, who, rule);
            case Direction.Overhead:
                var above = New(index, who.Count == 0 ? Coverage.Establishing : Coverage.Master, ShotSize.Wide, who, rule);
                above.Angle = CameraAngle.Overhead;
                return above;
            case Direction.PushIn: return Moved(CameraMove.PushIn);
            case Direction.PullBack: return Moved(CameraMove.PullBack);
            case Direction.Track: return Moved(Track());
            case Direction.Pan: return Moved(chance.Likely(0.5f) ? CameraMove.PanLeft : CameraMove.PanRight);
            case Direction.Tilt: return Moved(CameraMove.TiltUp);
            case Direction.Crane: return Moved(CameraMove.CraneUp);
            case Direction.Handheld: return Moved(CameraMove.Handheld);
            default: return null;
        }
    }

    // Capitals are the writer's finger; a known object counts when hands or eyes are on it for the first time.
    private string? Thing(int index, ActionReading reading, Setup? last)
    {
        if (last?.Coverage == Coverage.Insert) return null;
        if (reading.Capitals is { } capitals)
        {
            var thing = Known(capitals);
            return _inserted.Contains(thing) ? null : thing;
        }

        if (reading.Props.Count == 0 || reading.First(Deed.Take, Deed.Discover, Deed.Look, Deed.Phone) is null || beats.Count < 4) return null;
        var prop = reading.Props[0];
        return !_inserted.Contains(prop) && (LastOf(prop) > index || reading.Does(Deed.Discover) || chance.Likely(0.4f)) ? prop : null;
    }

    // The last beat that names an object.
    private int LastOf(string prop)
    {
        if (_lastProps is null)
        {
            _lastProps = new(StringComparer.Ordinal);
            for (var i = 0; i < beats.Count; i++)
                foreach (var hit in Props.Known.In(beats[i].Text)) _lastProps[hit.Value] = i;
        }

        return _lastProps.GetValueOrDefault(prop, -1);
    }

    private Setup? Moving(int index, ActionReading reading, List<string> who)
    {
        if (reading.First(Deed.Run, Deed.Enter, Deed.Exit, Deed.Walk, Deed.Discover, Deed.Strike, Deed.Fall, Deed.Rise, Deed.Embrace, Deed.Drive, Deed.Kneel, Deed.Sit, Deed.Lie) is not { } act) return null;
        var doers = reading.Acts.Where(other => other.Deed == act.Deed && other.Who is not null && cast.Seen.Contains(other.Who)).Select(other => other.Who!).Distinct().ToList();
        if (doers.Count == 0) doers = [.. who.Take(1)];
        if (doers.Count == 0) return null;
        var coverage = doers.Count > 2 ? Coverage.Group : doers.Count == 2 ? Coverage.TwoShot : Coverage.Single;
        var who2 = Names.Joined(doers);
        var verb = act.Words;
        return act.Deed switch
        {
            Deed.Walk => New(index, coverage, doers.Count > 1 || chance.Likely(0.6f) ? ShotSize.Full : ShotSize.MediumWide, doers, $"We go with {who2} (“{verb}”)", Track()),
            Deed.Run => New(index, coverage, ShotSize.Full, doers, $"We keep up with {who2} (“{verb}”)", chance.Likely(0.3f) ? CameraMove.Handheld : Track()),
            Deed.Enter => New(index, coverage, ShotSize.Full, doers, $"{who2}, coming in (“{verb}”)", chance.Likely(0.5f) ? CameraMove.PanLeft : CameraMove.PanRight),
            Deed.Exit => New(index, coverage, chance.Likely(0.5f) ? ShotSize.Full : ShotSize.MediumWide, doers, $"{who2}, going (“{verb}”)", chance.Likely(0.5f) ? CameraMove.PanLeft : CameraMove.PanRight),
            Deed.Discover => New(index, Coverage.Reaction, ShotSize.MediumCloseUp, doers.Take(1), $"Push in on {Names.Of(doers[0])} at the discovery (“{verb}”)", CameraMove.PushIn),
            Deed.Strike => New(index, who.Count > 1 ? Coverage.TwoShot : coverage, ShotSize.MediumWide, who.Count > 1 ? who.Take(2) : doers, $"Close and unsteady: it has come to blows (“{verb}”)", CameraMove.Handheld),
            Deed.Fall => High(New(index, coverage, ShotSize.Full, doers, $"From above, down with {who2} (“{verb}”)", CameraMove.TiltDown)),
            Deed.Rise => New(index, coverage, ShotSize.MediumWide, doers, $"Tilt up with {who2} (“{verb}”)", CameraMove.TiltUp),
            Deed.Kneel or Deed.Sit => New(index, coverage, ShotSize.MediumWide, doers, $"Down with {who2} (“{verb}”)", chance.Likely(0.6f) ? CameraMove.TiltDown : CameraMove.Static),
            Deed.Lie => High(New(index, coverage, ShotSize.MediumWide, doers, $"From above on {who2}, lying (“{verb}”)")),
            Deed.Embrace => New(index, Coverage.TwoShot, ShotSize.Medium, who.Count > 1 ? who.Take(2) : cast.Seen.Take(2), $"Push in as they touch (“{verb}”)", CameraMove.PushIn),
            _ => New(index, coverage, ShotSize.Medium, doers, $"{who2} at the wheel (“{verb}”)"),
        };
    }

    private Setup Quiet(int index, ActionReading reading, List<string> named, List<string> who, List<Setup> before)
    {
        var last = before.Count > 0 ? before[^1] : null;
        if (reading.First(Deed.Look, Deed.Gesture, Deed.Silence) is { } act && named.Count <= 1)
        {
            var face = named.Count == 1 ? named[0] : act.Deed == Deed.Silence ? Silent(index, who) : who.FirstOrDefault();
            if (face is not null) return Plain(index, Coverage.Reaction, beats[index].Intensity > 0.3f || index * 3 > beats.Count * 2 ? ShotSize.CloseUp : ShotSize.MediumCloseUp, [face], $"{Names.Of(face)}’s face says it (“{act.Words}”)");
        }

        switch (named.Count)
        {
            case 0 when cast.Seen.Count == 0 || who.Count == 0:
                return Plain(index, Coverage.Establishing, last?.Size == ShotSize.Wide ? ShotSize.ExtremeWide : ShotSize.Wide, [], "The place itself");
            case 0 when cast.Seen.Count > 1 && before.TakeLast(WideAgain).All(setup => !setup.IsWide):
                return Plain(index, cast.Seen.Count == 2 ? Coverage.TwoShot : Coverage.Master, cast.Seen.Count == 2 ? ShotSize.MediumWide : ShotSize.Full, cast.Seen, "A wide, to see everybody while it happens");
            case 0:
                return Plain(index, Coverage.Single, ShotSize.Medium, [who[0]], $"Stay with {Names.Of(who[0])}");
            case 1:
                var size = last is { Subjects.Count: 1 } && last.Subjects[0] == named[0] ? (last.Size >= ShotSize.Medium ? ShotSize.Full : ShotSize.MediumCloseUp) : ShotSize.Medium;
                return Plain(index, Coverage.Single, size, named, $"{Names.Of(named[0])}, doing it");
            case 2:
                return Plain(index, Coverage.TwoShot, ShotSize.MediumWide, named, $"{Names.Joined(named)}, both in it");
            default:
                return Plain(index, Coverage.Group, ShotSize.Full, named, "All who have a part in it");
        }
    }

    // Silence after a line belongs to whom the line was said to.
    private string? Silent(int index, List<string> who)
    {
        for (var i = index - 1; i >= 0; i--)
            if (beats[i].Who is { } speaker) return cast.Seen.FirstOrDefault(name => name != speaker) ?? speaker;
        return who.FirstOrDefault();
    }

    // "She walks": whoever was in the picture before.
    private List<string> Inherited(int index, List<Setup> before)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (beats[i].Who is { } speaker && cast.Seen.Contains(speaker)) return [speaker];
            var named = beats[i].Reading.Named.Where(cast.Seen.Contains).ToList();
            if (named.Count > 0) return named;
        }

        if (before.Count > 0 && before[^1].Subjects.Count > 0) return [before[^1].Subjects[0]];
        return cast.Seen.Count == 1 ? [cast.Seen[0]] : [];
    }

    private static string Known(string thing) => Props.Known.In(thing).Select(hit => hit.Value).FirstOrDefault() ?? Words.Fold(thing).ToLowerInvariant();

    private static string Insert(ActionReading reading, string thing) =>
        reading.Capitals is not null ? $"Insert of the {thing}: the script puts it in capitals" : $"Insert of the {thing}: hands or eyes are on it";

    private CameraMove Track() => chance.Likely(0.5f) ? CameraMove.TrackLeft : CameraMove.TrackRight;

    private static Setup High(Setup setup)
    {
        setup.Angle = CameraAngle.High;
        return setup;
    }

    private static Setup Asked(Setup setup)
    {
        setup.Asked = true;
        return setup;
    }

    private static Setup Heated(Setup setup, float heat)
    {
        setup.Intensity = heat;
        return setup;
    }

    private static Setup New(int index, Coverage coverage, ShotSize size, IEnumerable<string> subjects, string rule, CameraMove move = CameraMove.Static, string? insert = null) =>
        new() { First = index, End = index + 1, Coverage = coverage, Size = size, Subjects = [.. subjects], Rule = rule, Move = move, Insert = insert };

    private static Setup Plain(int index, Coverage coverage, ShotSize size, IEnumerable<string> subjects, string rule) =>
        new() { First = index, End = index + 1, Coverage = coverage, Size = size, Subjects = [.. subjects], Rule = rule, Plain = true };
}
