using System.Numerics;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.Stages;

public sealed class RandomStagesTests
{
    private static readonly IReadOnlyList<ShotStage> Samples = [.. Enumerable.Range(0, 3000).Select(seed => RandomStages.Sample((ulong)seed))];

    [Fact]
    public void the_same_seed_gives_the_same_stage()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var again = System.Text.Json.JsonSerializer.Serialize(RandomStages.Sample((ulong)seed), DomainJson.Options);
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(Samples[seed], DomainJson.Options), again);
        }
    }

    [Fact]
    public void every_set_time_and_weather_occurs()
    {
        Assert.Equal(Enum.GetValues<SetKind>().Length, Samples.Select(stage => stage.Set.Kind).Distinct().Count());
        Assert.Equal(4, Samples.Select(stage => stage.Set.Time).Distinct().Count());
        Assert.Equal(5, Samples.Select(stage => stage.Set.Weather).Distinct().Count());
        Assert.True(Samples.SelectMany(stage => stage.Figures).Select(figure => figure.Action).Distinct().Count() >= 11);
    }

    [Fact]
    public void cameras_stand_inside_their_set_and_look_at_something()
    {
        foreach (var stage in Samples)
        {
            var plan = SetPlan.For(stage.Set.Kind);
            foreach (var camera in new[] { stage.CameraStart, stage.CameraEnd })
            {
                Assert.True(float.IsFinite(camera.Position.Length()) && float.IsFinite(camera.Target.Length()));
                Assert.True((camera.Target - camera.Position).Length() > 0.1f);
                if (plan.Enclosed)
                {
                    Assert.InRange(camera.Position.X, plan.Min.X, plan.Max.X);
                    Assert.InRange(camera.Position.Y, 0.1f, plan.Max.Y);
                    Assert.InRange(camera.Position.Z, plan.Min.Z, plan.Max.Z);
                }
            }
        }
    }

    [Fact]
    public void figures_stand_inside_the_walls_and_not_in_each_other()
    {
        foreach (var stage in Samples.Where(stage => stage.Set.Kind != SetKind.CarInterior))
        {
            var plan = SetPlan.For(stage.Set.Kind);
            foreach (var figure in stage.Figures)
            {
                foreach (var at in new[] { figure.Position, figure.EndPosition })
                {
                    Assert.InRange(at.X, plan.Min.X + 0.2f, plan.Max.X - 0.2f);
                    Assert.InRange(at.Z, plan.Min.Z + 0.2f, plan.Max.Z - 0.2f);
                }
            }
        }
    }

    [Fact]
    public void somebody_is_seen_in_most_pictures_that_have_people()
    {
        var peopled = Samples.Where(stage => stage.Figures.Count > 0 && stage.Insert is null).ToList();
        var seen = peopled.Count(stage => stage.Figures.Any(figure => Seen(stage.CameraStart, Body.Of(figure).Head)));
        Assert.True(seen > peopled.Count * 0.97, $"{seen} of {peopled.Count}");
    }

    private static bool Seen(StageCamera camera, Vector3 point)
    {
        var at = Lens.Project(camera, point);
        return at.Z > 0.2f && MathF.Abs(at.X) < 0.95f && MathF.Abs(at.Y) < 0.95f;
    }
}
