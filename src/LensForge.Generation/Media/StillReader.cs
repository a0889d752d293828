namespace LensForge.Generation.Media;

/// <summary>A picture in memory.</summary>
/// <param name="Rgb">sRGB, three bytes a pixel, row by row from the top left.</param>
public sealed record DecodedPicture(byte[] Rgb, int Width, int Height);

/// <summary>Reads pictures that people bring. ffmpeg decodes in a process of its own, told which format to expect, and sees nothing but the one file.</summary>
public static class StillReader
{
    private const int MostPixels = 64_000_000;

    /// <param name="kind">"jpg", "png" or "webp"; anything else in the file is refused.</param>
    /// <param name="side">The picture is fitted into a square of this many pixels and centred, on black.</param>
    /// <param name="stretch">It fills the square instead, whatever its own form.</param>
    /// <exception cref="MediaException">It is not such a picture, or broken, or too large; the message says so.</exception>
    public static DecodedPicture Read(string path, string kind, int side, CancellationToken cancellation, bool stretch = false)
    {
        var (format, decoder) = kind switch { "jpg" => ("jpeg_pipe", "mjpeg"), "png" => ("png_pipe", "png"), "webp" => ("webp_pipe", "webp"), _ => throw new MediaException("Reference pictures are JPEG, PNG or WebP.") };
        using var process = Ffmpeg.Start(
        [
            "-hide_banner", "-v", "error", "-nostdin", "-threads", "1", "-protocol_whitelist", "file", "-max_pixels", $"{MostPixels}", "-f", format, "-c:v", decoder, "-i", path,
            "-frames:v", "1", "-vf", stretch ? $"scale={side}:{side}:flags=area" : $"scale={side}:{side}:force_original_aspect_ratio=decrease,pad={side}:{side}:-1:-1:black", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1",
        ]);
        using var killed = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var rgb = new byte[3 * side * side];
        var read = process.StandardOutput.BaseStream.ReadAtLeast(rgb, rgb.Length, throwOnEndOfStream: false);
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (read < rgb.Length || process.ExitCode != 0) throw new MediaException("The picture could not be read: it is broken, or larger than 64 megapixels.");
        return new(rgb, side, side);
    }
}
