namespace LensForge.Domain.Looks;

/// <summary>
/// The looks that people can choose. One that is not good enough is taken out of this list, and nowhere else: what was filmed in it
/// can still be seen, and nothing more is filmed in it.
/// </summary>
public static class OfferedLooks
{
    /// <summary>In the order in which they are shown; naturalistic is always among them.</summary>
    public static readonly IReadOnlyList<Look> All = [Look.Naturalistic, Look.Noir, Look.StoryboardPencil, Look.InkWash, Look.GraphicAnimation];

    public static bool Has(Look look) => All.Contains(look);

    /// <exception cref="RefusedException">The look is not offered; the message lists those that are.</exception>
    public static void Require(Look look)
    {
        if (!Has(look)) throw new RefusedException($"The look {(Enum.IsDefined(look) ? LookNames.Of(look) : (int)look)} is not offered. Choose one of: {string.Join(", ", All.Select(LookNames.Of))}.");
    }
}
