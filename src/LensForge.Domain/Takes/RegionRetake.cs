using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Takes;

/// <summary>A region of another take that was filmed anew; all else is that take bit for bit.</summary>
/// <param name="Of">The take it was made from; empty on the command line, where takes have no ids.</param>
/// <param name="OfStill">Hash of that take's still as it was delivered, by which whoever films again sees that the rest will be the same; null where it is not known.</param>
/// <param name="Seed">Of the noise and the light within the region.</param>
public sealed record RegionRetake(Guid Of, string? OfStill, ulong Seed, FrameRegion Region);

/// <summary>Film a region of a take anew with another seed, as a take of its own.</summary>
/// <param name="Of">The take that it is made from.</param>
/// <param name="Original">What has become of that take.</param>
/// <param name="Planned">The shot as it is planned now, and its look and revision.</param>
/// <param name="ModelHash">Of the model that hosts have now.</param>
public sealed record RetakeRegion(Guid Of, Take Original, FrameRegion Region, ulong Seed, ShotStage Planned, Look Look, int Revision, string ModelHash);

/// <summary>Whether a region of a take can be filmed anew, and as what.</summary>
public static class RegionRetakeDecider
{
    /// <summary>Each re-take of a re-take is filmed beside those below it.</summary>
    public const int MostRegions = 4;

    /// <exception cref="RefusedException">It cannot; the message says why and what can be done instead.</exception>
    public static RequestTake Decide(RetakeRegion wish)
    {
        if (wish.Original is not { Request: { } request, Stage: var stage }) throw new RefusedException("There is no such take.");
        if (stage == TakeStage.Requested) throw new RefusedException("That take is still being filmed. Film a region of it anew when it is there.");
        if (stage != TakeStage.Filmed) throw new RefusedException($"That take {(stage == TakeStage.Failed ? "failed" : "was cancelled")}: it has no picture to keep. Film the shot again.");
        var recipe = request.Recipe;
        if (recipe.IsRendered) throw new RefusedException("That still was rendered by the reference renderer, not filmed by the model. Film a still, then film a region of it anew.");
        if ((recipe with { Stage = wish.Planned }).Fingerprint() != recipe.Fingerprint())
            throw new RefusedException("The stage has changed since that take was filmed: a region of it would not fit the rest. Film a whole new take.");
        if (recipe.LookInForce != wish.Look) throw new RefusedException("The look has changed since that take was filmed: a region of it would not fit the rest. Film a whole new take.");
        if (recipe.ModelHash != wish.ModelHash) throw new RefusedException("That take was filmed by another model than is there now, so that the rest of it cannot be made again as it was. Film a whole new take.");
        if (recipe.Regions?.Count >= MostRegions) throw new RefusedException($"That take is made of {MostRegions} re-takes already. Film a whole new take.");
        if (recipe.Seed == wish.Seed || recipe.Regions?.Any(region => region.Seed == wish.Seed) == true) throw new RefusedException($"Seed {wish.Seed} is in that take already. Choose another.");
        wish.Region.Require(recipe.Width, recipe.Height, recipe.Pictures);
        return new(request.Production, request.Shot, wish.Revision, recipe with { Regions = [.. recipe.Regions ?? [], new(wish.Of, wish.Original.Filmed?.StillHash, wish.Seed, wish.Region)] });
    }
}
