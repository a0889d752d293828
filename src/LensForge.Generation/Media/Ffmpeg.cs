using System.Diagnostics;
using LensForge.Domain.Time;

namespace LensForge.Generation.Media;

/// <summary>Finds and starts ffmpeg. Arguments are a list, never a shell line; a cancelled run is killed with its whole tree.</summary>
public static class Ffmpeg
{
    private static readonly Lazy<bool> Found = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-hide_banner", "-version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public static bool Available => Found.Value;

    internal static Process Start(IEnumerable<string> arguments)
    {
        if (!Available) throw new MediaException("ffmpeg is missing. On Debian: apt-get install ffmpeg");
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new MediaException("ffmpeg could not be started.");
    }

    /// <summary>Ticks a second in which every frame of that rate lasts a whole number of ticks, and that number.</summary>
    internal static (int Ticks, int Frame) TimeScale(FrameRate rate) =>
        rate.Denominator == 1 ? (rate.Numerator * 1000, 1000) : (rate.Numerator, rate.Denominator);

    /// <summary>H.264 High, yuv420p, bt709, faststart: what every player and editor takes. Without B-frames, so that joining can count frames.</summary>
    internal static IEnumerable<string> FilmOutput(string path, FrameRate rate) =>
    [
        "-c:v", "libx264", "-profile:v", "high", "-preset", "veryfast", "-crf", "17", "-bf", "0", "-pix_fmt", "yuv420p", "-video_track_timescale", $"{TimeScale(rate).Ticks}",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-movflags", "+faststart", "-f", "mp4", path,
    ];

    /// <summary>What ffmpeg said last, in one line for people.</summary>
    internal static string Explain(string errors)
    {
        var last = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no reason given";
        return errors.Contains("No space left", StringComparison.OrdinalIgnoreCase)
            ? "The disk is full. Free some space and film again; nothing that was finished is lost."
            : $"ffmpeg failed: {last}";
    }
}
