using System.Diagnostics;
using LensForge.Generation.Models;

namespace LensForge.Benchmarks;

/// <summary>Milliseconds of CPU time for one reading of the brief and for one step, medians, one thread. network [MODEL-FOLDER]</summary>
public static class NetworkBenchmark
{
    public static void Run(string[] args)
    {
        using var model = DenoiserModel.Load(args.FirstOrDefault());
        foreach (var (width, height) in ((int, int)[])[(256, 144), (512, 288)])
        {
            using var canvas = model.Canvas(width, height);
            var random = new Random(1);
            foreach (var input in (float[][])[canvas.Brief, canvas.Noisy])
            {
                for (var i = 0; i < input.Length; i++) input[i] = random.NextSingle() * 2 - 1;
            }
            var (read, step) = (Median(canvas.Read), Median(() => canvas.Run(0.5f)));
            Console.WriteLine($"{width}x{height}: brief {read:0.0} ms, step {step:0.0} ms, frame of 4 steps {read + 4 * step:0.0} ms");
        }
    }

    private static double Median(Action act)
    {
        act();
        var taken = Enumerable.Range(0, 41).Select(_ =>
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            act();
            return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
        });
        return taken.Order().ElementAt(20);
    }
}
