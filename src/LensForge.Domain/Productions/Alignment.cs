namespace LensForge.Domain.Productions;

/// <summary>Pairs two lists in their order, so that the sum of the scores is the largest (Needleman and Wunsch 1970, gaps free).</summary>
internal static class Alignment
{
    /// <param name="score">Likeness of the one before and the one after; pairs of 0 or less are never made.</param>
    /// <returns>Pairs of indices, rising in both.</returns>
    public static List<(int Before, int After)> Of(int before, int after, Func<int, int, float> score)
    {
        var best = new float[before + 1, after + 1];
        var scores = new float[before, after];
        for (var i = before - 1; i >= 0; i--)
        {
            for (var j = after - 1; j >= 0; j--)
            {
                scores[i, j] = score(i, j);
                var paired = scores[i, j] > 0 ? best[i + 1, j + 1] + scores[i, j] : 0;
                best[i, j] = MathF.Max(paired, MathF.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < before && j < after;)
        {
            if (scores[i, j] > 0 && best[i, j] <= best[i + 1, j + 1] + scores[i, j]) pairs.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1]) i++;
            else j++;
        }

        return pairs;
    }
}
