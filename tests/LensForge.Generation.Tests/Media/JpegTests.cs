using LensForge.Generation.Media;

namespace LensForge.Generation.Tests.Media;

public class JpegTests
{
    [Fact]
    public void writes_a_picture_of_the_asked_size()
    {
        using var jpeg = new Jpeg();
        var bytes = jpeg.Encode(new byte[64 * 48 * 3], 64, 48);
        Assert.Equal(new byte[] { 0xFF, 0xD8 }, bytes[..2]);
        var frame = bytes.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        Assert.Equal((48, 64), ((bytes[frame + 5] << 8) + bytes[frame + 6], (bytes[frame + 7] << 8) + bytes[frame + 8]));
    }

    [Fact]
    public void refuses_a_picture_that_is_too_small_for_its_size()
    {
        using var jpeg = new Jpeg();
        Assert.Throws<ArgumentException>(() => jpeg.Encode(new byte[10], 64, 48));
    }
}
