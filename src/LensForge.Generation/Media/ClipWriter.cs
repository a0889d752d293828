using System.Diagnostics;
using LensForge.Domain.Time;

namespace LensForge.Generation.Media;

/// <summary>
/// Writes frames to an MP4 through a pipe to ffmpeg. The file appears under its name only when it is whole;
/// disposing before <see cref="Finish"/> kills ffmpeg and leaves nothing.
/// </summary>
public sealed class ClipWriter : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly int _frameBytes;
    private bool _finished;

    /// <param name="path">The MP4 to make; its folder exists.</param>
    /// <param name="width">Even, 2 to 4096.</param>
    /// <param name="height">Even, 2 to 4096.</param>
    /// <param name="threads">Encoder threads, 0 lets ffmpeg choose.</param>
    public ClipWriter(string path, int width, int height, FrameRate rate, int threads = 1)
    {
        _path = path;
        _part = $"{path}.{Guid.NewGuid():N}.part";
        _frameBytes = width * height * 3;
        _process = Ffmpeg.Start(
        [
            "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{width}x{height}", "-r", rate.ToString(), "-i", "pipe:0",
            "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-threads", threads.ToString(), "-r", rate.ToString(), "-an", .. Ffmpeg.FilmOutput(_part, rate),
        ]);
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="MediaException">ffmpeg gave up, for instance because the disk is full.</exception>
    public void Add(ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length != _frameBytes) throw new ArgumentException("The frame has not the size of the clip.", nameof(rgb));
        try
        {
            _process.StandardInput.BaseStream.Write(rgb);
        }
        catch (IOException)
        {
            throw Failed();
        }
    }

    /// <summary>Closes the film and moves it to its name.</summary>
    public void Finish()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            throw Failed();
        }
        _process.WaitForExit();
        if (_process.ExitCode != 0) throw Failed();
        File.Move(_part, _path, overwrite: true);
        _finished = true;
    }

    public void Dispose()
    {
        if (!_finished)
        {
            try
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }
            catch (InvalidOperationException)
            {
                // It had ended by itself.
            }
            if (File.Exists(_part)) File.Delete(_part);
        }
        _process.Dispose();
    }

    private MediaException Failed()
    {
        _process.WaitForExit();
        return new(Ffmpeg.Explain(_errors.GetAwaiter().GetResult()));
    }
}
