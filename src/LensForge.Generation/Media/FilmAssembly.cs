using LensForge.Domain.Time;

namespace LensForge.Generation.Media;

/// <param name="Path">A clip, or a still held for <paramref name="StillFrames"/> frames.</param>
/// <param name="Fit">A clip of another size or rate than the film's, encoded anew to fit.</param>
public readonly record struct FilmSegment(string Path, int? StillFrames, bool Fit = false);

/// <summary>Joins clips of one size and rate, frame for frame, without encoding them again; stills are encoded the same way first.</summary>
public static class FilmAssembly
{
    /// <exception cref="MediaException">ffmpeg refused a part.</exception>
    public static void Join(IReadOnlyList<FilmSegment> segments, string path, int width, int height, FrameRate rate, CancellationToken cancellation)
    {
        if (segments.Count == 0) throw new MediaException("There is nothing to join: no shot was chosen.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var list = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.txt");
        var part = path + ".part";
        var made = new List<string> { list, part };
        try
        {
            var lines = new List<string>();
            foreach (var segment in segments)
            {
                var clip = segment.Path;
                if (segment.StillFrames is { } frames)
                {
                    clip = segment.Path + ".mp4";
                    made.Add(clip);
                    Run(
                    [
                        "-hide_banner", "-loglevel", "error", "-y", "-loop", "1", "-framerate", rate.ToString(), "-i", segment.Path, "-frames:v", frames.ToString(),
                        "-vf", $"scale={width}:{height}:out_color_matrix=bt709:out_range=tv", "-r", rate.ToString(), "-threads", "1", "-an", .. Ffmpeg.FilmOutput(clip, rate),
                    ], cancellation);
                }
                else if (segment.Fit)
                {
                    clip = segment.Path + ".fit.mp4";
                    made.Add(clip);
                    Run(
                    [
                        "-hide_banner", "-loglevel", "error", "-y", "-i", segment.Path,
                        "-vf", $"scale={width}:{height}:flags=lanczos", "-r", rate.ToString(), "-threads", "1", "-an", .. Ffmpeg.FilmOutput(clip, rate),
                    ], cancellation);
                }
                lines.Add($"file '{Path.GetFullPath(clip).Replace("'", "'\\''")}'");
            }
            File.WriteAllLines(list, lines);
            // Containers round a clip's length to milliseconds; frames are counted instead, so that the joined film keeps the exact rate.
            var (ticks, frame) = Ffmpeg.TimeScale(rate);
            Run(
            [
                "-hide_banner", "-loglevel", "error", "-y", "-f", "concat", "-safe", "0", "-i", list, "-c", "copy", "-bsf:v", $"setts=ts=N*{frame}:duration={frame}",
                "-video_track_timescale", $"{ticks}", "-movflags", "+faststart", "-f", "mp4", part,
            ], cancellation);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            foreach (var file in made) File.Delete(file);
        }
    }

    private static void Run(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Ffmpeg.Start(arguments);
        process.StandardInput.Close();
        using var kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0) throw new MediaException(Ffmpeg.Explain(errors));
    }
}
