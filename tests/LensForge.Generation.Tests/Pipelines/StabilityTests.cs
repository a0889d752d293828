using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Coherence;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Tests.Pipelines;

/// <summary>Filming over time, in levels of 8 bits: boil is what changes from frame to frame beside what moves, drift is what slowly leaves the picture that a fresh key frame would give.</summary>
public sealed class StabilityTests(ITestOutputHelper output) : IDisposable
{
    private const int Width = 128, Height = 80, Frames = 36;
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(31ul)]
    [InlineData(47ul)]
    [InlineData(52ul)]
    public void a_shot_neither_boils_nor_drifts(ulong stage)
    {
        var recipe = new Recipe(RandomStages.Sample(stage) with { Length = new Length(2000) }, Width, Height, FrameRate.Film, 8, 4, 5, _model.Hash);
        var film = Film(recipe, Frames);
        var boil = Boil(recipe, film);
        var drift = Distance(film[^1], Film(recipe, 1, from: Frames - 1)[0]);
        var early = Distance(film[6], Film(recipe, 1, from: 6)[0]);
        output.WriteLine($"boil {boil:0.00}, off a fresh key frame {early:0.00} after 6 frames, {drift:0.00} after {Frames}");
        Assert.InRange(boil, 0, 2.5);
        Assert.InRange(drift, 0, early + 3.5);
    }

    /// <summary>Mean difference of neighbouring frames where the one can be carried to the other by motion.</summary>
    private static double Boil(Recipe recipe, List<byte[]> film)
    {
        var preparation = new FramePreparation(recipe, Width, Height, new FilmTimings());
        var before = new PreviousFrame(Width, Height);
        var prepared = new PreparedFrame(Width, Height);
        var carried = new float[4 * Width * Height];
        double sum = 0;
        var count = 0L;
        for (var frame = 0; frame < film.Count; frame++)
        {
            preparation.Prepare(frame, prepared);
            var planes = Planes(film[frame]);
            before.Warp(prepared.Buffers, carried);
            for (var p = 0; frame > 6 && p < Width * Height; p++)
            {
                if (carried[3 * Width * Height + p] == 0) continue;
                for (var plane = 0; plane < 3; plane++) sum += MathF.Abs(planes[plane * Width * Height + p] - carried[plane * Width * Height + p]) * 127.5;
                count += 3;
            }
            before.Keep(planes, prepared.Buffers);
        }
        return sum / count;
    }

    private List<byte[]> Film(Recipe recipe, int frames, int from = 0)
    {
        var audience = new Keeper();
        new ShotFilmer(_model).Film(recipe, audience, new FilmTimings(), TestContext.Current.CancellationToken, frames, from);
        return audience.Frames;
    }

    private static double Distance(byte[] a, byte[] b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Average();

    private static float[] Planes(byte[] rgb)
    {
        var area = rgb.Length / 3;
        var planes = new float[rgb.Length];
        for (var i = 0; i < area; i++)
        {
            for (var plane = 0; plane < 3; plane++) planes[plane * area + i] = rgb[3 * i + plane] / 127.5f - 1;
        }
        return planes;
    }

    private sealed class Keeper : IShotAudience
    {
        public List<byte[]> Frames { get; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Frames.Add(rgb.ToArray());
    }
}
