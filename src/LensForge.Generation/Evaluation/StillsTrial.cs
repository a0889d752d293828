namespace LensForge.Generation.Evaluation;

/// <summary>Key frames against the reference render: PSNR, SSIM, edges, masks, steps; and what PSNR does not reward: sharpness, grain, variety by seed.</summary>
public static class StillsTrial
{
    private const int VarietyShots = 6;

    /// <param name="Mask">NaN for a frame without figures.</param>
    public sealed record Score(double Psnr, double Ssim, double EdgeF1, double Mask, double Sharpness, double Grain);

    /// <param name="Scores">By contender; the reference itself comes last.</param>
    /// <param name="Variety">Model and one pass: mean difference of two seeds in levels of 255, over the first shots.</param>
    public sealed record Outcome(IReadOnlyList<Score> Scores, double MonotonicShots, IReadOnlyList<double> Variety);

    public static Outcome Run(Bench bench, IReadOnlyList<HeldOutShot> shots)
    {
        var rows = bench.Each("still", shots.Count, i => Judge(bench, shots[i]));
        var variety = bench.Each("variety by seed", Math.Min(VarietyShots, shots.Count), i => (double[])[Vary(bench, shots[i], Bench.Model), Vary(bench, shots[i], Bench.OnePass)]);
        return new(
            [.. Enumerable.Range(0, rows[0].Scores.Length).Select(who => Mean([.. rows.Select(row => row.Scores[who])]))],
            rows.Average(row => row.Monotonic ? 1.0 : 0),
            [variety.Average(pair => pair[0]), variety.Average(pair => pair[1])]);
    }

    private static (Score[] Scores, bool Monotonic) Judge(Bench bench, HeldOutShot shot)
    {
        var (staged, buffers) = bench.Stage(shot, 1).First();
        var reference = bench.Shelf.Render(shot, shot.Frame, staged, bench.Cancellation);
        var (steps, finished) = bench.Filming.KeyFrame(shot, bench.Width, bench.Height, bench.Cancellation);
        var pictures = bench.Contenders.Skip(1).Select(contender => contender.Film(shot, 1, bench.Width, bench.Height, bench.Cancellation)[0]).Prepend(finished).Append(reference);
        return ([.. pictures.Select(picture => Of(picture, reference, buffers.Figure))], Monotonicity.Of(steps, finished));
    }

    private static Score Of(Picture picture, Picture reference, byte[] figures) => new(
        PeakSignalToNoise.Of(picture, reference), StructuralSimilarity.Of(picture, reference), EdgeMatch.Of(picture, reference),
        MaskAdherence.Of(picture, reference, figures), Texture.Sharpness(picture), Texture.Grain(picture));

    private static double Vary(Bench bench, HeldOutShot shot, int who)
    {
        Picture Take(ulong seed) => bench.Contenders[who].Film(shot with { Seed = seed }, 1, bench.Width, bench.Height, bench.Cancellation)[0];
        return PeakSignalToNoise.AbsoluteError(Take(shot.Seed), Take(shot.Seed + 1));
    }

    private static Score Mean(Score[] scores) => new(
        scores.Average(score => score.Psnr), scores.Average(score => score.Ssim), scores.Average(score => score.EdgeF1),
        scores.Select(score => score.Mask).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(), scores.Average(score => score.Sharpness), scores.Average(score => score.Grain));
}
