using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Sets;

namespace LensForge.Generation.Tests.Sets;

public class InteriorSetsTests
{
    public static TheoryData<SetKind> Kinds => [SetKind.Neutral, SetKind.LivingRoom, SetKind.Kitchen, SetKind.Bedroom, SetKind.Office, SetKind.Corridor, SetKind.Bar, SetKind.HospitalRoom, SetKind.Classroom, SetKind.Shop];

    [Theory, MemberData(nameof(Kinds))]
    public void every_hour_weather_and_seed_gives_sound_geometry(SetKind kind)
    {
        ulong seed = 0;
        foreach (var time in Enum.GetValues<TimeOfDay>())
            foreach (var weather in Enum.GetValues<Weather>())
            {
                var built = Build(kind, ++seed, time, weather);
                foreach (var instance in built.Instances)
                {
                    Assert.True(instance.Mesh.Positions.Concat(instance.Mesh.Surface).All(p => float.IsFinite(p.X + p.Y + p.Z)), $"{kind} part {instance.Part}");
                    Assert.True(instance.Mesh.Normals.All(n => n.LengthSquared() is > 0.98f and < 1.02f), $"{kind} part {instance.Part}");
                    Assert.Equal(0, instance.Figure);
                }
            }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void a_set_is_rich_and_within_its_budget(SetKind kind)
    {
        var built = Build(kind, 1);
        Assert.InRange(built.Instances.Sum(i => i.Mesh.Triangles), 10_000, 60_000);
        Assert.InRange(built.Instances.Select(i => i.Part).Distinct().Count(), 30, 700);
        Assert.InRange(built.Lights.Count, 2, 8);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void exactly_one_light_is_the_key_at_any_hour(SetKind kind)
    {
        foreach (var time in Enum.GetValues<TimeOfDay>())
            Assert.Single(Build(kind, 2, time).Lights, l => l.Key);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void nobody_stands_in_the_furniture(SetKind kind)
    {
        var plan = SetPlan.For(kind);
        for (ulong seed = 1; seed <= 2; seed++)
            foreach (var mark in plan.Standing)
                foreach (var (instance, p) in Points(Build(kind, seed), mark.Position, 0.24f))
                    Assert.False(p.Y is > 0.12f and < 1.75f && Level(p - mark.Position) < 0.2f, $"{kind}: part {instance.Part} at {p} reaches into the mark at {mark.Position}");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void every_seat_is_where_its_mark_says(SetKind kind)
    {
        var plan = SetPlan.For(kind);
        var built = Build(kind, 3);
        foreach (var mark in plan.Seated)
        {
            var top = Points(built, mark.Position, 0.1f).Where(hit => Level(hit.Point - mark.Position) < 0.08f && hit.Point.Y < mark.SeatHeight + 0.3f).Max(hit => hit.Point.Y);
            Assert.InRange(top, mark.SeatHeight - 0.035f, mark.SeatHeight + 0.03f);
        }
    }

    [Theory]
    [InlineData(SetKind.Kitchen, 0f)]
    [InlineData(SetKind.LivingRoom, -0.15f)]
    [InlineData(SetKind.Office, 0f)]
    [InlineData(SetKind.Bar, -1.1f)]
    [InlineData(SetKind.Shop, 0f)]
    public void the_table_has_the_height_of_the_plan(SetKind kind, float z)
    {
        var height = SetPlan.For(kind).TableHeight;
        Assert.Contains(Points(Build(kind, 1), new(0, 0, z), 0.3f), hit => MathF.Abs(hit.Point.Y - height) < 0.004f);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void the_same_scene_is_the_same_set(SetKind kind)
    {
        var first = Build(kind, 7);
        var again = SetLibrary.Build(new(kind, "elsewhere", true, 7, TimeOfDay.Day, Weather.Clear, ["unheard-of"]), SetPlan.For(kind));
        Assert.NotSame(first, again);
        Assert.Equal(first.Instances.Count, again.Instances.Count);
        foreach (var (a, b) in first.Instances.Zip(again.Instances))
        {
            Assert.Equal(a.Material, b.Material);
            Assert.Equal(a.Mesh.Positions, b.Mesh.Positions);
        }

        Assert.Equal(first.Lights, again.Lights);
    }

    [Fact]
    public void a_letter_in_the_script_lies_on_the_kitchen_table()
    {
        var plan = SetPlan.For(SetKind.Kitchen);
        var bare = SetLibrary.Build(new(SetKind.Kitchen, "", true, 4, TimeOfDay.Day, Weather.Clear, []), plan);
        var dressed = SetLibrary.Build(new(SetKind.Kitchen, "", true, 4, TimeOfDay.Day, Weather.Clear, ["letter"]), plan);
        Assert.True(dressed.Instances.Sum(i => i.Mesh.Triangles) > bare.Instances.Sum(i => i.Mesh.Triangles));
    }

    [Fact]
    public void solids_face_outwards()
    {
        Mesh[] solids = [Primitives.Box(new(1, 2, 3), 0.1f), Primitives.Box(new(1), 0), Primitives.Sphere(1), Primitives.Rod(default, new(1, 2, 0.5f), 0.2f), Primitives.Tube([default, new(1, 0, 0), new(1, 1, 0)], 0.1f), SoftPrimitives.Cushion(new(1, 0.5f, 0.7f)), Primitives.Prism([new(0, 0), new(1, 0), new(0, 1)], 0.4f, 0.02f)];
        foreach (var solid in solids)
        {
            float volume = 0;
            for (var i = 0; i < solid.Indices.Length; i += 3)
            {
                Vector3 a = solid.Positions[solid.Indices[i]], b = solid.Positions[solid.Indices[i + 1]], c = solid.Positions[solid.Indices[i + 2]];
                volume += Vector3.Dot(a, Vector3.Cross(b, c)) / 6;
                var face = Vector3.Cross(b - a, c - a);
                if (face.LengthSquared() > 1e-10f)
                    Assert.True(Vector3.Dot(face, solid.Normals[solid.Indices[i]] + solid.Normals[solid.Indices[i + 1]] + solid.Normals[solid.Indices[i + 2]]) > 0);
            }

            Assert.True(volume > 0);
        }
    }

    private static BuiltSet Build(SetKind kind, ulong seed, TimeOfDay time = TimeOfDay.Day, Weather weather = Weather.Clear) =>
        SetLibrary.Build(new(kind, "", true, seed, time, weather, []), SetPlan.For(kind));

    private static float Level(Vector3 p) => MathF.Sqrt(p.X * p.X + p.Z * p.Z);

    // Points on the triangles whose level bounds come near a place, 2 cm apart or less.
    private static IEnumerable<(Instance Instance, Vector3 Point)> Points(BuiltSet set, Vector3 near, float radius)
    {
        foreach (var instance in set.Instances)
        {
            var mesh = instance.Mesh;
            for (var i = 0; i < mesh.Indices.Length; i += 3)
            {
                Vector3 a = mesh.Positions[mesh.Indices[i]], b = mesh.Positions[mesh.Indices[i + 1]], c = mesh.Positions[mesh.Indices[i + 2]];
                Vector3 low = Vector3.Min(a, Vector3.Min(b, c)), high = Vector3.Max(a, Vector3.Max(b, c));
                if (low.Y > 2f || low.X > near.X + radius || high.X < near.X - radius || low.Z > near.Z + radius || high.Z < near.Z - radius || high.Y < 0.02f) continue;
                var steps = Math.Clamp((int)(Vector3.Distance(low, high) / 0.02f), 1, 160);
                for (var u = 0; u <= steps; u++)
                    for (var v = 0; v <= steps - u; v++)
                        yield return (instance, a + (b - a) * (u / (float)steps) + (c - a) * (v / (float)steps));
            }
        }
    }
}
