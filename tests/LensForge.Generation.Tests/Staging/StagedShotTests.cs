using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using StagedShot = LensForge.Generation.Staging.StagedShot;

namespace LensForge.Generation.Tests.Staging;

public sealed class StagedShotTests
{
    public static TheoryData<FigureAction> Actions => [.. Enum.GetValues<FigureAction>()];

    [Theory, MemberData(nameof(Actions))]
    public void nothing_about_a_pose_is_undefined(FigureAction action)
    {
        var stage = Players.Stage(
            Players.Figure(Players.Ada, action, Expression.Grief, action is FigureAction.Sit or FigureAction.Drive ? 0.45f : 0, "cup", speaks: true),
            Players.Figure(Players.Bruno, action, name: "BRUNO") with { Position = new(0, 0, 0.6f), EndPosition = new(0, 0, 0.6f), FacingDegrees = 180 });
        var shot = StagedShot.Prepare(stage, Players.Bare, FigureDetail.Far);
        foreach (var frame in new[] { 0, 13, 71 })
            foreach (var instance in shot.At(frame, FrameRate.Film).Posed)
                Assert.All(Players.World(instance).Concat(instance.Mesh.Normals), v => Assert.True(float.IsFinite(v.X + v.Y + v.Z)));
    }

    [Theory, MemberData(nameof(Actions))]
    public void instances_keep_order_and_topology_over_a_shot(FigureAction action)
    {
        var shot = StagedShot.Prepare(Players.Stage("letter", Players.Figure(Players.Ada, action, speaks: true, prop: "book", end: new(0, 0, 2))), Players.Bare, FigureDetail.Far);
        var first = shot.At(0, FrameRate.Film).Posed;
        for (var frame = 1; frame < 72; frame += 7)
        {
            var posed = shot.At(frame, FrameRate.Film).Posed;
            Assert.Equal(first.Count, posed.Count);
            for (var i = 0; i < posed.Count; i++)
            {
                Assert.Same(first[i].Mesh.Indices, posed[i].Mesh.Indices);
                Assert.Same(first[i].Mesh.Surface, posed[i].Mesh.Surface);
                Assert.Equal((first[i].Figure, first[i].Part, first[i].Material), (posed[i].Figure, posed[i].Part, posed[i].Material));
            }
        }
    }

    [Fact]
    public void the_same_frame_is_the_same_twice()
    {
        var stage = Players.Stage(Players.Figure(Players.Kim, FigureAction.Talk, Expression.Joy, speaks: true));
        var (a, b) = (StagedShot.Prepare(stage, Players.Bare, FigureDetail.Far).At(31, FrameRate.Film), StagedShot.Prepare(stage, Players.Bare, FigureDetail.Far).At(31, FrameRate.Film));
        Assert.Equal(a.Camera, b.Camera);
        Assert.All(a.Posed.Zip(b.Posed), pair =>
        {
            Assert.Equal(pair.First.Transform, pair.Second.Transform);
            Assert.Equal(pair.First.Mesh.Positions, pair.Second.Mesh.Positions);
        });
    }

    [Fact]
    public void a_puppet_built_again_is_equal_to_the_first()
    {
        var (a, b) = (PuppetWorkshop.Build(Players.Ada, FigureDetail.Far), PuppetWorkshop.Build(Players.Ada, FigureDetail.Far));
        Assert.Equal(a.Head.Positions, b.Head.Positions);
        Assert.All(a.Body.Zip(b.Body), pair => Assert.Equal(pair.First.Mesh.Positions, pair.Second.Mesh.Positions));
    }

    [Theory]
    [InlineData(FigureAction.Stand, 0f)]
    [InlineData(FigureAction.Talk, 0f)]
    [InlineData(FigureAction.Walk, 0f)]
    [InlineData(FigureAction.Sit, 0.45f)]
    [InlineData(FigureAction.Kneel, 0f)]
    public void feet_are_on_the_ground_and_nothing_sinks_below_it(FigureAction action, float seat)
    {
        foreach (var look in new[] { Players.Ada, Players.Bruno, Players.Kim })
        {
            var shot = StagedShot.Prepare(Players.Stage(Players.Figure(look, action, seat: look == Players.Kim ? seat * 0.7f : seat, end: new(0, 0, 2))), Players.Bare, FigureDetail.Preview);
            foreach (var frame in new[] { 0, 9, 20, 50 })
            {
                var lowest = shot.At(frame, FrameRate.Film).Posed.Where(i => i.Part == (int)FigurePart.Shoes).SelectMany(Players.World).Min(p => p.Y);
                Assert.InRange(lowest, -0.04f, 0.03f);
            }
        }
    }

    [Fact]
    public void a_planted_foot_does_not_slide_while_walking()
    {
        var stage = Players.Stage(Players.Figure(Players.Bruno, FigureAction.Walk, end: new(0, 0, 3.6f)));
        var performance = new FigurePerformance(stage, 0, FigureDetail.Far);
        var still = 0;
        for (var t = 0f; t < 2.8f; t += 1 / 24f)
        {
            var least = float.MaxValue;
            foreach (var side in new[] { Bone.Foot, Bone.RightFoot })
                least = MathF.Min(least, (Ankle(side, t + 1 / 24f) - Ankle(side, t)).Length());
            if (least < 0.012f) still++;
        }

        Assert.True(still > 50, $"one foot rests in {still} of 67 frames");

        Vector3 Ankle(Bone bone, float t) => Vector3.Transform(performance.Pose(t, out _).Joint(bone), performance.Root(t));
    }

    [Fact]
    public void a_pointing_hand_aims_at_what_is_looked_at()
    {
        var look = new Vector3(-0.8f, 1.5f, 3f);
        var performance = new FigurePerformance(Players.Stage(Players.Figure(Players.Bruno, FigureAction.Point) with { LookAt = look }), 0, FigureDetail.Far);
        var body = performance.Pose(0.5f, out _);
        var (shoulder, hand) = (body.Joint(Bone.RightUpperArm), body.Joint(Bone.RightHand));
        Assert.True(Vector3.Dot(Vector3.Normalize(hand - shoulder), Vector3.Normalize(look - shoulder)) > 0.98f);
        Assert.True(Vector3.Distance(hand, shoulder) > 0.85f * (body.Measures.UpperArm + body.Measures.Forearm));
    }

    [Fact]
    public void hands_of_people_who_embrace_reach_behind_the_other()
    {
        var ada = Players.Figure(Players.Ada, FigureAction.Embrace) with { Position = new(-0.25f, 0, 0), FacingDegrees = 90 };
        var bruno = Players.Figure(Players.Bruno, FigureAction.Embrace, name: "BRUNO") with { Position = new(0.25f, 0, 0), FacingDegrees = -90 };
        var performance = new FigurePerformance(Players.Stage(ada, bruno), 1, FigureDetail.Far);
        var body = performance.Pose(1, out _);
        var partner = Vector3.Transform(performance.Root(1).Translation * new Vector3(-1, 1, 1), Quaternion.Identity);
        foreach (var hand in new[] { Bone.Hand, Bone.RightHand })
            Assert.True(Vector3.Transform(body.Joint(hand), performance.Root(1)).X < partner.X, "the hand is beyond the partner's middle");
    }

    [Fact]
    public void heads_turn_to_what_they_look_at()
    {
        foreach (var x in new[] { -1.5f, 0f, 1.5f })
        {
            var body = new FigurePerformance(Players.Stage(Players.Figure(Players.Ada, FigureAction.Listen) with { LookAt = new(x, 1.5f, 2f) }), 0, FigureDetail.Far).Pose(0.3f, out _);
            var facing = Vector3.Transform(Vector3.UnitZ, body.Turn(Bone.Head));
            Assert.True(Vector3.Dot(facing, Vector3.Normalize(new Vector3(x, 1.5f, 2f) - body.HeadCentre)) > 0.95f);
        }
    }

    [Fact]
    public void a_speaking_mouth_opens_and_a_silent_one_stays_shut()
    {
        var performance = new FigurePerformance(Players.Stage(Players.Figure(Players.Ada, FigureAction.Talk, speaks: true)), 0, FigureDetail.Far);
        float Open(float t)
        {
            performance.Pose(t, out var face);
            return face.Open;
        }

        Assert.Equal(0, Open(2.5f));
        var said = Enumerable.Range(6, 36).Select(i => Open(i / 24f)).ToList();
        Assert.True(said.Max() > 0.5f && said.Min() < 0.2f);
    }

    [Theory]
    [InlineData(FigureDetail.Far, 1_500, 5_000)]
    [InlineData(FigureDetail.Preview, 7_000, 16_500)]
    [InlineData(FigureDetail.Reference, 35_000, 75_000)]
    public void each_level_of_detail_keeps_its_budget(FigureDetail detail, int least, int most)
    {
        foreach (var look in new[] { Players.Ada, Players.Bruno, Players.Kim })
            Assert.InRange(PuppetWorkshop.Get(look, detail).Triangles, least, most);
    }

    [Fact]
    public void figures_are_as_tall_as_they_are_said_to_be()
    {
        foreach (var look in new[] { Players.Ada, Players.Bruno, Players.Kim })
        {
            var posed = StagedShot.Prepare(Players.Stage(Players.Figure(look with { Hair = HairStyle.Bald }, FigureAction.Stand)), Players.Bare, FigureDetail.Preview).At(0, FrameRate.Film).Posed;
            Assert.InRange(posed.Where(i => i.Part == (int)FigurePart.Head).SelectMany(Players.World).Max(p => p.Y), look.HeightMetres - 0.05f, look.HeightMetres + 0.03f);
        }
    }

    [Fact]
    public void every_hair_style_has_a_silhouette_of_its_own()
    {
        var outlines = Enum.GetValues<HairStyle>().ToDictionary(style => style, style => Silhouette(Players.Ada with { Hair = style }));
        foreach (var (a, one) in outlines)
            foreach (var (b, other) in outlines)
                if (a < b) Assert.True(one.Zip(other).Count(p => p.First != p.Second) > 12, $"{a} and {b} look alike");
    }

    [Fact]
    public void different_people_wear_different_colours()
    {
        var tops = new[] { Players.Ada, Players.Bruno, Players.Kim }.Select(look => PuppetWorkshop.Get(look, FigureDetail.Far).Body.First(p => p.Part == FigurePart.Top).Material.Colour).ToList();
        for (var i = 0; i < tops.Count; i++)
            for (var k = 0; k < i; k++)
                Assert.True(Vector3.Distance(tops[i], tops[k]) > 0.1f);
    }

    [Fact]
    public void the_camera_goes_from_start_to_end_without_a_jump()
    {
        var shot = StagedShot.Prepare(Players.Stage(Players.Figure(Players.Ada, FigureAction.Stand)), Players.Bare, FigureDetail.Far);
        var frames = Enumerable.Range(0, 73).Select(i => shot.At(i, FrameRate.Film).Camera).ToList();
        Assert.True(Vector3.Distance(frames[0].Position, new(0, 1.4f, 3)) < 0.02f);
        Assert.True(Vector3.Distance(frames[^1].Position, new(0.6f, 1.4f, 2.2f)) < 0.02f);
        Assert.Equal(18f / 50, frames[^1].TanHalfWidth, 3);
        Assert.Equal(50f / (2000 * 2.8f), frames[^1].Aperture, 4);
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.True(Vector3.Distance(pair.First.Position, pair.Second.Position) < 0.04f));
        Assert.All(frames, c => Assert.True(MathF.Abs(Vector3.Dot(c.Forward, c.Right)) < 1e-4f && MathF.Abs(c.Up.Length() - 1) < 1e-4f));
    }

    [Fact]
    public void an_insert_lies_where_the_camera_looks()
    {
        foreach (var name in new[] { "letter", "the old lantern", "keys", "something unheard of" })
        {
            var prop = StagedShot.Prepare(Players.Stage(name), Players.Bare, FigureDetail.Far).At(0, FrameRate.Film).Posed.Where(i => i.Part > 900).SelectMany(Players.World).ToList();
            var middle = (prop.Aggregate(Vector3.Min) + prop.Aggregate(Vector3.Max)) / 2;
            Assert.True(Vector3.Distance(middle, new(0, 1.3f, 0)) < 0.08f, name);
        }
    }

    private static bool[] Silhouette(Appearance look)
    {
        var cells = new bool[2 * 24 * 24];
        foreach (var piece in PuppetWorkshop.Get(look, FigureDetail.Preview).OnHead.Where(p => p.Part == FigurePart.Hair))
            foreach (var p in piece.Mesh.Positions)
            {
                cells[Cell(p.Y) * 24 + Cell(p.Z)] = true;
                cells[(24 + Cell(p.Y)) * 24 + Cell(p.X)] = true;
            }

        return cells;

        static int Cell(float metres) => Math.Clamp((int)((metres + 0.27f) / 0.54f * 24), 0, 23);
    }
}
