using System.Numerics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Tests.Rendering;

public class TraceSmoothing
{
    private static PathTracerLayers Noisy(int width, int height, Func<int, float> step)
    {
        var random = new Random(2);
        var layers = new PathTracerLayers(width, height);
        for (var i = 0; i < width * height; i++)
        {
            layers.Normal[i] = step(i % width) > 0.5f ? Vector3.UnitX : Vector3.UnitZ;
            layers.Depth[i] = 3;
            layers.Albedo[i] = new(0.5f);
            layers.Diffuse[i] = new(step(i % width) + 0.4f * (random.NextSingle() - 0.5f));
            layers.DiffuseVariance[i] = 0.16f / 12f;
        }

        return layers;
    }

    private static (double Mean, double Deviation) Over(PathTracerLayers layers, Func<int, bool> columns)
    {
        var values = layers.Diffuse.Where((_, i) => columns(i % layers.Width)).Select(v => (double)v.X).ToArray();
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    [Fact]
    public void Removes_noise_and_keeps_energy()
    {
        var layers = Noisy(64, 48, _ => 0.6f);
        var before = Over(layers, _ => true);
        Filter.Smooth(layers, 1);
        var after = Over(layers, _ => true);
        Assert.InRange(after.Mean, before.Mean * 0.99, before.Mean * 1.01);
        Assert.True(after.Deviation < 0.2 * before.Deviation, $"{before.Deviation:F4} to {after.Deviation:F4}");
    }

    [Fact]
    public void Keeps_light_apart_where_surfaces_turn()
    {
        var layers = Noisy(64, 48, x => x < 32 ? 0.2f : 0.9f);
        Filter.Smooth(layers, 1);
        Assert.InRange(Over(layers, x => x == 31).Mean, 0.17, 0.26);
        Assert.InRange(Over(layers, x => x == 32).Mean, 0.84, 0.93);
    }

    [Fact]
    public void Film_answers_monotonically_and_stays_neutral()
    {
        var previous = -1f;
        for (var stop = -8; stop <= 5; stop++)
        {
            var shown = Film.Tone(new Vector3(0.18f * MathF.Pow(2, stop)), TraceStages.Straight);
            Assert.True(shown.X > previous && shown.X <= 1f);
            Assert.Equal(shown.X, shown.Z, 4);
            previous = shown.X;
        }

        Assert.InRange(Film.Tone(new(0.18f), TraceStages.Straight).X, 0.44f, 0.52f);
    }
}
