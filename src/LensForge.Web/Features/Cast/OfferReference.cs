using System.Security.Cryptography;
using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Media;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Cast;

/// <summary>
/// Keeps a picture of what a character should look like, with the word of the person who brings it that it may be used, and asks a host
/// what it says of the looks. The web never decodes it.
/// </summary>
public sealed class OfferReferenceHandler(Decisions desk, ProjectionService projections, MediaStore media)
{
    /// <summary>Bytes; a larger file is refused.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="RefusedException">It is no JPEG or PNG, too large, or nobody said that it may be used. Nothing was kept.</exception>
    public async Task<Guid> RunAsync(Guid production, string character, byte[] picture, string consent, string user, CancellationToken stop = default)
    {
        if (picture.Length > LargestFile) throw new RefusedException($"Reference pictures have up to {LargestFile / 1024 / 1024} MB.");
        var kind = picture.AsSpan().StartsWith(Jpeg) ? "jpg" : picture.AsSpan().StartsWith(Png) ? "png" : throw new RefusedException("Reference pictures are JPEG or PNG.");
        var offer = new OfferReference(Guid.CreateVersion7(), character, Convert.ToHexStringLower(SHA256.HashData(picture)), kind, consent);

        await desk.DemandAsync(production, typeof(OfferReference), user, stop);

        // Refused before the picture is kept.
        ProductionDecider.Decide((await desk.ProductionAsync(production, stop)).State, offer);
        using var content = new MemoryStream(picture);
        await media.WriteAsync(offer.Picture, content, stop);
        await projections.SeenAsync(await desk.DecideAsync(production, offer, user, stop), stop);
        return offer.Reference;
    }
}
