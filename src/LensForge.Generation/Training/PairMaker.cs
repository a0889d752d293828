using System.Runtime.InteropServices;
using System.Text.Json;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Coherence;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Training;

/// <summary>
/// Renders training pairs: random stages, each as two neighbouring frames, with the brief exactly as the filming pipeline writes it
/// and the path-traced picture as the target. Every even sample has no frame before it, every odd one has the even one's target warped to it.
/// </summary>
public sealed class PairMaker(int width, int height, int samplesPerPixel)
{
    private static readonly FrameRate Rate = FrameRate.Film;

    /// <summary>Appends pairs to target.u8, brief.f16 and previous.u8 in <paramref name="folder"/>; seeds run from <paramref name="firstSeed"/>.</summary>
    public void Make(string folder, int stages, ulong firstSeed, TextWriter progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var target = new FileStream(Path.Combine(folder, "target.u8"), FileMode.Append);
        using var brief = new FileStream(Path.Combine(folder, "brief.f16"), FileMode.Append);
        using var previous = new FileStream(Path.Combine(folder, "previous.u8"), FileMode.Append);
        File.WriteAllText(Path.Combine(folder, "pairs.json"), JsonSerializer.Serialize(new { width, height, samplesPerPixel, firstSeed, briefChannels = Brief.Channels }));
        for (var index = 0; index < stages && !cancellation.IsCancellationRequested; index++)
        {
            var seed = firstSeed + (ulong)index;
            var started = System.Diagnostics.Stopwatch.StartNew();
            var stage = RandomStages.Sample(seed);
            try
            {
                Pair(stage, seed, target, brief, previous);
                target.Flush();
                brief.Flush();
                previous.Flush();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                progress.WriteLine($"stage {seed} {stage.Set.Kind}: {error.Message}");
                continue;
            }
            progress.WriteLine($"{index + 1} of {stages}: seed {seed} {stage.Set.Kind} {stage.Set.Time} {stage.Figures.Count} figures, {started.Elapsed.TotalSeconds:0.0} s");
        }
    }

    private void Pair(ShotStage stage, ulong seed, Stream targets, Stream briefs, Stream previouses)
    {
        var shot = LitShot.Prepare(stage, FigureDetail.Preview);
        var rasterizer = new Rasterizer(width, height);
        var light = new LightField(width, height);
        var prepared = new PreparedFrame(width, height);
        var before = new PreviousFrame(width, height);
        var random = new Random((int)(seed * 2654435761 % int.MaxValue));
        var first = random.Next(Math.Max(1, Rate.FramesIn(stage.Length) - 3));
        var second = first + 1 + random.Next(3);
        var planes = new float[4 * width * height];
        var full = new float[Brief.Channels * width * height];
        StageFrame? earlier = null;
        foreach (var frame in (int[])[first, second])
        {
            var staged = shot.At(frame, Rate);
            rasterizer.Draw(staged, earlier, prepared.Buffers);
            light.Trace(staged, prepared.Buffers, earlier is null ? FramePreparation.KeyLightSamples : FramePreparation.FollowLightSamples, seed + (ulong)frame, reset: earlier is null, prepared.LitR, prepared.LitG, prepared.LitB);
            Brief.Write(prepared.Buffers, staged.Camera, prepared.LitR, prepared.LitG, prepared.LitB, full);
            before.Warp(prepared.Buffers, planes);
            var rgb = Reference.Render(staged, width, height, samplesPerPixel, seed + (ulong)frame, threads: 1);
            targets.Write(rgb);
            briefs.Write(MemoryMarshal.AsBytes(Array.ConvertAll(full, value => (Half)value).AsSpan()));
            previouses.Write(Bytes(planes));
            before.Keep(Planes(rgb), prepared.Buffers);
            earlier = staged;
        }
    }

    private byte[] Bytes(float[] planes)
    {
        var area = width * height;
        var bytes = new byte[planes.Length];
        for (var i = 0; i < planes.Length; i++)
        {
            bytes[i] = i >= 3 * area ? (byte)(planes[i] * 255) : (byte)(Math.Clamp(planes[i], -1f, 1f) * 127.5f + 127.5f);
        }
        return bytes;
    }

    private float[] Planes(byte[] rgb)
    {
        var area = width * height;
        var planes = new float[3 * area];
        for (var i = 0; i < area; i++)
        {
            for (var plane = 0; plane < 3; plane++) planes[plane * area + i] = rgb[3 * i + plane] / 127.5f - 1;
        }
        return planes;
    }
}
