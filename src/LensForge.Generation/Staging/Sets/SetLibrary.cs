using System.Collections.Concurrent;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging.Sets.Exteriors;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Builds the set of a scene from its kind, seed, time, weather and dressing. Each scene's set is built once and then shared.</summary>
public static class SetLibrary
{
    private const int Kept = 8;

    private static readonly IReadOnlyDictionary<SetKind, Func<SceneSet, SetPlan, BuiltSet>> Designs = new Dictionary<SetKind, Func<SceneSet, SetPlan, BuiltSet>>
    {
        [SetKind.Neutral] = NeutralSet.Build,
        [SetKind.Kitchen] = KitchenSet.Build,
        [SetKind.Corridor] = CorridorSet.Build,
        [SetKind.Bedroom] = BedroomSet.Build,
        [SetKind.LivingRoom] = LivingRoomSet.Build,
        [SetKind.Bar] = BarSet.Build,
        [SetKind.Office] = OfficeSet.Build,
        [SetKind.HospitalRoom] = HospitalRoomSet.Build,
        [SetKind.Classroom] = ClassroomSet.Build,
        [SetKind.Shop] = ShopSet.Build,
    };

    private static readonly ConcurrentDictionary<string, Lazy<BuiltSet>> Built = [];

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var key = $"{set.Kind}|{set.Seed}|{set.Time}|{set.Weather}|{string.Join(',', set.Dressing)}|{set.Design}";
        // Few scenes are in work at a time; a film with many sets simply starts the shelf afresh.
        if (Built.Count >= Kept && !Built.ContainsKey(key)) Built.Clear();
        return Built.GetOrAdd(key, _ => new(() => Make(set, plan))).Value;
    }

    // Built as the plan has the kind, and turned about whole where the windows are to be on the other side.
    private static BuiltSet Make(SceneSet set, SetPlan plan) =>
        SetFlop.Flops(set) ? FloppedSet.Of(Design(set.Kind)(set, SetPlan.For(set.Kind))) : Design(set.Kind)(set, plan);

    private static Func<SceneSet, SetPlan, BuiltSet> Design(SetKind kind) =>
        Designs.TryGetValue(kind, out var design) || ExteriorSets.Designs.TryGetValue(kind, out design) ? design : Designs[SetKind.Neutral];
}
