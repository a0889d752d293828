using System.Diagnostics;
using System.Text.Json;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Upscaling;

namespace LensForge.Generation.Cli;

/// <summary>Films scenes into one MP4: shots side by side into clips of their own, then joined in order without encoding again.</summary>
internal static class FilmCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var script = arguments.Word("a script");
        var path = arguments.Required("--out", "an MP4 file to write");
        var list = arguments.Text("--scenes");
        var (width, height) = arguments.Size(512, 288);
        var rate = arguments.Rate();
        var quality = arguments.Quality() ?? (Qualities.IsEnlarged(width, height) ? Quality.Good : null);
        var usual = quality is { } chosen ? Qualities.Steps(chosen) : (Key: 8, Follow: 4);
        var steps = arguments.Whole("--steps", usual.Follow, 1, 50);
        var seed = arguments.Seed();
        var look = arguments.Look();
        var report = arguments.Text("--report");
        var one = arguments.Text("--shot");
        var region = RegionArguments.Read(arguments);
        var way = KeyFrameArguments.Read(arguments);
        var choice = SetChoice.Read(arguments);
        arguments.Finish();
        if (region is not null && one is null) throw new UsageException("A region is filmed anew in one shot: name it with --scenes N --shot M.");
        var film = ScriptFilm.Read(script, choice);
        var scenes = film.Choose(list);
        if (one is not null && scenes.Count != 1) throw new UsageException("--shot belongs to one scene: name it with --scenes N.");
        var shots = one is null ? [.. scenes.SelectMany(scene => scene.Shots)] : new[] { film.Shot(scenes[0], one) };
        if (shots.Length == 0) throw new UsageException("There is nothing to film: the script has no scenes.");
        using var model = DenoiserModel.Load();
        var recipes = shots.Select(shot => new Recipe(film.StageOf(shot), width, height, rate, Math.Max(usual.Key, steps), steps, seed, model.Hash, Look: look, Quality: quality).With(way).With(region)).ToArray();

        var started = Stopwatch.GetTimestamp();
        var timings = new FilmTimings();
        var folder = Directory.CreateTempSubdirectory("lensforge-");
        try
        {
            var progress = new ProgressBar(context.Errors, recipes.Sum(recipe => recipe.Frames));
            var clips = recipes.Select((_, i) => Path.Combine(folder.FullName, $"{i:0000}.mp4")).ToArray();
            // Two shots in work keep two cores busy: one paints while the other's brief is prepared.
            // One that is enlarged keeps them busy by itself, and its buffers are large.
            var side = recipes[0].Enlarged ? Math.Max(1, Environment.ProcessorCount / 2) : Math.Max(1, Environment.ProcessorCount);
            Parallel.For(0, recipes.Length, new ParallelOptions { MaxDegreeOfParallelism = side, CancellationToken = context.Cancellation }, i =>
            {
                using var clip = new ClipWriter(clips[i], width, height, rate);
                new TakeFilmer(model).Film(recipes[i], new Audience(clip, progress, timings), timings, context.Cancellation);
                clip.Finish();
            });
            FilmAssembly.Join([.. clips.Select(clip => new FilmSegment(clip, null))], path, width, height, rate, context.Cancellation);
            progress.Done();
        }
        catch (AggregateException error)
        {
            throw error.Flatten().InnerExceptions[0];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        if (report is not null) WriteReport(report, recipes, timings, started, model);
        return Task.FromResult(CommandLine.Done);
    }

    private static void WriteReport(string path, Recipe[] recipes, FilmTimings timings, long started, DenoiserModel model)
    {
        var seconds = Enum.GetValues<FilmingPart>().ToDictionary(part => JsonNamingPolicy.CamelCase.ConvertName(part.ToString()), part => Math.Round(timings.Seconds(part), 3));
        seconds["total"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3);
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            frames = recipes.Sum(recipe => recipe.Frames),
            shots = recipes.Length,
            width = recipes[0].Width,
            height = recipes[0].Height,
            quality = recipes[0].Quality?.ToString().ToLowerInvariant(),
            fps = recipes[0].Rate.ToString(),
            seconds,
            peakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            provider = model.Provider,
            modelHash = model.Hash,
        }, new JsonSerializerOptions { WriteIndented = true }));
    }

    private sealed class Audience(ClipWriter clip, ProgressBar progress, FilmTimings timings) : IShotAudience
    {
        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb)
        {
            var started = Stopwatch.GetTimestamp();
            clip.Add(rgb);
            timings.Add(FilmingPart.Encode, started);
            progress.Advance();
        }
    }
}
