using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LensForge.Domain.Screenplays.Print;

/// <summary>The objects of a PDF 1.7 file (ISO 32000-1) and the table that finds them.</summary>
internal sealed class PdfDocument
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that is said later.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    public void Set(int id, string body) => _objects[id - 1] = Encoding.Latin1.GetBytes(body);

    /// <param name="entries">Further entries of the stream's dictionary.</param>
    public int AddStream(byte[] content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(content);
        }

        _objects.Add([.. Encoding.Latin1.GetBytes($"<</Length {packed.Length}/Filter/FlateDecode{entries}>>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>Any text, as PDF has it outside pages.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public byte[] Finish(int catalog, int about)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        var places = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(_objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Length;
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}"
            + $"trailer\n<</Size {_objects.Count + 1}/Root {catalog} 0 R/Info {about} 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
