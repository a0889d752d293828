using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Benchmarks;

/// <summary>
/// What a frame costs before the network sees it, part by part: milliseconds of one core, by processor time, and bytes allocated.
/// preparation [WIDTH HEIGHT [SHOTS [FIRST SEED]]]. To compare two versions, run it on both in turn.
/// </summary>
public static class PreparationBenchmark
{
    private const int Frames = 40, Warm = 10;
    private static readonly string[] Parts = ["staging", "raster", "light", "brief"];

    public static void Run(string[] args)
    {
        var (width, height) = args.Length > 1 ? (int.Parse(args[0]), int.Parse(args[1])) : (256, 144);
        var shots = args.Length > 2 ? int.Parse(args[2]) : 12;
        var seed = args.Length > 3 ? ulong.Parse(args[3]) : 4000;
        var still = Parts.Select(_ => new List<double>()).ToArray();
        var moving = Parts.Select(_ => new List<double>()).ToArray();
        var bytes = new long[Parts.Length];
        for (var i = 0; i < shots; i++)
        {
            var stage = RandomStages.Sample(seed + (ulong)i);
            Measure(LitShot.Prepare(stage, FigureDetail.Preview), width, height, stage.CameraStart == stage.CameraEnd && stage.Handheld == 0 ? still : moving, bytes);
        }

        Say($"{width}x{height}, camera still", still);
        Say($"{width}x{height}, camera moving", moving);
        var measured = still[0].Count + moving[0].Count;
        Console.WriteLine("  allocated a frame: " + string.Join(", ", Parts.Select((part, k) => $"{part} {bytes[k] / measured / 1024.0:0.0} KiB")));
    }

    private static void Measure(LitShot shot, int width, int height, List<double>[] times, long[] bytes)
    {
        var rasterizer = new Rasterizer(width, height);
        var field = new LightField(width, height);
        var prepared = new PreparedFrame(width, height);
        var brief = new float[Brief.Channels * width * height];
        StageFrame? staged = null, previous = null;
        for (var frame = 0; frame < Frames; frame++)
        {
            previous = staged;
            Action[] parts =
            [
                () => staged = shot.At(frame, FrameRate.Film),
                () => rasterizer.Draw(staged!, previous, prepared.Buffers),
                () => field.Trace(staged!, prepared.Buffers, FramePreparation.FollowLightSamples, 1, frame == 0, prepared.LitR, prepared.LitG, prepared.LitB),
                () => Brief.Write(prepared.Buffers, staged!.Camera, prepared.LitR, prepared.LitG, prepared.LitB, brief),
            ];
            for (var part = 0; part < parts.Length; part++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var before = Environment.CpuUsage.TotalTime;
                parts[part]();
                var took = Environment.CpuUsage.TotalTime - before;
                if (frame < Warm) continue;
                times[part].Add(took.TotalMilliseconds);
                bytes[part] += GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }
    }

    private static void Say(string what, List<double>[] times)
    {
        if (times[0].Count == 0) return;
        Console.WriteLine($"{what}: median core-ms a frame: " + string.Join(", ", Parts.Select((part, k) => $"{part} {times[k].Order().ElementAt(times[k].Count / 2):0.00}")));
    }
}
