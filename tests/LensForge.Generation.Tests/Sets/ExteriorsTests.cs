using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Sets;
using LensForge.Generation.Staging.Sets.Exteriors;

namespace LensForge.Generation.Tests.Sets;

public class ExteriorsTests
{
    private const int MostTriangles = 95_000;

    public static TheoryData<SetKind> Kinds => [.. ExteriorSets.Designs.Keys];

    [Fact]
    public void there_is_a_set_for_every_exterior()
    {
        Assert.Equal(
            [SetKind.Street, SetKind.Alley, SetKind.Park, SetKind.Forest, SetKind.Coast, SetKind.Desert, SetKind.CarInterior, SetKind.Rooftop, SetKind.Station],
            ExteriorSets.Designs.Keys.Order());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void it_stands_in_every_light_and_weather(SetKind kind)
    {
        foreach (var time in Enum.GetValues<TimeOfDay>())
            foreach (var weather in Enum.GetValues<Weather>())
            {
                var built = Build(kind, time, weather, (ulong)time * 5 + (ulong)weather);
                Assert.InRange(built.Instances.Sum(i => i.Mesh.Triangles), 8_000, MostTriangles);
                Assert.InRange(built.Lights.Count, 2, 5);
                Assert.Single(built.Lights, l => l.Key);
                Assert.InRange(built.Atmosphere.FogDensity, 0, 0.06f);
                foreach (var mesh in built.Instances.Select(i => i.Mesh).Distinct())
                {
                    Assert.DoesNotContain(mesh.Positions, p => !float.IsFinite(p.X + p.Y + p.Z));
                    Assert.DoesNotContain(mesh.Normals, n => n.Length() is not (> 0.9f and < 1.1f));
                    Assert.DoesNotContain(mesh.Indices, i => i < 0 || i >= mesh.Positions.Length);
                }
            }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void nothing_stands_where_people_do(SetKind kind)
    {
        var plan = SetPlan.For(kind);
        for (ulong seed = 0; seed < 4; seed++)
        {
            var built = Build(kind, TimeOfDay.Day, Weather.Clear, seed);
            foreach (var mark in plan.Standing)
                foreach (var instance in built.Instances)
                    foreach (var p in instance.Mesh.Positions)
                        Assert.False(
                            p.Y is > 0.3f and < 1.9f && Vector2.Distance(new(p.X, p.Z), new(mark.Position.X, mark.Position.Z)) < 0.2f,
                            $"{kind}: {instance.Material.Substance} at {p} is within the mark at {mark.Position}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void there_is_a_seat_under_whoever_sits(SetKind kind)
    {
        foreach (var mark in SetPlan.For(kind).Seated)
        {
            var built = Build(kind, TimeOfDay.Day, Weather.Clear, 1);
            var near = built.Instances.SelectMany(i => i.Mesh.Positions)
                .Where(p => Vector2.Distance(new(p.X, p.Z), new(mark.Position.X, mark.Position.Z)) < 0.75f && p.Y > mark.SeatHeight - 0.09f && p.Y < mark.SeatHeight + 0.04f);
            Assert.NotEmpty(near);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void the_same_seed_builds_the_same_set(SetKind kind)
    {
        BuiltSet first = Build(kind, TimeOfDay.Dusk, Weather.Rain, 7), second = Build(kind, TimeOfDay.Dusk, Weather.Rain, 7);
        Assert.Equal(first.Lights, second.Lights);
        Assert.Equal(first.Instances.Count, second.Instances.Count);
        foreach (var (a, b) in first.Instances.Zip(second.Instances))
        {
            Assert.Equal(a.Material, b.Material);
            Assert.Equal(a.Mesh.Positions, b.Mesh.Positions);
        }
    }

    [Fact]
    public void night_is_darker_than_day_and_lights_its_lamps()
    {
        foreach (var weather in Enum.GetValues<Weather>())
        {
            Sky day = Skies.Over(TimeOfDay.Day, weather, -Vector3.UnitX), night = Skies.Over(TimeOfDay.Night, weather, -Vector3.UnitX);
            Assert.True(night.Atmosphere.Horizon.Length() < day.Atmosphere.Horizon.Length() / 5);
            Assert.True(night.Key.Colour.Length() < day.Key.Colour.Length() / 5);
            Assert.True(night.LampsLit);
            Assert.False(day.LampsLit);
        }
    }

    [Fact]
    public void fog_is_thicker_than_any_other_weather()
    {
        foreach (var time in Enum.GetValues<TimeOfDay>())
            Assert.All(Enum.GetValues<Weather>().Where(w => w != Weather.Fog),
                w => Assert.True(Skies.Over(time, Weather.Fog, -Vector3.UnitX).Atmosphere.FogDensity > Skies.Over(time, w, -Vector3.UnitX).Atmosphere.FogDensity));
    }

    private static BuiltSet Build(SetKind kind, TimeOfDay time, Weather weather, ulong seed) =>
        ExteriorSets.Designs[kind](new(kind, kind.ToString(), true, seed, time, weather, []), SetPlan.For(kind));
}
