namespace LensForge.Generation.Schedulers;

/// <summary>
/// Euler steps of rectified flow (Lipman et al. 2022, arXiv 2210.02747; Liu et al. 2022, arXiv 2209.03003)
/// for a network that predicts the clean picture: x_t = (1 - t) clean + t noise, so dx/dt = (x_t - clean) / t.
/// </summary>
public sealed class FlowMatchEuler
{
    private readonly float[] _times;

    /// <param name="steps">1 to 50.</param>
    public FlowMatchEuler(int steps)
    {
        if (steps is < 1 or > 50) throw new ArgumentOutOfRangeException(nameof(steps), steps, "A picture takes 1 to 50 steps.");
        _times = [.. Enumerable.Range(0, steps + 1).Select(step => 1f - step / (float)steps)];
    }

    public int Steps => _times.Length - 1;

    /// <summary>The time at which step <paramref name="step"/> (from 0) asks the network; 1 at the first.</summary>
    public float TimeOf(int step) => _times[step];

    /// <summary>Moves <paramref name="x"/> in place from the time of this step to that of the next. After the last step x is the prediction.</summary>
    public void Step(int step, ReadOnlySpan<float> clean, Span<float> x)
    {
        var keep = _times[step + 1] / _times[step];
        for (var i = 0; i < x.Length; i++) x[i] = clean[i] + (x[i] - clean[i]) * keep;
    }

    /// <summary>
    /// Another way from here: what the network took for the picture is kept, all that is still noise at this time is drawn anew, as samplers
    /// with several steps of consistency models do (Song et al. 2023, arXiv 2303.01469, algorithm 1).
    /// </summary>
    /// <param name="step">Steps done, from 1.</param>
    /// <param name="clean">The prediction of the last of them.</param>
    public void Renoise(int step, ReadOnlySpan<float> clean, ReadOnlySpan<float> noise, Span<float> x)
    {
        var time = _times[step];
        for (var i = 0; i < x.Length; i++) x[i] = (1 - time) * clean[i] + time * noise[i];
    }
}
