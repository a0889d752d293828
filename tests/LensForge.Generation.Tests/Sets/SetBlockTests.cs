using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging.Sets;

namespace LensForge.Generation.Tests.Sets;

public sealed class SetBlockTests
{
    public static TheoryData<SetKind> Furnished => [.. Enum.GetValues<SetKind>().Where(kind => SetPlan.For(kind).Blocks.Count > 0)];

    [Theory, MemberData(nameof(Furnished))]
    public void the_plan_knows_of_furniture_that_the_set_really_has(SetKind kind)
    {
        var plan = SetPlan.For(kind);
        for (ulong seed = 1; seed < 4; seed++)
        {
            var built = SetLibrary.Build(new(kind, "x", true, seed * 977, TimeOfDay.Day, Weather.Clear, []), plan);
            var points = built.Instances.SelectMany(instance => instance.Mesh.Positions.Select(point => Vector3.Transform(point, instance.Transform))).ToList();
            Assert.All(plan.Blocks, block => Assert.Contains(points, point => block.Holds(point) && point.Y > 0.3f));
        }
    }
}
