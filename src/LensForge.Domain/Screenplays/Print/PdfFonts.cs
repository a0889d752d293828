using System.Globalization;
using System.Text;

namespace LensForge.Domain.Screenplays.Print;

/// <summary>Fonts in one file: which glyphs are in use, and at the end the fonts with just those.</summary>
internal sealed class PdfFonts(PrintFonts fonts, PdfDocument file)
{
    private readonly Dictionary<TrueTypeFont, (string Name, int Id, SortedDictionary<int, Rune> Used)> _inUse = [];

    /// <summary>What a letter is drawn with; a letter that no font has is drawn as the face's box for it.</summary>
    public (string Font, int Glyph) Of(Rune letter, Emphasis emphasis)
    {
        var face = fonts.Faces[emphasis & (Emphasis.Bold | Emphasis.Italic)];
        var font = face.GlyphOf(letter) != 0 ? face : fonts.Others.FirstOrDefault(other => other.GlyphOf(letter) != 0) ?? face;
        if (!_inUse.TryGetValue(font, out var entry)) _inUse[font] = entry = ($"F{_inUse.Count + 1}", file.Reserve(), []);
        var glyph = font.GlyphOf(letter);
        entry.Used.TryAdd(glyph, letter);
        return (entry.Name, glyph);
    }

    /// <summary>Embeds what was used; the resources' entry that names them.</summary>
    public string Finish()
    {
        foreach (var (font, (_, id, used)) in _inUse) Embed(font, id, used);
        return $"/Font<<{string.Concat(_inUse.Values.Select(entry => $"/{entry.Name} {entry.Id} 0 R"))}>>";
    }

    private void Embed(TrueTypeFont font, int id, SortedDictionary<int, Rune> used)
    {
        var name = $"{Tag(used)}+{font.Name}";
        var data = font.WithOnly(used.Keys);
        var program = file.AddStream(data, $"/Length1 {data.Length}");
        var italic = font.Name.Contains("Italic", StringComparison.Ordinal);
        var descriptor = file.Add($"<</Type/FontDescriptor/FontName/{name}/Flags {(italic ? 97 : 33)}/FontBBox[{string.Join(' ', font.Box)}]/ItalicAngle {(italic ? -12 : 0)}"
            + $"/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.Ascent * 3 / 4}/StemV 80/FontFile2 {program} 0 R>>");
        var widths = string.Concat(used.Keys.Select(glyph => $"{glyph}[{font.WidthOf(glyph)}]"));
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 600/W[{widths}]/FontDescriptor {descriptor} 0 R>>");
        var unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode(used)));
        file.Set(id, $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    // Six letters that tell subsets of a font apart.
    private static string Tag(SortedDictionary<int, Rune> used)
    {
        var hash = used.Keys.Aggregate(17u, (sum, glyph) => sum * 31 + (uint)glyph);
        return string.Concat(Enumerable.Range(0, 6).Select(place => (char)('A' + (hash >> (place * 5)) % 26)));
    }

    private static string ToUnicode(SortedDictionary<int, Rune> used)
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var chunk in used.Where(entry => entry.Key != 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (glyph, letter) in chunk) map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}
