using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>What a take in which a region was filmed anew is called.</summary>
public static class RegionWords
{
    /// <returns>"region of take 2"; null for a take that was filmed whole.</returns>
    public static string? Of(TakeSheet take, IEnumerable<TakeSheet> takes) =>
        take.Recipe.Regions is not { Count: > 0 } regions ? null
        : takes.FirstOrDefault(other => other.Id == regions[^1].Of) is { } original ? $"region of take {original.Number}" : "region of an earlier take";
}
