using System.Diagnostics;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Benchmarks;

/// <summary>Finished frames a second for one shot alone and for two at once, and where the time goes. film [WIDTH HEIGHT [SECONDS]]</summary>
public static class FilmBenchmark
{
    private sealed class Nobody : IShotAudience
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public double FirstStep { get; private set; }

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
            if (FirstStep == 0) FirstStep = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb)
        {
        }
    }

    public static void Run(string[] args)
    {
        var width = args.Length > 1 ? int.Parse(args[0]) : 256;
        var height = args.Length > 1 ? int.Parse(args[1]) : 144;
        var seconds = args.Length > 2 ? int.Parse(args[2]) : 2;
        using var model = DenoiserModel.Load();
        Measure(model, width, height, seconds, shots: 1, say: false);
        Measure(model, width, height, seconds, shots: 1, say: true);
        Measure(model, width, height, seconds, shots: 2, say: true);
        Measure(model, width, height, seconds, shots: 3, say: true);
    }

    private static void Measure(DenoiserModel model, int width, int height, int seconds, int shots, bool say)
    {
        var timings = new FilmTimings();
        var recipes = Enumerable.Range(0, shots).Select(i => Recipe(i, width, height, seconds, model.Hash)).ToArray();
        var nobodies = recipes.Select(_ => new Nobody()).ToArray();
        var started = Stopwatch.GetTimestamp();
        var threads = recipes.Select((recipe, i) => new Thread(() => new ShotFilmer(model).Film(recipe, nobodies[i], timings, CancellationToken.None))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!say) return;
        var frames = recipes.Sum(recipe => recipe.Frames);
        Console.WriteLine($"{width}x{height}, {shots} at once: {frames / took:0.0} frames/s ({frames} frames in {took:0.0} s), first step after {nobodies[0].FirstStep:0.00} s");
        var total = Enum.GetValues<FilmingPart>().Sum(timings.Seconds);
        Console.WriteLine("  " + string.Join(", ", Enum.GetValues<FilmingPart>().Select(part => $"{part} {timings.Seconds(part) / frames * 1000:0.0} ms ({timings.Seconds(part) / total:P0})")));
    }

    private static Recipe Recipe(int index, int width, int height, int seconds, string model)
    {
        var stage = RandomStages.Sample(4000 + (ulong)index) with { Length = new Length(seconds * 1000) };
        return new(stage, width, height, FrameRate.Film, 8, 4, 1, model);
    }
}
