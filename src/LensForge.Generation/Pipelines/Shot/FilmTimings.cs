using System.Diagnostics;

namespace LensForge.Generation.Pipelines.Shot;

public enum FilmingPart { Staging, Raster, Light, Brief, Network, Encode, LargeRaster, Upscale }

/// <summary>Where filming time goes, summed over all threads.</summary>
public sealed class FilmTimings
{
    private readonly long[] _ticks = new long[Enum.GetValues<FilmingPart>().Length];

    /// <summary>Adds the time since <paramref name="started"/> and returns now, to chain parts.</summary>
    public long Add(FilmingPart part, long started)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Add(ref _ticks[(int)part], now - started);
        return now;
    }

    public double Seconds(FilmingPart part) => Interlocked.Read(ref _ticks[(int)part]) / (double)Stopwatch.Frequency;
}
