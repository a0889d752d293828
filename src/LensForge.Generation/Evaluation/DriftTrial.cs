using System.Diagnostics;
using LensForge.Domain.Time;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// One shot of three minutes filmed straight through: how far its end has wandered, and whether memory stays flat. The camera creeps along its move for all that time,
/// so every frame is new work. Costs its frames in time: 4,320 at 24 a second.
/// </summary>
public static class DriftTrial
{
    private const int Looks = 4;
    private static readonly int Second = FrameRate.Film.FramesIn(new(1000));

    /// <param name="PsnrEarly">Against the reference render, soon after the start; and at the end.</param>
    /// <param name="MemoryEarly">Working set in bytes when a tenth was filmed; and at the end.</param>
    public sealed record Outcome(double Drift, double PsnrEarly, double PsnrLate, long MemoryEarly, long MemoryLate);

    public static Outcome Run(Bench bench, HeldOutShot shot, int seconds)
    {
        var frames = Math.Max(3, seconds) * Second;
        var shortened = shot with { Stage = shot.Stage with { Length = new(frames * 1000 / Second) }, Frame = 0 };
        int[] early = Spread(Second), late = Spread(frames - Second);
        var keeper = new Keeper(bench, frames, [.. early, .. late]);
        bench.Filming.Film(shortened, frames, bench.Width, bench.Height, keeper, bench.Cancellation);
        var pairs = bench.Each("fresh frame", 2 * Looks, i =>
        {
            var frame = i < Looks ? early[i] : late[i - Looks];
            var at = shortened with { Frame = frame };
            var fresh = bench.Filming.KeyFrame(at, bench.Width, bench.Height, bench.Cancellation).Finished;
            var reference = bench.Shelf.Render(at, frame, bench.Stage(at, 1).First().Staged, bench.Cancellation);
            return (Through: keeper.Kept[frame], Fresh: fresh, Psnr: PeakSignalToNoise.Of(keeper.Kept[frame], reference));
        });
        var drift = Drift.Of([.. pairs.Take(Looks).Select(pair => (pair.Through, pair.Fresh))], [.. pairs.Skip(Looks).Select(pair => (pair.Through, pair.Fresh))]);
        return new(drift, pairs.Take(Looks).Average(pair => pair.Psnr), pairs.Skip(Looks).Average(pair => pair.Psnr), keeper.MemoryEarly, keeper.MemoryLate);
    }

    private static int[] Spread(int from) => [.. Enumerable.Range(0, Looks).Select(i => from + i * (Second - 1) / (Looks - 1))];

    private sealed class Keeper(Bench bench, int frames, HashSet<int> wanted) : IShotAudience
    {
        public Dictionary<int, Picture> Kept { get; } = [];
        public long MemoryEarly { get; private set; }
        public long MemoryLate { get; private set; }

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb)
        {
        }

        public void Frame(int frame, ReadOnlySpan<byte> rgb)
        {
            if (wanted.Contains(frame)) Kept[frame] = new(bench.Width, bench.Height, rgb.ToArray());
            var tenth = frames / 10;
            if (tenth == 0 || (frame + 1) % tenth != 0) return;
            using var process = Process.GetCurrentProcess();
            MemoryLate = process.WorkingSet64;
            if (MemoryEarly == 0) MemoryEarly = MemoryLate;
            bench.Say($"long shot {frame + 1} of {frames} frames, {MemoryLate >> 20} MiB");
        }
    }
}
