using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Time;

namespace LensForge.Domain.ShotLists;

/// <summary>Reads each scene as a first assistant director and a cinematographer would, and plans its shots.</summary>
public static class ShotPlanner
{
    public static ShotList Plan(Screenplay screenplay, ulong seed) => Plan(screenplay, seed, TimingFormula.Default);

    public static ShotList Plan(Screenplay screenplay, ulong seed, TimingFormula timing)
    {
        var visits = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var before = "";
        var people = ScriptPeople.Of(screenplay);
        var scenes = new List<PlannedScene>(screenplay.Scenes.Count);
        foreach (var scene in screenplay.Scenes)
        {
            var place = Continuity.PlaceKey(scene.Heading);
            var visit = visits[place] = visits.GetValueOrDefault(place) + 1;
            var arrival = visit == 1 ? Arrival.New : Continuity.FollowsOn(scene.Heading) || place == before ? Arrival.Straight : Arrival.Return;
            before = place;

            // By the place and not by the order: a scene put in front of others changes none of their shots.
            var chance = new Chance(Chance.SeedOf(place, seed + visit * 7919));
            scenes.Add(Plan(screenplay, people, scene, arrival, timing, chance));
        }

        return new(scenes);
    }

    private static PlannedScene Plan(Screenplay screenplay, ScriptPeople people, Scene scene, Arrival arrival, TimingFormula timing, Chance chance)
    {
        var cast = SceneCast.Of(screenplay, scene);
        var beats = Beats.Of(screenplay, people, scene, cast, timing);
        if (beats.Count == 0) return new(scene.Number, [Empty(scene, cast, timing)]);
        var setups = new SceneCoverage(scene, cast, beats, arrival, timing, chance).Cover();
        Pacing.Apply(setups, beats, cast);
        Polish.Apply(setups, beats, chance);
        return new(scene.Number, [.. setups.Select((setup, index) => Shot(scene, setup, index, beats, timing))]);
    }

    // A heading alone is still a place to be seen.
    private static PlannedShot Empty(Scene scene, SceneCast cast, TimingFormula timing) => new(
        ShotNumbers.Of(scene.Number, 0), Coverage.Establishing, scene.Heading.Exterior ? ShotSize.ExtremeWide : ShotSize.Wide, CameraAngle.Eye, CameraMove.Static, 24,
        new((int)(Math.Max(3, timing.ShortestShot) * 1000)), cast.Seen, null, new(1, 1), [], "", $"Only a heading, so only the place: “{scene.Heading.Text}”", 0);

    private static PlannedShot Shot(Scene scene, Setup setup, int index, List<Beat> beats, TimingFormula timing)
    {
        var breath = (int)(timing.BreathSeconds * 1000);
        var at = breath;
        var speeches = new List<Speech>();
        var action = new List<string>();
        var acted = 0;
        for (var i = setup.First; i < setup.End; i++)
        {
            var beat = beats[i];
            if (beat.Who is not { } who)
            {
                action.Add(beat.Text);
                // What is done between lines takes its time; what opens a shot runs into the first line.
                acted += beat.Milliseconds;
                at += beat.Milliseconds;
                continue;
            }

            speeches.Add(new(who, beat.Text, new(at), new(beat.Milliseconds), beat.Off));
            at += beat.Milliseconds + (i + 1 < setup.End ? breath : 0);
        }

        var length = Math.Max(at + (speeches.Count > 0 ? breath : 0) - (speeches.Count == 0 ? breath : 0), (int)(timing.ShortestShot * 1000));
        var lines = new WordRange(beats[setup.First].Lines.Line, Math.Max(beats[setup.First].Lines.EndLine, beats[setup.End - 1].Lines.EndLine));
        return new(
            ShotNumbers.Of(scene.Number, index), setup.Coverage, setup.Size, setup.Angle, setup.Move, setup.LensMm, new(length), setup.Subjects, setup.Insert,
            lines, speeches, string.Join(' ', action), $"{setup.Rule}: {Quote(beats[setup.First].Text)}", MathF.Round(setup.Intensity, 2));
    }

    private static string Quote(string text)
    {
        if (text.Length <= 64) return $"“{text}”";
        var cut = text.LastIndexOf(' ', 60);
        if (cut < 30) cut = char.IsHighSurrogate(text[59]) ? 59 : 60;
        return $"“{text[..cut]}…”";
    }
}

/// <summary>How the film comes to a place: for the first time, again, or without having left.</summary>
internal enum Arrival { New, Return, Straight }
