namespace LensForge.Generation.Evaluation;

/// <summary>
/// Rank-1 identification: each figure is looked up among all figures of other shots; it is right when the nearest is the same character.
/// The share of right ones is the measure (closed set, as in Phillips et al., "The FERET evaluation methodology", IEEE PAMI 22(10), 2000). 0 to 1.
/// </summary>
public static class IdentityRank
{
    /// <param name="Shot">Entries of the same shot are never compared.</param>
    /// <param name="Asked">Whether the figure is looked up; all entries may be found.</param>
    public sealed record Entry<T>(int Character, int Shot, bool Asked, T Look);

    /// <returns>NaN where nobody could be looked up.</returns>
    public static double First<T>(IReadOnlyList<Entry<T>> entries, Func<T, T, double> distance)
    {
        int asked = 0, right = 0;
        foreach (var entry in entries)
        {
            if (!entry.Asked) continue;
            var (nearest, character, met) = (double.PositiveInfinity, -1, false);
            foreach (var other in entries)
            {
                if (other.Shot == entry.Shot) continue;
                met |= other.Character == entry.Character;
                var far = distance(entry.Look, other.Look);
                if (far >= nearest) continue;
                (nearest, character) = (far, other.Character);
            }
            // Whoever is seen once cannot be known again.
            if (!met) continue;
            asked++;
            if (character == entry.Character) right++;
        }
        return asked == 0 ? double.NaN : right / (double)asked;
    }
}
