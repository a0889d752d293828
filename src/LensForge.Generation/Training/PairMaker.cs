using System.Text.Json;
using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Identity;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Training;

/// <summary>
/// Renders training pairs: random stages, each as two neighbouring frames, with the brief exactly as the filming pipeline writes it
/// and the path-traced picture as the target. Every even sample has no frame before it, every odd one has the even one's target warped to it.
/// With looks each stage gives two samples more: the same two frames in a look that the seed chooses, first guess, target and frame before all drawn in it.
/// </summary>
public sealed class PairMaker(int width, int height, int samplesPerPixel, bool looks = false)
{
    private static readonly FrameRate Rate = FrameRate.Film;
    private static readonly Look[] OtherLooks = [.. Enum.GetValues<Look>().Where(look => look != Look.Naturalistic)];

    /// <summary>Appends pairs to target.u8, brief.f16, previous.u8, identity.f16 and look.u8 (one byte a sample) in <paramref name="folder"/>; seeds run from <paramref name="firstSeed"/>.</summary>
    public void Make(string folder, int stages, ulong firstSeed, TextWriter progress, CancellationToken cancellation)
    {
        using var files = new PairFiles(folder);
        File.WriteAllText(Path.Combine(folder, "pairs.json"), JsonSerializer.Serialize(new { width, height, samplesPerPixel, firstSeed, briefChannels = Brief.Channels }));
        for (var index = 0; index < stages && !cancellation.IsCancellationRequested; index++)
        {
            var seed = firstSeed + (ulong)index;
            var started = System.Diagnostics.Stopwatch.StartNew();
            var stage = RandomStages.Sample(seed);
            try
            {
                foreach (var sample in Pair(stage, seed)) files.Append(sample);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                progress.WriteLine($"stage {seed} {stage.Set.Kind}: {error.Message}");
                continue;
            }
            progress.WriteLine($"{index + 1} of {stages}: seed {seed} {stage.Set.Kind} {stage.Set.Time} {stage.Figures.Count} figures, {started.Elapsed.TotalSeconds:0.0} s");
        }
    }

    /// <summary>Two frames of a stage as they are, and, when looks are asked for, the same two in another look.</summary>
    private List<Sample> Pair(ShotStage stage, ulong seed)
    {
        var shot = LitShot.Prepare(stage, FigureDetail.Preview);
        var rasterizer = new Rasterizer(width, height);
        var light = new LightField(width, height);
        var prepared = new PreparedFrame(width, height);
        var random = new Random((int)(seed * 2654435761 % int.MaxValue));
        var first = random.Next(Math.Max(1, Rate.FramesIn(stage.Length) - 3));
        var second = first + 1 + random.Next(3);
        float[][] people = [.. stage.Figures.Select(figure => IdentityEmbedding.Of(figure.Appearance))];
        var identity = new float[IdentityEmbedding.Size * (width / DenoiserCanvas.IdentityScale) * (height / DenoiserCanvas.IdentityScale)];
        LookSamples[] sides = looks ? [new(Look.Naturalistic, width, height), new(LookOf(seed), width, height)] : [new(Look.Naturalistic, width, height)];
        StageFrame? earlier = null;
        foreach (var frame in (int[])[first, second])
        {
            var staged = shot.At(frame, Rate);
            rasterizer.Draw(staged, earlier, prepared.Buffers);
            light.Trace(staged, prepared.Buffers, earlier is null ? FramePreparation.KeyLightSamples : FramePreparation.FollowLightSamples, seed + (ulong)frame, reset: earlier is null, prepared.LitR, prepared.LitG, prepared.LitB);
            prepared.Camera = staged.Camera;
            var rgb = Reference.Render(staged, width, height, samplesPerPixel, seed + (ulong)frame, threads: 1, finish: seed);
            IdentityPlanes.Write(prepared.Buffers, people, identity);
            foreach (var side in sides) side.Add(prepared, identity, rgb);
            earlier = staged;
        }

        return [.. sides.SelectMany(side => side.Samples)];
    }

    /// <summary>The looks but the naturalistic one take turns at random.</summary>
    private static Look LookOf(ulong seed) => OtherLooks[(int)(((seed ^ 0x4C4F4F4BUL) * 0x9E3779B97F4A7C15UL >> 33) % (ulong)OtherLooks.Length)];
}
