using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Stages;

/// <summary>Plausible stages without a script, made by the same staging as those of scripts: what the model is trained on.</summary>
public static class RandomStages
{
    private static readonly string[] Names = ["Ada", "Ben", "Cleo", "Dario", "Esme"];
    private static readonly SetKind[] Kinds = Enum.GetValues<SetKind>();
    private static readonly string[] Things = ["letter", "cup", "phone", "book", "lamp", "key", "bottle", "box", "gun", "knife", "flower", "suitcase"];

    private static readonly (FigureAction, float)[] OnFeet =
    [
        (FigureAction.Stand, 0.26f), (FigureAction.Talk, 0.22f), (FigureAction.Listen, 0.14f), (FigureAction.Walk, 0.12f), (FigureAction.Run, 0.04f),
        (FigureAction.Hold, 0.09f), (FigureAction.Point, 0.05f), (FigureAction.Kneel, 0.04f), (FigureAction.Embrace, 0.02f), (FigureAction.Lie, 0.02f),
    ];

    public static ShotStage Sample(ulong seed) => SampleShot(seed).Stage;

    /// <summary>The stage, and the shot that it was staged for.</summary>
    /// <param name="cast">Who is on it, at most five; null for anybody.</param>
    public static (PlannedShot Shot, ShotStage Stage) SampleShot(ulong seed, IReadOnlyList<Appearance>? cast = null)
    {
        var chance = new Chance(seed ^ 0x5354414745UL);
        var kind = chance.Pick(Kinds);
        var outside = !PlaceWords.IsInside(kind);
        var set = new SceneSet(
            kind,
            kind.ToString(),
            kind != SetKind.Neutral,
            chance.Next(),
            chance.Weighted((TimeOfDay.Day, 0.42f), (TimeOfDay.Night, 0.34f), (TimeOfDay.Dusk, 0.14f), (TimeOfDay.Dawn, 0.1f)),
            chance.Weighted((Weather.Clear, 0.6f), (Weather.Overcast, 0.14f), (Weather.Rain, 0.1f), (Weather.Fog, outside ? 0.09f : 0.04f), (Weather.Snow, outside ? 0.07f : 0.04f)),
            [.. Things.Where(_ => chance.Likely(0.12f))]);

        var count = cast is { Count: var given } ? Math.Min(given, Names.Length) : chance.Weighted((0, 0.05f), (1, 0.28f), (2, 0.44f), (3, 0.13f), (4, 0.06f), (5, 0.04f));
        var looks = (cast ?? []).Take(Names.Length).ToList();
        while (looks.Count < count) looks.Add(CastDesigner.Random(chance, looks));
        var plan = SetPlan.For(kind);
        var seated = plan.Seated.Count > 0 && chance.Likely(0.42f) ? Names.Take(chance.Likely(0.75f) ? count : Math.Min(count, 2)).ToHashSet() : [];
        HashSet<string> lying = count > 0 && kind is SetKind.Bedroom or SetKind.HospitalRoom && chance.Likely(0.3f) ? [Names[0]] : [];
        var people = Blocking.Place(plan, [.. looks.Select((look, i) => (Names[i], look))], seated, lying);
        foreach (var person in people) person.Feeling = chance.Weighted((Expression.Neutral, 0.4f), (Expression.Joy, 0.15f), (Expression.Anger, 0.13f), (Expression.Fear, 0.1f), (Expression.Grief, 0.11f), (Expression.Doubt, 0.11f));

        var shot = Shot(people, chance);
        return (shot, new ShotStaging(set, people, false).Stage(shot));
    }

    private static PlannedShot Shot(List<Placement> people, Chance chance)
    {
        var coverage = people.Count switch
        {
            0 => Coverage.Establishing,
            1 => chance.Weighted((Coverage.Single, 0.72f), (Coverage.Master, 0.1f), (Coverage.Establishing, 0.06f), (Coverage.Insert, 0.08f), (Coverage.Reaction, 0.04f)),
            2 => chance.Weighted((Coverage.Single, 0.33f), (Coverage.OverTheShoulder, 0.27f), (Coverage.TwoShot, 0.2f), (Coverage.Master, 0.09f), (Coverage.Reaction, 0.05f), (Coverage.Insert, 0.03f), (Coverage.PointOfView, 0.03f)),
            _ => chance.Weighted((Coverage.Single, 0.3f), (Coverage.OverTheShoulder, 0.14f), (Coverage.TwoShot, 0.12f), (Coverage.Group, 0.24f), (Coverage.Master, 0.16f), (Coverage.PointOfView, 0.04f)),
        };
        var size = coverage switch
        {
            Coverage.Establishing => chance.Weighted((ShotSize.ExtremeWide, 0.5f), (ShotSize.Wide, 0.5f)),
            Coverage.Master => chance.Weighted((ShotSize.Wide, 0.6f), (ShotSize.Full, 0.4f)),
            Coverage.TwoShot => chance.Weighted((ShotSize.Medium, 0.5f), (ShotSize.MediumWide, 0.35f), (ShotSize.Full, 0.15f)),
            Coverage.Group => chance.Weighted((ShotSize.Medium, 0.25f), (ShotSize.MediumWide, 0.45f), (ShotSize.Full, 0.3f)),
            Coverage.OverTheShoulder => chance.Weighted((ShotSize.Medium, 0.5f), (ShotSize.MediumCloseUp, 0.5f)),
            Coverage.Insert => ShotSize.Insert,
            _ => chance.Weighted((ShotSize.ExtremeCloseUp, 0.04f), (ShotSize.CloseUp, 0.27f), (ShotSize.MediumCloseUp, 0.3f), (ShotSize.Medium, 0.2f), (ShotSize.MediumWide, 0.08f), (ShotSize.Full, 0.08f), (ShotSize.ExtremeWide, 0.03f)),
        };
        var subjects = people.Select(person => person.Character).ToList();
        // Who comes first is anybody's chance; the line is kept by the staging.
        if (subjects.Count > 1 && chance.Likely(0.5f)) subjects.Reverse();
        if (coverage is Coverage.Single or Coverage.Reaction or Coverage.Insert) subjects = [.. subjects.Take(1)];
        else if (coverage is Coverage.OverTheShoulder or Coverage.TwoShot or Coverage.PointOfView) subjects = [.. subjects.Take(2)];
        var length = new Length(2000 + chance.Below(5000));
        var dialogue = subjects.Count > 0 && chance.Likely(0.55f)
            ? new[] { new Speech(chance.Likely(0.8f) ? subjects[0] : subjects[^1], "…", new(200), new(length.Milliseconds - 400)) }
            : [];
        return new(
            "1A",
            coverage,
            size,
            chance.Weighted((CameraAngle.Eye, 0.74f), (CameraAngle.High, 0.1f), (CameraAngle.Low, 0.1f), (CameraAngle.Dutch, 0.03f), (CameraAngle.Overhead, 0.03f)),
            chance.Weighted((CameraMove.Static, 0.4f), (CameraMove.PushIn, 0.14f), (CameraMove.PullBack, 0.05f), (CameraMove.PanLeft, 0.05f), (CameraMove.PanRight, 0.05f), (CameraMove.TrackLeft, 0.07f), (CameraMove.TrackRight, 0.07f), (CameraMove.TiltUp, 0.03f), (CameraMove.TiltDown, 0.02f), (CameraMove.CraneUp, 0.03f), (CameraMove.CraneDown, 0.02f), (CameraMove.Arc, 0.03f), (CameraMove.ZoomIn, 0.01f), (CameraMove.Handheld, 0.03f)),
            size switch { <= ShotSize.Wide => chance.Pick([24, 28, 35]), ShotSize.Full or ShotSize.MediumWide => chance.Pick([28, 35, 35, 50]), ShotSize.Medium => chance.Pick([35, 50, 50]), ShotSize.Insert => 50, _ => chance.Pick([50, 65, 85]) },
            length,
            subjects,
            coverage == Coverage.Insert ? chance.Pick(Things) : null,
            new(1, 1),
            dialogue,
            Deed(people, subjects, chance),
            "sample",
            chance.Unit());
    }

    // Written as words, so that the staging of scripts is what moves the figures.
    private static string Deed(List<Placement> people, List<string> subjects, Chance chance)
    {
        if (subjects.Count == 0) return "";
        var sentences = new List<string>();
        foreach (var person in people)
        {
            if (person.Rest is FigureAction.Lie or FigureAction.Drive) continue;
            var action = chance.Weighted(OnFeet);
            var words = action switch
            {
                FigureAction.Walk => chance.Weighted(("walks", 0.6f), ("enters", 0.25f), ("leaves", 0.15f)),
                FigureAction.Run => "runs",
                FigureAction.Hold => $"holds a {chance.Pick(Things)}",
                FigureAction.Point => "points",
                FigureAction.Kneel => "kneels",
                FigureAction.Embrace when people.Count > 1 => "hugs " + people.First(other => other != person).Character,
                FigureAction.Lie when person.Seat == 0 && people.Count < 3 => "lies down",
                _ => null,
            };
            if (person.Seat > 0 && words is "walks" or "leaves" or "enters" or "runs" or "kneels" or "lies down" && chance.Likely(0.7f)) continue;
            if (words is not null) sentences.Add($"{person.Character} {words}.");
        }

        return string.Join(' ', sentences);
    }
}
