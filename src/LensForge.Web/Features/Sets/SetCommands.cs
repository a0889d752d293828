using System.Security.Cryptography;
using LensForge.Domain;
using LensForge.Domain.Colour;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Media;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Sets;

/// <summary>What a person can do with sets and the palette, for pages. Each is one decision in the log, after which the pages show it.</summary>
public sealed class SetCommands(Decisions desk, ProjectionService projections, MediaStore media)
{
    /// <summary>Bytes; a larger file is refused.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Says how a place is painted, lit and dressed; takes that show it otherwise become stale. An empty design leaves it to the script.</summary>
    public Task DesignAsync(Guid production, string place, PlaceDesign design, string user, CancellationToken stop = default) =>
        DecideAsync(production, design.IsEmpty ? new LeavePlace(place) : new DesignPlace(place, design), user, stop);

    /// <param name="palette">Null for none.</param>
    public Task PaletteAsync(Guid production, ProductionPalette? palette, string user, CancellationToken stop = default) =>
        DecideAsync(production, new ChoosePalette(palette), user, stop);

    /// <summary>Asks a host for the set as it stands; one that is rendered or asked for already makes nothing.</summary>
    public Task PictureAsync(Guid production, string place, string user, CancellationToken stop = default) =>
        DecideAsync(production, new AskSetPicture(place), user, stop);

    /// <summary>Keeps a picture of what a place should look like, with a word on where it comes from, and asks a host what it says. The web never decodes it.</summary>
    /// <exception cref="RefusedException">It is no JPEG, PNG or WebP, too large, or nobody said why it may be used. Nothing was kept.</exception>
    public async Task OfferAsync(Guid production, string place, byte[] picture, string rights, string user, CancellationToken stop = default)
    {
        if (picture.Length > LargestFile) throw new RefusedException($"Reference pictures have up to {LargestFile / 1024 / 1024} MB.");
        var offer = new OfferPlaceReference(Guid.CreateVersion7(), place, Convert.ToHexStringLower(SHA256.HashData(picture)), KindOf(picture), rights);
        await desk.DemandAsync(production, typeof(OfferPlaceReference), user, stop);

        // Refused before the picture is kept.
        ProductionDecider.Decide((await desk.ProductionAsync(production, stop)).State, offer);
        using var content = new MemoryStream(picture);
        await media.WriteAsync(offer.Picture, content, stop);
        await DecideAsync(production, offer, user, stop);
    }

    private static string KindOf(ReadOnlySpan<byte> picture) =>
        picture.StartsWith(Jpeg) ? "jpg"
        : picture.StartsWith(Png) ? "png"
        : picture.Length > 12 && picture[..4].SequenceEqual("RIFF"u8) && picture[8..12].SequenceEqual("WEBP"u8) ? "webp"
        : throw new RefusedException("Reference pictures are JPEG, PNG or WebP.");

    private async Task DecideAsync(Guid production, ProductionCommand command, string user, CancellationToken stop) =>
        await projections.SeenAsync(await desk.DecideAsync(production, command, user, stop), stop);
}
