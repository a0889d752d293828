using System.Numerics;
using LensForge.Domain.Direction;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Tests.ShotLists;

namespace LensForge.Domain.Tests.Direction;

public sealed class ReframingTests
{
    private static readonly IReadOnlyList<(IReadOnlyList<ShotStage> Stages, IReadOnlyList<PlannedShot> Shots)> Scenes =
        [.. new[] { Scripts.TideTable(), Scripts.Farmhouse, Scripts.Council(3, 30) }.SelectMany(Read)];

    [Fact]
    public void nothing_said_changes_nothing() => Each((camera, at, shot, stage) => Assert.Same(stage, camera.Direct(at, shot, ShotDirection.None)), all: true);

    [Fact]
    public void a_camera_put_back_where_it_was_stands_where_the_planner_put_it()
    {
        var (same, count) = (0, 0);
        Each((camera, at, shot, stage) =>
        {
            // The lens that it has anyway, by way of another size: everything is placed anew.
            var other = ShotChoices.Sizes(shot).First(size => size != shot.Size);
            var again = camera.Direct(at, shot with { Size = other, LensMm = ShotChoices.UsualLens(shot.Coverage, other) }, new(Size: shot.Size, LensMm: null));
            if (ShotChoices.UsualLens(shot.Coverage, shot.Size) != shot.LensMm) return;
            count++;
            if (Vector3.Distance(again.CameraStart.Position, stage.CameraStart.Position) < 1e-3f && Vector3.Distance(again.CameraEnd.Target, stage.CameraEnd.Target) < 1e-3f) same++;
        });
        Assert.True(count > 40, $"{count}");
        Assert.True(same >= 0.97 * count, $"{same} of {count}");
    }

    [Fact]
    public void no_size_angle_or_move_takes_the_camera_across_the_line_or_out_of_the_set()
    {
        var wrong = new List<string>();
        Each((camera, at, shot, stage) =>
        {
            var plan = SetPlan.For(stage.Set.Kind);
            foreach (var said in Everything(shot))
            {
                var directed = camera.Direct(at, shot, said);
                foreach (var mark in new[] { directed.CameraStart, directed.CameraEnd })
                {
                    Assert.True(float.IsFinite(mark.Position.LengthSquared()) && float.IsFinite(mark.Target.LengthSquared()), $"{shot.Number} {said}");
                    if (plan.Enclosed && (Vector3.Max(mark.Position, plan.Max) != plan.Max || Vector3.Min(mark.Position, plan.Min) != plan.Min)) wrong.Add($"{shot.Number} {said}: in the wall");
                }

                var pair = stage.Figures.Take(2).Where(figure => figure.Position == figure.EndPosition).Select(figure => figure.Position).ToList();
                if (pair.Count < 2 || said.Angle == CameraAngle.Overhead || MathF.Abs(pair[0].X - pair[1].X) < 0.25f) continue;
                if (LineCheck.Of(LineOfAction.Between(pair), [new(shot.Number, stage.CameraStart.Position, stage.CameraEnd.Position, false)]).Count > 0) continue;
                foreach (var crossing in LineCheck.Of(LineOfAction.Between(pair), [new(shot.Number, directed.CameraStart.Position, directed.CameraEnd.Position, false)])) wrong.Add($"{shot.Number} {shot.Coverage} {said}: {crossing.Metres} m");
            }
        });
        Assert.True(wrong.Count == 0, $"{wrong.Count}: {string.Join("; ", wrong.Take(10))}");
    }

    [Fact]
    public void the_nearer_the_size_the_larger_the_face()
    {
        var count = 0;
        Each((camera, at, shot, stage) =>
        {
            if (shot.Coverage is not (Coverage.Single or Coverage.Reaction) || stage.Figures.FirstOrDefault(figure => figure.Character == shot.Subjects[0]) is not { } subject || SetPlan.For(stage.Set.Kind).Kind == SetKind.CarInterior) return;
            var faces = new[] { ShotSize.Full, ShotSize.Medium, ShotSize.CloseUp, ShotSize.ExtremeCloseUp }.Select(size => Face(camera.Direct(at, shot, new(Size: size)).CameraStart, Body.Of(subject))).ToList();
            for (var i = 1; i < faces.Count; i++) Assert.True(faces[i] > faces[i - 1], $"{shot.Number}: {string.Join(", ", faces)}");
            count++;
        });
        Assert.True(count > 30);
    }

    [Fact]
    public void who_asks_for_a_lens_and_a_stop_gets_them()
    {
        Each(
            (camera, at, shot, stage) =>
            {
                foreach (var lens in ShotChoices.Lenses)
                {
                    var directed = camera.Direct(at, shot, new(LensMm: lens, FStop: 1.4f));
                    Assert.Equal(lens, directed.CameraStart.LensMm);
                    Assert.Equal(1.4f, directed.CameraEnd.FStop);
                    Assert.Equal(stage.Figures, directed.Figures);
                }
            },
            all: true);
    }

    [Fact]
    public void a_still_camera_does_not_move_for_a_longer_shot_and_a_moving_one_ends_elsewhere()
    {
        Each((camera, at, shot, stage) =>
        {
            var longer = camera.Direct(at, shot, new(Length: new(30_000)));
            Assert.Equal(30_000, longer.Length.Milliseconds);
            if (shot.Move == CameraMove.Static) Assert.Equal(stage.CameraStart, longer.CameraStart);
        });
        Assert.Contains(Scenes.SelectMany(scene => scene.Shots.Select((shot, at) => (scene.Stages, shot, at))), one =>
            ShotChoices.CanMove(one.shot) && new Reframing(one.Stages).Direct(one.at, one.shot, new(Move: CameraMove.TrackLeft)) is var moved && moved.CameraStart.Position != moved.CameraEnd.Position);
    }

    private static IEnumerable<ShotDirection> Everything(PlannedShot shot) =>
    [
        .. ShotChoices.Sizes(shot).Select(size => new ShotDirection(Size: size)),
        .. Enum.GetValues<CameraAngle>().Select(angle => new ShotDirection(Angle: angle)),
        .. Enum.GetValues<CameraMove>().Select(move => new ShotDirection(Move: move)),
        .. new[] { 24, 85, 200 }.Select(lens => new ShotDirection(LensMm: lens)),
        new(Size: ShotSize.Full, Angle: CameraAngle.Low, Move: CameraMove.Arc, LensMm: 35),
    ];

    private static float Face(StageCamera camera, Body body) => MathF.Abs(Lens.Project(camera, body.Crown).Y - Lens.Project(camera, body.Eyes).Y);

    private static void Each(Action<Reframing, int, PlannedShot, ShotStage> test, bool all = false)
    {
        foreach (var (stages, shots) in Scenes)
        {
            var camera = new Reframing(stages);
            for (var at = 0; at < shots.Count; at++)
                if (all || ShotChoices.CanMove(shots[at])) test(camera, at, shots[at], stages[at]);
        }
    }

    private static IEnumerable<(IReadOnlyList<ShotStage>, IReadOnlyList<PlannedShot>)> Read(string text)
    {
        var (_, shots, plan) = Scripts.Stage(text);
        return plan.Scenes.Zip(shots.Scenes, (staged, planned) => ((IReadOnlyList<ShotStage>)[.. staged.Shots.Select(shot => shot.Stage)], planned.Shots));
    }
}
