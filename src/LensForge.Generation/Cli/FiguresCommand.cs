using LensForge.Generation.FigureSheets;

namespace LensForge.Generation.Cli;

/// <summary>Renders a sheet of people, for judging figures by eye.</summary>
internal static class FiguresCommand
{
    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var path = arguments.Required("--out", "a PNG file to write");
        var named = arguments.Text("--view") ?? "faces";
        if (!Enum.TryParse<FigureView>(named, ignoreCase: true, out var view)) throw new UsageException($"There is no view '{named}'. Try: {string.Join(", ", Enum.GetNames<FigureView>()).ToLowerInvariant()}.");
        var people = arguments.Whole("--count", view == FigureView.Faces ? 12 : 4, 1, 60);
        var samples = arguments.Whole("--samples", 16, 1, 4096);
        var seed = arguments.Seed();
        var (width, height) = arguments.Size(256, 144);
        arguments.Finish();
        new FigureSheet(width, height, samples).Make(path, view, people, seed, context.Cancellation);
        return Task.FromResult(CommandLine.Done);
    }
}
