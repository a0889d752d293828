using System.Buffers.Binary;
using System.Text;

namespace LensForge.Domain.Screenplays.Print;

/// <summary>What a printed page needs of a TrueType font (Microsoft's OpenType specification): glyphs of characters, metrics, and itself with only the glyphs in use.</summary>
public sealed class TrueTypeFont
{
    private static readonly string[] Printed = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _data;
    private readonly Dictionary<string, (int At, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];

    /// <exception cref="InvalidDataException">It is no TrueType font with a Unicode character map.</exception>
    public TrueTypeFont(string name, byte[] data)
    {
        (Name, _data) = (name, data);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(data, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }

        if (!_tables.ContainsKey("glyf") || !_tables.ContainsKey("cmap")) throw new InvalidDataException($"{name} is no TrueType font.");
        UnitsPerEm = U16(Table("head") + 18);
        ReadCharacters(Table("cmap"));
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>Left, bottom, right and top of all glyphs, in thousandths of the size.</summary>
    public int[] Box => [.. Enumerable.Range(0, 4).Select(side => Thousandths(S16(Table("head") + 36 + 2 * side)))];

    public int Ascent => Thousandths(S16(Table("hhea") + 4));

    public int Descent => Thousandths(S16(Table("hhea") + 6));

    /// <summary>Its glyph, or 0 where it has none.</summary>
    public int GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>How far a glyph moves on, in thousandths of the size.</summary>
    public int WidthOf(int glyph) => Thousandths(U16(Table("hmtx") + 4 * Math.Min(glyph, U16(Table("hhea") + 34) - 1)));

    /// <summary>The font with the outlines of these glyphs and what they are composed of; numbers stay as they are.</summary>
    public byte[] WithOnly(IEnumerable<int> glyphs)
    {
        var kept = new SortedSet<int>();
        var open = new Stack<int>(glyphs.Append(0));
        while (open.TryPop(out var glyph))
        {
            if (kept.Add(glyph)) Components(glyph, open);
        }

        var count = U16(Table("maxp") + 4);
        var outlines = new MemoryStream();
        var places = new byte[4 * (count + 1)];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * glyph), (uint)outlines.Length);
            if (!kept.Contains(glyph)) continue;
            var (at, length) = Outline(glyph);
            outlines.Write(_data, at, length);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * count), (uint)outlines.Length);
        var tables = Printed.Where(_tables.ContainsKey).ToDictionary(tag => tag, tag => _data.AsSpan(_tables[tag].At, _tables[tag].Length).ToArray());
        tables["glyf"] = outlines.ToArray();
        tables["loca"] = places;
        tables["head"][51] = 1;
        return Put(tables);
    }

    private static byte[] Put(Dictionary<string, byte[]> tables)
    {
        var file = new MemoryStream();
        var head = new byte[12 + 16 * tables.Count];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)tables.Count);
        file.Write(head);
        var entry = 12;
        foreach (var (tag, content) in tables.OrderBy(table => table.Key, StringComparer.Ordinal))
        {
            Encoding.ASCII.GetBytes(tag, head.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 8), (uint)file.Length);
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 12), (uint)content.Length);
            file.Write(content);
            while (file.Length % 4 != 0) file.WriteByte(0);
            entry += 16;
        }

        file.Position = 0;
        file.Write(head);
        return file.ToArray();
    }

    private (int At, int Length) Outline(int glyph)
    {
        var wide = U16(Table("head") + 50) == 1;
        long from = wide ? U32(Table("loca") + 4 * glyph) : 2 * U16(Table("loca") + 2 * glyph);
        long to = wide ? U32(Table("loca") + 4 * glyph + 4) : 2 * U16(Table("loca") + 2 * glyph + 2);
        return (Table("glyf") + (int)from, (int)(to - from));
    }

    private void Components(int glyph, Stack<int> open)
    {
        var (at, length) = Outline(glyph);
        if (length == 0 || S16(at) >= 0) return;
        at += 10;
        for (var more = true; more;)
        {
            var flags = U16(at);
            open.Push(U16(at + 2));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            more = (flags & 0x20) != 0;
        }
    }

    private void ReadCharacters(int cmap)
    {
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var map = cmap + (int)U32(cmap + 4 + 8 * i + 4);
            if (U16(cmap + 4 + 8 * i) is not (0 or 3)) continue;
            if (U16(map) == 4) ReadSegments(map);
            else if (U16(map) == 12) ReadGroups(map);
        }
    }

    private void ReadSegments(int map)
    {
        var count = U16(map + 6) / 2;
        for (var i = 0; i < count; i++)
        {
            var end = U16(map + 14 + 2 * i);
            var start = U16(map + 16 + 2 * (count + i));
            var delta = U16(map + 16 + 2 * (2 * count + i));
            var rangeAt = map + 16 + 2 * (3 * count + i);
            for (var code = start; code <= end && code < 0xFFFF; code++)
            {
                var glyph = U16(rangeAt) == 0 ? (code + delta) & 0xFFFF : U16(rangeAt + U16(rangeAt) + 2 * (code - start)) is var raw and not 0 ? (raw + delta) & 0xFFFF : 0;
                if (glyph != 0) _glyphs.TryAdd(code, glyph);
            }
        }
    }

    private void ReadGroups(int map)
    {
        for (var i = 0; i < U32(map + 12); i++)
        {
            var group = map + 16 + 12 * i;
            for (var code = U32(group); code <= U32(group + 4); code++) _glyphs.TryAdd((int)code, (int)(U32(group + 8) + code - U32(group)));
        }
    }

    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int Table(string tag) => _tables[tag].At;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at));
}
