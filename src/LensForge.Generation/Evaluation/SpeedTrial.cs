using System.Diagnostics;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Evaluation;

/// <summary>Seconds a frame, one shot alone on the machine: medians, so that a moment's other work does not count. The first frames, in which the machine warms up, are left out.</summary>
public static class SpeedTrial
{
    private const int Warm = 6, Frames = 30;

    /// <param name="SecondsPerFrame">A following frame, by contender.</param>
    /// <param name="SecondsPerKeyStep">A step of the model's key frame, its slice of light included.</param>
    public sealed record Outcome(IReadOnlyList<double> SecondsPerFrame, double SecondsPerKeyStep);

    public static Outcome Run(Bench bench, HeldOutShot shot)
    {
        var watch = new Watch();
        bench.Say("speed");
        bench.Filming.Film(shot, Warm + Frames, bench.Width, bench.Height, watch, bench.Cancellation);
        var others = bench.Contenders.Skip(1).Select(contender =>
        {
            // One frame more or less of the same shot: what staging and the key frame cost cancels out.
            var few = Seconds(() => contender.Film(shot, Warm, bench.Width, bench.Height, bench.Cancellation));
            var many = Seconds(() => contender.Film(shot, Warm + Frames, bench.Width, bench.Height, bench.Cancellation));
            return Math.Max(0, many - few) / Frames;
        });
        return new([Median(watch.Between.Skip(Warm)), .. others], Median(watch.Steps.Skip(1)));
    }

    private static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is { Length: > 0 } sorted ? sorted[sorted.Length / 2] : double.NaN;

    private sealed class Watch : IShotAudience
    {
        private long _last = Stopwatch.GetTimestamp();

        public List<double> Steps { get; } = [];
        public List<double> Between { get; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) => Steps.Add(Lap());

        public void Frame(int frame, ReadOnlySpan<byte> rgb)
        {
            var seconds = Lap();
            if (frame > 0) Between.Add(seconds);
        }

        private double Lap()
        {
            var started = _last;
            _last = Stopwatch.GetTimestamp();
            return Stopwatch.GetElapsedTime(started, _last).TotalSeconds;
        }
    }
}
