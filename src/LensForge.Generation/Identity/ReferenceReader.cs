using LensForge.Domain.Cast;
using LensForge.Generation.Media;

namespace LensForge.Generation.Identity;

/// <summary>
/// What a reference picture says of somebody's looks, by the identity encoder. The encoder has only seen our own puppets, so a drawing or a
/// photograph is far from what it knows. Only colours are proposed: on held-out puppets it tells kinds of hair and of clothes no better than chance
/// (infra/training/MODEL.md), and a guess of that sort is worth nothing to anybody.
/// </summary>
public static class ReferenceReader
{
    /// <summary>Pictures are read at this size.</summary>
    public const int Side = 192;

    private static readonly string[] Told = ["skin", "hairColour", "topColour", "bottomColour"];
    private static readonly Lazy<IdentityEncoder> Encoder = new(() => IdentityEncoder.Load());

    /// <exception cref="Models.ModelException">The encoder is missing or cannot be used.</exception>
    /// <exception cref="MediaException">Nobody stands out from the picture's background.</exception>
    public static IReadOnlyList<ProposedLook> Read(DecodedPicture picture)
    {
        var crop = IdentityCrop.Of(picture.Rgb, picture.Width, picture.Height, PersonMask.Of(picture), 1)
            ?? throw new MediaException("Nobody stands out from the background of the picture. Cut it closer to one person.");
        var estimate = Encoder.Value.Estimate(crop);
        return [.. Told.Where(estimate.Fields.Contains).Select(field => Look(estimate, field))];
    }

    private static ProposedLook Look(LooksEstimate estimate, string field)
    {
        var (colour, deviation) = estimate.Colour(field);
        return new(field, colour.ToString(), MathF.Round(Math.Clamp(1 - 4 * deviation, 0.05f, 0.99f), 2));
    }
}
