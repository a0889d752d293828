using LensForge.Generation.Models;
using LensForge.Generation.Training;

namespace LensForge.Generation.Cli;

/// <summary>Renders the upscaler's training pairs; infra/training/README.md tells what becomes of them.</summary>
internal static class UpscalerPairsCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var folder = arguments.Required("--out", "a folder for the pairs");
        var count = arguments.Whole("--count", 100, 1, 1_000_000);
        var crops = arguments.Whole("--crops", 4, 1, 64);
        var samples = arguments.Whole("--samples", 10, 1, 4096);
        var seed = arguments.Seed();
        var path = arguments.Text("--model");
        arguments.Finish();
        using var model = DenoiserModel.Load(path);
        new UpscalerPairMaker(model, samples, crops).Make(folder, count, seed, context.Errors, context.Cancellation);
        return Task.FromResult(CommandLine.Done);
    }
}
