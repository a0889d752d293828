using LensForge.Generation.Identity;
using LensForge.Generation.Media;

namespace LensForge.Generation.Tests.Identity;

public sealed class ReferencePictureTests
{
    [Fact]
    public void a_picture_is_fitted_into_a_square_whatever_its_shape()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "wide.png");
        using (var file = File.Create(path)) PngWriter.Write(file, [.. Enumerable.Repeat<byte[]>([200, 40, 30], 80 * 40).SelectMany(pixel => pixel)], 80, 40);
        var picture = StillReader.Read(path, "png", 64, TestContext.Current.CancellationToken);
        Assert.Equal([0, 0, 0], picture.Rgb[..3]);
        Assert.Equal([200, 40, 30], picture.Rgb.AsSpan(3 * (32 * 64 + 32), 3).ToArray());
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    public void what_is_no_picture_of_that_kind_is_refused_in_one_sentence(string kind)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "broken");
        File.WriteAllText(path, "ffconcat version 1.0\nfile /etc/passwd\n");
        Assert.Contains("could not be read", Assert.Throws<MediaException>(() => StillReader.Read(path, kind, 64, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_person_is_cut_out_of_a_plain_background()
    {
        const int side = 96;
        var rgb = new byte[3 * side * side];
        for (var i = 0; i < side * side; i++)
        {
            var person = Math.Abs(i % side - 48) < 14 && i / side > 20;
            (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = person ? ((byte)220, (byte)160, (byte)30) : ((byte)110, (byte)112, (byte)115);
        }

        var mask = PersonMask.Of(new DecodedPicture(rgb, side, side));
        Assert.Equal(1, mask[60 * side + 48]);
        Assert.Equal(0, mask[60 * side + 24]);
        Assert.Equal(0, mask[8 * side + 48]);
        var crop = IdentityCrop.Of(rgb, side, side, mask, 1)!;
        const int area = IdentityCrop.Side * IdentityCrop.Side;
        var at = 32 * IdentityCrop.Side + 32;
        Assert.Equal([220 / 255f, 160 / 255f, 30 / 255f, 1f], [crop.Values[at], crop.Values[area + at], crop.Values[2 * area + at], crop.Values[3 * area + at]], (a, b) => MathF.Abs(a - b) < 0.01f);
        Assert.Equal(0, crop.Values[3 * area + 32 * IdentityCrop.Side]);
    }

    [Fact]
    public void too_few_pixels_are_nobody() => Assert.Null(IdentityCrop.Of(new byte[3 * 400], 20, 20, [.. Enumerable.Repeat((byte)1, 30), .. new byte[370]], 1));

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("lensforge-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
