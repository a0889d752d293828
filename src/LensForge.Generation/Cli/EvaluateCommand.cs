using LensForge.Generation.Evaluation;
using LensForge.Generation.Models;

namespace LensForge.Generation.Cli;

/// <summary>Measures the model and its baselines on the held-out set and writes the figures as JSON.</summary>
internal static class EvaluateCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var report = arguments.Required("--report", "a JSON file to write");
        var details = arguments.Text("--details");
        var (width, height) = arguments.Size(256, 144);
        if (width % 16 != 0 || height % 16 != 0) throw new UsageException($"--size takes multiples of 16 here, not {width}x{height}: the one-pass baseline fills the network's own size.");
        var options = new EvaluationOptions(
            width, height,
            arguments.Whole("--count", EvaluationOptions.FullCount, 1, EvaluationOptions.FullCount),
            arguments.Whole("--drift-seconds", 180, 3, 3600),
            arguments.Text("--cache"),
            arguments.Whole("--threads", Environment.ProcessorCount, 1, 64));
        var path = arguments.Text("--model");
        arguments.Finish();
        using var model = DenoiserModel.Load(path);
        var (figures, more) = Evaluator.Run(model, Scripts(), options, context.Errors, context.Cancellation);
        figures.Write(report);
        if (details is not null) EvaluationReport.Write(details, more);
        return Task.FromResult(CommandLine.Done);
    }

    /// <summary>All shots of the held-out scripts that come with the build, in the order of their names.</summary>
    internal static IReadOnlyList<ScriptShot> Scripts()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "HeldOut");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.fountain").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0) throw new UsageException($"The held-out scripts are not in {folder}. Build the project again.");
        return [.. files.Select(file => ScriptFilm.Read(file)).SelectMany(film => film.Shots.Scenes.SelectMany(scene => scene.Shots).Select(shot => new ScriptShot(film.Screenplay.Title, shot, film.StageOf(shot))))];
    }
}
