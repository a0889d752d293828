using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Staging.Figures;
using StagedShot = LensForge.Generation.Staging.StagedShot;

namespace LensForge.Generation.Tests.Staging;

/// <summary>What the seed of a take may change, and what it may not.</summary>
public sealed class VariationTests
{
    public static TheoryData<FigureAction, float> Poses => new() { { FigureAction.Stand, 0f }, { FigureAction.Listen, 0f }, { FigureAction.Sit, 0.45f }, { FigureAction.Walk, 0f }, { FigureAction.Talk, 0f } };

    [Theory, MemberData(nameof(Poses))]
    public void two_seeds_differ_in_small_gestures_only(FigureAction action, float seat)
    {
        var look = new Vector3(0.6f, 1.5f, 2.5f);
        var stage = Players.Stage(Players.Figure(Players.Ada, action, seat: seat, end: new(0, 0, 1.2f)) with { LookAt = look });
        var (one, other) = (new FigurePerformance(stage, 0, FigureDetail.Far, 11), new FigurePerformance(stage, 0, FigureDetail.Far, 12));
        var moved = 0f;
        for (var t = 0f; t < 2.5f; t += 0.25f)
        {
            Assert.Equal(one.Root(t), other.Root(t));
            var (a, b) = (one.Pose(t, out var faceA), other.Pose(t, out var faceB));
            foreach (var bone in Enum.GetValues<Bone>())
            {
                var apart = Vector3.Distance(a.Joint(bone), b.Joint(bone));
                moved = MathF.Max(moved, apart);
                Assert.True(apart < 0.08f, $"{bone} is {apart:0.000} m apart");
            }

            // A walker's step is fixed by the way; the head still has a tilt of its own.
            moved = MathF.Max(moved, (a.Turn(Bone.Head) - b.Turn(Bone.Head)).Length());
            Assert.True(Degrees(Sight(a, faceA, one.Root(t)), Sight(b, faceB, other.Root(t))) < 2f);
        }

        Assert.True(moved > 0.001f, "something small differs");
    }

    [Fact]
    public void a_varied_take_moves_without_jumps()
    {
        var performance = new FigurePerformance(Players.Stage(Players.Figure(Players.Bruno, FigureAction.Stand)), 0, FigureDetail.Far, 987654321);
        for (var frame = 0; frame < 70; frame++)
        {
            var (a, b) = (performance.Pose(frame / 24f, out _), performance.Pose((frame + 1) / 24f, out _));
            foreach (var bone in Enum.GetValues<Bone>()) Assert.True(Vector3.Distance(a.Joint(bone), b.Joint(bone)) < 0.012f);
        }
    }

    [Fact]
    public void blinks_come_at_other_times_in_another_take()
    {
        var stage = Players.Stage(Players.Figure(Players.Ada, FigureAction.Listen)) with { Length = new(20_000) };
        bool[] Shut(ulong seed)
        {
            var performance = new FigurePerformance(stage, 0, FigureDetail.Far, seed);
            return [.. Enumerable.Range(0, 480).Select(frame =>
            {
                performance.Pose(frame / 24f, out var face);
                return face.UpperLid > 0.8f;
            })];
        }

        var (one, other) = (Shut(3), Shut(4));
        Assert.True(one.Any(shut => shut) && other.Any(shut => shut));
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void the_camera_does_not_care_for_the_seed()
    {
        var stage = Players.Stage(Players.Figure(Players.Ada, FigureAction.Stand));
        var (one, other) = (StagedShot.Prepare(stage, Players.Bare, FigureDetail.Far, 1), StagedShot.Prepare(stage, Players.Bare, FigureDetail.Far, 2));
        Assert.Equal(one.At(20, FrameRate.Film).Camera, other.At(20, FrameRate.Film).Camera);
    }

    // Where the eyes look, on the stage.
    private static Vector3 Sight(Marionette body, FaceState face, Matrix4x4 root)
    {
        var (up, flat) = MathF.SinCos(face.GazePitch);
        var (aside, ahead) = MathF.SinCos(face.GazeYaw);
        return Vector3.TransformNormal(Vector3.Transform(new Vector3(aside * flat, up, ahead * flat), body.Turn(Bone.Head)), root);
    }

    private static float Degrees(Vector3 a, Vector3 b) => MathF.Acos(Math.Clamp(Vector3.Dot(Vector3.Normalize(a), Vector3.Normalize(b)), -1, 1)) * 180 / MathF.PI;
}
