using System.Buffers.Binary;
using System.IO.Compression;
using LensForge.Generation.Media;

namespace LensForge.Generation.Tests.Media;

public class PngWriterTests
{
    [Fact]
    public void a_picture_comes_back_as_it_was_written()
    {
        const int width = 37, height = 11;
        var rgb = new byte[width * height * 3];
        new Random(5).NextBytes(rgb);
        rgb.AsSpan(0, 300).Fill(200);

        var (readWidth, readHeight, read) = Read(PngWriter.Encode(rgb, width, height));

        Assert.Equal((width, height), (readWidth, readHeight));
        Assert.Equal(rgb, read);
    }

    [Fact]
    public void the_end_chunk_has_the_checksum_that_every_png_ends_with() =>
        Assert.Equal([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82], PngWriter.Encode(new byte[3], 1, 1)[^12..]);

    [Fact]
    public void a_wrong_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => PngWriter.Encode(new byte[10], 2, 2));

    private static (int Width, int Height, byte[] Rgb) Read(byte[] png)
    {
        var at = 8;
        int width = 0, height = 0;
        using var body = new MemoryStream();
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            if (type == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8));
                height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12));
            }

            if (type == "IDAT") body.Write(png, at + 8, length);
            at += 12 + length;
        }

        body.Position = 0;
        using var zlib = new ZLibStream(body, CompressionMode.Decompress);
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            for (var x = 0; x < width * 3; x++)
            {
                var left = x < 3 ? 0 : rgb[y * width * 3 + x - 3];
                var above = y == 0 ? 0 : rgb[(y - 1) * width * 3 + x];
                rgb[y * width * 3 + x] = (byte)(zlib.ReadByte() + filter switch { 1 => left, 2 => above, _ => 0 });
            }
        }

        return (width, height, rgb);
    }
}
