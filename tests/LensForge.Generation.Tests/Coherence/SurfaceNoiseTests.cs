using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Tests.Coherence;

public class SurfaceNoiseTests
{
    private const int Width = 256, Height = 144;

    [Fact]
    public void is_of_unit_variance_and_without_bias()
    {
        var (buffers, tan) = Frame(0);
        var noise = new float[3 * Width * Height];
        SurfaceNoise.Draw(buffers, tan, 7, noise);
        Assert.InRange(noise.Average(), -0.03, 0.03);
        Assert.InRange(noise.Select(value => value * value).Average(), 0.93, 1.07);
    }

    [Fact]
    public void moves_with_what_it_lies_on()
    {
        var (first, firstTan) = Frame(0);
        var (second, secondTan) = Frame(1, before: 0);
        float[] then = new float[3 * Width * Height], now = new float[3 * Width * Height], other = new float[3 * Width * Height];
        SurfaceNoise.Draw(first, firstTan, 7, then);
        SurfaceNoise.Draw(second, secondTan, 7, now);
        SurfaceNoise.Draw(second, secondTan, 8, other);
        Assert.InRange(Correlation(second, then, now), 0.3, 1);
        Assert.InRange(Correlation(second, then, other), -0.05, 0.05);
    }

    /// <summary>How alike the noise of now and the noise that lay where each point was are, over points seen in both frames.</summary>
    private static double Correlation(GBuffers buffers, float[] then, float[] now)
    {
        double sum = 0, thenSquares = 0, nowSquares = 0;
        for (var i = 0; i < Width * Height; i++)
        {
            if (float.IsNaN(buffers.MotionX[i])) continue;
            int x = (int)MathF.Round(i % Width + buffers.MotionX[i]), y = (int)MathF.Round(i / Width + buffers.MotionY[i]);
            if (x < 0 || y < 0 || x >= Width || y >= Height) continue;
            var from = y * Width + x;
            sum += then[from] * now[i];
            thenSquares += then[from] * then[from];
            nowSquares += now[i] * now[i];
        }
        return sum / Math.Sqrt(thenSquares * nowSquares);
    }

    private static (GBuffers, float) Frame(int frame, int? before = null)
    {
        var shot = LitShot.Prepare(RandomStages.Sample(12), FigureDetail.Preview);
        var staged = shot.At(frame, FrameRate.Film);
        var buffers = new GBuffers(Width, Height);
        new Rasterizer(Width, Height).Draw(staged, before is { } earlier ? shot.At(earlier, FrameRate.Film) : null, buffers);
        return (buffers, staged.Camera.TanHalfWidth);
    }
}
