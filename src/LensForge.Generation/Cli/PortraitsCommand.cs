using LensForge.Generation.Training;

namespace LensForge.Generation.Cli;

/// <summary>Renders what the identity encoder learns from; infra/training/README.md tells what becomes of it.</summary>
internal static class PortraitsCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var folder = arguments.Required("--out", "a folder for the portraits");
        var groups = arguments.Whole("--groups", 100, 1, 1_000_000);
        var seed = arguments.Seed();
        arguments.Finish();
        PortraitMaker.Make(folder, groups, seed, context.Errors, context.Cancellation);
        return Task.FromResult(CommandLine.Done);
    }
}
