namespace LensForge.Generation.Evaluation;

/// <summary>Whether every step's prediction is nearer to the finished picture than the one before, by mean squared error.</summary>
public static class Monotonicity
{
    /// <param name="steps">Predictions in order.</param>
    public static bool Of(IReadOnlyList<Picture> steps, Picture finished)
    {
        var errors = steps.Select(step => PeakSignalToNoise.SquaredError(step, finished)).ToArray();
        for (var i = 1; i < errors.Length; i++)
        {
            // Two predictions equal to the finished picture are both there already.
            if (errors[i] >= errors[i - 1] && errors[i - 1] > 0) return false;
        }
        return true;
    }
}
