namespace LensForge.Generation.Evaluation;

/// <summary>
/// Measures what <see cref="FigureLikeness"/> needs on casts of its own, filmed by the shipped model: how far pictures of one person differ, and of two.
/// </summary>
public static class LikenessFit
{
    public const ulong FirstSeed = 8_100_000;
    private const ulong BetweenCasts = 100_000, ToStages = 50_000;

    // Of a few thousand pairs whose pictures are no strangers to each other, products of unlike quantities are known less well than squares.
    private const double Shrink = 0.3, Ridge = 1e-3;

    /// <param name="Same">By region, the lower triangle of the covariance, row by row.</param>
    /// <param name="Casts">Casts of fifty that were seen.</param>
    public sealed record Kept(IReadOnlyList<double[]> Same, IReadOnlyList<double[]> Different, int Casts, int Figures, string ModelHash);

    /// <param name="casts">How many casts of fifty, 2 or more.</param>
    public static Kept Run(Bench bench, int casts, string modelHash)
    {
        var same = Moments();
        var different = Moments();
        var figures = 0;
        for (var cast = 0; cast < casts; cast++)
        {
            var seen = IdentityTrial.Describe(bench, Frames(cast), [bench.Filming])[0];
            figures += seen.Count;
            for (var region = 0; region < FigureDescriptor.Regions; region++)
            {
                var shown = seen.Where(one => one.Look.Region(region) is not null).Select(one => (one.Character, one.Shot, Numbers: one.Look.Region(region)!)).ToArray();
                for (var i = 0; i < shown.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        if (shown[i].Shot == shown[j].Shot) continue;
                        (shown[i].Character == shown[j].Character ? same : different)[region].Add(shown[i].Numbers, shown[j].Numbers);
                    }
                }
            }
        }
        return new([.. same.Select(moments => moments.Covariance())], [.. different.Select(moments => moments.Covariance())], casts, figures, modelHash);
    }

    /// <summary>The whole matrix of a lower triangle.</summary>
    internal static double[] Whole(double[] triangle)
    {
        var size = (int)((Math.Sqrt(8d * triangle.Length + 1) - 1) / 2);
        var whole = new double[size * size];
        for (int row = 0, at = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++, at++) whole[row * size + column] = whole[column * size + row] = triangle[at];
        }
        return whole;
    }

    private static IReadOnlyList<HeldOutCast.CastShot> Frames(int cast)
    {
        var seed = FirstSeed + (ulong)cast * BetweenCasts;
        return IdentityTrial.Frames(HeldOutCast.Design(HeldOutCast.Characters, seed), seed + ToStages);
    }

    private static SecondMoments[] Moments() => [.. Enumerable.Range(0, FigureDescriptor.Regions).Select(_ => new SecondMoments())];

    private sealed class SecondMoments
    {
        private readonly double[] _products = new double[FigureDescriptor.Quantities * (FigureDescriptor.Quantities + 1) / 2];
        private readonly double[] _difference = new double[FigureDescriptor.Quantities];
        private long _pairs;

        public void Add(float[] one, float[] other)
        {
            for (var i = 0; i < _difference.Length; i++) _difference[i] = one[i] - other[i];
            for (int row = 0, at = 0; row < _difference.Length; row++)
            {
                for (var column = 0; column <= row; column++) _products[at++] += _difference[row] * _difference[column];
            }
            _pairs++;
        }

        public double[] Covariance()
        {
            var mean = Array.ConvertAll(_products, sum => sum / Math.Max(1, _pairs));
            var trace = 0d;
            for (int row = 0, at = 0; row < _difference.Length; at += ++row + 1) trace += mean[at];
            for (int row = 0, at = 0; row < _difference.Length; row++)
            {
                for (var column = 0; column < row; column++) mean[at++] *= 1 - Shrink;
                mean[at++] += Ridge * trace / _difference.Length;
            }
            // Six significant digits: the file is read by people too.
            return Array.ConvertAll(mean, value => double.Parse(value.ToString("g6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
