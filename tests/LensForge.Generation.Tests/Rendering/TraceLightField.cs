using System.Numerics;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Tests.Rendering.TraceStages;

namespace LensForge.Generation.Tests.Rendering;

public class TraceLightField
{
    private const int Width = 96, Height = 54;

    private static StageFrame Stage()
    {
        var light = new Light(LightKind.Rectangle, new(-1.5f, 2.5f, 1), Vector3.Normalize(new(1.5f, -2.5f, -1)), new(6), new(0.4f, 0, 0), new(0, 0.2f, 0.4f), Key: true);
        return Frame(Camera(new(0, 1.4f, 4), new(0, 0.6f, 0), 0.45f), Air(new(0.15f), true), [light],
            Still(Floor(8), Matt(0.5f)), Still(Primitives.Sphere(0.6f, 24) is var ball ? ball with { Positions = [.. ball.Positions.Select(p => p + new Vector3(0, 0.6f, 0))] } : ball, Matt(0.6f), 1));
    }

    private static float[] Lit(LightField field, StageFrame frame, GBuffers g, int samples, bool reset)
    {
        float[] r = Plane(Width * Height), green = Plane(Width * Height), b = Plane(Width * Height);
        field.Trace(frame, g, samples, 5, reset, r, green, b);
        return green;
    }

    [Fact]
    public void Comes_close_to_the_reference_within_a_few_frames()
    {
        var frame = Stage();
        var rasterizer = new Rasterizer(Width, Height);
        var g = new GBuffers(Width, Height);
        var field = new LightField(Width, Height);
        rasterizer.Draw(frame, null, g);
        var lit = Lit(field, frame, g, 4, true);
        for (var i = 0; i < 6; i++)
        {
            rasterizer.Draw(frame, frame, g);
            lit = Lit(field, frame, g, 2, false);
        }

        var reference = Reference.Render(frame, Width, Height, 64, 1, TestContext.Current.CancellationToken, 1);
        var error = lit.Select((v, i) => Math.Pow(v * 255 - reference[3 * i + 1], 2)).Average();
        Assert.True(10 * Math.Log10(255 * 255 / error) > 29, $"{10 * Math.Log10(255 * 255 / error):F1} dB");
    }

    [Fact]
    public void Stands_still_when_nothing_moves()
    {
        var frame = Stage();
        var rasterizer = new Rasterizer(Width, Height);
        var g = new GBuffers(Width, Height);
        var field = new LightField(Width, Height);
        rasterizer.Draw(frame, null, g);
        var last = Lit(field, frame, g, 16, true);
        rasterizer.Draw(frame, frame, g);
        for (var i = 0; i < 10; i++)
        {
            var now = Lit(field, frame, g, 2, false);
            Assert.True(now.Zip(last, (a, b) => Math.Abs(a - b)).Average() * 255 < 1.0);
            last = now;
        }
    }

    [Fact]
    public void Gives_the_same_picture_again()
    {
        var frame = Stage();
        var g = new GBuffers(Width, Height);
        new Rasterizer(Width, Height).Draw(frame, null, g);
        Assert.Equal(Lit(new(Width, Height), frame, g, 2, true), Lit(new(Width, Height), frame, g, 2, true));
    }
}
