using LensForge.Generation.Models;
using LensForge.Generation.Training;

namespace LensForge.Generation.Cli;

/// <summary>Films the fixed held-out sheet that the model card's table is judged on.</summary>
internal static class SheetCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var folder = arguments.Required("--out", "a folder for the sheets");
        var count = arguments.Whole("--count", 60, 1, 1000);
        var seed = arguments.Text("--seed") is { } text && ulong.TryParse(text, out var given) ? given : 9_500_000;
        var path = arguments.Text("--model");
        var look = arguments.Look();
        arguments.Finish();
        using var model = DenoiserModel.Load(path);
        new HeldOutSheet(model, look).Make(folder, count, seed, context.Errors, context.Cancellation);
        return Task.FromResult(CommandLine.Done);
    }
}
