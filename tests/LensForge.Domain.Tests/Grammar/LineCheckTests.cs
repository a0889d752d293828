using System.Numerics;
using LensForge.Domain.Grammar;

namespace LensForge.Domain.Tests.Grammar;

public sealed class LineCheckTests
{
    private static readonly LineOfAction Line = new(new(-1, 0, 0), new(1, 0, 0));

    [Fact]
    public void a_camera_behind_the_line_is_told_with_its_distance()
    {
        var crossing = Assert.Single(LineCheck.Of(Line, [new("1A", new(0, 1, 2), new(0, 1, 2), false), new("1B", new(0, 1, 2), new(0, 1, -0.5f), false)]));
        Assert.Equal("1B", crossing.Shot);
        Assert.Equal(0.5f, crossing.Metres, 3);
    }

    [Fact]
    public void inserts_and_points_of_view_are_neutral() => Assert.Empty(LineCheck.Of(Line, [new("1A", -Vector3.UnitZ, -Vector3.UnitZ, true)]));
}
