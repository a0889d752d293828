using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Cli;

/// <summary>How sets are painted and lit for one run: a locked palette, a design for all of them, or both.</summary>
internal sealed record SetChoice(ProductionPalette? Palette, SetDesign? Design)
{
    public static readonly SetChoice None = new(null, null);

    /// <summary>Reads --palette and --design.</summary>
    /// <exception cref="UsageException">The palette is no list of colours, or the file no design.</exception>
    public static SetChoice Read(Arguments arguments)
    {
        var colours = arguments.Text("--palette") is not { } list ? null : list.Split(',', StringSplitOptions.TrimEntries)
            .Select(text => Rgb.TryParse(text, out var colour) ? new NamedColour(text, colour) : throw new UsageException($"--palette takes colours such as '#c4b089,#5c7a6a', not '{text}'.")).ToList();
        if (colours is { Count: < ProductionPalette.Fewest or > ProductionPalette.Most }) throw new UsageException($"--palette takes {ProductionPalette.Fewest} to {ProductionPalette.Most} colours.");
        SetDesign? design = null;
        if (arguments.Text("--design") is { } path)
        {
            try
            {
                design = JsonSerializer.Deserialize<SetDesign>(File.ReadAllBytes(path), DomainJson.Options);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new UsageException($"--design takes a JSON file such as {{\"key\":\"right\",\"kelvin\":3200,\"contrast\":1}}: {error.Message}");
            }
        }

        return new(colours is null ? null : new(colours, Locked: true), design);
    }

    public StagePlan On(StagePlan plan) => this == None ? plan : new([.. plan.Scenes.Select(scene => scene with
    {
        Set = On(scene.Set),
        Shots = [.. scene.Shots.Select(shot => shot with { Stage = On(shot.Stage) })],
    })]);

    private ShotStage On(ShotStage stage)
    {
        var set = On(stage.Set);
        return (SetFlop.Flops(set) ? SetFlop.Of(stage) : stage) with { Set = set };
    }

    private SceneSet On(SceneSet set)
    {
        var design = Design ?? new();
        // A side that the place cannot be lit from is left as it is.
        if (design.Key is { } side && !SetDesign.Sides(set.Kind).Contains(side)) design = design with { Key = null };
        if (Palette is not null) design = PlaceBible.Within(Palette, set, design);
        return design.IsEmpty ? set : set with { Design = design };
    }
}
