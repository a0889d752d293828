using System.Buffers.Binary;
using LensForge.Domain;

namespace LensForge.Web.Accounts.Pictures;

/// <summary>
/// The picture of a person: a small JPEG that their browser has cut and encoded. Only what draws it is kept: everything a camera or a program
/// wrote beside the pixels (place, time, previews; segments APP1 to APP15 and COM of ITU-T T.81) is dropped.
/// </summary>
public static class PersonPicture
{
    /// <summary>Pixels a side, at most.</summary>
    public const int Side = 256;

    /// <summary>Bytes.</summary>
    public const int Largest = 64 * 1024;

    private const string NotOne = "That is not a picture this page made. Choose the picture again.";

    /// <returns>The picture without anything that does not draw it.</returns>
    /// <exception cref="RefusedException">It is no JPEG, not square, or too large.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length > Largest) throw new RefusedException($"The picture has {file.Length / 1024} kB; up to {Largest / 1024} kB are kept.");
        if (file.Length < 4 || file[0] != 0xFF || file[1] != 0xD8) throw new RefusedException(NotOne);
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..2]);
        var (at, framed) = (2, false);
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) break;
            var segment = file.Slice(at, 2 + length);
            if (marker is 0xC0 or 0xC1 or 0xC2) framed = IsSmallSquare(segment);
            if (marker == 0xDA)
            {
                // Behind the scan's head come the entropy-coded data to the end, further tables and scans among them.
                if (!framed || file[^2] != 0xFF || file[^1] != 0xD9) break;
                kept.Write(file[at..]);
                return kept.ToArray();
            }

            if (marker is not (>= 0xE1 and <= 0xEF or 0xFE)) kept.Write(segment);
            at += 2 + length;
        }

        throw new RefusedException(NotOne);
    }

    // Length, precision, then height and width.
    private static bool IsSmallSquare(ReadOnlySpan<byte> frame) =>
        frame.Length >= 9 && BinaryPrimitives.ReadUInt16BigEndian(frame[5..]) is > 0 and <= Side and var height && BinaryPrimitives.ReadUInt16BigEndian(frame[7..]) == height;
}
