using System.Buffers;
using System.Text;

namespace LensForge.Domain.Screenplays;

/// <summary>A file as text: decoded, line ends made LF, what PostgreSQL and XML cannot hold replaced, with the way back to lines and columns.</summary>
internal sealed class SourceText
{
    private static readonly (byte[] Start, string What)[] KnownBinaries =
    [
        ("%PDF"u8.ToArray(), "a PDF"), ("PK\x03\x04"u8.ToArray(), "a ZIP or Word document"), ("{\\rtf"u8.ToArray(), "an RTF document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([0x1F, 0x8B], "a gzip archive"), ("GIF8"u8.ToArray(), "a GIF picture"), ("RIFF"u8.ToArray(), "a RIFF media file"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), ("SQLite format 3"u8.ToArray(), "a database"),
    ];

    private readonly int[] _lineStarts;

    private SourceText(string text, IReadOnlyList<string> repairs)
    {
        Text = text;
        Repairs = repairs;
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }

        _lineStarts = [.. starts];
    }

    public string Text { get; }

    public IReadOnlyList<string> Repairs { get; }

    public int LineCount => _lineStarts.Length;

    /// <summary>From the character at <paramref name="first"/> to the one at <paramref name="last"/>, both included.</summary>
    public SourceSpan Span(int first, int last)
    {
        var (line, column) = At(first);
        var (endLine, endColumn) = At(Math.Max(first, last));
        return new(line, column, endLine, endColumn);
    }

    public (int Line, int Column) At(int offset)
    {
        var index = Array.BinarySearch(_lineStarts, offset);
        index = index < 0 ? ~index - 1 : index;
        return (index + 1, offset - _lineStarts[index] + 1);
    }

    public static SourceText Decode(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, what) in KnownBinaries)
        {
            if (bytes.StartsWith(start))
            {
                throw new ScreenplayRefusedException($"The file is {what}, not a script as text: save it as .fountain, .fdx or .txt.");
            }
        }

        var repairs = new List<string>();
        var decoded = DecodeUnits(bytes, repairs);
        return new(Mended(decoded, repairs), repairs);
    }

    private static string DecodeUnits(ReadOnlySpan<byte> bytes, List<string> repairs)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return DecodeUtf8(bytes[3..], repairs);
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return DecodeUtf16(bytes[2..], bigEndian: false, repairs);
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return DecodeUtf16(bytes[2..], bigEndian: true, repairs);
        }

        if (UnmarkedUtf16(bytes) is { } bigEndian)
        {
            repairs.Add("Read as UTF-16 although its byte order mark is missing.");
            return DecodeUtf16(bytes, bigEndian, repairs);
        }

        return DecodeUtf8(bytes, repairs);
    }

    // Mostly Latin text in UTF-16 has a zero in nearly every other byte.
    private static bool? UnmarkedUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || bytes.Length % 2 != 0)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        var half = bytes.Length / 2;
        return odd > half * 0.8 && even < half * 0.05 ? false : even > half * 0.8 && odd < half * 0.05 ? true : null;
    }

    // Surrogates pass through as they are: Mended looks at them.
    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, bool bigEndian, List<string> repairs)
    {
        var units = new char[bytes.Length / 2];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)(bigEndian ? (bytes[2 * i] << 8) | bytes[2 * i + 1] : bytes[2 * i] | (bytes[2 * i + 1] << 8));
        }

        if (bytes.Length % 2 != 0)
        {
            repairs.Add("A last half character of the UTF-16 text was dropped.");
        }

        return new(units);
    }

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes, List<string> repairs)
    {
        var text = new StringBuilder(bytes.Length);
        int broken = 0, multiByte = 0, surrogates = 0, control = 0, high = 0;
        Span<char> units = stackalloc char[2];
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var plain = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            var ascii = plain < 0 ? rest : rest[..plain];
            foreach (var b in ascii)
            {
                text.Append((char)b);
                control += b < 9 || (b > 13 && b < 32) ? 1 : 0;
            }

            rest = rest[ascii.Length..];
            if (rest.IsEmpty)
            {
                break;
            }

            var status = Rune.DecodeFromUtf8(rest, out var rune, out var used);
            if (status == OperationStatus.Done)
            {
                multiByte++;
                text.Append(units[..rune.EncodeToUtf16(units)]);
            }
            else if (rest is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                used = 3;
                surrogates++;
                text.Append('\uFFFD');
            }
            else
            {
                broken++;
                text.Append('\uFFFD');
            }

            high += used;
            rest = rest[used..];
        }

        if (broken + control > 8 && (broken + control) * 10 > bytes.Length && (control * 20 > bytes.Length || multiByte > 0 || high * 3 > bytes.Length))
        {
            throw new ScreenplayRefusedException("The file is not text: save the script as .fountain, .fdx or .txt.");
        }

        if (surrogates > 0)
        {
            repairs.Add($"{surrogates} unpaired surrogate{(surrogates == 1 ? "" : "s")} replaced by U+FFFD.");
        }

        // Western text from before UTF-8: no valid sequence at all, and the stray bytes are few.
        if (broken > 0 && multiByte == 0 && surrogates == 0 && control == 0 && high * 3 < bytes.Length)
        {
            repairs.Add("Read as Windows-1252: the file is not UTF-8.");
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }

        if (broken > 0)
        {
            repairs.Add($"{broken} broken UTF-8 sequence{(broken == 1 ? "" : "s")} replaced by U+FFFD.");
        }

        return text.ToString();
    }

    private static string Mended(string decoded, List<string> repairs)
    {
        var text = new StringBuilder(decoded.Length);
        int zeros = 0, surrogates = 0, line = 1, firstZero = 0, firstSurrogate = 0;
        for (var i = 0; i < decoded.Length; i++)
        {
            var unit = decoded[i];
            switch (unit)
            {
                case '\r':
                    text.Append('\n');
                    line++;
                    i += i + 1 < decoded.Length && decoded[i + 1] == '\n' ? 1 : 0;
                    break;
                case '\0':
                    firstZero = zeros++ == 0 ? line : firstZero;
                    text.Append('\uFFFD');
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    if (char.IsHighSurrogate(unit) && i + 1 < decoded.Length && char.IsLowSurrogate(decoded[i + 1]))
                    {
                        text.Append(unit).Append(decoded[++i]);
                        break;
                    }

                    firstSurrogate = surrogates++ == 0 ? line : firstSurrogate;
                    text.Append('\uFFFD');
                    break;
                default:
                    line += unit == '\n' ? 1 : 0;
                    text.Append(unit);
                    break;
            }
        }

        if (zeros > 0)
        {
            repairs.Add($"{zeros} U+0000 replaced by U+FFFD, the first in line {firstZero}.");
        }

        if (surrogates > 0)
        {
            repairs.Add($"{surrogates} unpaired surrogate{(surrogates == 1 ? "" : "s")} replaced by U+FFFD, the first in line {firstSurrogate}.");
        }

        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            text.Remove(0, 1);
        }

        return text.ToString();
    }
}
