using System.Diagnostics;
using System.Text;
using LensForge.Domain;
using LensForge.Web.Accounts.Pictures;

namespace LensForge.Web.Tests.Accounts;

/// <summary>Pictures of people, as ffmpeg writes JPEGs.</summary>
public sealed class PersonPictureTests
{
    [Fact]
    public async Task what_a_camera_wrote_beside_the_pixels_is_not_kept_and_the_pixels_are()
    {
        var plain = await JpegAsync("192x192");
        byte[] place = [0xFF, 0xE1, 0, 20, .. Encoding.ASCII.GetBytes("Exif\0\0N52.3 E4.9  ")];
        var clean = PersonPicture.Clean([.. plain[..2], .. place, .. plain[2..]]);
        Assert.DoesNotContain("N52.3", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.Equal(await PixelsAsync(plain), await PixelsAsync(clean));
    }

    [Theory]
    [InlineData("192x100")]
    [InlineData("300x300")]
    public async Task a_picture_that_no_page_made_is_refused(string size)
    {
        var picture = await JpegAsync(size);
        Assert.Contains("Choose the picture again", Assert.Throws<RefusedException>(() => PersonPicture.Clean(picture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task whatever_is_cut_off_or_altered_is_refused_or_still_a_picture_and_never_anything_worse()
    {
        var picture = await JpegAsync("64x64");
        var chance = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = picture[..chance.Next(picture.Length + 1)];
            for (var change = 0; change < 3 && bytes.Length > 0; change++) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            try
            {
                Assert.True(PersonPicture.Clean(bytes).Length <= bytes.Length);
            }
            catch (RefusedException)
            {
                // As it should.
            }
        }

        Assert.Contains("up to 64 kB", Assert.Throws<RefusedException>(() => PersonPicture.Clean(new byte[70_000])).Message, StringComparison.Ordinal);
    }

    private static Task<byte[]> JpegAsync(string size) => FfmpegAsync([], "-f", "lavfi", "-i", $"testsrc=s={size}", "-frames:v", "1", "-f", "mjpeg", "-");

    private static Task<byte[]> PixelsAsync(byte[] jpeg) => FfmpegAsync(jpeg, "-f", "mjpeg", "-i", "-", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");

    private static async Task<byte[]> FfmpegAsync(byte[] given, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-loglevel", "error", .. words]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.BaseStream.WriteAsync(given);
        process.StandardInput.Close();
        using var made = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(made);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return made.ToArray();
    }
}
