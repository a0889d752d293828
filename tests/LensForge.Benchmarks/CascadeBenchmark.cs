using System.Diagnostics;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;
using LensForge.Generation.Upscaling;

namespace LensForge.Benchmarks;

/// <summary>Seconds for a finished second of 24 frames, encoded, by quality, without the first second (which builds the set), and each part's share. cascade [WIDTH HEIGHT [SEED [alone]]]</summary>
public static class CascadeBenchmark
{
    private sealed class Clip(ClipWriter writer, FilmTimings timings) : IShotAudience
    {
        public long SecondBegan { get; private set; }

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb)
        {
            var started = Stopwatch.GetTimestamp();
            writer.Add(rgb);
            timings.Add(FilmingPart.Encode, started);
            if (frame == 23) SecondBegan = Stopwatch.GetTimestamp();
        }
    }

    public static void Run(string[] args)
    {
        var width = args.Length > 1 ? int.Parse(args[0]) : 1920;
        var height = args.Length > 1 ? int.Parse(args[1]) : 1080;
        var seed = args.Length > 2 ? ulong.Parse(args[2]) : 4000;
        using var model = DenoiserModel.Load();
        Alone(width, height, seed);
        if (args.Length > 3) return;
        foreach (var quality in new[] { Quality.Draft, Quality.Good }) Measure(model, width, height, quality, seed);
    }

    /// <summary>Processor time of what the large size adds, on one thread: unlike time on the clock it hardly minds who else is at work.</summary>
    private static void Alone(int width, int height, ulong seed)
    {
        const int frames = 12;
        using var upscaling = UpscalerModel.Load();
        using var upscaler = new Upscaler(upscaling, Qualities.BaseWidth, Qualities.BaseHeight, width / Qualities.BaseWidth);
        var shot = LitShot.Prepare(RandomStages.Sample(seed), FigureDetail.Preview);
        var rasterizer = new Rasterizer(width, height);
        var buffers = new GBuffers(width, height);
        byte[] picture = new byte[Qualities.BaseWidth * Qualities.BaseHeight * 3], rgb = new byte[width * height * 3];
        double raster = 0, upscale = 0;
        for (var frame = -2; frame < frames; frame++)
        {
            var staged = shot.At(frame + 2, FrameRate.Film);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            rasterizer.Draw(staged, null, buffers);
            var drawn = Process.GetCurrentProcess().TotalProcessorTime;
            upscaler.Enlarge(picture, buffers, staged.Camera, rgb, CancellationToken.None);
            if (frame < 0) continue;
            raster += (drawn - before).TotalMilliseconds;
            upscale += (Process.GetCurrentProcess().TotalProcessorTime - drawn).TotalMilliseconds;
        }

        var still = shot.At(0, FrameRate.Film).Camera == shot.At(12, FrameRate.Film).Camera;
        Console.WriteLine($"stage {seed}, camera {(still ? "still" : "moving")}: G-buffers {raster / frames:0} ms, upscaler {upscale / frames:0} ms of a core a frame");
    }

    private static void Measure(DenoiserModel model, int width, int height, Quality quality, ulong seed)
    {
        var (key, follow) = Qualities.Steps(quality);
        var recipe = new Recipe(RandomStages.Sample(seed) with { Length = new Length(2000) }, width, height, FrameRate.Film, key, follow, 1, model.Hash, Quality: quality);
        var timings = new FilmTimings();
        var path = Path.Combine(Path.GetTempPath(), $"cascade-{Environment.ProcessId}.mp4");
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        using var writer = new ClipWriter(path, width, height, recipe.Rate);
        var clip = new Clip(writer, timings);
        new TakeFilmer(model).Film(recipe, clip, timings, CancellationToken.None);
        writer.Finish();
        var second = Stopwatch.GetElapsedTime(clip.SecondBegan).TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        File.Delete(path);
        Console.WriteLine($"{width}x{height} {quality}: {second:0.0} s for the second second, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s for both; {processor:0.0} processor seconds without ffmpeg's; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        var total = Enum.GetValues<FilmingPart>().Sum(timings.Seconds);
        Console.WriteLine("  " + string.Join(", ", Enum.GetValues<FilmingPart>().Select(part => $"{part} {timings.Seconds(part) / recipe.Frames * 1000:0} ms ({timings.Seconds(part) / total:P0})")));
    }
}
