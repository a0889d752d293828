using LensForge.Domain.Grammar;

namespace LensForge.Domain.Cast;

/// <summary>Curated colours: sets and minor parts are muted, saturation is kept for the leads.</summary>
public static class Palettes
{
    public static readonly Rgb[] Skins =
    [
        Rgb.Hex(0xEFD2BE), Rgb.Hex(0xB07A58), Rgb.Hex(0x6B4633), Rgb.Hex(0xE2B798), Rgb.Hex(0x8C5C42),
        Rgb.Hex(0xD2A17E), Rgb.Hex(0x4E3226), Rgb.Hex(0xC18E6A), Rgb.Hex(0xE9C6AC), Rgb.Hex(0x7A4F39),
    ];

    /// <summary>In an order in which each new one is far from those before it.</summary>
    public static readonly Rgb[] LeadTops =
    [
        Rgb.Hex(0xDDA01E), Rgb.Hex(0x2B5FA8), Rgb.Hex(0xBF3A2E), Rgb.Hex(0x1F8A80), Rgb.Hex(0x7B3F86),
        Rgb.Hex(0x6A9A32), Rgb.Hex(0xE27A5F), Rgb.Hex(0x4BB3C4), Rgb.Hex(0xB52C62), Rgb.Hex(0xD7692A),
        Rgb.Hex(0x35408F), Rgb.Hex(0xE8D9B0),
    ];

    public static readonly Rgb[] MutedTops =
    [
        Rgb.Hex(0x8A8074), Rgb.Hex(0x66727D), Rgb.Hex(0x76755C), Rgb.Hex(0xA08482), Rgb.Hex(0xB3A58C),
        Rgb.Hex(0x70839A), Rgb.Hex(0x6E5A4B), Rgb.Hex(0x98958D), Rgb.Hex(0x5F7069), Rgb.Hex(0x87768C),
    ];

    public static readonly Rgb[] Bottoms =
    [
        Rgb.Hex(0x3A4250), Rgb.Hex(0x4B4038), Rgb.Hex(0x2C3036), Rgb.Hex(0x55606B), Rgb.Hex(0x6B5E4D),
        Rgb.Hex(0x3F4B41), Rgb.Hex(0x47394A), Rgb.Hex(0x7C7263),
    ];

    public static readonly Rgb[] Shoes = [Rgb.Hex(0x2A211C), Rgb.Hex(0x4A3325), Rgb.Hex(0x1E1F22), Rgb.Hex(0x6A4A33), Rgb.Hex(0x7B7770)];

    public static readonly Rgb[] Irises = [Rgb.Hex(0x4A2F1D), Rgb.Hex(0x5E7F9E), Rgb.Hex(0x6B5A32), Rgb.Hex(0x55785A), Rgb.Hex(0x32221A), Rgb.Hex(0x7D8B92)];

    public static readonly Rgb Black = Rgb.Hex(0x1B1714);
    public static readonly Rgb Grey = Rgb.Hex(0x8F8C88);
    public static readonly Rgb White = Rgb.Hex(0xD8D4CC);

    /// <summary>Every colour of hair that grows.</summary>
    public static IReadOnlyList<Rgb> Hairs { get; } = [Rgb.Hex(0xC79A58), Rgb.Hex(0xE0CC9E), Rgb.Hex(0xA8522A), Rgb.Hex(0x7A5232), Rgb.Hex(0x4A2E1E), Rgb.Hex(0x241B17), Rgb.Hex(0x8F8C88), Rgb.Hex(0xD8D4CC)];

    private static readonly Rgb[] FairHair =
    [
        Rgb.Hex(0xC79A58), Rgb.Hex(0x4A2E1E), Rgb.Hex(0xA8522A), Rgb.Hex(0x241B17), Rgb.Hex(0xE0CC9E), Rgb.Hex(0x7A5232), Rgb.Hex(0x6B2F20),
    ];

    private static readonly Rgb[] DarkHair = [Rgb.Hex(0x1B1714), Rgb.Hex(0x3B241A), Rgb.Hex(0x241B17), Rgb.Hex(0x55301F)];

    /// <summary>Colours of hair that go with a skin.</summary>
    public static IReadOnlyList<Rgb> HairFor(Rgb skin) => skin.R >= 0xC8 ? FairHair : DarkHair;

    /// <summary>Accents: the colour turned darker and away, so that a scarf or a cap is seen against the top.</summary>
    public static Rgb AccentFor(Rgb top, Chance chance)
    {
        var choice = LeadTops[chance.Below(LeadTops.Length)];
        for (var i = 0; i < LeadTops.Length && Distance(choice, top) < 120; i++) choice = LeadTops[(Array.IndexOf(LeadTops, choice) + 1) % LeadTops.Length];
        return new((byte)(choice.R * 0.85f), (byte)(choice.G * 0.85f), (byte)(choice.B * 0.85f));
    }

    /// <summary>Perceived difference of two colours, 0 to about 765 (weighted "redmean" distance, Riemersma).</summary>
    public static float Distance(Rgb a, Rgb b)
    {
        var mean = (a.R + b.R) / 2f;
        float r = a.R - b.R, g = a.G - b.G, blue = a.B - b.B;
        return MathF.Sqrt((2 + mean / 256f) * r * r + 4 * g * g + (2 + (255 - mean) / 256f) * blue * blue);
    }

    public static Rgb Muted(Rgb colour)
    {
        var grey = (colour.R * 3 + colour.G * 6 + colour.B) / 10;
        byte Towards(byte channel) => (byte)((channel * 55 + grey * 45) / 100);
        return new(Towards(colour.R), Towards(colour.G), Towards(colour.B));
    }
}
