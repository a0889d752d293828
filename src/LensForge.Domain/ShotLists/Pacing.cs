namespace LensForge.Domain.ShotLists;

/// <summary>
/// Lets shots run on. A scene is cut about as often as its heat asks for, and the cuts that go first are those that tell least:
/// deed and word of one person, an answer that is heard as well as seen, a look that a two-shot shows anyway.
/// </summary>
internal sealed class Pacing
{
    /// <summary>Average length of shots in milliseconds that a calm and a heated scene are cut to.</summary>
    private const int Calm = 6900;
    private const int Heated = 4700;
    private const int LongestHold = 11000;
    private const int LongestWide = 12500;
    private const int ShortLine = 1700;
    private const int Flash = 2600;

    /// <summary>Shots of a scene up to which every cut is weighed against every other.</summary>
    private const int Many = 400;
    private const float Again = 0.14f;

    private static readonly float[] Limits = [0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f];

    private readonly List<Beat> _beats;
    private readonly SceneCast _cast;
    private readonly int[] _until;

    private Pacing(List<Beat> beats, SceneCast cast)
    {
        _beats = beats;
        _cast = cast;
        _until = new int[beats.Count + 1];
        for (var i = 0; i < beats.Count; i++) _until[i + 1] = _until[i] + beats[i].Milliseconds;
    }

    public static void Apply(List<Setup> setups, List<Beat> beats, SceneCast cast)
    {
        var pacing = new Pacing(beats, cast);
        var heat = setups.Sum(setup => setup.Intensity * pacing.Length(setup)) / Math.Max(1, pacing._until[^1]);
        var wanted = (int)MathF.Ceiling(pacing._until[^1] / (Calm + (Heated - Calm) * MathF.Min(1, heat)));
        if (setups.Count <= Many) pacing.Cheapest(setups, wanted);
        else pacing.InOrder(setups, wanted);
        pacing.Settle(setups);
    }

    // The cut that tells least goes first, so that held shots are spread over the scene and do not gather at its head.
    private void Cheapest(List<Setup> setups, int wanted)
    {
        var joins = new List<(Setup Setup, float Cost)?>(setups.Count) { null };
        for (var i = 1; i < setups.Count; i++) joins.Add(Joined(setups[i - 1], setups[i]));
        while (setups.Count > wanted)
        {
            var (best, least) = (0, Limits[^1]);
            for (var i = 1; i < setups.Count; i++)
            {
                if (joins[i] is not { } join) continue;
                var cost = join.Cost + (Held(setups, i - 2) || Held(setups, i + 1) ? Again : 0);
                if (cost < least) (best, least) = (i, cost);
            }

            if (best == 0) return;
            setups[best - 1] = joins[best]!.Value.Setup;
            setups.RemoveAt(best);
            joins.RemoveAt(best);
            if (best > 1) joins[best - 1] = Joined(setups[best - 2], setups[best - 1]);
            if (best < setups.Count) joins[best] = Joined(setups[best - 1], setups[best]);
        }
    }

    private static bool Held(List<Setup> setups, int at) => at >= 0 && at < setups.Count && setups[at].IsWide && setups[at].End - setups[at].First > 1;

    private void InOrder(List<Setup> setups, int wanted)
    {
        foreach (var limit in Limits)
        {
            if (setups.Count <= wanted) return;
            var kept = new List<Setup>(setups.Count) { setups[0] };
            for (var i = 1; i < setups.Count; i++)
            {
                if (kept.Count + setups.Count - i > wanted && Joined(kept[^1], setups[i]) is { } joined && joined.Cost <= limit) kept[^1] = joined.Setup;
                else kept.Add(setups[i]);
            }

            setups.Clear();
            setups.AddRange(kept);
        }
    }

    // Flashes in a row are for heat; in a calm scene they are a stammer.
    private void Settle(List<Setup> setups)
    {
        for (var i = setups.Count - 1; i > 0; i--)
        {
            var (before, setup) = (setups[i - 1], setups[i]);
            if (Length(before) > Flash || Length(setup) > Flash || before.Intensity > 0.5f || setup.Intensity > 0.5f || Joined(before, setup) is not { } joined) continue;
            setups[i - 1] = joined.Setup;
            setups.RemoveAt(i);
        }
    }

    private int Length(Setup setup) => _until[setup.End] - _until[setup.First];

    private (Setup Setup, float Cost)? Joined(Setup before, Setup setup)
    {
        var length = Length(before) + Length(setup);
        if (!Yields(before) || !Yields(setup)) return null;
        var wide = before.IsWide && setup.IsWide && before.Subjects.Count == setup.Subjects.Count && setup.Subjects.All(before.Subjects.Contains);
        if (length > (wide || (before.IsWide && Length(setup) < Flash) ? LongestWide : LongestHold) || Moves(setup)) return null;
        var heat = MathF.Max(before.Intensity, setup.Intensity);
        var cost = 0.3f * length / LongestHold + 0.5f * MathF.Max(0, heat - 0.35f);
        return (SamePerson(before, setup) ?? Within(before, setup) ?? Opened(before, setup) ?? Heard(before, setup) ?? Exchange(before, setup)) is { } found
            ? (found.Setup, found.Cost + cost)
            : null;
    }

    // Inserts, points of view, what the script asks for and the face that hears a long speech are there for a reason.
    private bool Yields(Setup setup) =>
        !setup.Asked && setup.Coverage is not (Coverage.Insert or Coverage.PointOfView) && !(setup.Coverage == Coverage.Reaction && _beats[setup.First] is { IsSpeech: true, Off: false });

    // Silence is an answer, and so is a face after a hot line.
    private bool Matters(Setup before, Setup setup) =>
        setup.Coverage == Coverage.Reaction && Speaks(before) && (before.Intensity > 0.4f || _beats[setup.First].Reading.Does(Deed.Silence));

    private bool Moves(Setup setup) => setup.Move is not (CameraMove.Static or CameraMove.Handheld) && !_beats[setup.First].IsSpeech;

    private static string? Face(Setup setup) =>
        setup.Coverage == Coverage.OverTheShoulder || (setup.Coverage is Coverage.Single or Coverage.Reaction && setup.Subjects.Count == 1) ? setup.Subjects[0] : null;

    private bool Speaks(Setup setup) => _beats[setup.End - 1].IsSpeech || _beats[setup.First].IsSpeech;

    // What one person does and says.
    private (Setup Setup, float Cost)? SamePerson(Setup before, Setup setup)
    {
        if (Face(before) is not { } face || Face(setup) != face) return null;
        var moves = Moves(before);
        if (moves && before.Move is CameraMove.PushIn or CameraMove.Handheld) return null;
        var over = moves ? null : before.Coverage == Coverage.OverTheShoulder ? before : setup.Coverage == Coverage.OverTheShoulder ? setup : null;
        var size = moves ? before.Size : over?.Size ?? (ShotSize)Math.Max((int)ShotSize.Medium, (int)(Speaks(setup) ? setup.Size : before.Size));
        var joined = Together(before, setup, over?.Coverage ?? (Speaks(before) || Speaks(setup) ? Coverage.Single : before.Coverage), size, over?.Subjects ?? before.Subjects, Speaks(setup) && !Speaks(before) ? $"Stay on {Names.Of(face)}, for what is done and what is said" : before.Rule);
        return (joined, moves ? 0.3f : Speaks(before) == Speaks(setup) ? 0.02f : 0.08f);
    }

    // A wide shot that shows it anyway.
    private (Setup Setup, float Cost)? Within(Setup before, Setup setup)
    {
        if (!before.IsWide || setup.Subjects.Count == 0 != (before.Subjects.Count == 0) || !setup.Subjects.All(before.Subjects.Contains)) return null;
        if ((Length(setup) > 4200 && !setup.IsWide) || Matters(before, setup)) return null;
        var far = before.Size < ShotSize.MediumWide && Speaks(setup) ? 0.15f : 0;
        return (Together(before, setup, before.Coverage, before.Size, before.Subjects, before.Rule), (setup.IsWide ? 0.1f : Speaks(setup) ? 0.28f : 0.22f) + far);
    }

    private (Setup Setup, float Cost)? Opened(Setup before, Setup setup)
    {
        if (!setup.IsWide || Face(before) is not { } face || !setup.Subjects.Contains(face) || Moves(before) || Length(before) > 3600 || _cast.Apart) return null;
        return (Together(before, setup, setup.Coverage, setup.Size, setup.Subjects, setup.Rule), 0.36f);
    }

    // A short answer does not need a face of its own.
    private (Setup Setup, float Cost)? Heard(Setup before, Setup setup)
    {
        if (Face(before) is not { } face || Face(setup) is not { } other || face == other || !Speaks(before) || !Speaks(setup) || Length(setup) > ShortLine || _cast.Apart) return null;
        return (Together(before, setup, before.Coverage, before.Size, before.Subjects, before.Rule), 0.34f);
    }

    // Two people of one place, held in one frame.
    private (Setup Setup, float Cost)? Exchange(Setup before, Setup setup)
    {
        if (_cast.Apart || Moves(before) || Face(before) is not { } one || Face(setup) is not { } other || one == other || Matters(before, setup)) return null;
        if (before.Intensity > 0.5f || setup.Intensity > 0.5f || !_cast.Seen.Contains(one) || !_cast.Seen.Contains(other)) return null;
        var matched = before.Coverage == Coverage.OverTheShoulder || setup.Coverage == Coverage.OverTheShoulder ? 0.12f : 0;
        var near = before.Size >= ShotSize.CloseUp || setup.Size >= ShotSize.CloseUp ? 0.15f : 0;
        var joined = Together(before, setup, Coverage.TwoShot, ShotSize.Medium, [one, other], Speaks(before) && Speaks(setup) ? "One frame holds the exchange" : "Both in one frame: one speaks, the other answers without words");
        joined.Move = CameraMove.Static;
        return (joined, 0.34f + matched + near + (_cast.Seen.Count switch { > 6 => 0.5f, > 2 => 0.12f, _ => 0 }));
    }

    private static Setup Together(Setup before, Setup setup, Coverage coverage, ShotSize size, IReadOnlyList<string> subjects, string rule) => new()
    {
        First = before.First, End = setup.End, Coverage = coverage, Size = size, Subjects = subjects, Rule = rule, Plain = before.Plain && setup.Plain,
        Move = before.Move != CameraMove.Static ? before.Move : setup.Move,
        Angle = before.Angle != CameraAngle.Eye ? before.Angle : setup.Angle,
        Intensity = MathF.Max(before.Intensity, setup.Intensity),
    };
}
