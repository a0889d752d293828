namespace LensForge.Domain.Cast;

/// <summary>sRGB, 0 to 255 each.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    public static Rgb Hex(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>Reads "#dda01e"; false for anything else.</summary>
    public static bool TryParse(string? text, out Rgb colour)
    {
        colour = default;
        if (text is not { Length: 7 } || text[0] != '#' || !int.TryParse(text.AsSpan(1), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var rgb)) return false;
        colour = Hex(rgb);
        return true;
    }

    /// <summary>"#dda01e".</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";
}

public enum AgeBand { Child, Teen, Young, MiddleAged, Old }

public enum HairStyle { Bob, Quiff, Bun, Curly, Bald, Long, Ponytail, Crop, Braids, SideParting }

public enum TopKind { Shirt, Jacket, Coat, Jumper, Dress, TShirt }

public enum BottomKind { Trousers, Skirt, Shorts }

public enum FacialHair { None, Moustache, Beard, Stubble }

public enum Headwear { None, Cap, Hat, Headscarf, Helmet }

/// <summary>How a character looks in every shot. Drawn from the script once, deterministic, changed only by people.</summary>
/// <param name="Girth">Body width against the default, 0.85 to 1.35.</param>
/// <param name="Shoulders">Shoulder half-width in metres at 1.75 m tall, 0.14 to 0.19.</param>
/// <param name="HeadScale">Puppet enlargement of the head, 1.05 to 1.25.</param>
/// <param name="Nose">Nose length against the default, 0.5 to 2.</param>
/// <param name="Jaw">Jaw width against the default, 0.85 to 1.15.</param>
/// <param name="Eyes">Eye size against the default, 0.9 to 1.15.</param>
public sealed record Appearance(
    float HeightMetres,
    AgeBand Age,
    bool Feminine,
    float Girth,
    float Shoulders,
    float HeadScale,
    float Nose,
    float Jaw,
    float Eyes,
    Rgb Skin,
    Rgb Iris,
    HairStyle Hair,
    Rgb HairColour,
    FacialHair FacialHair,
    Headwear Headwear,
    Rgb HeadwearColour,
    bool Glasses,
    TopKind Top,
    Rgb TopColour,
    BottomKind Bottom,
    Rgb BottomColour,
    Rgb ShoeColour,
    bool Scarf,
    Rgb AccentColour);
