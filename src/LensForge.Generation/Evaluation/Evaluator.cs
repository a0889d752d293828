using System.Diagnostics;
using LensForge.Generation.Models;

namespace LensForge.Generation.Evaluation;

/// <param name="Count">Stills; cast and moving shots shrink with it.</param>
/// <param name="Threads">Shots in work at a time.</param>
public sealed record EvaluationOptions(int Width, int Height, int Count, int DriftSeconds, string? CacheFolder, int Threads)
{
    public const int FullCount = 40, Samples = 24;
    private const int FullClips = 8;

    public int Characters => Math.Clamp(HeldOutCast.Characters * Count / FullCount / 5 * 5, 5, HeldOutCast.Characters);

    public int Clips => Math.Clamp(FullClips * Count / FullCount, 1, FullClips);
}

/// <summary>Further figures, beside the report: what PSNR does not reward, steps, identity by the encoder (which judges itself), and how much was seen.</summary>
public sealed record EvaluationDetails(
    double Sharpness, double SharpnessOnePass, double SharpnessRaster, double SharpnessReference, double Grain, double GrainOnePass, double GrainRaster, double GrainReference,
    double VarietyBySeed, double VarietyBySeedOnePass, double SecondsPerKeyStep, double DriftPsnrEarly, double DriftPsnrLate, int DriftSeconds, long DriftMemoryEarly, long DriftMemoryLate,
    double? Rank1Reference, double? Rank1FiveReference, double? Rank1Encoder, double? Rank1FiveEncoder, int Stills, int MovingShots, int Characters, int FiguresOfTwo, int FiguresOfFive, double Minutes);

/// <summary>Runs every trial on the held-out set. The same code, weights and options give the same numbers, but for times and memory.</summary>
public static class Evaluator
{
    public static (EvaluationReport Report, EvaluationDetails Details) Run(DenoiserModel model, IReadOnlyList<ScriptShot> scripts, EvaluationOptions options, TextWriter progress, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var shelf = new ReferenceShelf(options.CacheFolder, options.Width, options.Height, EvaluationOptions.Samples);
        var bench = new Bench(model, shelf, options.Width, options.Height, options.Threads, progress, cancellation);
        var speed = SpeedTrial.Run(bench, HeldOutShots.Long(scripts));
        var shots = HeldOutShots.Stills(scripts, options.Count);
        var stills = StillsTrial.Run(bench, shots);
        var moving = HeldOutShots.Moving(scripts, options.Clips);
        var clips = ClipsTrial.Run(bench, moving);
        var identity = IdentityTrial.Run(bench, options.Characters);
        var drift = DriftTrial.Run(bench, HeldOutShots.Long(scripts), options.DriftSeconds);
        var reference = clips[^1];

        Measures Of(int who) => new(
            Number(stills.Scores[who].Psnr), Number(stills.Scores[who].Ssim), Number(stills.Scores[who].EdgeF1), Number(identity.Rank1[who]), Number(identity.Rank1Five[who]),
            Number(clips[who].WarpingError), Number(reference.WarpingError), Number(clips[who].Flicker), Number(reference.Flicker), Number(clips[who].DynamicDegree), Number(reference.DynamicDegree),
            Number(stills.Scores[who].Mask), who == Bench.Model ? Number(drift.Drift) : null, who == Bench.Model ? Number(stills.MonotonicShots) : null, Number(speed.SecondsPerFrame[who]));

        var details = new EvaluationDetails(
            stills.Scores[0].Sharpness, stills.Scores[1].Sharpness, stills.Scores[2].Sharpness, stills.Scores[^1].Sharpness, stills.Scores[0].Grain, stills.Scores[1].Grain, stills.Scores[2].Grain, stills.Scores[^1].Grain,
            stills.Variety[0], stills.Variety[1], speed.SecondsPerKeyStep, drift.PsnrEarly, drift.PsnrLate, options.DriftSeconds, drift.MemoryEarly, drift.MemoryLate,
            Number(identity.Rank1[^1]), Number(identity.Rank1Five[^1]), Number(identity.Encoder?.Two ?? double.NaN), Number(identity.Encoder?.Five ?? double.NaN), shots.Count, moving.Count, options.Characters, identity.Figures.Two, identity.Figures.Five, Math.Round(Stopwatch.GetElapsedTime(started).TotalMinutes, 1));
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return (new(Of(Bench.Model), new(Of(Bench.OnePass), Of(Bench.Raster)), model.Hash, date), details);
    }

    private static double? Number(double value) => double.IsFinite(value) ? Math.Round(value, 5) : null;
}
