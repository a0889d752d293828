using System.Text.Json;
using LensForge.Domain.Takes;

namespace LensForge.Domain.Tests.Takes;

public sealed class RegionTests
{
    private static readonly FramePoint[] Star = [.. Enumerable.Range(0, 5).Select(i => MathF.SinCos(i * 2 * MathF.Tau / 5)).Select(turn => new FramePoint(0.5f + 0.3f * turn.Sin, 0.5f - 0.3f * turn.Cos))];

    [Fact]
    public void distances_of_rectangles_are_those_of_geometry_whichever_corners_are_given()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 2000; trial++)
        {
            var (a, b) = (Point(random), Point(random));
            var outline = RegionOutline.Of(new(RegionShape.Rectangle, [a, b]), 200, 100);
            float left = MathF.Min(a.X, b.X) * 200, right = MathF.Max(a.X, b.X) * 200, top = MathF.Min(a.Y, b.Y) * 100, bottom = MathF.Max(a.Y, b.Y) * 100;
            float x = random.Next(-60, 260) + 0.5f, y = random.Next(-60, 160) + 0.5f, over = MathF.Max(left - x, x - right), beside = MathF.Max(top - y, y - bottom);
            var expected = over <= 0 && beside <= 0 ? MathF.Max(over, beside) : new System.Numerics.Vector2(MathF.Max(0, over), MathF.Max(0, beside)).Length();
            Assert.Equal(expected, outline.Distance(x, y), 0.01f);
        }
    }

    [Fact]
    public void no_lasso_is_nearer_to_one_point_than_to_another_by_more_than_the_way_between_them()
    {
        var random = new Random(21);
        for (var trial = 0; trial < 2000; trial++)
        {
            var outline = RegionOutline.Of(new(RegionShape.Lasso, [.. Enumerable.Range(0, random.Next(3, 12)).Select(_ => Point(random))]), 300, 300);
            float x = random.NextSingle() * 300, y = random.NextSingle() * 300, acrossX = random.NextSingle() * 9, acrossY = random.NextSingle() * 9;
            var apart = MathF.Abs(outline.Distance(x, y) - outline.Distance(x + acrossX, y + acrossY));
            Assert.True(apart <= MathF.Sqrt(acrossX * acrossX + acrossY * acrossY) + 0.01f, $"trial {trial}: {apart}");
        }
    }

    /// <summary>The same place by another way of telling inside from outside: the sum of the angles at which the corners are seen.</summary>
    [Fact]
    public void what_a_lasso_goes_around_is_within_it()
    {
        var random = new Random(31);
        for (var trial = 0; trial < 2000; trial++)
        {
            FramePoint[] corners = [.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => Point(random))];
            var outline = RegionOutline.Of(new(RegionShape.Lasso, corners), 100, 100);
            float x = random.NextSingle() * 100, y = random.NextSingle() * 100;
            var turned = 0.0;
            for (var i = 0; i < corners.Length; i++)
            {
                var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
                double ax = from.X * 100 - x, ay = from.Y * 100 - y, bx = to.X * 100 - x, by = to.Y * 100 - y;
                turned += Math.Atan2(ax * by - ay * bx, ax * bx + ay * by);
            }

            Assert.Equal(Math.Abs(turned) > 1, outline.Distance(x, y) < 0);
        }
    }

    [Fact]
    public void a_lasso_that_crosses_itself_holds_its_middle_too()
    {
        var star = RegionOutline.Of(new(RegionShape.Lasso, Star), 400, 400);
        Assert.True(star.Distance(200, 200) < 0);
        Assert.True(star.Distance(20, 200) > 0);
    }

    [Theory]
    [InlineData(RegionShape.Rectangle, 1f)]
    [InlineData(RegionShape.Ellipse, MathF.PI / 4)]
    public void what_lies_on_the_picture_is_measured_there(RegionShape shape, float share)
    {
        var (width, height, area) = RegionOutline.Of(new(shape, [new(0.25f, 0.25f), new(0.75f, 0.75f)]), 320, 180).On(320, 180)!.Value;
        Assert.Equal((160, 90), (MathF.Round(width), MathF.Round(height)));
        Assert.Equal(share, area / (160 * 90), 0.03f);
        Assert.Equal(40, RegionOutline.Of(new(RegionShape.Rectangle, [new(-1, -1), new(0.125f, 2)]), 320, 180).On(320, 180)!.Value.Width, 0.01f);
    }

    [Fact]
    public void regions_survive_being_written()
    {
        var region = new FrameRegion(RegionShape.Lasso, Star, 0.1f, 7, Stays: true);
        var read = JsonSerializer.Deserialize<FrameRegion>(JsonSerializer.Serialize(region, DomainJson.Options), DomainJson.Options)!;
        Assert.Equal(region.Points, read.Points);
        Assert.Equal(region with { Points = [] }, read with { Points = region.Points } with { Points = [] });
    }

    public static TheoryData<FrameRegion, string> Impossible => new()
    {
        { new(RegionShape.Lasso, [new(0, 0), new(1, 1)]), "empty" },
        { new(RegionShape.Rectangle, []), "empty" },
        { new(RegionShape.Rectangle, [new(0.5f, 0.5f), new(0.51f, 0.9f)]), "too small" },
        { new(RegionShape.Lasso, [new(0.1f, 0.1f), new(0.5f, 0.5f), new(0.9f, 0.9f)]), "too small" },
        { new(RegionShape.Ellipse, [new(1.1f, 0.2f), new(1.6f, 0.9f)]), "outside" },
        { new(RegionShape.Rectangle, [new(0.2f, float.NaN), new(0.6f, 0.9f)]), "nowhere" },
        { new(RegionShape.Rectangle, [new(0.2f, 0.2f), new(0.6f, 0.9f)], 0.5f), "feather" },
        { new(RegionShape.Rectangle, [new(0.2f, 0.2f), new(0.6f, 0.9f)], Frame: 48), "Frame 48" },
        { new(RegionShape.Lasso, [.. Enumerable.Range(0, 400).Select(i => new FramePoint(i / 400f, i % 2))]), "400 corners" },
    };

    [Theory, MemberData(nameof(Impossible))]
    public void a_region_in_which_nothing_can_be_filmed_is_refused_and_why(FrameRegion region, string word) =>
        Assert.Contains(word, Assert.Throws<RefusedException>(() => region.Require(256, 144, 48)).Message, StringComparison.Ordinal);

    private static FramePoint Point(Random random) => new(random.NextSingle(), random.NextSingle());
}
