using LensForge.Domain.Colour;

namespace LensForge.Generation.Places;

/// <summary>The few colours of a picture: k-means in CIELAB, begun by farthest points so that the same picture always gives the same (Gonzalez 1985).</summary>
internal static class ColourClusters
{
    private const int Rounds = 20;
    private const float Near = 9;

    // Light falls off over a wall: its hue tells more about it than its lightness does.
    private const float Lightness = 0.5f;

    /// <param name="pixels">CIELAB, row by row.</param>
    /// <returns>The number of the cluster of each pixel, and their means; clusters nearer than <see cref="Near"/> are one.</returns>
    public static (int[] Of, Lab[] Means) Find(IReadOnlyList<Lab> pixels, int most)
    {
        var means = Begin(pixels, most);
        var of = new int[pixels.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var moved = Assign(pixels, means, of);
            means = Means(pixels, of, means);
            if (!moved) break;
        }

        return Merge(pixels, of, means);
    }

    private static float Apart(Lab one, Lab two)
    {
        float l = (one.L - two.L) * Lightness, a = one.A - two.A, b = one.B - two.B;
        return l * l + a * a + b * b;
    }

    private static List<Lab> Begin(IReadOnlyList<Lab> pixels, int most)
    {
        var means = new List<Lab> { new(pixels.Average(one => one.L), pixels.Average(one => one.A), pixels.Average(one => one.B)) };
        var nearest = pixels.Select(one => Apart(one, means[0])).ToArray();
        while (means.Count < most)
        {
            // The farthest hundredth is left out: a lone bright pixel is no colour of the place.
            var bound = nearest.Order().ElementAt(nearest.Length * 99 / 100);
            var next = Array.FindIndex(nearest, apart => apart >= bound);
            means.Add(pixels[next]);
            for (var i = 0; i < nearest.Length; i++) nearest[i] = MathF.Min(nearest[i], Apart(pixels[i], pixels[next]));
        }

        return means;
    }

    private static bool Assign(IReadOnlyList<Lab> pixels, List<Lab> means, int[] of)
    {
        var moved = false;
        for (var i = 0; i < of.Length; i++)
        {
            var best = 0;
            for (var k = 1; k < means.Count; k++) if (Apart(pixels[i], means[k]) < Apart(pixels[i], means[best])) best = k;
            moved |= of[i] != best;
            of[i] = best;
        }

        return moved;
    }

    private static List<Lab> Means(IReadOnlyList<Lab> pixels, int[] of, List<Lab> before)
    {
        var sums = new (double L, double A, double B, int Count)[before.Count];
        for (var i = 0; i < of.Length; i++)
        {
            ref var sum = ref sums[of[i]];
            sum = (sum.L + pixels[i].L, sum.A + pixels[i].A, sum.B + pixels[i].B, sum.Count + 1);
        }

        return [.. sums.Select((sum, k) => sum.Count == 0 ? before[k] : new Lab((float)(sum.L / sum.Count), (float)(sum.A / sum.Count), (float)(sum.B / sum.Count)))];
    }

    private static (int[] Of, Lab[] Means) Merge(IReadOnlyList<Lab> pixels, int[] of, List<Lab> means)
    {
        var into = Enumerable.Range(0, means.Count).ToArray();
        for (var k = 1; k < means.Count; k++)
            for (var j = 0; j < k; j++)
                if (into[j] == j && means[j].To(means[k]) < Near) { into[k] = j; break; }
        var merged = Array.ConvertAll(of, k => into[k]);
        return (merged, [.. Means(pixels, merged, means)]);
    }
}
