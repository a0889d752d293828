using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>What people have said about a place; what is null is as the script and the set's seed have it.</summary>
/// <param name="Set">Paint and light.</param>
/// <param name="Time">For scenes whose heading names no time.</param>
/// <param name="Weather">For scenes whose words name no weather.</param>
/// <param name="Props">Put on the set besides those that the script names (<see cref="SetProps"/>).</param>
public sealed record PlaceDesign(SetDesign Set, TimeOfDay? Time = null, Weather? Weather = null, IReadOnlyList<string>? Props = null)
{
    public static readonly PlaceDesign None = new(new SetDesign());

    public bool IsEmpty => Set.IsEmpty && Time is null && Weather is null && Props is null or { Count: 0 };

    public bool Equals(PlaceDesign? other) =>
        other is not null && Set.Equals(other.Set) && Time == other.Time && Weather == other.Weather && (Props ?? []).SequenceEqual(other.Props ?? []);

    public override int GetHashCode() => HashCode.Combine(Set, Time, Weather, Props?.Count ?? 0);
}
