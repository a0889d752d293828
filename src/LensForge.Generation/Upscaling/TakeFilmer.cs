using LensForge.Domain.Takes;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// Films a take as its recipe says: at its own size; at the base size and enlarged; as a still; or as a still by the reference renderer.
/// Steps are shown at the recipe's base size, frames are delivered at its full size.
/// </summary>
public sealed class TakeFilmer(DenoiserModel model, KeyFrameShelf? shelf = null)
{
    private const float UpscalerReach = 4;
    private static readonly Lazy<UpscalerModel> Shipped = new(() => UpscalerModel.Load());

    /// <summary>Films all pictures of the take, or <paramref name="frames"/> of them from <paramref name="first"/> on.</summary>
    /// <returns>Network steps run; of a rendered still, strips traced.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps, tiles or strips.</exception>
    public int Film(Recipe recipe, IShotAudience audience, FilmTimings timings, CancellationToken cancellation, int? frames = null, int first = 0)
    {
        if (recipe.IsStill) frames = 1;
        if (recipe.IsRendered) return new RenderedStill(recipe).Render(first, audience, cancellation);
        if (!recipe.Enlarged) return new ShotFilmer(model, shelf).Film(recipe, audience, timings, cancellation, frames, first);

        using var enlarging = new EnlargingAudience(Shipped.Value, recipe, audience, timings, cancellation);
        var painted = recipe with { Width = recipe.BaseWidth, Height = recipe.BaseHeight, Quality = null, Regions = Narrowed(recipe) };
        var steps = new ShotFilmer(model, shelf).Film(painted, enlarging, timings, cancellation, frames, first);
        enlarging.Finish();
        return steps;
    }

    /// <summary>A pixel of the large picture reads the base pixels two away, slantwise nearly four: with so much less feather there, nothing beyond the feather changes here.</summary>
    private static IReadOnlyList<RegionRetake>? Narrowed(Recipe recipe) =>
        recipe.Regions is null ? null : [.. recipe.Regions.Select(retake => retake with { Region = retake.Region with { Feather = retake.Region.Feather - UpscalerReach / recipe.BaseHeight } })];
}
