using System.Collections.Immutable;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>A place with everything that is fixed about it.</summary>
/// <param name="Name">As in <see cref="PlaceName"/>.</param>
/// <param name="Set">As it stands in its first scene.</param>
/// <param name="Scenes">The scenes that play there, by their order from 1.</param>
/// <param name="TimeOpen">Some heading names no time of day.</param>
/// <param name="WeatherOpen">In some scene no word names the weather.</param>
public sealed record Place(string Name, SceneSet Set, IReadOnlyList<int> Scenes, bool TimeOpen, bool WeatherOpen);

/// <summary>How every place of a plan is painted, lit and dressed: as its seed has it, or as people have said since, within the production's palette when that is locked.</summary>
public sealed class PlaceBible(ShotPlan plan, ImmutableDictionary<string, PlaceDesign> designs, ProductionPalette? palette)
{
    private ProductionPalette? Locked => palette is { Locked: true } ? palette : null;

    /// <summary>In the order of the script.</summary>
    public IReadOnlyList<Place> Places => [.. plan.Scenes
        .Where(scene => scene.Shots.Count > 0)
        .GroupBy(scene => PlaceName.Of(scene.Shots[0].Stage.Set))
        .Select(scenes => new Place(
            scenes.Key, Designed(scenes.First(), scenes.First().Shots[0].Stage.Set), [.. scenes.Select(scene => scene.Ordinal)],
            scenes.Any(TimeOpen), scenes.Any(scene => WeatherOpen(scene.Shots[0].Stage.Set))))];

    public bool IsDesigned(string place) => designs.ContainsKey(place);

    public PlaceDesign Design(string place) => designs.GetValueOrDefault(place) ?? PlaceDesign.None;

    public bool Has(string place) => plan.Scenes.Any(scene => scene.Shots.Count > 0 && PlaceName.Of(scene.Shots[0].Stage.Set) == place);

    /// <summary>The plan with every set as it is designed; a plan that has them so already is returned itself.</summary>
    public ShotPlan Dress()
    {
        if (designs.IsEmpty && Locked is null) return plan;
        return plan with
        {
            Scenes = [.. plan.Scenes.Select(scene => scene with { Shots = [.. scene.Shots.Select(shot => shot with { Stage = Dress(scene, shot.Stage) })] })],
        };
    }

    /// <summary>Designs by the places of a new plan: a place that was only renamed keeps its own.</summary>
    public static ImmutableDictionary<string, PlaceDesign> Carry(ImmutableDictionary<string, PlaceDesign> designs, ShotPlan? before, ShotPlan after, IReadOnlyDictionary<int, int>? scenes)
    {
        if (designs.IsEmpty || before is null || scenes is null) return designs;
        foreach (var (now, from) in scenes.OrderBy(pair => pair.Key))
        {
            var (old, next) = (Set(before, from), Set(after, now));
            if (old is null || next is null || old.Kind != next.Kind || designs.ContainsKey(PlaceName.Of(next))) continue;
            if (designs.TryGetValue(PlaceName.Of(old), out var design)) designs = designs.Add(PlaceName.Of(next), design);
        }

        return designs;

        static SceneSet? Set(ShotPlan plan, int ordinal) => plan.Scenes.FirstOrDefault(scene => scene.Ordinal == ordinal)?.Shots.FirstOrDefault()?.Stage.Set;
    }

    private ShotStage Dress(PlannedSceneStage scene, ShotStage stage)
    {
        var set = Designed(scene, stage.Set);
        if (set == stage.Set) return stage;
        return (SetFlop.Flops(set) ? SetFlop.Of(stage) : stage) with { Set = set };
    }

    private SceneSet Designed(PlannedSceneStage scene, SceneSet set)
    {
        var design = Design(PlaceName.Of(set));
        var whole = Locked is { } locked ? Within(locked, set, design.Set) : design.Set;
        var props = (design.Props ?? []).Where(prop => !set.Dressing.Contains(prop)).ToList();
        return set with
        {
            Design = whole.IsEmpty ? null : whole,
            Time = TimeOpen(scene) ? design.Time ?? set.Time : set.Time,
            Weather = WeatherOpen(set) ? design.Weather ?? set.Weather : set.Weather,
            Dressing = props.Count == 0 ? set.Dressing : [.. props, .. set.Dressing],
        };
    }

    /// <summary>A design whose open colours and tint are of the palette. What people chose by hand stands, in the palette or not.</summary>
    public static SetDesign Within(ProductionPalette palette, SceneSet set, SetDesign byHand)
    {
        var uses = new int[palette.Colours.Count];
        var colours = new SortedDictionary<string, Rgb>(StringComparer.Ordinal);
        foreach (var part in PaintChart.Of(set.Kind, set.Seed))
            colours[part.Name] = byHand.Colours is { } own && own.TryGetValue(part.Name, out var chosen) ? chosen : palette.Fit(part.Colour, uses);
        return byHand with { Colours = colours, Tint = byHand.Kelvin is null ? palette.Light : null };
    }

    private static bool TimeOpen(PlannedSceneStage scene) => scene.Time.Length == 0;

    // The words of scripts name bad weather only.
    private static bool WeatherOpen(SceneSet set) => set.Weather == Weather.Clear;
}
