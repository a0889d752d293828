using LensForge.Generation.Training;

namespace LensForge.Generation.Cli;

/// <summary>Renders training pairs; infra/training/README.md tells what becomes of them.</summary>
internal static class PairsCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var folder = arguments.Required("--out", "a folder for the pairs");
        var count = arguments.Whole("--count", 100, 1, 1_000_000);
        var seed = arguments.Seed();
        var samples = arguments.Whole("--samples", 32, 1, 4096);
        var (width, height) = arguments.Size(256, 144);
        var looks = arguments.Has("--looks");
        arguments.Finish();
        new PairMaker(width, height, samples, looks).Make(folder, count, seed, context.Errors, context.Cancellation);
        return Task.FromResult(CommandLine.Done);
    }
}
