using System.Numerics;
using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Tests.ShotLists;

namespace LensForge.Domain.Tests.Stages;

/// <summary>What must hold for the stage of any script; the seeds are fixed, so a failure comes again.</summary>
public sealed class StagingPropertyTests
{
    private static readonly IReadOnlyList<(string Name, StagedScene Scene, PlannedScene Planned)> Scenes = [.. All()];

    [Fact]
    public void no_script_is_too_wild_to_be_staged()
    {
        for (ulong seed = 500; seed < 560; seed++)
        {
            var screenplay = Scripts.Read(Scripts.Random(seed, 30));
            var shots = ShotPlanner.Plan(screenplay, seed);
            var plan = StagePlanner.Plan(screenplay, shots, CastDesigner.Design(screenplay), seed);
            Assert.Equal(shots.Scenes.Sum(scene => scene.Shots.Count), plan.Scenes.Sum(scene => scene.Shots.Count));
        }
    }

    [Fact]
    public void cameras_stand_within_the_walls_and_out_of_the_houses()
    {
        foreach (var (name, shot, stage) in Shots())
        {
            var plan = SetPlan.For(stage.Set.Kind);
            foreach (var camera in new[] { stage.CameraStart, stage.CameraEnd })
            {
                Assert.True(float.IsFinite(camera.Position.LengthSquared()) && float.IsFinite(camera.Target.LengthSquared()), $"{name} {shot.Number}");
                if (plan.Enclosed) Assert.True(Within(camera.Position, plan.Min, plan.Max), $"{name} {shot.Number}: {camera.Position} in {plan.Kind}");
                if (plan.Kind == SetKind.Alley) Assert.True(MathF.Abs(camera.Position.X) <= 1.201f, $"{name} {shot.Number}: {camera.Position}");
                if (plan.Kind == SetKind.Street) Assert.True(camera.Position.X > -7, $"{name} {shot.Number}: {camera.Position}");
            }
        }
    }

    [Fact]
    public void the_line_of_a_pair_that_keeps_its_places_is_never_crossed()
    {
        var crossed = new List<string>();
        foreach (var (name, scene, planned) in Scenes)
        {
            var before = new Dictionary<string, (Vector3 Left, Vector3 Right, LineOfAction Line)>();
            for (var i = 0; i < scene.Shots.Count; i++)
            {
                var (shot, stage) = (planned.Shots[i], scene.Shots[i].Stage);
                if (Neutral(shot) || shot.Subjects.Count < 1 || stage.Figures.Any(figure => figure.Position != figure.EndPosition)) continue;
                var pair = stage.Figures.Take(2).OrderBy(figure => figure.Position.X).ToList();
                if (pair.Count < 2 || !shot.Subjects.All(subject => pair.Any(figure => figure.Character == subject))) continue;
                var key = string.Join('|', pair.Select(figure => figure.Character).Order());
                if (!before.TryGetValue(key, out var held) || held.Left != pair[0].Position || held.Right != pair[1].Position)
                {
                    if (MathF.Abs(pair[0].Position.X - pair[1].Position.X) < 0.25f) continue;
                    before[key] = held = (pair[0].Position, pair[1].Position, new(pair[0].Position, pair[1].Position));
                }

                foreach (var crossing in LineCheck.Of(held.Line, [new(shot.Number, stage.CameraStart.Position, stage.CameraEnd.Position, false)]))
                    crossed.Add($"{name} {crossing.Shot} {shot.Coverage} {shot.Size} {shot.Move} in {stage.Set.Kind} by {crossing.Metres:0.00} m");
            }
        }

        Assert.True(crossed.Count == 0, $"{crossed.Count}: {string.Join("; ", crossed.Take(12))}");
    }

    [Fact]
    public void the_face_of_a_single_is_in_the_frame_with_room_above()
    {
        var lost = new List<string>();
        var singles = 0;
        foreach (var (name, shot, stage) in Shots().Where(item => IsSingle(item.Shot)))
        {
            if (stage.Figures.FirstOrDefault(figure => figure.Character == shot.Subjects[0]) is not { } subject) continue;
            singles++;
            var start = Framed(stage.CameraStart, Body.Of(subject));
            var end = Framed(stage.CameraEnd, Body.Of(subject, end: true));
            if (!start && !end) lost.Add($"{name} {shot.Number} {shot.Coverage} {shot.Size} {shot.Angle} {shot.Move} {subject.Action} in {stage.Set.Kind}: {Lens.Project(stage.CameraStart, Body.Of(subject).Eyes)}");
        }

        Assert.True(singles > 300);
        Assert.True(lost.Count == 0, $"{lost.Count} of {singles}: {string.Join("; ", lost.Take(12))}");
    }

    [Fact]
    public void nobody_stands_before_the_face_of_a_single()
    {
        var hidden = new List<string>();
        foreach (var (name, shot, stage) in Shots().Where(item => IsSingle(item.Shot) && item.Stage.Figures.Count <= 6))
        {
            if (stage.Figures.FirstOrDefault(figure => figure.Character == shot.Subjects[0]) is not { } subject) continue;
            var face = Lens.Project(stage.CameraStart, Body.Of(subject).Head);
            foreach (var other in stage.Figures.Where(figure => figure != subject))
            {
                var body = Body.Of(other);
                var head = Lens.Project(stage.CameraStart, body.Head);
                if (head.Z < 0.1f || head.Z > face.Z - 0.15f) continue;
                var apart = new Vector2((head.X - face.X) * Lens.Widescreen, head.Y - face.Y).Length();
                var radius = body.HeadHeight / 2 / (head.Z * Lens.HalfHeight(stage.CameraStart.LensMm));
                if (apart < radius) hidden.Add($"{name} {shot.Number} {shot.Size} in {stage.Set.Kind}: {other.Character} before {subject.Character}");
            }
        }

        Assert.True(hidden.Count == 0, $"{hidden.Count}: {string.Join("; ", hidden.Take(12))}");
    }

    [Fact]
    public void over_the_shoulders_of_a_pair_mirror_each_other()
    {
        var pairs = 0;
        var odd = new List<string>();
        foreach (var (name, scene, planned) in Scenes)
        {
            for (var i = 0; i + 1 < scene.Shots.Count; i++)
            {
                var (one, other) = (planned.Shots[i], planned.Shots[i + 1]);
                if (one.Coverage != Coverage.OverTheShoulder || other.Coverage != Coverage.OverTheShoulder || one.Size != other.Size || one.Subjects[0] != other.Subjects[1] || one.Subjects[1] != other.Subjects[0]) continue;
                if (Placed(scene.Shots[i].Stage, one) is not { } left || Placed(scene.Shots[i + 1].Stage, other) is not { } right) continue;
                pairs++;
                if (left * right >= 0) odd.Add($"{name} {one.Number}: {left:0.00} and {right:0.00}");
            }
        }

        Assert.True(pairs > 10, $"{pairs} pairs");
        // Where one stands nearly behind the other there is no left and right.
        Assert.True(odd.Count * 20 <= pairs, $"{odd.Count} of {pairs}: {string.Join("; ", odd.Take(8))}");

        static float? Placed(ShotStage stage, PlannedShot shot) =>
            stage.Figures.FirstOrDefault(figure => figure.Character == shot.Subjects[0]) is { } figure ? Lens.Project(stage.CameraStart, Body.Of(figure).Head).X : null;
    }

    [Fact]
    public void hot_faces_are_nearer_than_calm_ones()
    {
        var faces = Scenes.SelectMany(item => item.Planned.Shots).Where(shot => shot.Dialogue.Count > 0 && shot.Coverage is Coverage.Single or Coverage.OverTheShoulder).ToList();
        var calm = faces.Where(shot => shot.Intensity < 0.2f).Average(shot => (int)shot.Size);
        var hot = faces.Where(shot => shot.Intensity > 0.4f).Average(shot => (int)shot.Size);
        Assert.True(hot > calm + 0.25, $"{calm:0.00} to {hot:0.00}");
    }

    [Fact]
    public void whoever_is_only_heard_does_not_move_the_mouth()
    {
        foreach (var (name, shot, stage) in Shots())
            foreach (var figure in stage.Figures)
                Assert.True(figure.Speaking.Count <= shot.Dialogue.Count(speech => speech.Character == figure.Character && !speech.Off), $"{name} {shot.Number}");
    }

    [Fact]
    public void two_leads_differ_in_hair_and_in_the_colour_they_wear()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var screenplay = Scripts.Read(Drama(seed));
            var cast = CastDesigner.Design(screenplay);
            var leads = screenplay.Characters.OrderByDescending(character => character.Lines).Take(2).Select(character => cast[character.Name]).ToList();
            if (leads.Count < 2) continue;
            Assert.NotEqual(leads[0].Hair, leads[1].Hair);
            var (a, b) = (leads[0].TopColour, leads[1].TopColour);
            Assert.True(Math.Abs(a.R - b.R) + Math.Abs(a.G - b.G) + Math.Abs(a.B - b.B) > 90, $"{seed}: {a} and {b}");
        }
    }

    private static IEnumerable<(string Name, StagedScene Scene, PlannedScene Planned)> All()
    {
        foreach (var (name, text) in new[] { ("tide", Scripts.TideTable()), ("farmhouse", Scripts.Farmhouse), ("council", Scripts.Council(3, 30)) }.Concat(Enumerable.Range(0, 60).Select(seed => ($"drama {seed}", Drama((ulong)seed)))))
        {
            var (_, shots, plan) = Scripts.Stage(text);
            for (var i = 0; i < plan.Scenes.Count; i++) yield return (name, plan.Scenes[i], shots.Scenes[i]);
        }
    }

    private static IEnumerable<(string Name, PlannedShot Shot, ShotStage Stage)> Shots() =>
        Scenes.SelectMany(item => item.Planned.Shots.Select((shot, i) => (item.Name, shot, item.Scene.Shots[i].Stage)));

    // Ordinary scenes of two to four people, who move, sit and speak.
    private static string Drama(ulong seed)
    {
        var chance = new Chance(seed + 77);
        string[] places = ["INT. KITCHEN - NIGHT", "EXT. STREET - DAY", "EXT. ALLEY - NIGHT", "INT. OFFICE - DAY", "INT. BAR - NIGHT", "INT. CAR - NIGHT", "EXT. FOREST - DAWN", "INT. CORRIDOR - DAY", "INT. BEDROOM - NIGHT", "EXT. BEACH - DUSK", "INT. LIVING ROOM - DAY", "INT. HOSPITAL ROOM - DAY", "INT. CLASSROOM - DAY", "INT. SHOP - DAY", "EXT. ROOFTOP - NIGHT", "EXT. PARK - DAY", "INT. STATION - NIGHT"];
        string[] names = ["Anna", "Tom", "Vera", "Oleg"];
        string[] acts = ["walks to the window.", "sits down.", "looks at the floor.", "stands up.", "picks up the letter.", "enters.", "smiles.", "says nothing.", "points at the door.", "kneels.", "nods.", "turns away, angry."];
        string[] lines = ["No.", "I was going to tell you. After the funeral.", "You knew it all the time, and you let me wait in the rain like a fool.", "Get OUT!", "Where is it?", "Maybe you are right."];
        var text = new StringBuilder();
        for (var scene = 0; scene < 4; scene++)
        {
            text.Append(chance.Pick(places)).Append("\n\nThe light is low. Nothing moves.\n\n");
            var people = 2 + chance.Below(3);
            for (var i = 0; i < 14; i++)
            {
                var name = names[chance.Below(people)];
                if (chance.Likely(0.35f)) text.Append(name).Append(' ').Append(chance.Pick(acts)).Append("\n\n");
                else text.Append(name.ToUpperInvariant()).Append(chance.Likely(0.05f) ? " (V.O.)" : "").Append('\n').Append(chance.Pick(lines)).Append("\n\n");
            }
        }

        return text.ToString();
    }

    private static bool Neutral(PlannedShot shot) => shot.Coverage is Coverage.Insert or Coverage.PointOfView || shot.Angle == CameraAngle.Overhead;

    private static bool IsSingle(PlannedShot shot) => shot.Coverage is Coverage.Single or Coverage.Reaction && shot.Subjects.Count > 0 && shot.Angle is not CameraAngle.Overhead;

    private static bool Framed(StageCamera camera, Body body)
    {
        var (eyes, crown) = (Lens.Project(camera, body.Eyes), Lens.Project(camera, body.Crown));
        return eyes.Z > 0.2f && MathF.Abs(eyes.X) < 0.8f && eyes.Y > -0.75f && crown.Y < 1.0f;
    }

    private static bool Within(Vector3 point, Vector3 min, Vector3 max) =>
        point.X >= min.X && point.Y >= min.Y && point.Z >= min.Z && point.X <= max.X && point.Y <= max.Y && point.Z <= max.Z;
}
