namespace LensForge.Domain.Cast;

/// <summary>What a reference picture says of one field of the looks.</summary>
/// <param name="Field">As in <see cref="Appearance"/>, lower camel case.</param>
/// <param name="Value">The word of a choice ("bob", "true"), or a colour ("#dda01e").</param>
/// <param name="Sure">0 to 1, by the encoder's own word.</param>
public sealed record ProposedLook(string Field, string Value, float Sure)
{
    /// <summary>The looks with this taken over; unchanged where the word is not known.</summary>
    public Appearance On(Appearance looks) => Field switch
    {
        "age" => Chosen<AgeBand>() is { } age ? looks with { Age = age } : looks,
        "hair" => Chosen<HairStyle>() is { } hair ? looks with { Hair = hair } : looks,
        "facialHair" => Chosen<FacialHair>() is { } facial ? looks with { FacialHair = facial } : looks,
        "headwear" => Chosen<Headwear>() is { } headwear ? looks with { Headwear = headwear } : looks,
        "top" => Chosen<TopKind>() is { } top ? looks with { Top = top } : looks,
        "bottom" => Chosen<BottomKind>() is { } bottom ? looks with { Bottom = bottom } : looks,
        "glasses" when bool.TryParse(Value, out var glasses) => looks with { Glasses = glasses },
        "scarf" when bool.TryParse(Value, out var scarf) => looks with { Scarf = scarf },
        "skin" => Rgb.TryParse(Value, out var skin) ? looks with { Skin = skin } : looks,
        "hairColour" => Rgb.TryParse(Value, out var hairColour) ? looks with { HairColour = hairColour } : looks,
        "topColour" => Rgb.TryParse(Value, out var topColour) ? looks with { TopColour = topColour } : looks,
        "bottomColour" => Rgb.TryParse(Value, out var bottomColour) ? looks with { BottomColour = bottomColour } : looks,
        _ => looks,
    };

    private T? Chosen<T>()
        where T : struct, Enum => Enum.TryParse<T>(Value, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
