namespace LensForge.Domain.Cast;

/// <summary>What somebody wears: the part of the looks that changes from one story day to the next.</summary>
public sealed record Costume(
    TopKind Top,
    Rgb TopColour,
    BottomKind Bottom,
    Rgb BottomColour,
    Rgb ShoeColour,
    Headwear Headwear,
    Rgb HeadwearColour,
    bool Scarf,
    Rgb AccentColour)
{
    public static Costume Of(Appearance looks) => new(
        looks.Top, looks.TopColour, looks.Bottom, looks.BottomColour, looks.ShoeColour, looks.Headwear, looks.HeadwearColour, looks.Scarf, looks.AccentColour);

    /// <summary>The same person in these clothes.</summary>
    public Appearance On(Appearance looks) => looks with
    {
        Top = Top,
        TopColour = TopColour,
        Bottom = Bottom,
        BottomColour = BottomColour,
        ShoeColour = ShoeColour,
        Headwear = Headwear,
        HeadwearColour = HeadwearColour,
        Scarf = Scarf,
        AccentColour = AccentColour,
    };
}

/// <param name="FromScene">Order of the first scene in which it is worn, from 1.</param>
public sealed record CostumeChange(int FromScene, Costume Costume);
