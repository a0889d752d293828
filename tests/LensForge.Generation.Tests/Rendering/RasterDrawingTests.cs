using System.Numerics;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Rendering;

public class RasterDrawingTests
{
    private static readonly CameraView Camera = RasterScene.Look(new(0, 1.2f, 4), new(0, 0.8f, 0));

    [Fact]
    public void contours_are_dark_walls_are_paper_and_figures_keep_their_colour()
    {
        var red = RasterScene.Box(new(0, 0.9f, 0), new(0.4f), 1, 1) with { Material = RasterScene.Grey with { Colour = new(0.6f, 0.03f, 0.03f) } };
        var set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(0, 2, -3), new(6, 2, 0.1f), part: 3));
        var rgb = StageDrawing.Render(RasterScene.Frame(set, Camera, red), 192, 108);

        var (left, y, _) = RasterScene.Project(Camera, new(-0.4f, 0.9f, 0.4f), 192, 108);
        var darkest = Enumerable.Range((int)left - 2, 5).Min(x => Value(rgb, x, (int)y));
        Assert.InRange(darkest, 0, 130);
        Assert.InRange(Value(rgb, 20, (int)y), 140, 240);
        var (cx, cy, _) = RasterScene.Project(Camera, new(0, 0.9f, 0.4f), 192, 108);
        var at = ((int)cy * 192 + (int)cx) * 3;
        Assert.True(rgb[at] > rgb[at + 1] + 30);
    }

    [Fact]
    public void flat_ground_carries_no_lines_at_any_slant()
    {
        var rgb = StageDrawing.Render(RasterScene.Frame(RasterScene.Set(RasterScene.Ground(200)), RasterScene.Look(new(0, 0.5f, 0), new(0, 0.1f, -3))), 192, 108);
        for (var y = 70; y < 108; y++)
            for (var x = 0; x < 192; x++) Assert.InRange(Value(rgb, x, y), 150, 255);
    }

    [Fact]
    public void the_same_frame_draws_the_same_picture()
    {
        var frame = RasterScene.Frame(RasterScene.Set(RasterScene.Ground()), Camera, RasterScene.Box(new(0, 1, 0), new(0.4f), 1, 1));
        Assert.Equal(StageDrawing.Render(frame, 96, 54), StageDrawing.Render(frame, 96, 54));
    }

    [Fact]
    public void night_is_drawn_darker_than_day_and_lamps_stay_bright()
    {
        var lamp = RasterScene.Box(new(0, 1, 0), new(0.4f), 0, 7) with { Material = RasterScene.Grey with { Emission = new(4f) } };
        var day = RasterScene.Set(RasterScene.Ground(), lamp);
        day = day with { Atmosphere = day.Atmosphere with { Zenith = new(0.4f), Horizon = new(0.8f), SkyLights = true } };
        var night = day with { Atmosphere = day.Atmosphere with { Zenith = new(0.01f), Horizon = new(0.04f) } };
        var (bright, dark) = (StageDrawing.Render(RasterScene.Frame(day, Camera), 192, 108), StageDrawing.Render(RasterScene.Frame(night, Camera), 192, 108));
        Assert.True(dark.Average(value => value) < bright.Average(value => value) * 0.75);
        var (x, y, _) = RasterScene.Project(Camera, new(0, 1, 0.4f), 192, 108);
        Assert.InRange(Value(dark, (int)x, (int)y), 200, 255);
    }

    private static int Value(byte[] rgb, int x, int y) => (rgb[(y * 192 + x) * 3] + rgb[(y * 192 + x) * 3 + 1] + rgb[(y * 192 + x) * 3 + 2]) / 3;
}
