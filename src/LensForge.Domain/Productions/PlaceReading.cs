using LensForge.Domain.Cast;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>Where in a picture a colour mostly lies: above are ceiling and sky, in the middle walls, below floor and ground.</summary>
public enum PictureBand { Upper, Middle, Lower }

/// <summary>One of the few colours that a picture is made of.</summary>
/// <param name="Area">Share of the picture, 0 to 1.</param>
/// <param name="Band">Where most of it lies.</param>
/// <param name="Shares">Its share of each band, upper to lower, 0 to 1.</param>
public sealed record ReadColour(Rgb Colour, float Area, PictureBand Band, IReadOnlyList<float> Shares);

/// <summary>Whether a picture is dark and contrasty, bright and even, or neither.</summary>
public enum PictureKey { Low, Middle, High }

/// <summary>What a picture of a place says of its colours and light. What cannot be told from it is null, and <paramref name="Notes"/> say why.</summary>
/// <param name="Colours">The largest first.</param>
/// <param name="Monochrome">Black and white or toned, as sepia: then the colours are its tones without the toning.</param>
/// <param name="Brightness">Mean L, 0 to 100.</param>
/// <param name="Contrast">L of the brightest tenth less that of the darkest, 0 to 100.</param>
/// <param name="Side">From where the light comes; null where both sides are alike.</param>
public sealed record PlaceReading(
    IReadOnlyList<ReadColour> Colours,
    bool Monochrome,
    float Brightness,
    float Contrast,
    PictureKey Key,
    KeySide? Side,
    IReadOnlyList<string> Notes);
