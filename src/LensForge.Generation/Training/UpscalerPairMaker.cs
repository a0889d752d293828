using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;
using LensForge.Generation.Upscaling;

namespace LensForge.Generation.Training;

/// <summary>
/// Renders the upscaler's training pairs: the film pipeline's own base picture of a random stage, and of some crops of its 1920x1080 frame
/// the guide at 1920x1080 and at 960x540 with a margin of two base pixels, and the path-traced picture as the target.
/// </summary>
public sealed class UpscalerPairMaker(DenoiserModel model, int samplesPerPixel, int cropsOfStage)
{
    public const int BaseWidth = 480, BaseHeight = 270, Crop = 192, Margin = 2;
    private const int Width = 1920, Height = 1080, Cell = Crop / 4, Guess = 8, GlowWidth = 240, GlowHeight = 135;
    private static readonly FrameRate Rate = FrameRate.Film;
    private readonly Rasterizer _large = new(Width, Height), _middle = new(Width / 2, Height / 2);
    private readonly GBuffers _largeBuffers = new(Width, Height), _middleBuffers = new(Width / 2, Height / 2);

    /// <summary>Appends crops to target.u8, base.u8, guide4.f16 and guide2.f16 in <paramref name="folder"/>; seeds run from <paramref name="firstSeed"/>.</summary>
    public void Make(string folder, int stages, ulong firstSeed, TextWriter progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var target = new FileStream(Path.Combine(folder, "target.u8"), FileMode.Append);
        using var picture = new FileStream(Path.Combine(folder, "base.u8"), FileMode.Append);
        using var guide4 = new FileStream(Path.Combine(folder, "guide4.f16"), FileMode.Append);
        using var guide2 = new FileStream(Path.Combine(folder, "guide2.f16"), FileMode.Append);
        File.WriteAllText(Path.Combine(folder, "pairs.json"), JsonSerializer.Serialize(new { crop = Crop, margin = Margin, quantities = GuideRows.Quantities, samplesPerPixel, firstSeed }));
        for (var index = 0; index < stages && !cancellation.IsCancellationRequested; index++)
        {
            var seed = firstSeed + (ulong)index;
            var started = System.Diagnostics.Stopwatch.StartNew();
            Pairs(RandomStages.Sample(seed), seed, target, picture, guide4, guide2, cancellation);
            progress.WriteLine($"{index + 1} of {stages}: seed {seed}, {started.Elapsed.TotalSeconds:0.0} s");
        }
    }

    private void Pairs(ShotStage stage, ulong seed, Stream targets, Stream pictures, Stream guides4, Stream guides2, CancellationToken cancellation)
    {
        var random = new Random((int)(seed * 2654435761 % int.MaxValue));
        var frame = random.Next(Rate.FramesIn(stage.Length));
        var staged = LitShot.Prepare(stage, FigureDetail.Preview).At(frame, Rate);
        var kept = new KeptFrame();
        new ShotFilmer(model).Film(new Recipe(stage, BaseWidth, BaseHeight, Rate, 4, 4, seed, model.Hash), kept, new FilmTimings(), cancellation, frames: 1, first: frame);
        _large.Draw(staged, null, _largeBuffers);
        _middle.Draw(staged, null, _middleBuffers);
        var tracer = new PathTracer(staged);
        var glow = Glow(tracer, staged.Set.Grade, seed);
        for (var crop = 0; crop < cropsOfStage; crop++)
        {
            var (left, top) = Place(random, crop);
            var window = new PictureWindow(Width, Height, left * 4, top * 4, Crop, Crop);
            var layers = tracer.Render(window, samplesPerPixel, seed, cancellation, threads: 1);
            Filter.Smooth(layers, threads: 1);
            targets.Write(Develop(layers.Compose(), window, staged.Set.Grade, glow));
            pictures.Write(Around(kept.Rgb, left, top));
            guides4.Write(Guide(_largeBuffers, staged.Camera, left, top, 4));
            guides2.Write(Guide(_middleBuffers, staged.Camera, left, top, 2));
        }
    }

    /// <summary>Left upper base pixel of a crop: of a few that are drawn, the one with the most of figures and outlines; the last anywhere.</summary>
    private (int Left, int Top) Place(Random random, int crop)
    {
        (int Left, int Top) best = default;
        var most = -1;
        for (var guess = 0; guess < (crop == cropsOfStage - 1 ? 1 : Guess); guess++)
        {
            int left = random.Next(Margin, BaseWidth - Cell - Margin), top = random.Next(Margin, BaseHeight - Cell - Margin), busy = 0;
            for (var y = 0; y < Crop; y += 4)
            {
                for (var x = 0; x < Crop; x += 4)
                {
                    var at = (top * 4 + y) * Width + left * 4 + x;
                    if (_largeBuffers.Figure[at] != 0) busy++;
                    if (_largeBuffers.Part[at] != _largeBuffers.Part[at + 4]) busy += 4;
                }
            }
            if (busy > most) (best, most) = ((left, top), busy);
        }
        return best;
    }

    /// <summary>What the whole picture's bright places spread over it, traced small.</summary>
    private static Vector3[] Glow(PathTracer tracer, Grade grade, ulong seed)
    {
        var layers = tracer.Render(GlowWidth, GlowHeight, 4, seed, threads: 1);
        Filter.Smooth(layers, threads: 1);
        var plain = Array.ConvertAll(layers.Compose(), light => light * grade.Exposure);
        var spread = plain.ToArray();
        new FilmBloom(GlowWidth, GlowHeight).Add(spread);
        for (var i = 0; i < spread.Length; i++) spread[i] -= plain[i];
        return spread;
    }

    private static byte[] Develop(Vector3[] linear, PictureWindow window, Grade grade, Vector3[] glow)
    {
        var bytes = new byte[3 * linear.Length];
        for (var i = 0; i < linear.Length; i++)
        {
            int x = window.Left + i % window.Width, y = window.Top + i / window.Width;
            var exposed = linear[i] * grade.Exposure + Between(glow, x / 8f - 0.4375f, y / 8f - 0.4375f);
            var shown = Film.Tone(exposed * Film.Vignette(x, y, Width, Height), grade);
            for (var channel = 0; channel < 3; channel++) bytes[3 * i + channel] = (byte)(Math.Clamp(shown[channel], 0f, 1f) * 255f + 0.5f);
        }
        return bytes;
    }

    private static Vector3 Between(Vector3[] glow, float u, float v)
    {
        int x = (int)MathF.Floor(u), y = (int)MathF.Floor(v);
        Vector3 At(int xx, int yy) => glow[Math.Clamp(yy, 0, GlowHeight - 1) * GlowWidth + Math.Clamp(xx, 0, GlowWidth - 1)];
        return Vector3.Lerp(Vector3.Lerp(At(x, y), At(x + 1, y), u - x), Vector3.Lerp(At(x, y + 1), At(x + 1, y + 1), u - x), v - y);
    }

    private static byte[] Around(byte[] rgb, int left, int top)
    {
        const int side = Cell + 2 * Margin;
        var bytes = new byte[side * side * 3];
        for (var y = 0; y < side; y++) Array.Copy(rgb, ((top - Margin + y) * BaseWidth + left - Margin) * 3, bytes, y * side * 3, side * 3);
        return bytes;
    }

    private static ReadOnlySpan<byte> Guide(GBuffers g, CameraView camera, int left, int top, int scale)
    {
        var side = (Cell + 2 * Margin) * scale;
        var row = new float[GuideRows.Quantities * g.Width];
        var guide = new Half[GuideRows.Quantities * side * side];
        for (var y = 0; y < side; y++)
        {
            GuideRows.Write(g, camera, (top - Margin) * scale + y, row);
            for (var quantity = 0; quantity < GuideRows.Quantities; quantity++)
            {
                for (var x = 0; x < side; x++) guide[(quantity * side + y) * side + x] = (Half)row[quantity * g.Width + (left - Margin) * scale + x];
            }
        }
        return MemoryMarshal.AsBytes(guide.AsSpan());
    }

    private sealed class KeptFrame : IShotAudience
    {
        public byte[] Rgb { get; private set; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Rgb = rgb.ToArray();
    }
}
