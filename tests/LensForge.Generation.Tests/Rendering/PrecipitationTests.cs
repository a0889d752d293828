using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Tests.Rendering.TraceStages;

namespace LensForge.Generation.Tests.Rendering;

public class PrecipitationTests
{
    private const int Width = 192, Height = 108;

    private static int Drops(Weather weather, bool roof, float seconds, out Vector3[] picture)
    {
        var air = Air(new(0.5f), true) with { Weather = weather };
        var camera = Camera(new(0, 1.5f, 6), new(0, 1.5f, 0)) with { Seconds = seconds };
        Instance[] set = roof ? [Still(Floor(30), Matt(0.5f)), Still(Square(new(0, 12, 0), new(40, 0, 0), new(0, 0, -40)), Matt(0.5f))] : [Still(Floor(30), Matt(0.5f))];
        var frame = Frame(camera, air, [], set);
        var g = new GBuffers(Width, Height);
        new Rasterizer(Width, Height).Draw(frame, null, g);
        picture = new Vector3[Width * Height];
        Assert.Equal(weather is Weather.Rain or Weather.Snow, Precipitation.Falls(frame));
        if (Precipitation.Falls(frame)) Precipitation.Draw(picture, g, frame, new BvhScene(frame.Set), 1);
        return picture.Count(pixel => pixel.X > 0.02f);
    }

    [Theory, InlineData(Weather.Rain), InlineData(Weather.Snow)]
    public void It_is_seen_falling_and_never_hides_the_stage(Weather weather) => Assert.InRange(Drops(weather, false, 0, out _), Width * Height / 100, Width * Height / 3);

    [Fact]
    public void Nothing_falls_from_a_clear_sky() => Assert.Equal(0, Drops(Weather.Clear, false, 0, out _));

    [Fact]
    public void A_roof_keeps_it_off() => Assert.Equal(0, Drops(Weather.Rain, true, 0, out _));

    [Fact]
    public void It_is_elsewhere_in_the_next_frame_and_the_same_when_asked_again()
    {
        Drops(Weather.Snow, false, 0.5f, out var first);
        Drops(Weather.Snow, false, 0.5f, out var again);
        Drops(Weather.Snow, false, 0.5f + 1 / 24f, out var next);
        Assert.Equal(first, again);
        Assert.NotEqual(first, next);
    }
}
