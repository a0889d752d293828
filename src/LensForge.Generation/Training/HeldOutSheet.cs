using System.Numerics;
using System.Text.Json;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Training;

/// <summary>
/// A fixed sheet of key frames for judging by eye: sheets without captions, a cast sheet with numbers, and what the stage said in truth.json.
/// Stages, cast and seeds are never used in training.
/// </summary>
public sealed class HeldOutSheet(DenoiserModel model, Look look = Look.Naturalistic)
{
    private const int Width = 256, Height = 144, Columns = 4, Rows = 3, CastSize = 6;

    /// <param name="Light">Where the key comes from as the camera sees it: left, right, front or back.</param>
    /// <param name="Characters">Numbers on the cast sheet, of those who cover at least 0.4 % of the frame.</param>
    public sealed record Cell(int Number, ulong Seed, string Set, string Time, string Light, int[] Characters);

    public void Make(string folder, int count, ulong seed, TextWriter progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var cast = new List<Appearance>();
        for (var i = 0; i < CastSize; i++) cast.Add(CastDesigner.Random(new Chance(seed + (ulong)i), cast));
        Save(Path.Combine(folder, "cast.png"), [.. Enumerable.Range(0, CastSize).Select(i => Portrait(cast[i]))], 3);
        var cells = new List<Cell>();
        var frames = new List<byte[]>();
        for (var number = 1; number <= count; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var stage = RandomStages.Sample(seed + (ulong)number);
            var offset = number % CastSize;
            var players = stage.Figures.Take(CastSize).Select((figure, i) => figure with { Appearance = cast[(offset + i) % CastSize] }).ToArray();
            stage = stage with { Figures = players };
            var keeper = new Keeper();
            new ShotFilmer(model).Film(new Recipe(stage, Width, Height, FrameRate.Film, 8, 4, seed, model.Hash, Look: look), keeper, new FilmTimings(), cancellation, frames: 1);
            frames.Add(keeper.Frame);
            cells.Add(Describe(number, seed + (ulong)number, stage, offset));
            progress.WriteLine($"{number} of {count}");
        }
        for (var page = 0; page * Columns * Rows < frames.Count; page++)
        {
            Save(Path.Combine(folder, $"sheet-{page + 1}.png"), frames.Skip(page * Columns * Rows).Take(Columns * Rows).ToList(), Columns);
        }
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize(cells, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
    }

    private static Cell Describe(int number, ulong seed, ShotStage stage, int offset)
    {
        var frame = LitShot.Prepare(stage, FigureDetail.Preview).At(0, FrameRate.Film);
        var buffers = new GBuffers(Width, Height);
        new Rasterizer(Width, Height).Draw(frame, null, buffers);
        var seen = Enumerable.Range(1, stage.Figures.Count).Where(figure => buffers.Figure.Count(id => id == figure) >= 0.004 * Width * Height);
        return new(number, seed, stage.Set.Kind.ToString(), stage.Set.Time.ToString(), LightFrom(frame), [.. seen.Select(figure => (offset + figure - 1) % CastSize + 1)]);
    }

    private static string LightFrom(StageFrame frame)
    {
        var key = frame.Set.Lights.FirstOrDefault(light => light.Key) ?? frame.Set.Lights[0];
        var subject = frame.Camera.Position + frame.Camera.Forward * frame.Camera.FocusMetres;
        var to = key.Kind == LightKind.Sun ? -key.Direction : Vector3.Normalize(key.Position - subject);
        float right = Vector3.Dot(to, frame.Camera.Right), forward = Vector3.Dot(to, frame.Camera.Forward);
        if (MathF.Abs(right) >= MathF.Abs(forward)) return right > 0 ? "right" : "left";
        return forward > 0 ? "back" : "front";
    }

    private byte[] Portrait(Appearance appearance)
    {
        var head = appearance.HeightMetres * 0.8f;
        var figure = new StagedFigure("", appearance, FigureAction.Stand, Expression.Neutral, Vector3.Zero, Vector3.Zero, 20, 0, new(0.6f, head, 3), null, []);
        var camera = new StageCamera(new(0.35f, head, 2.3f), new(0, head - 0.12f, 0), 60, 2.3f, 8, 0);
        var stage = new ShotStage(new(SetKind.Neutral, "", true, 1, TimeOfDay.Day, Weather.Clear, []), [figure], camera, camera, 0, null, new Length(1000));
        var keeper = new Keeper();
        new ShotFilmer(model).Film(new Recipe(stage, Width, Height, FrameRate.Film, 8, 4, 1, model.Hash, Look: look), keeper, new FilmTimings(), CancellationToken.None, frames: 1);
        return keeper.Frame;
    }

    private static void Save(string path, IReadOnlyList<byte[]> frames, int columns)
    {
        const int gap = 6;
        var rows = (frames.Count + columns - 1) / columns;
        int width = columns * (Width + gap) - gap, height = rows * (Height + gap) - gap;
        var sheet = new byte[width * height * 3];
        for (var i = 0; i < frames.Count; i++)
        {
            int left = i % columns * (Width + gap), top = i / columns * (Height + gap);
            for (var y = 0; y < Height; y++) frames[i].AsSpan(y * Width * 3, Width * 3).CopyTo(sheet.AsSpan(((top + y) * width + left) * 3));
        }
        using var file = File.Create(path);
        PngWriter.Write(file, sheet, width, height);
    }

    private sealed class Keeper : IShotAudience
    {
        public byte[] Frame { get; private set; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        void IShotAudience.Frame(int frame, ReadOnlySpan<byte> rgb) => Frame = rgb.ToArray();
    }
}
