using System.Diagnostics;
using System.Text.Json;
using LensForge.Domain.Time;
using LensForge.Generation.Media;

namespace LensForge.Generation.Tests.Media;

public sealed class ClipWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lensforge-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(24000, 1001)]
    [InlineData(25, 1)]
    public void writes_a_clip_that_every_player_takes(int numerator, int denominator)
    {
        var path = Clip("a.mp4", 13, new(numerator, denominator), 90);
        var stream = Probe(path);
        Assert.Equal("h264", stream.GetProperty("codec_name").GetString());
        Assert.Equal("High", stream.GetProperty("profile").GetString());
        Assert.Equal("yuv420p", stream.GetProperty("pix_fmt").GetString());
        Assert.Equal("bt709", stream.GetProperty("color_space").GetString());
        Assert.Equal($"{numerator}/{denominator}", stream.GetProperty("r_frame_rate").GetString());
        Assert.Equal("13", stream.GetProperty("nb_read_frames").GetString());
        Assert.True(IndexOf(path, "moov"u8) < IndexOf(path, "mdat"u8), "the index stands before the pictures");
    }

    [Fact]
    public void a_clip_given_up_leaves_nothing()
    {
        var path = Path.Combine(_folder.FullName, "given-up.mp4");
        using (var clip = new ClipWriter(path, 128, 72, FrameRate.Film)) clip.Add(new byte[128 * 72 * 3]);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void joining_keeps_every_frame_and_the_exact_rate()
    {
        var rate = new FrameRate(24000, 1001);
        var still = Path.Combine(_folder.FullName, "still.png");
        using (var file = File.Create(still)) PngWriter.Write(file, new byte[128 * 72 * 3], 128, 72);
        var film = Path.Combine(_folder.FullName, "film.mp4");
        FilmAssembly.Join([new(Clip("a.mp4", 7, rate, 30), null), new(still, 5), new(Clip("b.mp4", 24, rate, 200), null)], film, 128, 72, rate, CancellationToken.None);
        var stream = Probe(film);
        Assert.Equal("36", stream.GetProperty("nb_read_frames").GetString());
        Assert.Equal("24000/1001", stream.GetProperty("avg_frame_rate").GetString());
        Assert.Equal(["a.mp4", "b.mp4", "film.mp4", "still.png"], _folder.GetFiles().Select(file => file.Name).Order());
    }

    [Fact]
    public void a_clip_of_another_size_is_fitted_into_the_film()
    {
        var small = Clip("small.mp4", 6, FrameRate.Film, 30);
        var large = Path.Combine(_folder.FullName, "large.mp4");
        using (var clip = new ClipWriter(large, 256, 144, FrameRate.Film))
        {
            for (var frame = 0; frame < 5; frame++) clip.Add(new byte[256 * 144 * 3]);
            clip.Finish();
        }
        var film = Path.Combine(_folder.FullName, "film.mp4");
        FilmAssembly.Join([new(large, null), new(small, null, Fit: true)], film, 256, 144, FrameRate.Film, CancellationToken.None);
        var stream = Probe(film);
        Assert.Equal("11", stream.GetProperty("nb_read_frames").GetString());
        Assert.Equal((256, 144), (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()));
        Assert.Equal(["film.mp4", "large.mp4", "small.mp4"], _folder.GetFiles().Select(file => file.Name).Order());
    }

    [Fact]
    public void a_folder_that_is_not_there_gives_a_clear_message()
    {
        using var clip = new ClipWriter(Path.Combine(_folder.FullName, "nowhere", "a.mp4"), 128, 72, FrameRate.Film);
        var error = Assert.Throws<MediaException>(() =>
        {
            for (var frame = 0; frame < 400; frame++) clip.Add(new byte[128 * 72 * 3]);
            clip.Finish();
        });
        Assert.Contains("ffmpeg failed", error.Message);
    }

    private string Clip(string name, int frames, FrameRate rate, byte level)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var clip = new ClipWriter(path, 128, 72, rate);
        var rgb = new byte[128 * 72 * 3];
        for (var frame = 0; frame < frames; frame++)
        {
            Array.Fill(rgb, (byte)(level + frame));
            clip.Add(rgb);
        }
        clip.Finish();
        return path;
    }

    private static JsonElement Probe(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-count_frames", "-show_streams", "-of", "json", path]) { RedirectStandardOutput = true })!;
        var answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        return answer.RootElement.GetProperty("streams")[0];
    }

    private static int IndexOf(string path, ReadOnlySpan<byte> box) => File.ReadAllBytes(path).AsSpan().IndexOf(box);
}
