using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>The exteriors of the kit, by kind.</summary>
internal static class ExteriorSets
{
    public static IReadOnlyDictionary<SetKind, Func<SceneSet, SetPlan, BuiltSet>> Designs { get; } = new Dictionary<SetKind, Func<SceneSet, SetPlan, BuiltSet>>
    {
        [SetKind.Street] = StreetSet.Build,
        [SetKind.CarInterior] = CarInteriorSet.Build,
        [SetKind.Station] = StationSet.Build,
        [SetKind.Alley] = AlleySet.Build,
        [SetKind.Forest] = ForestSet.Build,
        [SetKind.Desert] = DesertSet.Build,
        [SetKind.Rooftop] = RooftopSet.Build,
        [SetKind.Coast] = CoastSet.Build,
        [SetKind.Park] = ParkSet.Build,
    };
}
