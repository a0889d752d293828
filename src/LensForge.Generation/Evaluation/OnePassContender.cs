using LensForge.Generation.Coherence;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// Baseline: the brief's encoder alone, whose first guess is trained to be the picture, in one deterministic pass without noise or steps,
/// with the same traced light and the same warped frame before (its own). Sizes are multiples of 16.
/// </summary>
public sealed class OnePassContender(DenoiserModel model) : IContender
{
    public IReadOnlyList<Picture> Film(HeldOutShot shot, int frames, int width, int height, CancellationToken cancellation)
    {
        var recipe = ModelContender.RecipeOf(shot, width, height, model.Hash);
        var preparation = new FramePreparation(recipe, width, height, new FilmTimings());
        var briefing = new Briefing(recipe);
        var prepared = new PreparedFrame(width, height);
        var before = new PreviousFrame(width, height);
        using var canvas = model.Canvas(width, height);
        var pictures = new List<Picture>();
        for (var frame = 0; frame < frames; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            preparation.Prepare(shot.Frame + frame, prepared);
            for (var slice = 1; frame == 0 && slice < ModelContender.KeySteps; slice++) preparation.TraceMore(prepared);
            before.Warp(prepared.Buffers, canvas.Previous);
            briefing.Write(prepared, canvas);
            canvas.Read();
            before.Keep(canvas.FirstGuess, prepared.Buffers);
            pictures.Add(new(width, height, Bytes(canvas.FirstGuess, width * height)));
        }
        return pictures;
    }

    private static byte[] Bytes(ReadOnlySpan<float> planes, int area)
    {
        var rgb = new byte[3 * area];
        for (var i = 0; i < area; i++)
        {
            for (var plane = 0; plane < 3; plane++) rgb[3 * i + plane] = (byte)(Math.Clamp(planes[plane * area + i], -1f, 1f) * 127.5f + 127.5f + 0.5f);
        }
        return rgb;
    }
}
