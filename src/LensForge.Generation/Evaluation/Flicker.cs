namespace LensForge.Generation.Evaluation;

/// <summary>
/// Temporal flickering as VBench defines it (Huang et al., "VBench: Comprehensive benchmark suite for video generative models", CVPR 2024): (255 - mean |I_t - I_t+1|) / 255,
/// over all channels, pixels and pairs of neighbouring frames. 1 for a still; movement lowers it too, so it is read beside the reference's own.
/// </summary>
public static class Flicker
{
    /// <exception cref="ArgumentException">Fewer than two frames.</exception>
    public static double Of(IReadOnlyList<Picture> frames)
    {
        if (frames.Count < 2) throw new ArgumentException("Flicker needs two frames or more.", nameof(frames));
        double sum = 0;
        for (var i = 1; i < frames.Count; i++) sum += PeakSignalToNoise.AbsoluteError(frames[i - 1], frames[i]);
        return (255 - sum / (frames.Count - 1)) / 255;
    }
}
