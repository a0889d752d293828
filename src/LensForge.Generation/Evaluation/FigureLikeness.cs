using System.Numerics.Tensors;
using System.Text.Json;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// How likely two descriptors show the same person. By region, the difference of two pictures of one person has a covariance (light, pose and grain), and that of
/// two people a wider one; the distance is the logarithm of the ratio of the two likelihoods, summed over the regions that both show (Koestinger et al., "Large scale
/// metric learning from equivalence constraints", CVPR 2012, with Student's t for the normal distribution, since some differences are far out).
/// The covariances were measured on casts of their own (<see cref="LikenessFit"/>), never on the held-out one.
/// </summary>
public sealed class FigureLikeness
{
    /// <summary>Degrees of freedom of Student's t.</summary>
    private const double Freedom = 30;

    private readonly RegionRatio[] _regions;

    /// <param name="same">By region, covariance of the differences between pictures of the same person, <see cref="FigureDescriptor.Quantities"/> squared, row by row.</param>
    /// <param name="different">The same between different people.</param>
    public FigureLikeness(IReadOnlyList<double[]> same, IReadOnlyList<double[]> different) =>
        _regions = [.. same.Zip(different, (s, d) => new RegionRatio(new(s), new(d)))];

    /// <summary>The measure that comes with the build.</summary>
    public static FigureLikeness Shipped { get; } = Load();

    /// <returns>Lower is more alike; zero says nothing either way.</returns>
    public double Distance(FigureDescriptor one, FigureDescriptor other)
    {
        var sum = 0d;
        var difference = new double[FigureDescriptor.Quantities];
        for (var region = 0; region < FigureDescriptor.Regions; region++)
        {
            if (one.Region(region) is not { } own || other.Region(region) is not { } theirs) continue;
            for (var i = 0; i < difference.Length; i++) difference[i] = own[i] - theirs[i];
            sum += _regions[region].Of(difference);
        }
        return sum;
    }

    private static FigureLikeness Load()
    {
        using var file = typeof(FigureLikeness).Assembly.GetManifestResourceStream("likeness.json")!;
        var kept = JsonSerializer.Deserialize<LikenessFit.Kept>(file, EvaluationReport.Json)!;
        return new([.. kept.Same.Select(LikenessFit.Whole)], [.. kept.Different.Select(LikenessFit.Whole)]);
    }

    private sealed record RegionRatio(Covariance Same, Covariance Different)
    {
        public double Of(double[] difference) => (Freedom + difference.Length) * (Math.Log(1 + Same.Square(difference) / Freedom) - Math.Log(1 + Different.Square(difference) / Freedom))
            + Same.LogDeterminant - Different.LogDeterminant;
    }

    /// <summary>A covariance by its Cholesky factor.</summary>
    private sealed class Covariance
    {
        private readonly double[] _factor;
        private readonly int _size;

        /// <exception cref="ArgumentException">Not positive definite.</exception>
        public Covariance(double[] matrix)
        {
            _size = (int)Math.Sqrt(matrix.Length);
            _factor = new double[matrix.Length];
            for (var row = 0; row < _size; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    var rest = matrix[row * _size + column] - TensorPrimitives.Dot<double>(Row(row, column), Row(column, column));
                    if (row == column && rest <= 0) throw new ArgumentException("A covariance is positive definite.", nameof(matrix));
                    _factor[row * _size + column] = row == column ? Math.Sqrt(rest) : rest / _factor[column * _size + column];
                }
                LogDeterminant += 2 * Math.Log(_factor[row * _size + row]);
            }
        }

        public double LogDeterminant { get; }

        /// <summary>Square of the Mahalanobis distance.</summary>
        public double Square(double[] difference)
        {
            Span<double> solved = stackalloc double[_size];
            var sum = 0d;
            for (var row = 0; row < _size; row++)
            {
                solved[row] = (difference[row] - TensorPrimitives.Dot(Row(row, row), solved[..row])) / _factor[row * _size + row];
                sum += solved[row] * solved[row];
            }
            return sum;
        }

        private ReadOnlySpan<double> Row(int row, int length) => _factor.AsSpan(row * _size, length);
    }
}
