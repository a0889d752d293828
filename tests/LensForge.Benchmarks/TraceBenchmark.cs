using System.Diagnostics;
using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Sets;

namespace LensForge.Benchmarks;

/// <summary>Rays a second and milliseconds of one core a frame, measured by processor time so that a busy machine does not blur it.</summary>
public static class TraceBenchmark
{
    private const int Width = 256, Height = 144;

    /// <param name="args">Set kind, samples a pixel.</param>
    public static void Run(string[] args)
    {
        var kind = args.Length > 0 ? Enum.Parse<SetKind>(args[0], true) : SetKind.Kitchen;
        var samples = args.Length > 1 ? int.Parse(args[1]) : 32;
        var plan = SetPlan.For(kind);
        var set = SetLibrary.Build(new SceneSet(kind, kind.ToString(), true, 1, TimeOfDay.Day, Weather.Clear, []), plan);
        var frame = new StageFrame(set, Mannequins(), View(plan), set.Lights);
        Rays(frame);
        Frames(frame, samples);
    }

    private static void Rays(StageFrame frame)
    {
        const int count = 400_000;
        var scene = new BvhScene(frame.Set);
        scene.Pose(frame.Posed);
        var random = new Random(5);
        var origins = new Vector3[count];
        var directions = new Vector3[count];
        for (var i = 0; i < count; i++)
        {
            origins[i] = frame.Camera.Position + new Vector3(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
            directions[i] = Vector3.Normalize(new Vector3(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f));
        }

        for (var round = 0; round < 3; round++)
        {
            var met = 0;
            var nearest = Clock(() =>
            {
                for (var i = 0; i < count; i++) met += scene.Distance(origins[i], directions[i], 1e4f) < 1e4f ? 1 : 0;
            });
            var shadow = Clock(() =>
            {
                for (var i = 0; i < count; i++) met += scene.Occluded(origins[i], directions[i], 3f) ? 1 : 0;
            });
            Console.WriteLine($"{scene.Triangles} triangles: {count / nearest / 1e3:F2} M nearest rays/s, {count / shadow / 1e3:F2} M shadow rays/s on one core ({met} met)");
        }
    }

    private static void Frames(StageFrame frame, int samples)
    {
        for (var round = 0; round < 2; round++)
        {
            PathTracerLayers? layers = null;
            var trace = Clock(() => layers = PathTracer.RenderLinear(frame, Width, Height, samples, 1, threads: 1));
            var filter = Clock(() => Filter.Smooth(layers!, 1));
            var film = Clock(() => Film.Develop(layers!.Compose(), Width, Height, frame.Set.Grade));
            Console.WriteLine($"{Width}x{Height}, {samples} samples: trace {trace:F0}, filter {filter:F0}, film {film:F0} core-ms");
        }
    }

    private static double Clock(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static CameraView View(SetPlan plan)
    {
        var eye = plan.Enclosed ? new Vector3(0.5f, 1.35f, plan.Max.Z - 0.3f) : new Vector3(0.5f, 1.4f, 6f);
        var forward = Vector3.Normalize(new Vector3(-0.3f, 1.1f, -1f) - eye);
        var right = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitY));
        return new(eye, forward, right, Vector3.Cross(right, forward), 0.5f, 0, 3);
    }

    private static List<Instance> Mannequins()
    {
        var cloth = new Material(Substance.Cloth, new(0.6f, 0.4f, 0.06f), default, default, 0.02f, 0.9f);
        var skin = new Material(Substance.Skin, new(0.62f, 0.42f, 0.32f), default, default, 0.028f, 0.5f);
        var result = new List<Instance>();
        foreach (var x in new[] { -0.62f, 0.62f })
        {
            result.Add(new(Primitives.Lathe(48, 0.28f, 0, 0.25f, 0.5f, 0.2f, 1f, 0.22f, 1.3f, 0.1f, 1.42f), cloth, Matrix4x4.CreateTranslation(x, 0, 0.1f), x < 0 ? 1 : 2, 1));
            result.Add(new(Primitives.Sphere(0.12f, 60), skin, Matrix4x4.CreateTranslation(x, 1.55f, 0.1f), x < 0 ? 1 : 2, 2));
        }

        return result;
    }
}
