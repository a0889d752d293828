using System.Buffers.Binary;
using System.IO.Compression;

namespace LensForge.Generation.Media;

/// <summary>Writes 8-bit RGB as PNG (ISO/IEC 15948): one IDAT, "Sub" or "Up" filter by row, whichever is flatter.</summary>
public static class PngWriter
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        return c;
    })];

    /// <param name="rgb">Row by row from the top left, three bytes a pixel, sRGB.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> rgb, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgb.Length != (long)width * height * 3) throw new ArgumentException($"{width}x{height} needs {(long)width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));

        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;  // bits a channel
        header[9] = 2;  // RGB
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "sRGB"u8, [0]);
        using var compressed = new MemoryStream(rgb.Length / 2 + 1024);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) WriteRows(zlib, rgb, width, height);
        WriteChunk(stream, "IDAT"u8, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        WriteChunk(stream, "IEND"u8, []);
    }

    public static byte[] Encode(ReadOnlySpan<byte> rgb, int width, int height)
    {
        using var stream = new MemoryStream();
        Write(stream, rgb, width, height);
        return stream.ToArray();
    }

    private static void WriteRows(Stream zlib, ReadOnlySpan<byte> rgb, int width, int height)
    {
        var stride = width * 3;
        byte[] sub = new byte[stride + 1], up = new byte[stride + 1], blank = new byte[stride];
        sub[0] = 1;
        up[0] = 2;
        for (var y = 0; y < height; y++)
        {
            var row = rgb.Slice(y * stride, stride);
            var above = y == 0 ? blank : rgb.Slice((y - 1) * stride, stride);
            int subCost = 0, upCost = 0;
            for (var x = 0; x < stride; x++)
            {
                sub[x + 1] = (byte)(row[x] - (x < 3 ? 0 : row[x - 3]));
                up[x + 1] = (byte)(row[x] - above[x]);
                subCost += Math.Abs((int)(sbyte)sub[x + 1]);
                upCost += Math.Abs((int)(sbyte)up[x + 1]);
            }

            zlib.Write(subCost <= upCost ? sub : up);
        }
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, body.Length);
        stream.Write(word);
        stream.Write(type);
        stream.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(word, ~Crc(Crc(uint.MaxValue, type), body));
        stream.Write(word);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc;
    }
}
