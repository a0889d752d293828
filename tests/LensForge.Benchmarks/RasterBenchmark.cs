using System.Diagnostics;
using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Sets;
using StagedShot = LensForge.Generation.Staging.StagedShot;

namespace LensForge.Benchmarks;

/// <summary>G-buffer frames a second of two figures in sets of several kinds. Arguments: seconds a measurement (2).</summary>
public static class RasterBenchmark
{
    private static readonly Appearance Her = new(1.66f, AgeBand.Young, true, 1f, 0.155f, 1.14f, 0.9f, 0.95f, 1.1f, new(232, 185, 160), new(60, 110, 80), HairStyle.Bob, new(150, 50, 25),
        FacialHair.None, Headwear.None, default, false, TopKind.Coat, new(210, 150, 30), BottomKind.Trousers, new(60, 60, 70), new(50, 35, 30), true, new(20, 120, 115));

    private static readonly Appearance Him = Her with
    {
        HeightMetres = 1.84f, Feminine = false, Shoulders = 0.175f, Hair = HairStyle.Quiff, HairColour = new(35, 28, 28), FacialHair = FacialHair.Moustache, Top = TopKind.Jacket, TopColour = new(40, 60, 120), Scarf = false,
    };

    public static void Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0]) : 2;
        Console.WriteLine($"{"set",-14}{"triangles",10}{"figures",9} | frames a second: 256x144 on 1, 2 threads | 512x288 on 1, 2 threads");
        foreach (var kind in new[] { SetKind.Kitchen, SetKind.LivingRoom, SetKind.Corridor, SetKind.Bar, SetKind.Street, SetKind.Park, SetKind.Forest, SetKind.Neutral })
        {
            var shot = Stage(kind);
            var frames = Enumerable.Range(-1, 25).Select(i => shot.At(i, new FrameRate(24, 1))).ToArray();
            Console.Write($"{kind,-14}{shot.Set.Instances.Sum(i => i.Mesh.Triangles),10}{frames[0].Posed.Sum(i => i.Mesh.Triangles),9} |");
            foreach (var (width, height) in new[] { (256, 144), (512, 288) })
            {
                foreach (var threads in new[] { 1, 2 }) Console.Write($"{FramesPerSecond(frames, width, height, threads, seconds),9:f0}");
                Console.Write(" |");
            }

            Console.WriteLine();
        }
    }

    private static double FramesPerSecond(StageFrame[] frames, int width, int height, int threads, double seconds)
    {
        using var ready = new Barrier(threads);
        var rates = new double[threads];
        var workers = Enumerable.Range(0, threads).Select(k => new Thread(() =>
        {
            var rasterizer = new Rasterizer(width, height);
            var buffers = new GBuffers(width, height);
            for (var warm = 0; warm < 2; warm++) Pass();
            ready.SignalAndWait();
            var clock = Stopwatch.StartNew();
            var drawn = 0;
            while (clock.Elapsed.TotalSeconds < seconds) drawn += Pass();
            rates[k] = drawn / clock.Elapsed.TotalSeconds;

            int Pass()
            {
                for (var i = 1; i < frames.Length; i++) rasterizer.Draw(frames[i], frames[i - 1], buffers);
                return frames.Length - 1;
            }
        })).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return rates.Sum();
    }

    private static StagedShot Stage(SetKind kind)
    {
        var plan = SetPlan.For(kind);
        var set = new SceneSet(kind, kind.ToString(), true, 1, TimeOfDay.Day, Weather.Clear, []);
        StagedFigure Figure(int i, Appearance look, FigureAction action) => new(i == 0 ? "HER" : "HIM", look, action, Expression.Neutral, plan.Standing[i].Position,
            plan.Standing[i].Position + (action == FigureAction.Walk ? new Vector3(-0.5f, 0, 0.3f) : default), plan.Standing[i].FacingDegrees, 0, plan.Standing[1 - i].Position + new Vector3(0, 1.5f, 0), null, [new(new Length(0), new Length(1000))]);
        Vector3 from = new(0.8f, 1.45f, MathF.Min(3.4f, plan.Max.Z - 0.2f)), to = new(0, 1.05f, 0);
        StageCamera start = new(from, to, 28, from.Length(), 4, 0), end = start with { Position = from + new Vector3(-0.15f, 0, -0.2f) };
        return StagedShot.Prepare(new(set, [Figure(0, Her, FigureAction.Talk), Figure(1, Him, FigureAction.Walk)], start, end, 0, null, new Length(1500)), SetLibrary.Build(set, plan), FigureDetail.Preview);
    }
}
