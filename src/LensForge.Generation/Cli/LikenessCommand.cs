using LensForge.Generation.Evaluation;
using LensForge.Generation.Models;

namespace LensForge.Generation.Cli;

/// <summary>Measures anew, on casts of its own, by what the evaluation tells people apart.</summary>
internal static class LikenessCommand
{
    private const int Width = 256, Height = 144;

    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var path = arguments.Required("--out", "a JSON file to write");
        var casts = arguments.Whole("--casts", 6, 2, 20);
        var cache = arguments.Text("--cache");
        var threads = arguments.Whole("--threads", Environment.ProcessorCount, 1, 64);
        var weights = arguments.Text("--model");
        arguments.Finish();
        using var model = DenoiserModel.Load(weights);
        var bench = new Bench(model, new ReferenceShelf(cache, Width, Height, EvaluationOptions.Samples), Width, Height, threads, context.Errors, context.Cancellation);
        EvaluationReport.Write(path, LikenessFit.Run(bench, casts, model.Hash), indented: false);
        return Task.FromResult(CommandLine.Done);
    }
}
