using System.Text;
using LensForge.Domain.Cast;

namespace LensForge.Domain.Stages;

/// <summary>From where the key comes, seen from the default camera side: indoors the side of the windows, outdoors the bearing of sun or moon.</summary>
public enum KeySide { Left, Right, Behind, Front }

/// <summary>What people have fixed about a set's paint and light. What is null is as the set's seed, hour and weather have it.</summary>
/// <param name="Colours">By the name of a part (<see cref="PaintChart"/>); null or empty for none.</param>
/// <param name="Kelvin">Colour temperature of the key, 2000 to 12000.</param>
/// <param name="Contrast">Stops of light taken from the fill: -2 high key to 2 low key; 0 as the set has it.</param>
/// <param name="Practicals">Whether lamps burn; null: as the hour has it.</param>
/// <param name="Tint">What the light leans towards, from a locked palette; a colour temperature comes before it.</param>
public sealed record SetDesign(
    IReadOnlyDictionary<string, Rgb>? Colours = null,
    KeySide? Key = null,
    int? Kelvin = null,
    float? Contrast = null,
    bool? Practicals = null,
    Rgb? Tint = null)
{
    public const int LeastKelvin = 2000, MostKelvin = 12000;
    public const float MostContrast = 2;

    private static readonly SetDesign Untouched = new();

    public bool IsEmpty => Equals(Untouched);

    /// <summary>The sides that a kind of set can be lit from, its own first; one alone where it cannot be chosen.</summary>
    public static IReadOnlyList<KeySide> Sides(SetKind kind) => kind switch
    {
        SetKind.Corridor => [KeySide.Behind],
        SetKind.Alley => [KeySide.Behind, KeySide.Front],
        SetKind.CarInterior => [KeySide.Left, KeySide.Right, KeySide.Front],
        _ when PlaceWords.IsInside(kind) => [KeySide.Left, KeySide.Right],
        _ => [KeySide.Left, KeySide.Right, KeySide.Behind, KeySide.Front],
    };

    /// <summary>Equal designs write equally.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (part, colour) in (Colours ?? new Dictionary<string, Rgb>()).OrderBy(one => one.Key, StringComparer.Ordinal)) text.Append(part).Append(colour).Append(' ');
        return text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Key} {Kelvin} {Contrast:0.##} {Practicals} {Tint}").ToString();
    }

    public bool Equals(SetDesign? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
