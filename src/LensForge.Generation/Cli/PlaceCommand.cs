using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Generation.Media;
using LensForge.Generation.Places;

namespace LensForge.Generation.Cli;

/// <summary>Prints what a picture of a place says of its colours and light, and what it proposes for a kind of set.</summary>
internal static class PlaceCommand
{
    private static readonly JsonSerializerOptions Printed = new(DomainJson.Options) { WriteIndented = true };

    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var path = arguments.Word("a picture");
        var kind = arguments.Text("--set") is not { } text ? (SetKind?)null
            : Enum.TryParse<SetKind>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
            : throw new UsageException($"--set takes one of {string.Join(", ", Enum.GetNames<SetKind>())}, not '{text}'.");
        arguments.Finish();
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jpg" or ".jpeg" => "jpg",
            ".png" => "png",
            ".webp" => "webp",
            _ => throw new UsageException("A picture of a place is a .jpg, .png or .webp file."),
        };
        if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
        var reading = PlaceReader.Read(StillReader.Read(Path.GetFullPath(path), format, PlaceReader.Side, context.Cancellation, stretch: true));
        context.Output.WriteLine(JsonSerializer.Serialize(new { reading, proposal = kind is { } set ? PlaceProposal.For(set, 1, reading) : null }, Printed));
        return Task.FromResult(CommandLine.Done);
    }
}
