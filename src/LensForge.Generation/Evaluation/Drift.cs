namespace LensForge.Generation.Evaluation;

/// <summary>
/// How far a long shot filmed straight through has wandered: the mean absolute difference, in levels of 255, between its frames in the last second and the same frames
/// filmed freshly as key frames, less that same difference in its second second, when the history has just settled. 0 does not drift; below 0 it came nearer.
/// </summary>
public static class Drift
{
    /// <param name="early">Pairs of a frame filmed straight through and freshly, soon after the start.</param>
    /// <param name="late">Likewise at the end.</param>
    public static double Of(IReadOnlyList<(Picture Through, Picture Fresh)> early, IReadOnlyList<(Picture Through, Picture Fresh)> late) => Apart(late) - Apart(early);

    public static double Apart(IReadOnlyList<(Picture Through, Picture Fresh)> pairs) => pairs.Average(pair => PeakSignalToNoise.AbsoluteError(pair.Through, pair.Fresh));
}
