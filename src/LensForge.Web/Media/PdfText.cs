using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using LensForge.Domain;
using LensForge.Domain.Screenplays.Paper;

namespace LensForge.Web.Media;

/// <summary>
/// The words of a PDF and where they stand, from poppler's pdftotext: a process of its own, held to a gibibyte of memory and half a
/// minute of processor time, whatever the file makes it do.
/// </summary>
public static class PdfText
{
    private const int MemoryInKib = 1024 * 1024, Seconds = 30, MostSheets = 1500;
    private const long MostText = 64 * 1024 * 1024;

    public static bool Is(string fileName, ReadOnlySpan<byte> content) => content.StartsWith("%PDF-"u8) || fileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <param name="sheets">Told the number of sheets read so far.</param>
    /// <exception cref="RefusedException">It cannot be read; the message says why and what to do.</exception>
    public static async Task<IReadOnlyList<PrintedSheet>> ReadAsync(byte[] content, IProgress<int>? sheets, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lensforge-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "script.pdf");
            await File.WriteAllBytesAsync(path, content, stop);
            return await RunAsync(path, sheets, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<PrintedSheet>> RunAsync(string path, IProgress<int>? sheets, CancellationToken stop)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])["-c", $"ulimit -v {MemoryInKib} -t {Seconds}; exec pdftotext -bbox -enc UTF-8 -l {MostSheets} \"$1\" -", "sh", path]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new RefusedException("PDFs cannot be read here: pdftotext did not start.");
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(2 * Seconds));
        try
        {
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            var text = await ReadToEndAsync(process.StandardOutput, sheets, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var problem = await said;
            if (process.ExitCode == 0) return Sheets(text);
            throw new RefusedException(
                process.ExitCode == 127 ? "PDFs cannot be read here: pdftotext is missing. Install poppler-utils."
                : problem.Contains("assword", StringComparison.Ordinal) ? "The PDF is locked with a password: save it without one."
                : process.ExitCode > 128 ? "The PDF takes too long or too much memory to read: print it to PDF anew."
                : "The PDF is damaged and cannot be read: print it to PDF anew.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RefusedException("The PDF takes too long to read: print it to PDF anew.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> ReadToEndAsync(StreamReader output, IProgress<int>? sheets, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        var seen = 0;
        for (int read; (read = await output.ReadAsync(buffer, stop)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostText) throw new RefusedException("The PDF holds far more text than a script has: is it a script?");
            seen += buffer.AsSpan(0, read).Count("<page ");
            sheets?.Report(seen);
        }

        return text.ToString();
    }

    private static List<PrintedSheet> Sheets(string text)
    {
        var sheets = new List<PrintedSheet>();
        List<PrintedWord> words = [];
        using var xml = XmlReader.Create(new StringReader(Legal(text)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false });
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "page") sheets.Add(new(Number("width"), Number("height"), words = []));
                else if (xml.LocalName == "word") words.Add(new("", Number("xMin"), Number("yMin"), Number("xMax"), Number("yMax")) { Text = WithoutLigatures(xml.ReadElementContentAsString()) });
            }
        }
        catch (XmlException)
        {
            throw new RefusedException("The PDF's text cannot be understood: print it to PDF anew.");
        }

        return sheets;

        double Number(string name) => double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
    }

    private static string WithoutLigatures(string word) => word.AsSpan().IndexOfAnyInRange('\uFB00', '\uFB06') < 0
        ? word : string.Concat(word.Select(letter => letter is >= '\uFB00' and <= '\uFB06' ? letter.ToString().Normalize(NormalizationForm.FormKC) : letter.ToString()));

    // Fonts with odd maps bring control characters into the text; XML has no place for them.
    private static string Legal(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u0008') < 0 && text.AsSpan().IndexOfAnyInRange('\u000B', '\u001F') < 0
        ? text : string.Concat(text.Where(unit => unit is '\t' or '\n' or '\r' || unit >= ' '));
}
