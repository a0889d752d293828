using LensForge.Domain.Looks;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Upscaling;

namespace LensForge.Generation.Cli;

/// <summary>Films the key frame of one shot into a PNG, or renders it with the reference renderer, with each step's prediction beside it when asked.</summary>
internal static class StillCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var script = arguments.Word("a script");
        var scene = arguments.Required("--scene", "the scene's number");
        var shot = arguments.Required("--shot", "the shot's number or letter");
        var path = arguments.Required("--out", "a PNG file to write");
        var seed = arguments.Seed();
        var look = arguments.Look();
        var (width, height) = arguments.Size(512, 288);
        var kind = arguments.Has("--rendered") ? TakeKind.RenderedStill : TakeKind.Still;
        var quality = arguments.Quality();
        if (kind == TakeKind.RenderedStill && look != Look.Naturalistic) throw new UsageException("--rendered draws the naturalistic look only. Leave out --look or --rendered.");
        var enlarged = Qualities.IsEnlarged(width, height);
        var steps = arguments.Whole("--steps", quality is null && !enlarged && kind == TakeKind.Still ? 8 : Qualities.Steps(quality ?? Quality.Good, kind).Key, 1, 50);
        var previews = arguments.Text("--previews");
        var region = RegionArguments.Read(arguments);
        var way = KeyFrameArguments.Read(arguments);
        var choice = SetChoice.Read(arguments);
        arguments.Finish();
        var film = ScriptFilm.Read(script, choice);
        var planned = film.Shot(film.Scene(scene), shot);
        using var model = DenoiserModel.Load();
        var recipe = new Recipe(film.StageOf(planned), width, height, FrameRate.Film, steps, 4, seed, model.Hash, Look: look, Quality: quality ?? (enlarged ? Quality.Good : null), Kind: kind).With(way).With(region);
        var audience = new Audience(recipe, previews);
        new TakeFilmer(model).Film(recipe, audience, new FilmTimings(), context.Cancellation);
        Write(path, audience.Picture, width, height);
        context.Errors.WriteLine($"{planned.Number}: {planned.Reason}");
        if (recipe.IsRendered) context.Errors.WriteLine("Rendered by the reference renderer, not generated.");
        return Task.FromResult(CommandLine.Done);
    }

    private static void Write(string path, byte[] rgb, int width, int height)
    {
        var part = path + ".part";
        using (var file = File.Create(part)) PngWriter.Write(file, rgb, width, height);
        File.Move(part, path, overwrite: true);
    }

    private sealed class Audience(Recipe recipe, string? previews) : IShotAudience
    {
        public byte[] Picture { get; private set; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
            if (previews is null) return;
            Directory.CreateDirectory(previews);
            Write(Path.Combine(previews, $"step-{step:00}.png"), rgb.ToArray(), recipe.BaseWidth, recipe.BaseHeight);
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Picture = rgb.ToArray();
    }
}
